import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { BundleService } from '../../src/bundle/bundle.service';
import { CountersRepository } from '../../src/capacity/counters.repository';
import { CountersService } from '../../src/capacity/counters.service';
import type { Complaint } from '../../src/bundle/complaint';
import { Problem } from '../../src/shared/problem';
import { eventually } from '../support/child';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { SMALL_BUNDLE } from '../support/small-bundle';

const bundlesOf = ({ doorway }: FreshDatabase): BundleService => new BundleService(doorway, new CountersService(new CountersRepository()));
const samples = join(__dirname, '../../samples');

let folder: string;
let database: FreshDatabase;
let bundles: BundleService;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bundle-'));
  database = await freshDatabase(2);
  bundles = bundlesOf(database);
});
afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

/** A refusal with its complaints in words. */
const tell = (error: unknown): never => {
  throw error instanceof Problem ? new Error([error.detail, ...error.breaches.map(({ detail }) => detail)].join('\n')) : error;
};

async function written(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const path = join(folder, name);
  await mkdir(path);
  await Promise.all(Object.entries(files).map(([file, content]) => writeFile(join(path, file), content)));
  return path;
}

/** The files of a folder, each as its header and its rows in order of their text. */
async function sorted(path: string): Promise<Record<string, string[]>> {
  const files = await Promise.all((await readdir(path)).sort().map(async (file) => {
    const [head = '', ...rows] = (await readFile(join(path, file), 'utf8')).trimEnd().split('\n');
    return [file, [head, ...rows.sort()]] as [string, string[]];
  }));
  return Object.fromEntries(files);
}

