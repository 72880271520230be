import { Injectable } from '@nestjs/common';
import { Doorway } from '../platform/database/doorway';
import { Writing } from '../platform/database/writing';
import type { Breach } from '../shared/problem';
import { StandingRepository } from './standing.repository';
import { breachesOfTerm, daysOf, type NewTerm } from './term';
import { DayExceptionEntity, TermEntity } from './term.entity';

const roles = ['admin'];

/** Terms and the days that differ, which all share. */
@Injectable()
export class TermsService {
  readonly terms: Writing<TermEntity, NewTerm>;
  readonly dayExceptions: Writing<DayExceptionEntity, Pick<DayExceptionEntity, 'day' | 'kind' | 'name'>>;

  constructor(private readonly doorway: Doorway, private readonly standing: StandingRepository) {
    this.terms = new Writing(doorway, TermEntity, {
      noun: 'term', roles, unique: [['code']], derived: daysOf,
      breaches: async (row, _em, before) => [...breachesOfTerm(row), ...(before ? await this.outside(row) : [])],
    });
    this.dayExceptions = new Writing(doorway, DayExceptionEntity, { noun: 'day exception', roles, unique: [['day']] });
  }

  /** Placements of all parties count, also those that the party does not see. */
  private async outside({ id, firstWeek, lastWeek, firstDay, lastDay }: TermEntity): Promise<Breach[]> {
    const count = await this.doorway.asSystem((em) => this.standing.bookingsOutside(em, id, firstDay, lastDay));
    if (count === 0) return [];
    return [{ code: 'bookings-outside', detail: `firstWeek, lastWeek: ${count} placements lie outside ${firstWeek} to ${lastWeek}; keep their weeks in the term` }];
  }
}
