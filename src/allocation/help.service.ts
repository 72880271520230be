import { Injectable } from '@nestjs/common';
import type { Acting } from '../platform/database/acting';
import { actingAs } from '../platform/database/acting';
import { Doorway } from '../platform/database/doorway';
import { requireRole } from '../platform/database/require-role';
import { Problem } from '../shared/problem';
import { AllocationRepository, type RunRow } from './allocation.repository';
import { AskingService } from './asking.service';
import type { HelpMove, RunHelp } from './help';
import { HelpRepository } from './help.repository';
import { RunInputs } from './run-inputs.service';

/** A move, with the student's code where the caller may see her. */
type ShownMove = HelpMove & { readonly student?: string };

/** What would help, as it is shown. */
export interface ShownHelp extends Omit<RunHelp, 'proposals'> {
  readonly proposals: readonly (Omit<RunHelp['proposals'][number], 'effect'> & { readonly unplacedBefore: number; readonly unplacedAfter: number; readonly moved: readonly ShownMove[] })[];
}

/** Seconds that a search for help may take in all. */
const SECONDS = 60;

/** What would help a run that left somebody without a place. */
@Injectable()
export class HelpService {
  constructor(
    private readonly doorway: Doorway,
    private readonly runs: AllocationRepository,
    private readonly inputs: RunInputs,
    private readonly repository: HelpRepository,
    private readonly thread: AskingService,
  ) {}

  /** Works it out from what the run was solved from, confirms each proposal by solving again, and keeps the answer. */
  async workOut(runId: string, acting: Acting): Promise<ShownHelp> {
    requireRole(acting, ['coordinator'], 'ask what would help');
    const run = await this.visible(runId, acting);
    const before = await this.doorway.asSystem((em) => this.runs.proposal(em, runId));
    const picture = await this.inputs.kept(runId);
    if (!before || !picture) throw new Problem('run-unsolved', 'refused', `The run ${run.number} is ${run.state}; what would help can be told of a run that is solved.`);
    const { placements, reserves } = before;
    const help = await this.thread.ask<RunHelp>({ kind: 'help', before: { placements, reserves } }, picture, { seed: run.seed, seconds: SECONDS });
    await this.doorway.asSystem((em) => this.repository.keep(em, runId, help));
    return this.shown(help, acting);
  }

  /** As it was last worked out; undefined where nobody has asked. */
  async known(runId: string, acting: Acting): Promise<ShownHelp | undefined> {
    await this.visible(runId, acting);
    const help = await actingAs(this.doorway, acting, (em) => this.repository.find(em, runId));
    return help && this.shown(help, acting);
  }

  private async shown(help: RunHelp, acting: Acting): Promise<ShownHelp> {
    const ids = help.proposals.flatMap(({ effect }) => effect.moved.map(({ enrolmentId }) => enrolmentId));
    const students = await actingAs(this.doorway, acting, (em) => this.repository.students(em, [...new Set(ids)]));
    const named = (move: HelpMove): ShownMove => {
      const student = students.get(move.enrolmentId);
      return student === undefined ? move : { ...move, student };
    };
    return { ...help, proposals: help.proposals.map(({ effect, ...proposal }) => ({ ...proposal, ...effect, moved: effect.moved.map(named) })) };
  }

  private async visible(runId: string, acting: Acting): Promise<RunRow> {
    const run = await actingAs(this.doorway, acting, (em) => this.runs.find(em, runId));
    if (!run) throw new Problem('not-found', 'missing', `There is no allocation run "${runId.slice(0, 60)}".`);
    return run;
  }
}
