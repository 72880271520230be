import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Addressee, NewNotice } from '../notices/notice';
import { NoticesRepository } from '../notices/notices.repository';
import type { Day } from '../shared/day';
import { weeksSwedish } from '../shared/swedish';
import { weekOf } from '../shared/week';
import type { BookingState, Side } from './booking-state';

/** A step that somebody has taken with a booking. */
export interface TakenStep {
  readonly bookingId: string;
  readonly from: BookingState;
  readonly to: BookingState;
  readonly side: Side;
}

interface Placement {
  readonly number: number;
  readonly studentId: string;
  readonly universityId: string;
  readonly hostId: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
}

const placements = `
  SELECT b.code::int AS number, b.student_id AS "studentId", s.university_id AS "universityId", u.organisation_id AS "hostId",
    u.id AS "unitId", u.name AS "unitName", b.first_day::text AS "firstDay", b.last_day::text AS "lastDay"
  FROM bookings b JOIN students s ON s.id = b.student_id JOIN units u ON u.id = b.unit_id WHERE b.id = $1`;

const ended: Partial<Record<BookingState, string>> = { cancelled: 'är inställd', withdrawn: 'är återtagen', interrupted: 'är avbruten' };

/** What was only asked for or offered is told of by those who asked and offered. */
const agreed: ReadonlySet<BookingState> = new Set(['held', 'confirmed', 'published', 'started']);
const knownToStudent: ReadonlySet<BookingState> = new Set(['published', 'started']);

/** The other side learns of an end that it did not make, and a student of what she has come to know; the reason stands in the history. */
function noticesOf(step: TakenStep, placement: Placement): NewNotice[] {
  const where = `på ${placement.unitName} ${weeksSwedish(weekOf(placement.firstDay), weekOf(placement.lastDay))}`;
  const told = (kind: string, to: Addressee, sentence: string, link: string): NewNotice => (
    { key: `${kind} ${step.bookingId} ${step.to} ${Object.values(to).join(' ')}`, kind, to, sentence, link, bookingId: step.bookingId }
  );
  const toStudent = (kind: string, fate: string): NewNotice => told(kind, { studentId: placement.studentId }, `Din placering ${where} ${fate}.`, '/min-placering');
  if (step.to === 'published') return [toStudent('placement-published', 'är klar')];
  const fate = ended[step.to];
  if (fate === undefined || !agreed.has(step.from)) return [];
  const toSide = (to: Addressee): NewNotice =>
    told('placement-ended', to, `Placering ${placement.number} ${where} ${fate}. Skälet står i dess historik.`, `/placeringar/${placement.number}`);
  return [
    ...(step.side === 'host' ? [] : [toSide({ organisationId: placement.hostId, unitId: placement.unitId })]),
    ...(step.side === 'university' ? [] : [toSide({ organisationId: placement.universityId })]),
    ...(step.side !== 'student' && knownToStudent.has(step.from) ? [toStudent('placement-ended', fate)] : []),
  ];
}

/** Tells those concerned when a placement is published, or has come to an end that they did not make. */
@Injectable()
export class EndingsRepository {
  private readonly notices = new NoticesRepository();

  /** Within the transaction that takes the step. */
  async tell(em: EntityManager, step: TakenStep): Promise<void> {
    const [placement] = await em.query<Placement[]>(placements, [step.bookingId]);
    const notices = placement ? noticesOf(step, placement) : [];
    if (notices.length > 0) await this.notices.add(em, notices);
  }
}
