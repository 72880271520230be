import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Employment } from '../people/employment';
import { Prepared } from '../platform/database/prepared';
import { addDays, type Day } from '../shared/day';
import type { Asked, Attempt, Standing } from './attempt';
import type { Booking } from './booking';
import type { DaySpan } from './candidate';
import { GroundsRepository, standing } from './grounds.repository';

/** What is to be booked. */
export interface Wanted {
  readonly enrolmentId: string;
  readonly requirementId: string;
  /** Code of the unit. */
  readonly unit: string;
  /** A Monday. */
  readonly firstDay: Day;
  /** Code of the agreement that it is to be under; else the one that comes first. */
  readonly agreement?: string | undefined;
  /** That a university asks for it by hand, whom windows then bind: on a day before, or today. Nothing where nobody does. */
  readonly asked?: { readonly on?: Day } | undefined;
}

/** An attempt, with the ids that a booking needs. */
export interface ReadAttempt extends Attempt {
  /** Quotas that the place counts against, whichever agreement it is booked under. */
  readonly quotas: readonly QuotaOfAgreement[];
  readonly studentId: string;
  readonly universityId: string;
  readonly termId: string;
  readonly courseId: string;
  /** Placed after everybody else. */
  readonly enrolledAbroad: boolean;
}

/** A quota that a place at the unit counts against when it is booked under the agreement. */
interface QuotaOfAgreement {
  readonly id: string;
  readonly agreementId: string;
}

interface Enrolled {
  readonly universityId: string;
  readonly studentId: string;
  readonly courseId: string;
  readonly termId: string;
  readonly siteId: string | null;
  readonly studyTownId: string;
  readonly enrolledAbroad: boolean;
  readonly commuteKm: number | null;
  readonly homeDays: number[];
  readonly course: Attempt['course'];
  readonly programmeId: string;
  readonly programmeName: string;
  readonly code: string;
  readonly firstWeek: string;
  readonly lastWeek: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
}

/** What the database gives of an attempt, read at one moment; lists are there without the enrolment too. */
interface Picture {
  /** Which changes of what changes seldom there have been. */
  readonly standing: string;
  readonly today: Day;
  readonly enrolment: Enrolled | null;
  readonly employments: readonly Employment[];
  readonly holding: readonly (Omit<Standing, 'km'> & { readonly id: string; readonly townId: string })[];
  readonly formerUnits: readonly { readonly id: string }[];
  readonly closures: readonly DaySpan[];
  readonly quotas: readonly QuotaOfAgreement[];
  readonly windows: Asked['windows'];
}

const enrolled = `
  SELECT e.student_id AS "studentId", s.university_id AS "universityId", s.enrolled_abroad AS "enrolledAbroad", e.course_id AS "courseId", e.term_id AS "termId", e.study_site_id AS "siteId",
    s.study_town_id AS "studyTownId", s.commute_km AS "commuteKm", e.home_days AS "homeDays",
    jsonb_build_object('name', c.name, 'awayOverKm', c.away_over_km, 'awayMinWeeks', c.away_min_weeks, 'awayMaxWeeks', c.away_max_weeks) AS course,
    p.id AS "programmeId", p.name AS "programmeName", t.code, t.first_week AS "firstWeek", t.last_week AS "lastWeek",
    t.first_day AS "firstDay", t.last_day AS "lastDay"
  FROM enrolments e JOIN students s ON s.id = e.student_id JOIN courses c ON c.id = e.course_id JOIN curricula k ON k.id = c.curriculum_id
    JOIN programmes p ON p.id = k.programme_id JOIN terms t ON t.id = e.term_id
  WHERE e.id = $1`;

/** The student's bookings of the term and around the days that hold places. */
const holding = `
  SELECT b.id, b.enrolment_id AS "enrolmentId", b.requirement_id AS "requirementId", b.first_day AS "firstDay", b.last_day AS "lastDay",
    u.name AS "unitName", u.town_id AS "townId"
  FROM bookings b JOIN units u ON u.id = b.unit_id
  WHERE b.student_id = (SELECT "studentId" FROM enrolled) AND b.holds_place
    AND b.period && (SELECT daterange(least("firstDay", first_day), greatest("lastDay", last_day), '[]') FROM enrolled, wanted)
  ORDER BY b.first_day`;

/** Units where she has been in the block's specialty in earlier terms. */
const formerUnits = `
  SELECT DISTINCT unit_id AS id FROM bookings
  WHERE student_id = (SELECT "studentId" FROM enrolled) AND specialty = (SELECT specialty FROM wanted)
    AND last_day < (SELECT "firstDay" FROM enrolled) AND state IN ('published', 'started', 'completed') ORDER BY 1`;

/** Quotas that a place at the unit counts against, under any agreement. */
const quotas = `
  SELECT q.id, q.agreement_id AS "agreementId" FROM quotas q, enrolled e, asked u
  WHERE q.agreement_id IN (SELECT agreement_id FROM agreement_programmes WHERE programme_id = e."programmeId") AND q.term_id = e."termId" AND coalesce(q.town_id, u.town_id) = u.town_id
    AND coalesce(q.host_id, u.organisation_id) = u.organisation_id AND coalesce(q.course_id, e."courseId") = e."courseId" ORDER BY q.code`;

