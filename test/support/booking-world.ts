import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { weeksFrom } from '../../src/shared/week';
import type { Factory } from './factories';
import { oneRegion } from './one-region';

/** How large a world to book in is. */
export interface WorldOrder {
  readonly units: number;
  /** Places of each unit in each week. */
  readonly places: number;
  readonly students: number;
  /** Coordinators of the university, each logged in. */
  readonly coordinators: number;
  /** Weeks of each block of the course. */
  readonly blocks: readonly number[];
  readonly weeks?: readonly [string, string];
}

/** A student on the course. */
export interface WorldStudent {
  readonly id: string;
  readonly enrolmentId: string;
}

/** A university whose coordinators book blocks of a course at units of one region. */
export interface BookingWorld extends Awaited<ReturnType<typeof oneRegion>> {
  /** Tokens of the coordinators' sessions. */
  readonly coordinators: readonly string[];
  /** Token of the region's coordinator. */
  readonly host: string;
  /** Codes of the units, and their ids. */
  readonly units: readonly { readonly code: string; readonly id: string }[];
  readonly students: readonly WorldStudent[];
  readonly blocks: readonly { readonly requirementId: string; readonly weeks: number }[];
  /** All weeks of the term. */
  readonly term: readonly string[];
}

const specialty = 'medicine';

/** Fills an empty database; thousands of students in a second. */
export async function bookingWorld(factory: Factory, order: WorldOrder): Promise<BookingWorld> {
  const { weeks = ['2026-W36', '2026-W51'], places, blocks: lengths } = order;
  const [first = 1, ...others] = lengths;
  const block = (length: number): { days: number; window_weeks: number } => ({ days: 5 * length, window_weeks: length });
  const place = await oneRegion(factory, { specialty, places, weeks, requirement: block(first) });
  const units = [{ code: place.unit, id: place.unitId }];
  while (units.length < order.units) {
    const id = await factory.unit(place.regionId, place.townId, [specialty]);
    await factory.offer(id, specialty, weeks, places);
    units.push({ id, code: await factory.codeOf('units', id) });
  }
  await factory.rebuildCounters();
  const blocks = [{ requirementId: place.requirementId, weeks: first }];
  for (const length of others) blocks.push({ requirementId: await factory.requirement(place.courseId, specialty, block(length)), weeks: length });
  return {
    ...place, units, blocks,
    students: await enrol(factory, order.students, place),
    coordinators: await logIn(factory, order.coordinators, 'coordinator', place.universityId),
    host: (await logIn(factory, 1, 'region_coordinator', place.regionId))[0] ?? '',
    term: weeksFrom(...weeks),
  };
}

/** Accounts of an organisation with a session each; gives the sessions' tokens. */
export async function logIn(factory: Factory, count: number, role: string, organisationId: string): Promise<string[]> {
  const tokens = Array.from({ length: count }, () => randomBytes(32).toString('base64url'));
  await factory.rows(
    `WITH made AS (
       INSERT INTO accounts (id, email, name, password_hash, organisation_id, role)
       SELECT id, id || '@load.example', 'Prov', 'scrypt$1$1$1$AA$AA', $3, $4 FROM unnest($1::uuid[]) AS a (id))
     INSERT INTO sessions (account_id, id_sha256, expires_at) SELECT id, sha, now() + interval '12 hours' FROM unnest($1::uuid[], $2::bytea[]) AS s (id, sha)`,
    [tokens.map(() => randomUUID()), tokens.map((token) => createHash('sha256').update(token).digest()), organisationId, role],
  );
  return tokens;
}

async function enrol(factory: Factory, count: number, of: { universityId: string; townId: string; courseId: string; termId: string }): Promise<WorldStudent[]> {
  return factory.rows<WorldStudent>(
    `WITH made AS (
       INSERT INTO students (code, university_id, display_name, study_town_id)
       SELECT 'L' || lpad(n::text, 6, '0'), $2, 'Prov ' || n, $3 FROM generate_series(1, $1::int) n RETURNING id)
     INSERT INTO enrolments (student_id, course_id, term_id) SELECT id, $4, $5 FROM made RETURNING student_id AS id, id AS "enrolmentId"`,
    [count, of.universityId, of.townId, of.courseId, of.termId],
  );
}
