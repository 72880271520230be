import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';
import type { StandingDay, WeekPlacement } from './unit-week';

/** A unit whose days are told. */
export interface AttendedUnit {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly town: string;
  readonly organisation: string;
}

type Told = Omit<StandingDay, 'reasonKind' | 'hours' | 'visits' | 'madeUpFor'> & { [F in 'reasonKind' | 'hours' | 'visits' | 'madeUpFor']: StandingDay[F] | null };

const units = `
  SELECT u.id, u.code, u.name, t.name AS town, o.name AS organisation FROM units u JOIN towns t ON t.id = u.town_id JOIN organisations o ON o.id = u.organisation_id
  WHERE u.organisation_id = $1 AND ($2::uuid IS NULL OR u.id = $2) ORDER BY u.name`;

const paidBy = (unit: string): string => `EXISTS (SELECT FROM legs l JOIN rates x ON x.leg_id = coalesce(l.rates_from_leg_id, l.id)
  WHERE l.agreement_id = b.agreement_id AND l.kind = 'teaching' AND x.unit = '${unit}' AND x.valid && b.period)`;

const placements = `
  SELECT b.id, b.code::int AS number, b.student_id AS "studentId", b.unit_id AS "unitId", b.state, b.first_day::text AS "firstDay", b.last_day::text AS "lastDay", r.days,
    r.days_per_week AS "daysPerWeek", off_weekdays(r.weekdays, e.home_days) AS "offDays", s.code AS student, v.name AS university, c.name AS course, b.group_label AS "group",
    ${paidBy('hour')} AS "paidByHour", ${paidBy('visit')} AS "paidByVisit", d.attended
  FROM bookings b JOIN students s ON s.id = b.student_id JOIN organisations v ON v.id = s.university_id JOIN requirements r ON r.id = b.requirement_id
    JOIN courses c ON c.id = r.course_id JOIN enrolments e ON e.id = b.enrolment_id
    LEFT JOIN LATERAL (SELECT coalesce(jsonb_agg(jsonb_build_object('day', a.day, 'status', a.status, 'halfDays', a.half_days, 'reasonKind', a.reason_kind, 'hours', a.hours,
        'visits', a.visits, 'madeUpFor', a.made_up_for, 'certified', a.certified_on IS NOT NULL, 'countersigned', a.countersigned_on IS NOT NULL) ORDER BY a.day), '[]') AS attended
      FROM attendance_days a WHERE a.booking_id = b.id AND a.current) d ON true
  WHERE b.id = ANY ($1) ORDER BY c.name, b.group_label, s.code`;

const standing = `
  SELECT b.id FROM bookings b WHERE b.unit_id = ANY ($1) AND b.first_day <= $2 AND b.state IN ('confirmed', 'published', 'started', 'completed', 'interrupted')
    AND (b.last_day >= $2::date - 200 OR EXISTS (SELECT FROM attendance_days a WHERE a.booking_id = b.id AND a.current AND a.countersigned_on IS NULL))`;

const told = ({ reasonKind, hours, visits, madeUpFor, ...day }: Told): StandingDay =>
  ({ ...day, reasonKind: reasonKind ?? undefined, hours: hours ?? undefined, visits: visits ?? undefined, madeUpFor: madeUpFor ?? undefined });

/** What the staff of units tell the days of their students by. */
@Injectable()
export class UnitWeekRepository {
  /** The organisation's own units; one, where the person answers for one. */
  units = (em: EntityManager, organisationId: string, onlyUnitId: string | undefined): Promise<AttendedUnit[]> => em.query(units, [organisationId, onlyUnitId ?? null]);

  /** Placements of the units that have begun by the day and are not long past, as far as the party sees them. */
  async begun(em: EntityManager, unitIds: readonly string[], today: Day): Promise<string[]> {
    const rows = await em.query<{ id: string }[]>(standing, [unitIds, today]);
    return rows.map(({ id }) => id);
  }

  /** The placements with their days; for whoever has seen that they are the party's. */
  async placements(em: EntityManager, ids: readonly string[]): Promise<WeekPlacement[]> {
    const rows = await em.query<(Omit<WeekPlacement, 'attended'> & { attended: Told[] })[]>(placements, [ids]);
    return rows.map(({ attended, ...placement }) => ({ ...placement, attended: attended.map(told) }));
  }
}
