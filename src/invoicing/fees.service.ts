import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { settlingAgreement } from '../agreements/agreement';
import type { Settlement } from '../agreements/settlement';
import type { SettlementTerms } from '../agreements/settlement-terms';
import type { Day } from '../shared/day';
import { CalendarRepository } from './calendar.repository';
import { cancellationFees, noticeFees, noticeFrom, type FeeRow, type PlacementSpan } from './fee';
import { FeesRepository } from './fees.repository';
import type { RunScope } from './run-scope';
import type { ServiceDay } from './tariff';

/** What is owed though nothing was done, and the days of service it stands for. */
export interface OwedFees {
  readonly rows: readonly FeeRow[];
  readonly days: readonly ServiceDay[];
}

/** Notice after placements that were broken off, and placements that were cancelled too late, by the terms of their day. */
@Injectable()
export class FeesService {
  constructor(private readonly fees: FeesRepository, private readonly calendar: CalendarRepository) {}

  async owed(em: EntityManager, scope: RunScope, settlement: Settlement): Promise<OwedFees> {
    const stopped = await this.fees.stopped(em, scope);
    const exceptions = stopped.length > 0 ? await this.calendar.exceptions(em) : new Map<Day, 'closed' | 'open'>();
    const notices = stopped.map((placement) => {
      const { noticeDays } = termsOf(settlement, placement, noticeFrom(placement));
      return { placement, rows: noticeFees(placement, noticeDays, exceptions) };
    });
    const cancellations = (await this.fees.cancelled(em, scope)).map((placement) =>
      ({ placement, rows: cancellationFees(placement, termsOf(settlement, placement, placement.firstDay)) }));
    const all = [...notices, ...cancellations];
    return { rows: all.flatMap(({ rows }) => rows), days: all.flatMap(({ placement, rows }) => rows.map((row) => serviceDay(placement, row))) };
  }
}

/** The terms of the agreement by which a placement's day is settled. */
const termsOf = (settlement: Settlement, { agreementId }: PlacementSpan, day: Day): SettlementTerms =>
  settlement.termsOn(settlingAgreement(settlement.agreements, agreementId, day).id, day);

const serviceDay = ({ agreementId, termId, termLastDay }: PlacementSpan, { source, day }: FeeRow): ServiceDay =>
  ({ kind: source === 'notice' ? 'teaching' : 'cancellation', agreementId, termId, termLastDay, day });
