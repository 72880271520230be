import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Doorway } from '../platform/database/doorway';
import { Problem } from '../shared/problem';
import { Lease } from './lease';
import { RunInputs } from './run-inputs.service';
import type { SolvedRun } from './solve-rounds';
import { SolverService } from './solver.service';
import type { SolveWishes } from './solver.service';
import type { TakenRun } from './solving.repository';
import { SolvingRepository } from './solving.repository';

/** Milliseconds between two looks at a run that somebody else solves. */
const LOOK_MS = 500;

/** Takes runs up, has them solved in a thread, and writes what came of it, if the run still is theirs. */
@Injectable()
export class SolvingService {
  constructor(
    private readonly doorway: Doorway,
    private readonly runs: SolvingRepository,
    private readonly inputs: RunInputs,
    private readonly solver: SolverService,
  ) {}

  /** Solves a run; one that is solved already is left as it is, and one that somebody else solves is waited for. */
  async solve(runId: string, wishes: Omit<SolveWishes, 'seed'> = {}): Promise<void> {
    const run = await this.takeUp(runId);
    if (!run) return;
    const lease = new Lease((progress) => this.doorway.asSystem((em) => this.runs.beat(em, run, progress)), wishes);
    if (run.cancelled) lease.stop();
    try {
      const picture = await this.inputs.of(run);
      await this.finish(run, await this.solver.solve(picture, { ...wishes, seed: run.seed, signal: lease.signal, onProgress: lease.heard }));
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
