import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DaySpan } from '../bookings/candidate';
import { FactsRepository } from '../bookings/facts.repository';
import { ReservedRepository, stands, type WeekKey } from '../capacity/reserved.repository';
import type { WeekCapacity } from '../capacity/week-capacity';
import { carriedInto } from '../fairness/ledger';
import { LedgerRepository } from '../fairness/ledger.repository';
import { PoliciesRepository } from '../fairness/policies.repository';
import type { Town, TravelTime } from '../organisations/town';
import type { Requirement } from '../programmes/course';
import type { Day } from '../shared/day';
import { groupBy } from '../shared/group-by';
import type { DayExceptions } from '../shared/term';
import type { PictureBeds, PictureBooking, PictureCourse, PictureEnrolment, PictureQuota, PictureTerm, TermPicture } from './term-picture';

const enrolments = `
  SELECT e.id, e.student_id AS "studentId", s.code AS "studentCode", s.university_id AS "universityId", e.course_id AS "courseId",
    s.study_town_id AS "studyTownId", s.home_town_id AS "homeTownId", s.precedence, s.enrolled_abroad AS "enrolledAbroad", s.distance,
    e.study_site_id AS "studySiteId", e.group_label AS "groupLabel", e.pair_label AS "pairLabel",
    to_char(e.requested_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "requestedAt",
    s.commute_km AS "commuteKm", e.home_days AS "homeDays"
  FROM enrolments e JOIN students s ON s.id = e.student_id JOIN courses c ON c.id = e.course_id
  WHERE e.term_id = $1 AND ($2::uuid IS NULL OR s.university_id = $2)
  ORDER BY s.code COLLATE "C", c.code COLLATE "C"`;

const courses = `
  SELECT c.id, c.code, c.name, c.groups, c.rotate_together AS "rotateTogether", c.away_over_km AS "awayOverKm",
    c.away_min_weeks AS "awayMinWeeks", c.away_max_weeks AS "awayMaxWeeks", k.programme_id AS "programmeId", p.name AS "programmeName"
  FROM courses c JOIN curricula k ON k.id = c.curriculum_id JOIN programmes p ON p.id = k.programme_id
  WHERE c.id = ANY ($1) ORDER BY c.code COLLATE "C"`;

const requirements = `
  SELECT id, course_id AS "courseId", code, specialty, level, days, window_weeks AS "windowWeeks", days_per_week AS "daysPerWeek",
    sequence, in_order AS "inOrder", earliest_week AS "earliestWeek", latest_week AS "latestWeek",
    weekdays, same_unit AS "sameUnit", min_gap_weeks AS "minGapWeeks", max_gap_weeks AS "maxGapWeeks"
  FROM requirements WHERE course_id = ANY ($1) ORDER BY sequence, code COLLATE "C"`;

const weeks = (table: string): string => `
  SELECT unit_id AS "unitId", specialty, level, monday::text, places, taken FROM ${table}
  WHERE monday BETWEEN $1 AND $2 ORDER BY unit_id, specialty, level, monday`;

const beds = `
  SELECT b.host_id AS "hostId", b.town_id AS "townId", w.monday::date::text AS monday, b.beds,
    (SELECT count(*)::int FROM bookings k JOIN units u ON u.id = k.unit_id WHERE k.takes_bed AND k.holds_place AND k.period @> w.monday::date
       AND u.organisation_id = b.host_id AND u.town_id = b.town_id) AS taken
  FROM beds b JOIN generate_series($1::date, $2::date, interval '7 days') AS w (monday) ON b.period @> w.monday::date
  ORDER BY b.code COLLATE "C", 3`;

const bookings = `
  SELECT b.id, b.term_id AS "termId", b.student_id AS "studentId", b.enrolment_id AS "enrolmentId", b.requirement_id AS "requirementId",
    b.unit_id AS "unitId", b.agreement_id AS "agreementId", b.quota_ids AS "quotaIds", b.takes_bed AS "takesBed", b.specialty, b.level,
    b.first_day::text AS "firstDay", b.last_day::text AS "lastDay", b.state, b.run_id AS "runId", b.group_label AS "groupLabel"
  FROM bookings b JOIN students s ON s.id = b.student_id
  WHERE b.holds_place AND b.period && daterange($2, $3, '[]') AND b.student_id = ANY ($1)
  ORDER BY s.code COLLATE "C", b.first_day`;

const reservedWeeks = `
  SELECT DISTINCT w.unit_id AS "unitId", w.specialty, w.level, w.monday::text FROM capacity_weeks w
    JOIN reserved_places r ON r.unit_id = w.unit_id AND r.specialty = w.specialty AND r.level = w.level AND r.period @> w.monday AND ${stands('r')}
  WHERE w.monday BETWEEN $1 AND $2 ORDER BY 1, 2, 3, 4`;

/** Blocks whose latest booking its student has given up. */
const withdrawn = `
  SELECT "enrolmentId", "requirementId" FROM (
    SELECT DISTINCT ON (enrolment_id, requirement_id) enrolment_id AS "enrolmentId", requirement_id AS "requirementId", state FROM bookings
    WHERE enrolment_id = ANY ($1) ORDER BY enrolment_id, requirement_id, code DESC) latest
  WHERE state = 'withdrawn' ORDER BY 1, 2`;

/** Reads a term as one picture, a set at a time. */
@Injectable()
export class PictureRepository {
  private readonly reserved = new ReservedRepository();

