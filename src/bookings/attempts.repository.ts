import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Roads } from '../organisations/roads';
import type { Town, TravelTime } from '../organisations/town';
import type { Employment } from '../people/employment';
import { Prepared } from '../platform/database/prepared';
import type { Requirement } from '../programmes/course';
import { addDays, type Day } from '../shared/day';
import type { Attempt, Standing } from './attempt';
import type { AgreementFacts, DaySpan, SiteFacts, UnitFacts } from './candidate';
import { agreementFacts, siteFacts, unitFacts } from './facts.repository';

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
  readonly enrolment: Enrolled | null;
  readonly unit: UnitFacts | null;
  readonly courseRequirements: readonly Requirement[];
  readonly specialtyName: string | null;
  readonly sites: readonly SiteFacts[];
  readonly agreements: readonly AgreementFacts[];
  readonly employments: readonly Employment[];
  readonly holding: readonly (Omit<Standing, 'km'> & { readonly id: string; readonly townId: string })[];
  readonly formerUnits: readonly { readonly id: string }[];
  readonly closures: readonly DaySpan[];
  readonly quotas: readonly QuotaOfAgreement[];
  readonly towns: readonly Town[];
  readonly travelTimes: readonly TravelTime[];
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

const requirements = `
  SELECT id, course_id AS "courseId", code, specialty, level, days, window_weeks AS "windowWeeks", days_per_week AS "daysPerWeek",
    sequence, in_order AS "inOrder", earliest_week AS "earliestWeek", latest_week AS "latestWeek",
    weekdays, same_unit AS "sameUnit", min_gap_weeks AS "minGapWeeks", max_gap_weeks AS "maxGapWeeks"
  FROM requirements WHERE course_id = (SELECT "courseId" FROM enrolled) ORDER BY sequence, code`;

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

/** Towns between which ways are asked for. */
const towns = `
  SELECT id, code, name, county_code AS "countyCode", latitude, longitude FROM towns
  WHERE id IN (SELECT "studyTownId" FROM enrolled UNION ALL SELECT town_id FROM asked UNION ALL SELECT "townId" FROM holding)`;

const lists = {
  courseRequirements: requirements,
  sites: siteFacts('= (SELECT "programmeId" FROM enrolled)'),
  agreements: agreementFacts('= (SELECT "programmeId" FROM enrolled)'),
  employments: `SELECT student_id AS "studentId", unit_id AS "unitId", first_day AS "firstDay", last_day AS "lastDay" FROM employments
    WHERE student_id = (SELECT "studentId" FROM enrolled)`,
  holding: 'SELECT * FROM holding',
  formerUnits,
  closures: `SELECT lower(period) AS "firstDay", upper(period) - 1 AS "lastDay" FROM closures WHERE unit_id = (SELECT id FROM asked) ORDER BY period`,
  quotas,
  towns,
  travelTimes: `SELECT from_town_id AS "fromTownId", to_town_id AS "toTownId", km, minutes FROM travel_times
    WHERE from_town_id = (SELECT "studyTownId" FROM enrolled) AND to_town_id IN (SELECT town_id FROM asked UNION ALL SELECT "townId" FROM holding)`,
};

/** All of it in one question: $1 the enrolment, $2 the requirement, $3 the unit's code, $4 the first day. */
const picture = new Prepared<Picture>('booking-attempt', `
  WITH enrolled AS MATERIALIZED (${enrolled}),
    asked AS MATERIALIZED (SELECT id, town_id, organisation_id FROM units WHERE code = $3),
    wanted AS MATERIALIZED (SELECT specialty, $4::date AS first_day, $4::date + 7 * window_weeks - 1 AS last_day FROM requirements WHERE id = $2),
    holding AS MATERIALIZED (${holding})
  SELECT (SELECT to_json(e) FROM enrolled e) AS enrolment,
    (SELECT to_json(u) FROM (${unitFacts('u.id = (SELECT id FROM asked)', '(SELECT "firstDay" FROM enrolled)', '(SELECT "lastDay" FROM enrolled)')}) u) AS unit,
    (SELECT name FROM specialties WHERE code = (SELECT specialty FROM wanted)) AS "specialtyName",
    ${Object.entries(lists).map(([name, sql]) => `(SELECT coalesce(json_agg(x), '[]') FROM (${sql}) x) AS "${name}"`).join(',\n')}`);

/** Reads everything that a hand-made booking is judged by. */
@Injectable()
export class AttemptsRepository {
  /** Undefined when the enrolment, the requirement or the unit is not there; `replaces` is a booking that gives way to this. */
  async read(em: EntityManager, { enrolmentId, requirementId, unit: code, firstDay, agreement: namedAgreement }: Wanted, replaces?: string): Promise<ReadAttempt | undefined> {
    const [found] = await picture.rows(em, [enrolmentId, requirementId, code, firstDay]);
    const requirement = found?.courseRequirements.find(({ id }) => id === requirementId);
    if (!found?.enrolment || !found.unit || !requirement) return undefined;
    const { enrolment, unit, specialtyName, formerUnits: former, holding: held, sites, towns: between, travelTimes, ...rest } = found;
    const { studentId, universityId, courseId, termId, programmeId, programmeName, studyTownId, commuteKm, homeDays, enrolledAbroad } = enrolment;
    const roads = new Roads({ towns: between, travelTimes });
    return {
      ...rest, studentId, universityId, courseId, termId, programmeId, programmeName, enrolledAbroad, enrolmentId, requirement, unit, namedAgreement,
      span: { firstDay, lastDay: addDays(firstDay, 7 * requirement.windowWeeks - 1) },
      specialtyName: specialtyName ?? requirement.specialty,
      course: enrolment.course,
      student: {
        km: roads.km(studyTownId, unit.townId), minutes: roads.minutes(studyTownId, unit.townId), commuteKm, homeDays,
        formerUnitIds: former.map(({ id }) => id),
      },
      term: { code: enrolment.code, firstWeek: enrolment.firstWeek, lastWeek: enrolment.lastWeek },
      site: sites.find(({ id }) => id === enrolment.siteId),
      standing: held.filter(({ id }) => id !== replaces).map((booking) => ({ ...booking, km: roads.km(studyTownId, booking.townId) })),
    };
  }

  /** Grants places beyond quotas and writes down who, how many and why. */
  async overrideQuotas(em: EntityManager, quotas: readonly { id: string; places: number }[], accountId: string | null, reason: string): Promise<void> {
    for (const { id, places } of quotas) {
      await em.query('UPDATE quotas SET overridden = overridden + $2, version = version + 1 WHERE id = $1', [id, places]);
      await em.query('INSERT INTO quota_overrides (quota_id, places, account_id, reason) VALUES ($1, $2, $3, $4)', [id, places, accountId, reason]);
    }
  }
}