const lists = {
  employments: `SELECT student_id AS "studentId", unit_id AS "unitId", first_day AS "firstDay", last_day AS "lastDay" FROM employments
    WHERE student_id = (SELECT "studentId" FROM enrolled)`,
  holding: 'SELECT * FROM holding',
  formerUnits,
  closures: `SELECT lower(period) AS "firstDay", upper(period) - 1 AS "lastDay" FROM closures WHERE unit_id = (SELECT id FROM asked) ORDER BY period`,
  quotas,
  windows: `SELECT agreement_id AS "agreementId", first_day AS "firstDay", last_day AS "lastDay" FROM booking_windows WHERE term_id = (SELECT "termId" FROM enrolled)`,
};

/** All of it in one question: $1 the enrolment, $2 the requirement, $3 the unit's code, $4 the first day. */
const picture = new Prepared<Picture>('booking-attempt', `
  WITH enrolled AS MATERIALIZED (${enrolled}),
    asked AS MATERIALIZED (SELECT id, town_id, organisation_id FROM units WHERE code = $3),
    wanted AS MATERIALIZED (SELECT specialty, $4::date AS first_day, $4::date + 7 * window_weeks - 1 AS last_day FROM requirements WHERE id = $2),
    holding AS MATERIALIZED (${holding})
  SELECT ${standing} AS standing, (now() AT TIME ZONE 'Europe/Stockholm')::date::text AS today, (SELECT to_json(e) FROM enrolled e) AS enrolment,
    ${Object.entries(lists).map(([name, sql]) => `(SELECT coalesce(json_agg(x), '[]') FROM (${sql}) x) AS "${name}"`).join(',\n')}`);

/** Reads everything that a hand-made booking is judged by. */
@Injectable()
export class AttemptsRepository {
  private readonly grounds = new GroundsRepository();

  /** Undefined when the enrolment, the requirement or the unit is not there; `replaces` is a booking that gives way to this. */
  async read(em: EntityManager, { enrolmentId, requirementId, unit: code, firstDay, agreement: namedAgreement, asked }: Wanted, replaces?: string): Promise<ReadAttempt | undefined> {
    const [found] = await picture.rows(em, [enrolmentId, requirementId, code, firstDay]);
    if (!found?.enrolment) return undefined;
    const { enrolment, holding: held } = found;
    const grounds = await this.grounds.of(em, found.standing, { ...enrolment, unit: code });
    const requirement = grounds.courseRequirements.find(({ id }) => id === requirementId);
    if (!grounds.unit || !requirement) return undefined;
    const { roads } = grounds;
    const km = (townId: string): number => roads.km(enrolment.studyTownId, townId);
    return {
      ...partsOf(found, enrolment), asked: askedOf(found, enrolment, asked), enrolmentId, requirement, namedAgreement, unit: grounds.unit, courseRequirements: grounds.courseRequirements, agreements: grounds.agreements,
      span: { firstDay, lastDay: addDays(firstDay, 7 * requirement.windowWeeks - 1) },
      specialtyName: grounds.specialtyNames[requirement.specialty] ?? requirement.specialty,
      student: { ...studentOf(found, enrolment), km: km(grounds.unit.townId), minutes: roads.minutes(enrolment.studyTownId, grounds.unit.townId) },
      site: grounds.sites.find(({ id }) => id === enrolment.siteId),
      standing: held.filter(({ id }) => id !== replaces).map((booking) => ({ ...booking, km: km(booking.townId) })),
    };
  }

  /** Whether the unit of the booking is closed on any of its days, so that it cannot stay. */
  async isClosed(em: EntityManager, { unitId, firstDay, lastDay }: Pick<Booking, 'unitId' | 'firstDay' | 'lastDay'>): Promise<boolean> {
    return (await em.query<unknown[]>(`SELECT FROM closures WHERE unit_id = $1 AND period && daterange($2, $3, '[]') LIMIT 1`, [unitId, firstDay, lastDay])).length > 0;
  }

  /** Grants places beyond quotas and writes down who, how many and why. */
  async overrideQuotas(em: EntityManager, quotas: readonly { id: string; places: number }[], accountId: string | null, reason: string): Promise<void> {
    for (const { id, places } of quotas) {
      await em.query('UPDATE quotas SET overridden = overridden + $2, version = version + 1 WHERE id = $1', [id, places]);
      await em.query('INSERT INTO quota_overrides (quota_id, places, account_id, reason) VALUES ($1, $2, $3, $4)', [id, places, accountId, reason]);
    }
  }
}

const askedOf = ({ windows, today }: Picture, { universityId }: Enrolled, asked: Wanted['asked']): Asked | undefined =>
  asked && { universityId, on: asked.on ?? today, windows };

/** What is told of an attempt as it was read. */
function partsOf({ employments, closures, quotas }: Picture, enrolment: Enrolled): Pick<ReadAttempt, 'employments' | 'closures' | 'quotas' | 'term' | OfEnrolment> {
  const { studentId, universityId, courseId, termId, programmeId, programmeName, enrolledAbroad, course, code, firstWeek, lastWeek } = enrolment;
  return { employments, closures, quotas, studentId, universityId, courseId, termId, programmeId, programmeName, enrolledAbroad, course, term: { code, firstWeek, lastWeek } };
}

type OfEnrolment = 'studentId' | 'universityId' | 'courseId' | 'termId' | 'programmeId' | 'programmeName' | 'enrolledAbroad' | 'course';

const studentOf = ({ formerUnits: former }: Picture, { commuteKm, homeDays }: Enrolled): Pick<ReadAttempt['student'], 'commuteKm' | 'homeDays' | 'formerUnitIds'> =>
  ({ commuteKm, homeDays, formerUnitIds: former.map(({ id }) => id) });
