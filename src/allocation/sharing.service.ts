import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Doorway } from '../platform/database/doorway';
import { Problem } from '../shared/problem';
import { Lease } from './lease';
import { RunInputs } from './run-inputs.service';
import type { SolvedPart } from './shares';
import { isLarge } from './shares';
import type { TakenShare } from './shares.repository';
import { SharesRepository } from './shares.repository';
import { SolverService } from './solver.service';
import type { TakenRun } from './solving.repository';
import type { TermPicture } from './term-picture';

/** How often a share is taken up before it is left to whoever ends the run. */
const MOST_TRIES = 5;
/** Milliseconds between two looks at a share that somebody else solves. */
const LOOK_MS = 500;

/** Lets several workers solve a large run side by side: each a share of its parts, from the same input. */
@Injectable()
export class SharingService {
  constructor(
    private readonly doorway: Doorway,
    private readonly repository: SharesRepository,
    private readonly inputs: RunInputs,
    private readonly solver: SolverService,
  ) {}

  /** Shares of the run that wait for a worker, found out when first asked for; none where nothing is to be gained by it. */
  async waiting(run: TakenRun, picture: TermPicture): Promise<number[]> {
    if (run.cancelled || !isLarge(picture)) return [];
    const known = await this.doorway.asSystem((em) => this.repository.states(em, run.id));
    if (known.length === 0) {
      const shares = await this.solver.shares(picture, run.seed);
      await this.doorway.asSystem((em) => this.repository.keep(em, run.id, shares));
      return shares.map((_, share) => share);
    }
    return known.filter(({ state, token }) => state !== 'solved' && token < MOST_TRIES).map(({ share }) => share);
  }

  /** What the workers have found. */
  found(run: TakenRun): Promise<SolvedPart[]> {
    return this.doorway.asSystem((em) => this.repository.found(em, run.id));
  }

  /** Solves one share; one that is solved already is left as it is, and one that somebody else solves is waited for. */
  async solveShare(runId: string, share: number): Promise<void> {
    const taken = await this.takeUp(runId, share);
    if (!taken) return;
    const lease = new Lease((progress) => this.doorway.asSystem((em) => this.repository.beat(em, taken, progress)), {});
    try {
      const parts = taken.cancelled ? [] : await this.partsOf(taken, lease);
      const isOurs = await this.doorway.asSystem((em) => this.repository.finish(em, taken, parts));
      if (!isOurs) throw new Problem('share-taken-over', 'conflict', `Another worker has taken over share ${share} of the run ${runId}; its result counts.`);
    } finally {
      lease.end();
    }
  }

  private async partsOf({ runId, termId, universityId, share, seed }: TakenShare, lease: Lease): Promise<SolvedPart[]> {
    const picture = await this.inputs.of({ id: runId, termId, universityId });
    return this.solver.solveShare(picture, share, { seed, signal: lease.signal, onProgress: lease.heard });
  }

  private async takeUp(runId: string, share: number): Promise<TakenShare | undefined> {
    for (;;) {
      const taken = await this.doorway.asSystem((em) => this.repository.takeUp(em, runId, share));
      if (taken) return taken;
      if (!(await this.doorway.asSystem((em) => this.repository.isWanted(em, runId, share)))) return undefined;
      await sleep(LOOK_MS);
    }
  }
}
