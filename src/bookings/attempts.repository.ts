import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Requirement } from '../programmes/course';
import { addDays, type Day } from '../shared/day';
import type { Attempt } from './attempt';
import { BookingsRepository } from './bookings.repository';
import type { DaySpan } from './candidate';
import { FactsRepository } from './facts.repository';

/** What is to be booked. */
export interface Wanted {
  readonly enrolmentId: string;
  readonly requirementId: string;
  /** Code of the unit. */
  readonly unit: string;
  /** A Monday. */
  readonly firstDay: Day;
}

/** An attempt, with the ids that a booking needs. */
export interface ReadAttempt extends Attempt {
  readonly studentId: string;
  readonly universityId: string;
  readonly termId: string;
  readonly courseId: string;
}

interface Enrolled {
  readonly universityId: string;
  readonly studentId: string;
  readonly courseId: string;
  readonly termId: string;
  readonly siteId: string | null;
  readonly studyTownId: string;
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

const enrolled = `
  SELECT e.student_id AS "studentId", s.university_id AS "universityId", e.course_id AS "courseId", e.term_id AS "termId", e.study_site_id AS "siteId",
    s.study_town_id AS "studyTownId", s.commute_km AS "commuteKm", e.home_days AS "homeDays",
    jsonb_build_object('name', c.name, 'awayOverKm', c.away_over_km, 'awayMinWeeks', c.away_min_weeks, 'awayMaxWeeks', c.away_max_weeks) AS course,
    p.id AS "programmeId", p.name AS "programmeName", t.code, t.first_week AS "firstWeek", t.last_week AS "lastWeek",
    t.first_day::text AS "firstDay", t.last_day::text AS "lastDay"
  FROM enrolments e JOIN students s ON s.id = e.student_id JOIN courses c ON c.id = e.course_id JOIN curricula k ON k.id = c.curriculum_id
    JOIN programmes p ON p.id = k.programme_id JOIN terms t ON t.id = e.term_id
  WHERE e.id = $1`;

const requirements = `
  SELECT id, course_id AS "courseId", code, specialty, level, days, window_weeks AS "windowWeeks", days_per_week AS "daysPerWeek",
    sequence, in_order AS "inOrder", earliest_week AS "earliestWeek", latest_week AS "latestWeek",
    weekdays, same_unit AS "sameUnit", min_gap_weeks AS "minGapWeeks", max_gap_weeks AS "maxGapWeeks"
  FROM requirements WHERE course_id = $1 ORDER BY sequence, code`;

/** Reads everything that a hand-made booking is judged by. */
@Injectable()
export class AttemptsRepository {
  constructor(private readonly facts: FactsRepository, private readonly bookings: BookingsRepository) {}

  /** Undefined when the enrolment, the requirement or the unit is not there; `replaces` is a booking that gives way to this. */
  async read(em: EntityManager, wanted: Wanted, replaces?: string): Promise<ReadAttempt | undefined> {
    const [enrolment] = await em.query<Enrolled[]>(enrolled, [wanted.enrolmentId]);
    if (!enrolment) return undefined;
    const courseRequirements = await em.query<Requirement[]>(requirements, [enrolment.courseId]);
    const requirement = courseRequirements.find(({ id }) => id === wanted.requirementId);
    const [found] = await em.query<{ id: string }[]>('SELECT id FROM units WHERE code = $1', [wanted.unit]);
    const [unit] = found ? await this.facts.units(em, [found.id], enrolment) : [];
    if (!requirement || !unit) return undefined;
    const span = { firstDay: wanted.firstDay, lastDay: addDays(wanted.firstDay, 7 * requirement.windowWeeks - 1) };
    const { studentId, universityId, courseId, termId, programmeId, programmeName } = enrolment;
    const sites = await this.facts.sites(em, [programmeId]);
    const roads = await this.facts.roadsFrom(em, enrolment.studyTownId);
    const holding = await this.bookings.holding(em, studentId, earlier(enrolment.firstDay, span.firstDay), later(enrolment.lastDay, span.lastDay));
    return {
      studentId, universityId, courseId, termId, programmeId, programmeName, requirement, courseRequirements, unit, span,
      specialtyName: (await this.facts.specialtyNames(em)).get(requirement.specialty) ?? requirement.specialty,
      course: enrolment.course,
      student: {
        km: roads.km(enrolment.studyTownId, unit.townId), minutes: roads.minutes(enrolment.studyTownId, unit.townId), commuteKm: enrolment.commuteKm, homeDays: enrolment.homeDays,
        formerUnitIds: await this.facts.formerUnits(em, studentId, requirement.specialty, enrolment.firstDay),
      },
      enrolmentId: wanted.enrolmentId,
      term: { code: enrolment.code, firstWeek: enrolment.firstWeek, lastWeek: enrolment.lastWeek },
      site: sites.find(({ id }) => id === enrolment.siteId),
      agreements: await this.facts.agreements(em, [programmeId]),
      employments: await this.facts.employments(em, [studentId]),
      standing: holding.filter(({ id }) => id !== replaces).map((booking) => ({ ...booking, km: roads.km(enrolment.studyTownId, booking.townId) })),
      closures: await em.query<DaySpan[]>(
        'SELECT lower(period)::text AS "firstDay", (upper(period) - 1)::text AS "lastDay" FROM closures WHERE unit_id = $1 ORDER BY period',
        [unit.id],
      ),
    };
  }

  /** Quotas that a place at the unit under the agreement counts against. */
  async quotaIds(em: EntityManager, agreementId: string, { termId, courseId, unit }: ReadAttempt): Promise<string[]> {
    const rows = await em.query<{ id: string }[]>(
      `SELECT id FROM quotas WHERE agreement_id = $1 AND term_id = $2 AND coalesce(town_id, $3) = $3 AND coalesce(host_id, $4) = $4
         AND coalesce(course_id, $5) = $5 ORDER BY code`,
      [agreementId, termId, unit.townId, unit.organisationId, courseId],
    );
    return rows.map(({ id }) => id);
  }

  /** Grants places beyond quotas and writes down who, how many and why. */
  async overrideQuotas(em: EntityManager, quotas: readonly { id: string; places: number }[], accountId: string | null, reason: string): Promise<void> {
    for (const { id, places } of quotas) {
      await em.query('UPDATE quotas SET overridden = overridden + $2, version = version + 1 WHERE id = $1', [id, places]);
      await em.query('INSERT INTO quota_overrides (quota_id, places, account_id, reason) VALUES ($1, $2, $3, $4)', [id, places, accountId, reason]);
    }
  }
}

const earlier = (a: Day, b: Day): Day => (a < b ? a : b);
const later = (a: Day, b: Day): Day => (a > b ? a : b);
