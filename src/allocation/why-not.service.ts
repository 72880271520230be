import { Injectable } from '@nestjs/common';
import type { Acting } from '../platform/database/acting';
import { actingAs } from '../platform/database/acting';
import { Doorway } from '../platform/database/doorway';
import { Problem } from '../shared/problem';
import { AllocationRepository } from './allocation.repository';
import { AskingService } from './asking.service';
import { RunInputs } from './run-inputs.service';
import type { WhyNot } from './why-not';
import { WhyNotRepository, type WhyNotCodes } from './why-not.repository';

const SECONDS = 60;

/** Why a student's block is not at a unit, by the latest published run. */
@Injectable()
export class WhyNotService {
  constructor(
    private readonly doorway: Doorway,
    private readonly repository: WhyNotRepository,
    private readonly runs: AllocationRepository,
    private readonly inputs: RunInputs,
    private readonly thread: AskingService,
  ) {}

  /** Coordinators ask about their own students, a student about herself; the answer tells of others by tier alone. */
  async answer(codes: WhyNotCodes, acting: Acting): Promise<WhyNot> {
    const subject = await actingAs(this.doorway, acting, (em) => this.repository.subject(em, codes));
    if (!subject) throw new Problem('not-found', 'missing', `There is no block ${codes.requirement} of ${codes.course} in ${codes.term} for ${codes.student}, or no unit ${codes.unit}.`);
    const run = await this.doorway.asSystem((em) => this.repository.latestRun(em, subject));
    const picture = run && (await this.inputs.kept(run.id));
    const before = run && (await this.doorway.asSystem((em) => this.runs.proposal(em, run.id)));
    if (!run || !picture || !before) throw new Problem('run-unpublished', 'refused', `No allocation of ${codes.term} has been published; allocate and publish first.`);
    const answer = await this.thread.ask<WhyNot | undefined>({ kind: 'why-not', before: { placements: before.placements, ...(before.evened && { evened: before.evened }) }, about: subject }, picture, { seed: run.seed, seconds: SECONDS });
    if (!answer) throw new Problem('not-allocated', 'refused', `The block was no part of the latest allocation of ${codes.term}; it was booked by hand or came later. Allocate again.`);
    return answer;
  }
}
