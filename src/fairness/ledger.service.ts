import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Roads } from '../organisations/roads';
import { wishMet } from './burden';
import { LedgerRepository } from './ledger.repository';
import type { NewLine, StandingBlock } from './ledger.repository';
import type { TurnLine } from './turn-line';
import { TurnsRepository } from './turns.repository';

/** Keeps the ledger: what stands in the bookings, written anew as often as one likes. */
@Injectable()
export class LedgerService {
  constructor(private readonly repository: LedgerRepository, private readonly turns: TurnsRepository) {}

  /** Writes a term's lines from its bookings, of one university's students where one is named; the same bookings give the same lines. */
  async write(em: EntityManager, termId: string, universityId: string | null): Promise<void> {
    const blocks = await this.repository.standing(em, termId, universityId);
    const roads = new Roads(await this.repository.ways(em));
    await this.repository.replace(em, termId, universityId, blocks.map((block) => lineOf(block, roads)));
  }

  /** Publishes whose turn it was in a run. */
  writeTurns(em: EntityManager, runId: string, turns: readonly TurnLine[]): Promise<void> {
    return this.turns.insert(em, runId, turns);
  }

  /** Writes the earlier terms of everybody in this one anew, so that what has changed since they were published counts. */
  async bringUpTo(em: EntityManager, term: { readonly id: string; readonly firstDay: string }, universityId: string | null): Promise<void> {
    for (const termId of await this.repository.termsBefore(em, term, universityId)) await this.write(em, termId, universityId);
  }
}

function lineOf({ enrolmentId, requirementId, studentId, studyTownId, weeks, daysPerWeek, unit, wishes }: StandingBlock, roads: Roads): NewLine {
  const km = unit ? roads.km(studyTownId, unit.townId) : 0;
  const met = unit ? wishMet(wishes, unit) : null;
  return { enrolmentId, requirementId, studentId, unitId: unit?.id ?? null, placed: unit !== null, km, weeks, daysPerWeek, wishes: wishes.length, wishMet: met };
}
