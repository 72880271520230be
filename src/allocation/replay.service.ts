import { Injectable } from '@nestjs/common';
import { Doorway } from '../platform/database/doorway';
import { Problem } from '../shared/problem';
import { proposalSha256 } from './proposal-text';
import type { ReplayableRun } from './replays.repository';
import { ReplaysRepository } from './replays.repository';
import { ENGINE_VERSION } from './run';
import { RunInputs } from './run-inputs.service';
import { SolverService } from './solver.service';
import type { SolveWishes } from './solver.service';
import type { Proposal, SolvedRun } from './solve-rounds';

/** A run solved once more from what was kept with it, beside what it came to then. */
export interface Replay {
  readonly run: Omit<ReplayableRun, 'proposal'>;
  readonly then: Outcome;
  readonly now: Outcome;
  /** Whether the proposals are the same, byte for byte. */
  readonly isSame: boolean;
}

/** What a search came to, in short. */
export interface Outcome extends Pick<Proposal, 'stopped' | 'objective'> {
  readonly engineVersion: string;
  readonly problemSha256: string;
  readonly proposalSha256: string;
  readonly placed: number;
  readonly reserves: number;
}

/** Solves runs again, to show that nothing but what was kept decided them; changes nothing. */
@Injectable()
export class ReplayService {
  constructor(
    private readonly doorway: Doorway,
    private readonly runs: ReplaysRepository,
    private readonly inputs: RunInputs,
    private readonly solver: SolverService,
  ) {}

  /** By the run's number or id; throws Problem when there is no such run, or nothing to solve it from. */
  async replay(word: string, wishes: Pick<SolveWishes, 'onProgress' | 'signal'> = {}): Promise<Replay> {
    const found = await this.doorway.asSystem((em) => this.runs.find(em, word));
    if (!found) throw new Problem('not-found', 'missing', `There is no allocation run "${word.slice(0, 60)}"; name it by its number or id.`);
    const { proposal, ...run } = found;
    if (!proposal) throw new Problem('run-unsolved', 'refused', `The run ${run.number} is ${run.state}; there is no result that could come out again.`);
    const picture = await this.inputs.kept(run.id);
    if (!picture) throw new Problem('input-missing', 'refused', `What the run ${run.number} was solved from was not kept; it is older than that. Allocate again.`);
    const solved = await this.solver.solve(picture, { ...wishes, seed: run.seed });
    const then = outcomeOf(run.engineVersion, { problemSha256: run.problemSha256 ?? '', proposal });
    const now = outcomeOf(ENGINE_VERSION, solved);
    return { run, then, now, isSame: then.proposalSha256 === now.proposalSha256 };
  }
}

const outcomeOf = (engineVersion: string, { problemSha256, proposal }: Pick<SolvedRun, 'problemSha256' | 'proposal'>): Outcome => ({
  engineVersion, problemSha256, proposalSha256: proposalSha256(proposal), stopped: proposal.stopped, objective: proposal.objective,
  placed: proposal.placements.length, reserves: proposal.reserves.length,
});
