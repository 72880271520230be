import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { NewNotice } from '../notices/notice';
import { NoticesRepository } from '../notices/notices.repository';
import type { Day } from '../shared/day';
import { weeksSwedish } from '../shared/swedish';
import { weekOf } from '../shared/week';
import type { BookingState } from './booking-state';

/** A booking that has taken another's place. */
interface Move {
  readonly id: string;
  readonly studentId: string;
  readonly number: number;
  readonly unitName: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly formerId: string;
  readonly formerNumber: number;
  readonly formerUnitId: string;
  readonly formerUnit: string;
  readonly formerUnitName: string;
  readonly formerHostId: string;
  readonly formerFirstDay: Day;
  readonly formerLastDay: Day;
  /** Where the former stood until it was given up. */
  readonly formerState: BookingState | null;
}

const moves = `
  SELECT n.id, n.student_id AS "studentId", n.code::int AS number, v.name AS "unitName", n.first_day::text AS "firstDay", n.last_day::text AS "lastDay",
    o.id AS "formerId", o.code::int AS "formerNumber", u.id AS "formerUnitId", u.code AS "formerUnit", u.name AS "formerUnitName", u.organisation_id AS "formerHostId",
    o.first_day::text AS "formerFirstDay", o.last_day::text AS "formerLastDay",
    (SELECT e.from_state FROM booking_events e WHERE e.booking_id = o.id AND e.to_state = 'replaced' ORDER BY e.id DESC LIMIT 1) AS "formerState"
  FROM bookings n JOIN units v ON v.id = n.unit_id JOIN bookings o ON o.id = n.replaces_id JOIN units u ON u.id = o.unit_id
  WHERE n.id = ANY ($1) ORDER BY n.code`;

const weeksIn = (firstDay: Day, lastDay: Day): string => weeksSwedish(weekOf(firstDay), weekOf(lastDay));

/** The host that was asked before learns that she does not come then; a student who knew of her placement, where she goes instead. */
function noticesOf(move: Move): NewNotice[] {
  const former = `${move.formerUnitName} ${weeksIn(move.formerFirstDay, move.formerLastDay)}`;
  const toHost: NewNotice = {
    key: `moved ${move.id} host`, kind: 'placement-moved', sentence: `Placering ${move.formerNumber} på ${former} är flyttad. Studenten kommer inte då.`,
    to: { organisationId: move.formerHostId, unitId: move.formerUnitId }, bookingId: move.formerId, link: `/enheter/${encodeURIComponent(move.formerUnit)}/kapacitet`,
  };
  if (move.formerState !== 'published') return move.formerState === 'requested' ? [] : [toHost];
  return [toHost, {
    key: `moved ${move.id} student`, kind: 'placement-moved', bookingId: move.id, to: { studentId: move.studentId }, link: '/min-placering',
    sentence: `Din placering på ${former} är flyttad till ${move.unitName} ${weeksIn(move.firstDay, move.lastDay)}. Enheten tillfrågas, och du får besked.`,
  }];
}

/** Tells those concerned of bookings that take another's place. */
@Injectable()
export class MovesRepository {
  private readonly notices = new NoticesRepository();

  /** Within the transaction that made them; of bookings that replace none nothing is told. */
  async tell(em: EntityManager, bookingIds: readonly string[]): Promise<void> {
    const notices = (await em.query<Move[]>(moves, [bookingIds])).flatMap(noticesOf);
    if (notices.length > 0) await this.notices.add(em, notices);
  }
}