  constructor(private readonly facts: FactsRepository, private readonly ledger: LedgerRepository, private readonly policies: PoliciesRepository) {}

  /** Everything that the allocation of the term's students looks at; of one university's students, where one is named. */
  async read(em: EntityManager, term: PictureTerm, universityId: string | null): Promise<TermPicture> {
    const enrolled = await em.query<PictureEnrolment[]>(enrolments, [term.id, universityId]);
    const studentIds = [...new Set(enrolled.map(({ studentId }) => studentId))];
    const studied = await this.courses(em, [...new Set(enrolled.map(({ courseId }) => courseId))]);
    const programmeIds = [...new Set(studied.map(({ programmeId }) => programmeId))];
    const policies = await this.policies.inTerm(em, term.id);
    return {
      term,
      courses: studied,
      enrolments: enrolled,
      sites: await this.facts.sites(em, programmeIds),
      units: await this.facts.units(em, null, term),
      specialtyNames: await this.facts.specialtyNames(em),
      agreements: await this.facts.agreements(em, programmeIds),
      employments: await this.facts.employments(em, studentIds),
      policies,
      carried: carriedInto(await this.ledger.linesOf(em, studentIds), term.code, policies),
      ...(await this.places(em, term)),
      ...(await this.histories(em, term, studentIds, enrolled.map(({ id }) => id))),
    };
  }

  private async courses(em: EntityManager, ids: readonly string[]): Promise<PictureCourse[]> {
    const rows = await em.query<Omit<PictureCourse, 'requirements'>[]>(courses, [ids]);
    const ofCourse = groupBy(await em.query<Requirement[]>(requirements, [ids]), ({ courseId }) => courseId);
    return rows.map((row) => ({ ...row, requirements: ofCourse.get(row.id) ?? [] }));
  }

  private async places(em: EntityManager, { id, firstDay, lastDay }: Pick<PictureTerm, 'id'> & DaySpan) {
    return {
      capacity: await em.query<WeekCapacity[]>(weeks('capacity_weeks'), [firstDay, lastDay]),
      supervision: await em.query<WeekCapacity[]>(weeks('supervision_weeks'), [firstDay, lastDay]),
      reserved: await this.reserved.weeks(em, await em.query<WeekKey[]>(reservedWeeks, [firstDay, lastDay])),
      reservedUnitIds: await this.ids(em, `SELECT DISTINCT unit_id AS id FROM reserved_places WHERE period && daterange($1, $2, '[]') ORDER BY 1`, [firstDay, lastDay]),
      closedUnitIds: await this.ids(em, `SELECT DISTINCT unit_id AS id FROM closures WHERE period && daterange($1, $2, '[]')`, [firstDay, lastDay]),
      beds: await em.query<PictureBeds[]>(beds, [firstDay, lastDay]),
      closures: await em.query<TermPicture['closures'][number][]>(
        `SELECT unit_id AS "unitId", lower(period)::text AS "firstDay", (upper(period) - 1)::text AS "lastDay" FROM closures
         WHERE period && daterange($1, $2, '[]') ORDER BY unit_id, period`,
        [firstDay, lastDay],
      ),
      quotas: await em.query<PictureQuota[]>(
        `SELECT id, code, agreement_id AS "agreementId", town_id AS "townId", host_id AS "hostId", course_id AS "courseId",
           places + overridden AS places, taken FROM quotas WHERE term_id = $1 ORDER BY code COLLATE "C"`,
        [id],
      ),
      towns: await em.query<Town[]>(
        'SELECT id, code, name, county_code AS "countyCode", latitude::float8 AS latitude, longitude::float8 AS longitude FROM towns ORDER BY code COLLATE "C"',
      ),
      travelTimes: await em.query<TravelTime[]>('SELECT from_town_id AS "fromTownId", to_town_id AS "toTownId", km, minutes FROM travel_times'),
    };
  }

  private async histories(em: EntityManager, { firstDay, lastDay }: DaySpan, studentIds: readonly string[], enrolmentIds: readonly string[]) {
    return {
      wishes: await em.query<TermPicture['wishes'][number][]>(
        `SELECT enrolment_id AS "enrolmentId", rank, town_id AS "townId", unit_id AS "unitId" FROM wishes
         WHERE enrolment_id = ANY ($1) ORDER BY enrolment_id, rank`,
        [enrolmentIds],
      ),
      bookings: await em.query<PictureBooking[]>(bookings, [studentIds, firstDay, lastDay]),
      withdrawn: await em.query<TermPicture['withdrawn'][number][]>(withdrawn, [enrolmentIds]),
      visits: await em.query<TermPicture['visits'][number][]>(
        `SELECT DISTINCT student_id AS "studentId", unit_id AS "unitId", specialty FROM bookings
         WHERE student_id = ANY ($1) AND state IN ('published', 'started', 'completed') AND last_day < $2`,
        [studentIds, firstDay],
      ),
      dayExceptions: await this.dayExceptions(em),
    };
  }

  private async dayExceptions(em: EntityManager): Promise<DayExceptions> {
    const rows = await em.query<{ day: Day; kind: 'closed' | 'open' }[]>('SELECT day::text AS day, kind FROM day_exceptions ORDER BY day');
    return new Map(rows.map(({ day, kind }) => [day, kind]));
  }

  private async ids(em: EntityManager, sql: string, values: unknown[]): Promise<string[]> {
    return (await em.query<{ id: string }[]>(sql, values)).map(({ id }) => id);
  }
}
