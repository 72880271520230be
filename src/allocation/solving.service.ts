import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Doorway } from '../platform/database/doorway';
import { Problem } from '../shared/problem';
import { Lease } from './lease';
import { RunInputs } from './run-inputs.service';
import { SharingService } from './sharing.service';
import type { SolvedRun } from './solve-rounds';
import { SolverService } from './solver.service';
import type { SolveWishes } from './solver.service';
import type { TakenRun } from './solving.repository';
import { SolvingRepository } from './solving.repository';

/** Milliseconds between two looks at a run that somebody else solves. */
const LOOK_MS = 500;

/** Has shares of a run solved by other workers; ends once they are, or throws to be called again then. */
export type ShareOut = (shares: readonly number[]) => Promise<void>;

/** How a run is solved. */
export interface RunWishes extends Omit<SolveWishes, 'seed' | 'found'> {
  /** Alone unless told. */
  readonly shareOut?: ShareOut;
}

/** Takes runs up, has them solved in a thread, and writes what came of it, if the run still is theirs. */
@Injectable()
export class SolvingService {
  constructor(
    private readonly doorway: Doorway,
    private readonly runs: SolvingRepository,
    private readonly inputs: RunInputs,
    private readonly solver: SolverService,
    private readonly sharing: SharingService,
  ) {}

  /** Solves a run; one that is solved already is left as it is, and one that somebody else solves is waited for. */
  async solve(runId: string, { shareOut, ...wishes }: RunWishes = {}): Promise<void> {
    for (;;) {
      const run = await this.takeUp(runId);
      if (!run) return;
      const shares = await this.solved(run, wishes, shareOut !== undefined);
      if (shares.length === 0) return;
      await shareOut?.(shares);
    }
  }

  /** Solves the run, unless others are to solve shares of it first: then the run is let go, and these are told. */
  private async solved(run: TakenRun, wishes: Omit<RunWishes, 'shareOut'>, mayShare: boolean): Promise<readonly number[]> {
    const lease = new Lease((progress) => this.doorway.asSystem((em) => this.runs.beat(em, run, progress)), wishes);
    if (run.cancelled) lease.stop();
    try {
      const picture = await this.inputs.of(run);
      const shares = mayShare ? await this.sharing.waiting(run, picture) : [];
      if (shares.length > 0) {
        await this.doorway.asSystem((em) => this.runs.letGo(em, run));
        return shares;
      }
      const found = await this.sharing.found(run);
      await this.finish(run, await this.solver.solve(picture, { ...wishes, found, seed: run.seed, signal: lease.signal, onProgress: lease.heard }));
      return [];
    } catch (error) {
      const failure = error instanceof Error ? error.message : String(error);
      await this.doorway.asSystem((em) => this.runs.fail(em, run, failure));
      throw error;
    } finally {
      lease.end();
    }
  }

  private async finish(run: TakenRun, solved: SolvedRun): Promise<void> {
    const isOurs = await this.doorway.asSystem((em) => this.runs.finish(em, run, solved));
    if (!isOurs) throw new Problem('run-taken-over', 'conflict', `Another worker has taken over the run ${run.id}; its result counts.`);
  }

  /** Undefined once the run is solved, by whomever. */
  private async takeUp(runId: string): Promise<TakenRun | undefined> {
    for (;;) {
      const taken = await this.doorway.asSystem((em) => this.runs.takeUp(em, runId));
      if (taken) return taken;
      const state = await this.doorway.asSystem((em) => this.runs.stateOf(em, runId));
      if (state === undefined) throw new Problem('not-found', 'missing', `There is no allocation run "${runId.slice(0, 60)}".`);
      if (state === 'solved' || state === 'published') return undefined;
      await sleep(LOOK_MS);
    }
  }
}
