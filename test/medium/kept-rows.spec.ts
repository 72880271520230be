import type { ActingParty } from '../../src/platform/database/acting-party';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { setScene, type Scene } from '../support/scene';

/** Whose rows each party may change by row security alone, with no guard and no service before it. */
const everybodys = ['towns', 'travel_times', 'specialties', 'terms', 'day_exceptions'];
const universitys = ['programmes', 'curricula', 'courses', 'requirements', 'students', 'employments', 'enrolments'];
const hosts = ['units', 'unit_specialties', 'supervisors'];
const tables = ['organisations', ...everybodys, ...universitys, ...hosts];

const refused = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: unknown) => (error as { kind?: string }).kind ?? 'other');

describe('rows that are kept', () => {
  let database: FreshDatabase;
  let scene: Scene;
  beforeAll(async () => {
    database = await freshDatabase();
    scene = await setScene(database.doorway);
  });
  afterAll(() => database.close());

  const party = (organisation: string, role: string, student?: string): ActingParty => ({
    organisationId: scene.ids[organisation] ?? '', role, ...(student !== undefined && { studentId: scene.ids[student] ?? '' }),
  });

  /** How many rows of each table an update of all reaches; those of none left out. */
  const reached = async (acting: ActingParty): Promise<Record<string, number>> => {
    const counts: Record<string, number> = {};
    for (const table of tables) {
      const column = table === 'unit_specialties' ? 'specialty' : 'version';
      const [, count] = await database.doorway.asParty(acting, (em) => em.query<[unknown[], number]>(`UPDATE ${table} SET ${column} = ${column}`));
      if (count > 0) counts[table] = count;
    }
    return counts;
  };

  it('are changed by those they belong to', async () => {
    expect(await reached(party('LU', 'coordinator'))).toEqual({ programmes: 1, curricula: 1, courses: 2, requirements: 2, students: 6, employments: 1, enrolments: 7 });
    expect(await reached(party('LNU', 'coordinator'))).toEqual({ students: 1 });
    expect(await reached(party('BLK', 'region_coordinator'))).toEqual({ units: 2, unit_specialties: 2, supervisors: 1 });
    expect(await reached(party('HAL', 'region_coordinator'))).toEqual({ units: 1, unit_specialties: 1 });
    expect(await reached(party('BLK', 'host'))).toEqual({ supervisors: 1 });
    expect(await reached(party('BLK', 'admin'))).toEqual({
      organisations: 1, towns: 4, travel_times: 1, specialties: 2, terms: 1, day_exceptions: 1, units: 2, unit_specialties: 2, supervisors: 1,
    });
    expect(await reached(party('BLK', 'finance'))).toEqual({});
  });

  it('are changed by no student, not even her own', async () => {
    const student = party('LU', 'student', 'S01');
    for (const table of tables.filter((name) => name !== 'enrolments')) {
      expect([table, await database.doorway.asParty(student, (em) => em.query<[unknown[], number]>(`UPDATE ${table} SET ${table === 'unit_specialties' ? 'specialty = specialty' : 'version = version'}`))]).toEqual([table, [[], 0]]);
    }
    expect(await refused(database.doorway.asParty(student, (em) => em.query('UPDATE enrolments SET group_label = NULL')))).toBe('forbidden');
    expect(await refused(database.doorway.asParty(student, (em) => em.query(
      'INSERT INTO enrolments (student_id, course_id, term_id) SELECT $1, id, $2 FROM courses LIMIT 1', [scene.ids['S01'], scene.ids['HT2026']])))).toBe('forbidden');
    const removed = await database.doorway.asParty(student, (em) => em.query<[unknown[], number]>('DELETE FROM enrolments'));
    expect(removed[1]).toBe(0);
  });

  it('are given to nobody else', async () => {
    const own = party('LNU', 'coordinator');
    const give = (sql: string, values: unknown[]): Promise<string> => refused(database.doorway.asParty(own, (em) => em.query(sql, values)));
    expect(await give('UPDATE students SET university_id = $1', [scene.ids['LU']])).toBe('forbidden');
    expect(await give("INSERT INTO programmes (code, name, university_id) VALUES ('X', 'X', $1)", [scene.ids['LU']])).toBe('forbidden');
    expect(await give("INSERT INTO curricula (code, name, terms, programme_id) VALUES ('X', 'X', 6, $1)", [scene.ids['LAK']])).toBe('forbidden');
    expect(await give('INSERT INTO employments (student_id, unit_id, first_day) VALUES ($1, $2, $3)', [scene.ids['S01'], scene.ids['BLK-MED'], '2020-01-01'])).toBe('forbidden');
    expect(await give('DELETE FROM students', [])).toBe('forbidden');
    expect(await refused(database.doorway.asParty(party('HAL', 'admin'), (em) => em.query(
      "INSERT INTO organisations (code, kind, name, organisation_number, registered_by) VALUES ('X', 'private', 'X', '5560360793', $1)", [scene.ids['BLK']])))).toBe('forbidden');
  });

  it('are removed by parties where they may never have been, and nowhere else', async () => {
    const removable = await database.doorway.asSystem((em) => em.query<{ name: string }[]>(
      "SELECT name FROM unnest($1::text[]) AS name WHERE has_table_privilege('vilplats_party', name, 'DELETE') ORDER BY 1", [tables]));
    expect(removable.map(({ name }) => name)).toEqual(['employments', 'enrolments', 'supervisors', 'unit_specialties']);
  });
});