const count = async (table: string): Promise<number> => {
  const [row] = await database.doorway.asSystem((em) => em.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${table}`));
  return row?.n ?? -1;
};

async function refusal(work: Promise<unknown>): Promise<readonly Complaint[]> {
  const error = await work.then(() => undefined, (reason: unknown) => reason);
  if (!(error instanceof Problem)) throw new Error(`expected a refusal, not ${String(error)}`);
  expect(error.code).toBe('bundle-refused');
  return error.breaches as readonly Complaint[];
}

it('imports the small bundle and exports it again as it was, as CSV and as a workbook', async () => {
  const original = await written('original', SMALL_BUNDLE);
  const { rows } = await bundles.import(original);
  expect(rows).toMatchObject({ organisations: 3, students: 3, attendance: 3, travel_times: 1 });
  await bundles.export(join(folder, 'out'));
  const expected = await sorted(original);
  expect(await sorted(join(folder, 'out'))).toEqual(expected);

  await bundles.export(join(folder, 'out.xlsx'), { format: 'xlsx' });
  const second = await freshDatabase(2);
  const other = bundlesOf(second);
  expect((await other.import(join(folder, 'out.xlsx'))).rows).toEqual(rows);
  await other.export(join(folder, 'again'));
  await second.close();
  expect(await sorted(join(folder, 'again'))).toEqual(expected);
});

it.each(['blekinge-lund', 'liu-decentralised', 'mellansverige-specialist-nurses'])('brings the sample %s in and out as it is, as CSV and as a workbook', async (sample) => {
  const original = join(samples, sample);
  const { rows } = await bundles.import(original).catch(tell);
  await bundles.export(join(folder, 'out'));
  const expected = await sorted(original);
  expect(await sorted(join(folder, 'out'))).toEqual(expected);

  await bundles.export(join(folder, 'out.xlsx'), { format: 'xlsx' });
  const second = await freshDatabase(2);
  expect((await bundlesOf(second).import(join(folder, 'out.xlsx'))).rows).toEqual(rows);
  await bundlesOf(second).export(join(folder, 'again'));
  await second.close();
  expect(await sorted(join(folder, 'again'))).toEqual(expected);
});

it('spells values as they came while they stay the same, and in canonical form after that', async () => {
  const original = await written('spelt', {
    ...SMALL_BUNDLE,
    'organisations.csv': String(SMALL_BUNDLE['organisations.csv']).replace('232100-0081;10;', '2321000081;10;no').replace('840.00', '840'),
    'units.csv': String(SMALL_BUNDLE['units.csv']).replace('medicine|surgery', 'surgery|medicine'),
    'agreements.csv': String(SMALL_BUNDLE['agreements.csv']).replace('regulated;;;;', 'regulated;certified_only;8;;'),
  });
  await bundles.import(original);
  await bundles.export(join(folder, 'out'));
  expect(await sorted(join(folder, 'out'))).toEqual(await sorted(original));
  await database.doorway.asSystem((em) => em.query(`UPDATE organisations SET cost_per_day_ore = 85050 WHERE code = 'RBL'`));
  await bundles.export(join(folder, 'changed'));
  expect(await readFile(join(folder, 'changed', 'organisations.csv'), 'utf8')).toMatch(/^RBL;region;Region Blekinge;2321000081;10;no;.*;850\.50$/m);
});

it('counts the places of each week from offers, closures and supervisors', async () => {
  await bundles.import(await written('small', SMALL_BUNDLE));
  const weeks = await database.doorway.asSystem((em) => em.query<{ places: number }[]>(
    `SELECT w.monday::text, w.places FROM capacity_weeks w JOIN units u ON u.id = w.unit_id WHERE u.code = 'bl-kir' ORDER BY w.monday`));
  expect(weeks).toHaveLength(16);
  expect(weeks.filter(({ places }) => places === 0)).toEqual([{ monday: '2026-10-26', places: 0 }]);
  const history = await database.doorway.asSystem((em) => em.query<object[]>(
    `SELECT c.kind, c.specialty, c.places_before AS before, c.places_after AS after, c.actor FROM capacity_changes c JOIN units u ON u.id = c.unit_id WHERE u.code = 'bl-kir' ORDER BY c.id`));
  expect(history).toEqual([
    { kind: 'places', specialty: 'surgery', before: 0, after: expect.any(Number) as unknown, actor: 'system' },
    { kind: 'closed', specialty: null, before: null, after: null, actor: 'system' },
  ]);
});

it('imports nothing in a dry run, and refuses what the database holds already', async () => {
  const path = await written('small', SMALL_BUNDLE);
  expect(await bundles.import(path, { dryRun: true })).toMatchObject({ dryRun: true, rows: { students: 3 } });
  expect(await count('organisations')).toBe(0);
  await bundles.import(path);
  const complaints = await refusal(bundles.import(path));
  expect(complaints).toContainEqual(expect.objectContaining({ code: 'exists-already', file: 'students.csv', row: 2, column: 'code', value: 's1' }));
  expect(await count('students')).toBe(3);
});

it('adds to what is there, and lets new rows refer to it', async () => {
  await bundles.import(await written('small', SMALL_BUNDLE));
  const more = await written('more', {
    'terms.csv': 'code;first_week;last_week\nVT2027;2027-W03;2027-W22\n',
    'students.csv': 'code;name;university;study_town\ns4;Didrik Provdal;LU;lund\n',
    'enrolments.csv': 'student;course;term\ns4;t8;VT2027\ns1;t8;VT2027\n',
  });
  expect((await bundles.import(more)).rows).toEqual({ terms: 1, students: 1, enrolments: 2 });
  await bundles.export(join(folder, 'spring'), { term: 'VT2027' });
  const spring = await sorted(join(folder, 'spring'));
  expect(spring['students.csv']?.slice(1).map((row) => row.split(';')[0])).toEqual(['s1', 's4']);
  expect(spring['wishes.csv']).toBeUndefined();
  const wrong = await written('wrong', { 'enrolments.csv': 'student;course;term\ns4;t7;VT2027\n' });
  expect(await refusal(bundles.import(wrong))).toEqual([expect.objectContaining({ code: 'unknown-reference', column: 'course', value: 't7' })]);
  await expect(bundles.export(join(folder, 'x'), { term: 'VT2030' })).rejects.toMatchObject({ code: 'unknown-term' });
});

it('exports one moment, though somebody writes between two tables', async () => {
  await bundles.import(await written('small', SMALL_BUNDLE));
  const writer = new Client({ connectionString: database.superuserUrl });
  await writer.connect();
  await writer.query('BEGIN; LOCK TABLE enrolments IN ACCESS EXCLUSIVE MODE');
  const exporting = bundles.export(join(folder, 'out'));
  await eventually('the export waits for enrolments, students read', async () => {
    const { rows } = await writer.query("SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()");
    return rows.length === 1;
  });
  await writer.query(`
    INSERT INTO students (code, display_name, university_id, study_town_id) SELECT 's9', 'Didrik Provdal', university_id, study_town_id FROM students WHERE code = 's1';
    INSERT INTO enrolments (student_id, course_id, term_id) SELECT s.id, e.course_id, e.term_id FROM students s, enrolments e
      WHERE s.code = 's9' AND e.student_id = (SELECT id FROM students WHERE code = 's1');
    COMMIT`);
  await exporting;
  const { 'students.csv': students = [], 'enrolments.csv': enrolments = [] } = await sorted(join(folder, 'out'));
  expect([students, enrolments].map((rows) => rows.filter((row) => row.startsWith('s9')))).toEqual([[], []]);
  await bundles.export(join(folder, 'after'));
  const { 'enrolments.csv': later = [] } = await sorted(join(folder, 'after'));
  expect(later.filter((row) => row.startsWith('s9'))).toHaveLength(1);
  await writer.end();
});

it('keeps the name of a protected student apart, and gives it back to the export', async () => {
  await bundles.import(await written('small', SMALL_BUNDLE));
  const shown = await database.doorway.asSystem((em) => em.query<{ display_name: string }[]>(`SELECT display_name FROM students ORDER BY code`));
  expect(shown.map((row) => row.display_name)).toEqual(['Alva Exempelsson', 'Bo Provsson', expect.stringMatching(/^Student \d{5}$/)]);
  await bundles.export(join(folder, 'out'));
  expect(await readFile(join(folder, 'out', 'students.csv'), 'utf8')).toContain('s3;Cia Testberg;');
});

it('imports nothing when one row of the last file is wrong', async () => {
  const travel = String(SMALL_BUNDLE['travel_receipts.csv']).replace('1005.50', '-1');
  const complaints = await refusal(bundles.import(await written('bad', { ...SMALL_BUNDLE, 'travel_receipts.csv': travel })));
  expect(complaints).toEqual([expect.objectContaining({ code: 'negative-amount', file: 'travel_receipts.csv', row: 2, column: 'receipt', value: '-1' })]);
  expect(await count('organisations')).toBe(0);
});

it('hands over what waits for bookings as plain rows', async () => {
  await bundles.import(await written('small', SMALL_BUNDLE));
  expect(await bundles.stagedAttendance('HT2026')).toMatchObject([
    { student: 's1', course: 't6', requirement: 'med', day: '2026-10-05', status: 'present', halfDays: 2, certifiedOn: '2026-10-09', countersignedBy: 'Adjunkt Al' },
    { day: '2026-10-06', status: 'absent_notified', reason: 'Tenta', certifiedOn: null },
    { day: '2026-10-07', status: 'made_up', halfDays: 1 },
  ]);
  expect(await bundles.stagedReceipts('HT2026')).toMatchObject([
    { code: 'bo1', kind: 'housing', basis: 'weeks', units: 4, receiptOre: 520_000n, sharedWith: 1, home: 'own', submittedOn: '2026-11-02' },
    { code: 're1', kind: 'travel', basis: 'ticket', units: 1, receiptOre: 100_550n, advancedBy: 'university' },
  ]);
  expect(await bundles.stagedReceipts('HT2027')).toEqual([]);
});

it('tells of a file that no sheet is named after, and of a source that is not there', async () => {
  const path = await written('odd', { ...SMALL_BUNDLE, 'wish.csv': 'x', 'README.md': 'not read' });
  expect(await refusal(bundles.import(path))).toEqual([expect.objectContaining({ code: 'unknown-file', file: 'wish.csv', accepted: 'wishes.csv, if that is what is meant' })]);
  expect(await refusal(bundles.import(join(folder, 'nowhere')))).toEqual([expect.objectContaining({ code: 'missing-source' })]);
});
