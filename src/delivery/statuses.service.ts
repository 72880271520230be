import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import type { Day } from '../shared/day';
import { Problem } from '../shared/problem';
import { faultInEnglish, faultInSwedish, readStatusFile, type RowFault } from './status-file';
import { judgeStatuses } from './status-judging';
import { StatusesRepository } from './statuses.repository';

/** A file of statuses, who sends it and when. */
export interface StatusOrder {
  readonly content: string;
  readonly toldBy: string;
  readonly today: Day;
}

/** What came of a file. */
export interface StatusResult {
  readonly id: string;
  readonly recorded: number;
  readonly unchanged: number;
}

/** Takes in what offices tell of invoices: all of a file or nothing of it. */
@Injectable()
export class StatusesService {
  constructor(private readonly doorway: Doorway, private readonly statuses: StatusesRepository) {}

  /** Throws Problem `statuses-refused` with a breach for each row that is wrong; the same file again records nothing and is no fault. */
  async take(party: ActingParty, { content, toldBy, today }: StatusOrder): Promise<StatusResult> {
    const { told, faults } = readStatusFile(content);
    refuse(faults);
    return this.doorway.asSystem(async (em) => {
      await this.statuses.takeTurn(em);
      const invoices = await this.doorway.asParty(party, (own) => this.statuses.standing(own, told.map(({ number }) => number)));
      const judged = judgeStatuses(told, invoices, today);
      refuse(judged.faults);
      const { fresh, unchanged } = judged;
      const id = await this.doorway.asSystem((own) => this.statuses.record(own, {
        organisationId: party.organisationId, toldBy, sha256: createHash('sha256').update(content).digest('hex'), recorded: fresh.length, unchanged,
      }, fresh));
      return { id, recorded: fresh.length, unchanged };
    });
  }
}

/** The sentences for people go along, so that a page can tell each row as well. */
function refuse(faults: readonly RowFault[]): void {
  if (faults.length === 0) return;
  const breaches = faults.map((fault) => ({ code: fault.code, detail: faultInEnglish(fault) }));
  throw new StatusesRefused(breaches, faults.map(faultInSwedish));
}

/** Nothing was recorded; `sentences` says why in Swedish, row by row. */
export class StatusesRefused extends Problem {
  constructor(breaches: Problem['breaches'], readonly sentences: readonly string[]) {
    super('statuses-refused', 'refused', `Nothing was recorded: ${breaches.length} of the rows cannot be.`, breaches);
  }
}
