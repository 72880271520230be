import { Injectable } from '@nestjs/common';
import type { Objective } from '../allocator/solution';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { Problem } from '../shared/problem';
import type { VisibleRun } from './comparisons.repository';
import { ComparisonsRepository } from './comparisons.repository';
import type { Change, ComparedRun, RunSums } from './run-comparison';
import { compareRuns } from './run-comparison';
import { RunInputs } from './run-inputs.service';

/** One of two runs that are compared. */
export interface RunSide extends Pick<VisibleRun, 'id' | 'number' | 'seed' | 'state'> {
  /** Of the party's own students. */
  readonly sums: RunSums;
  /** Of the whole run, where it is the party's own. */
  readonly objective?: Objective;
}

/** Two runs of a term, as a party may see them. */
export interface RunComparison {
  readonly term: string;
  readonly before: RunSide;
  readonly after: RunSide;
  readonly changes: readonly Change[];
}

const missing = (id: string): Problem => new Problem('not-found', 'missing', `There is no allocation run "${id.slice(0, 60)}".`);

/** Compares runs from what was kept with them. A party learns of the students that it may read, and of nobody else. */
@Injectable()
export class ComparisonService {
  constructor(private readonly doorway: Doorway, private readonly runs: ComparisonsRepository, private readonly inputs: RunInputs) {}

  /** What the one run does otherwise than the other, which counts as the earlier. */
  async compare(party: ActingParty, afterId: string, beforeId: string): Promise<RunComparison> {
    const after = await this.visible(party, afterId);
    const before = await this.visible(party, beforeId);
    if (after.term !== before.term) throw new Problem('other-term', 'refused', `The runs are of ${after.term} and ${before.term}; compare runs of one term.`);
    const [second, first] = [await this.solved(after), await this.solved(before)];
    const enrolmentIds = [...new Set([...first.picture.enrolments, ...second.picture.enrolments].map(({ id }) => id))];
    const shown = await this.doorway.asParty(party, (em) => this.runs.shown(em, enrolmentIds));
    const { changes, ...sums } = compareRuns(first, second, (id) => shown.has(id));
    return { term: after.term, before: sideOf(party, before, sums.before, first), after: sideOf(party, after, sums.after, second), changes };
  }

  /** The same by the numbers of the term's runs. */
  async compareNumbers(party: ActingParty, term: string, after: string, before: string): Promise<RunComparison> {
    const [afterId, beforeId] = [await this.idOf(party, term, after), await this.idOf(party, term, before)];
    return this.compare(party, afterId, beforeId);
  }

  private async idOf(party: ActingParty, term: string, number: string): Promise<string> {
    const id = await this.doorway.asParty(party, (em) => this.runs.idOf(em, term, number));
    if (id === undefined) throw missing(number);
    return id;
  }

  private async visible(party: ActingParty, id: string): Promise<VisibleRun> {
    const run = await this.doorway.asParty(party, (em) => this.runs.visible(em, id));
    if (!run) throw missing(id);
    return run;
  }

  private async solved({ id, number, state }: VisibleRun): Promise<ComparedRun> {
    const proposal = await this.doorway.asSystem((em) => this.runs.proposal(em, id));
    if (!proposal) throw new Problem('run-unsolved', 'refused', `The run ${number} is ${state}; only runs that have been solved can be compared.`);
    const picture = await this.inputs.kept(id);
    if (!picture) throw new Problem('input-missing', 'refused', `What the run ${number} was solved from was not kept; it is older than that. Allocate again.`);
    return { picture, proposal };
  }
}

const sideOf = ({ organisationId }: ActingParty, { id, number, seed, state, universityId }: VisibleRun, sums: RunSums, { proposal }: ComparedRun): RunSide => ({
  id, number, seed, state, sums, ...(universityId === organisationId && { objective: proposal.objective }),
});
