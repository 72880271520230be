import type { EntityManager } from 'typeorm';
import { Roads } from '../organisations/roads';
import type { Town, TravelTime } from '../organisations/town';
import { Prepared } from '../platform/database/prepared';
import type { Requirement } from '../programmes/course';
import type { Day } from '../shared/day';
import type { AgreementFacts, SiteFacts, UnitFacts } from './candidate';
import { agreementFacts, siteFacts, unitFacts } from './facts.repository';

/** What a course and its programme say of bookings. */
interface CourseGrounds {
  readonly courseRequirements: readonly Requirement[];
  /** Names of specialties by code. */
  readonly specialtyNames: Readonly<Record<string, string>>;
  readonly sites: readonly SiteFacts[];
  readonly agreements: readonly AgreementFacts[];
}

/** What a booking is judged by that hardly anybody changes. */
export interface Grounds extends CourseGrounds {
  readonly unit: UnitFacts | null;
  /** From the study town. */
  readonly roads: Roads;
}

/** Whose grounds are asked for. */
export interface GroundsOf {
  readonly programmeId: string;
  readonly courseId: string;
  /** Code of the unit. */
  readonly unit: string;
  readonly studyTownId: string;
  /** Of the term. */
  readonly firstDay: Day;
  readonly lastDay: Day;
}

/** The marks of all changes and the day: as long as it is the same, nothing has changed. */
export const standing = `(now() AT TIME ZONE 'Europe/Stockholm')::date || ' ' || array_to_string(ARRAY(SELECT mark FROM rule_changes ORDER BY slot), ' ')`;

const requirements = `
  SELECT id, course_id AS "courseId", code, specialty, level, days, window_weeks AS "windowWeeks", days_per_week AS "daysPerWeek",
    sequence, in_order AS "inOrder", earliest_week AS "earliestWeek", latest_week AS "latestWeek",
    weekdays, same_unit AS "sameUnit", min_gap_weeks AS "minGapWeeks", max_gap_weeks AS "maxGapWeeks"
  FROM requirements WHERE course_id = $2 ORDER BY sequence, code`;

const listed = (sql: string): string => `(SELECT coalesce(json_agg(x), '[]') FROM (${sql}) x)`;

/** All SQL of grounds; every table that they read from marks its changes. */
export const groundsSql = {
  course: `SELECT ${standing} AS standing, ${listed(requirements)} AS "courseRequirements", ${listed(siteFacts('= $1'))} AS sites, ${listed(agreementFacts('= $1'))} AS agreements,
    (SELECT coalesce(json_object_agg(s.code, s.name), '{}') FROM specialties s WHERE s.code IN (SELECT specialty FROM requirements WHERE course_id = $2)) AS "specialtyNames"`,
  unit: `SELECT ${standing} AS standing, (SELECT to_json(u) FROM (${unitFacts('u.code = $1', '$2::date', '$3::date')}) u) AS unit`,
  roads: `SELECT ${standing} AS standing, ${listed('SELECT id, code, name, county_code AS "countyCode", latitude, longitude FROM towns')} AS towns,
    ${listed('SELECT from_town_id AS "fromTownId", to_town_id AS "toTownId", km, minutes FROM travel_times WHERE from_town_id = $1')} AS "travelTimes"`,
} as const;

interface Standing { readonly standing: string }

const courseGrounds = new Prepared<CourseGrounds & Standing>('grounds-course', groundsSql.course);
const unitGrounds = new Prepared<{ readonly unit: UnitFacts | null } & Standing>('grounds-unit', groundsSql.unit);
const roadGrounds = new Prepared<{ readonly towns: Town[]; readonly travelTimes: TravelTime[] } & Standing>('grounds-roads', groundsSql.roads);

/** Kept of each kind; beyond that it begins anew. */
const MOST = 5_000;

/** Answers that count as long as nothing has changed since. */
class Remembered<T extends object> {
  private readonly answers = new Map<string, T & Standing>();

  async of(key: string, now: string, ask: () => Promise<T & Standing>): Promise<T> {
    const known = this.answers.get(key);
    if (known?.standing === now) return known;
    const answer = await ask();
    if (this.answers.size >= MOST) this.answers.clear();
    this.answers.set(key, answer);
    return answer;
  }
}

/** Remembers grounds in this process for as long as they stand in the database as they did. */
export class GroundsRepository {
  private readonly courses = new Remembered<CourseGrounds>();
  private readonly units = new Remembered<{ readonly unit: UnitFacts | null }>();
  private readonly roads = new Remembered<{ readonly roads: Roads }>();

  /** `now` is `standing` as the caller's transaction has just read it. What must be read is as new as that, or newer. */
  async of(em: EntityManager, now: string, { programmeId, courseId, unit, studyTownId, firstDay, lastDay }: GroundsOf): Promise<Grounds> {
    const [course, place, ways] = await Promise.all([
      this.courses.of(`${programmeId} ${courseId}`, now, () => first(courseGrounds.rows(em, [programmeId, courseId]))),
      this.units.of(`${unit} ${firstDay} ${lastDay}`, now, () => first(unitGrounds.rows(em, [unit, firstDay, lastDay]))),
      this.roads.of(studyTownId, now, async () => {
        const { standing: stood, ...from } = await first(roadGrounds.rows(em, [studyTownId]));
        return { standing: stood, roads: new Roads(from) };
      }),
    ]);
    return { ...course, unit: place.unit, roads: ways.roads };
  }
}

async function first<T>(asked: Promise<T[]>): Promise<T> {
  const [row] = await asked;
  if (row === undefined) throw new Error('A question for grounds always has one row.');
  return row;
}
