import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRooms } from '../../src/commands/rooms';
import { runInRooms } from '../../src/commands/run-term';
import { Terminal } from '../../src/commands/terminal';
import { daysFrom } from '../../src/shared/day';
import { isPlacementDay } from '../../src/shared/term';
import { field } from '../support/bundle-files';
import { freshDatabase } from '../support/database';
import { runScenario as run } from '../support/run-scenario';
import { cohort, writeBundle, type Sheets } from '../support/scenario-bundle';

jest.setTimeout(120_000);

const course = (groups = '', together = ''): Sheets => ({ courses: `code;curriculum;name;programme_term;groups;rotate_together\nt;lakare-12;Medicin;6;${groups};${together}` });
const requirement = (days: number, weeks: number, more = ''): Sheets => ({
  requirements: `course;code;specialty;level;days;window_weeks;earliest_week;latest_week\nt;block;medicine;basic;${days};${weeks};${more || ';'}`,
});
const capacity = (places: number, first = '2025-W36', last = '2026-W03'): Sheets => ({
  capacity: `unit;specialty;level;first_week;last_week;places\nbl-med;medicine;basic;${first};${last};${places}`,
});
const attendance = (student: string, days: readonly string[]): string[] =>
  days.map((day) => `${student};t;block;HT2025;${day};present;2;2026-01-20;Handledare;2026-01-21;Kursadministratör`);
const told = (rows: readonly string[]): Sheets => ({
  attendance: ['student;course;requirement;term;day;status;half_days;certified_on;certified_by;countersigned_on;countersigned_by', ...rows].join('\n'),
});
const workdays = (first: string, last: string): string[] => daysFrom(first, last).filter((day) => isPlacementDay(day));

describe('scenarios from a bundle to its files', () => {
  it('A1: nine of twelve in three groups under a quota of nine; the others hear of the quota', async () => {
    const quotas = { quotas: 'code;agreement;term;host;places\nq;sek;HT2025;RBL;9' };
    const { summary, rows } = await run(course('3', 'yes'), requirement(20, 4), capacity(3), cohort(12, 't'), quotas);
    expect(summary.students).toMatchObject({ enrolled: 12, placed: 9, unplaced: 3 });
    expect(summary.studentWeeks).toBe(36);
    const groups = new Map(rows('placements.csv').map((row) => [field(row, 'student'), field(row, 'group')]));
    expect(new Set(groups.values()).size).toBe(3);
    expect(rows('reserves.csv').map((row) => field(row, 'reason_code'))).toEqual(['quota', 'quota', 'quota']);
    expect(field(rows('reserves.csv')[0] ?? {}, 'reason')).toContain('9 av 9');
    expect(summary.quotas[0]).toMatchObject({ places: 9, taken: 9 });
  });

  it('lists each row of attendance and each receipt whose student got no place, by file and row', async () => {
    const codes = ['s01', 's02', 's03', 's04'];
    const days = told(codes.flatMap((code) => attendance(code, ['2025-09-29', '2025-09-30'])));
    const receipts: Sheets = {
      housing_receipts: ['code;student;course;requirement;term;first_day;last_day;basis;units;receipt;advanced_by;submitted_on',
        ...codes.map((code) => `bo-${code};${code};t;block;HT2025;2025-09-29;2025-10-19;weeks;3;3000;student;2025-11-01`)].join('\n'),
      travel_receipts: ['code;student;course;requirement;term;first_day;last_day;receipt;advanced_by;submitted_on',
        ...codes.map((code) => `resa-${code};${code};t;block;HT2025;2025-09-29;2025-10-19;900;student;2025-11-01`)].join('\n'),
    };
    const { summary, rows } = await run(course(), requirement(12, 3, '2025-W40;2025-W42'), capacity(3), cohort(4, 't'), days, receipts);
    const [reserve] = rows('reserves.csv');
    const left = field(reserve ?? {}, 'student');
    const at = codes.indexOf(left);
    const listed = rows('unmatched.csv').map((row) => ['file', 'row', 'student', 'requirement'].map((name) => field(row, name)).join(' '));
    expect(listed).toEqual([
      `attendance.csv ${2 + 2 * at} ${left} block`, `attendance.csv ${3 + 2 * at} ${left} block`,
      `housing_receipts.csv ${2 + at} ${left} block`, `travel_receipts.csv ${2 + at} ${left} block`,
    ]);
    expect(field(rows('unmatched.csv')[0] ?? {}, 'reason')).toContain(field(reserve ?? {}, 'reason'));
    expect(summary.unmatched).toEqual({ attendance: 2, housingReceipts: 1, travelReceipts: 1 });
    expect(rows('claims.csv')).toHaveLength(6);
  });

  it('A3: 12 of 12 days inside three weeks is fulfilled, 11 is not, and 12 over 22 days is flagged', async () => {
    const forced = requirement(12, 3, '2025-W40;2025-W42');
    const inside = workdays('2025-09-29', '2025-10-14');
    const rowsTold = told([...attendance('s01', inside), ...attendance('s02', inside.slice(0, 11)), ...attendance('s03', [...inside.slice(0, 11), '2025-10-20'])]);
    const { rows, summary } = await run(course(), forced, capacity(3), cohort(4, 't'), rowsTold);
    expect(inside).toHaveLength(12);
    const days = new Map(rows('days.csv').map((row) => [field(row, 'student'), row]));
    const placed = rows('placements.csv').map((row) => field(row, 'student'));
    expect(placed).toHaveLength(3);
    const expected: Record<string, [string, string]> = { s01: ['12', 'yes'], s02: ['11', 'no'], s03: ['12', 'no'], s04: ['12', 'yes'] };
    for (const student of placed) expect([field(days.get(student) ?? {}, 'done'), field(days.get(student) ?? {}, 'fulfilled')]).toEqual(expected[student]);
    if (placed.includes('s03')) expect(field(days.get('s03') ?? {}, 'note')).toContain('3 veckor');
    expect(summary.blocks.unplaced).toBe(1);
  });

  it('A6: twenty places in the clinic, an agreement for six: the seventh is stopped by the quota', async () => {
    const quotas = { quotas: 'code;agreement;term;town;places\nq;sek;HT2025;karlskrona;6' };
    const { rows } = await run(course(), requirement(10, 2), capacity(20), cohort(7, 't'), quotas);
    expect(rows('placements.csv')).toHaveLength(6);
    expect(rows('reserves.csv').map((row) => field(row, 'reason_code'))).toEqual(['quota']);
  });

  it('A7: across New Year each day bears the rate of its day, from Blekinge to Skåne; housing goes to Blekinge alone', async () => {
    const forced = requirement(15, 4, '2025-W51;2026-W02');
    const receipts = {
      housing_receipts: `code;student;course;requirement;term;first_day;last_day;basis;units;receipt;advanced_by;submitted_on
k1;s01;t;block;HT2025;2025-12-15;2026-01-11;weeks;4;5200;university;2026-01-12`,
    };
    const { summary, xml, invoices, rows } = await run(course(), forced, capacity(6), cohort(6, 't'), receipts);
    const days = workdays('2025-12-15', '2026-01-11').slice(0, 15);
    const ore = (rate: bigint, count: number): number => Number((2n * rate * BigInt(6 * count) + 5n) / 10n);
    const december = days.filter((day) => day < '2026-01-01').length;
    const wanted = ore(386_250n, december) + ore(396_679n, days.length - december);
    expect(december).toBeGreaterThan(0);
    expect(summary.invoices).toEqual([
      expect.objectContaining({ creditor: 'LU', debtor: 'RBL', kind: 'housing', netOre: 490_000 }),
      expect.objectContaining({ creditor: 'RBL', debtor: 'RSK', kind: 'teaching', netOre: wanted }),
    ]);
    expect(invoices).toHaveLength(2);
    expect(xml(invoices.find((number) => number.startsWith('RBL')) ?? '')).not.toContain('Boende');
    const housing = xml(invoices.find((number) => number.startsWith('LU')) ?? '');
    expect(housing).toMatch(/<cbc:StartDate>2025-12-15<\/cbc:StartDate>\s*<cbc:EndDate>2026-01-11<\/cbc:EndDate>/);
    expect(field(rows('coverage.csv')[0] ?? {}, 'net')).toBe(((wanted - 490_000) / 100).toFixed(2));
  });

  it('A7: nothing is invoiced before the period has ended', async () => {
    const bundle = writeBundle(course(), requirement(5, 1, '2026-W02;2026-W02'), capacity(1), cohort(1, 't'));
    const database = await freshDatabase();
    const out = mkdtempSync(join(tmpdir(), 'vilplats-scenario-'));
    const early = await inRooms({ loginUrl: database.url }, (rooms) => runInRooms(rooms, { dir: bundle, out, seed: 1, today: '2026-01-31' }, new Terminal(), performance.now()));
    await database.close();
    expect(early.blocks.placed).toBe(1);
    expect(early.invoices).toEqual([]);
  });

  it('A8: six claims under the rules of Luleå', async () => {
    const far = { towns: `code;name;county_code;latitude;longitude\nkarlskrona;Karlskrona;10;56.16;15.59\nlund;Lund;12;55.70;13.19\nnara;Nära;12;55.9;13.5`, travel_times: 'from;to;km;minutes\nlund;karlskrona;205;175\nlund;nara;79;60' };
    const near = {
      units: `code;organisation;town;name;hsa_id;booking_model;specialties\nbl-med;RBL;karlskrona;Medicinkliniken;SE2321000081-A1;regulated;medicine\nsk-med;RBL;nara;Nära kliniken;SE2321000081-A2;regulated;medicine`,
      capacity: `unit;specialty;level;first_week;last_week;places\nbl-med;medicine;basic;2025-W40;2025-W44;5\nsk-med;medicine;basic;2025-W40;2025-W44;1`,
      wishes: 'student;course;term;rank;town\ns06;t;HT2025;1;nara\ns01;t;HT2025;1;karlskrona\ns02;t;HT2025;1;karlskrona\ns03;t;HT2025;1;karlskrona\ns04;t;HT2025;1;karlskrona\ns05;t;HT2025;1;karlskrona',
    };
    const claim = (code: string, student: string, basis: string, units: number, receipt: number, home: string, on: string): string =>
      `${code};${student};t;block;HT2025;2025-09-29;2025-11-02;${basis};${units};${receipt};${home};student;${on}`;
    const receipts = {
      housing_receipts: ['code;student;course;requirement;term;first_day;last_day;basis;units;receipt;home;advanced_by;submitted_on',
        claim('k1', 's01', 'weeks', 5, 7500, 'rented', '2025-11-10'), claim('k2', 's02', 'weeks', 5, 5000, 'rented', '2025-11-10'),
        claim('k3', 's03', 'nights', 3, 750, 'rented', '2025-11-10'), claim('k4', 's04', 'weeks', 5, 5000, 'family', '2025-11-10'),
        claim('k5', 's05', 'weeks', 5, 5000, 'rented', '2026-01-19'), claim('k6', 's06', 'weeks', 5, 5000, 'rented', '2025-11-10')].join('\n'),
    };
    const { rows } = await run(course(), requirement(25, 5), far, near, cohort(6, 't'), receipts);
    expect(rows('claims.csv').map((row) => [field(row, 'code'), field(row, 'approved')])).toEqual([
      ['k1', '6125.00'], ['k2', '5000.00'], ['k3', '525.00'], ['k4', '0.00'], ['k5', '0.00'], ['k6', '0.00'],
    ]);
    expect(rows('claims.csv').map((row) => field(row, 'reason_code'))).toEqual(['capped', 'granted', 'capped', 'family-home', 'too-late', 'too-near']);
  });

  it('A9: cohorts of 100 fall on four sites by largest remainder', async () => {
    const sites = {
      study_sites: 'code;programme;name;weight;towns\na;lakare;A;170;karlskrona\nb;lakare;B;100;karlskrona\nc;lakare;C;120;karlskrona\nd;lakare;D;150;karlskrona',
    };
    const { summary } = await run(course(), requirement(5, 1), capacity(10), cohort(100, 't'), sites);
    expect(summary.studySites.map(({ site, students }) => [site, students])).toEqual([['a', 31], ['b', 19], ['c', 22], ['d', 28]]);
    expect(summary.students.placed).toBe(100);
  });

  it('A12: nobody is placed where she works, and is told so', async () => {
    const employments = { employments: 'student;unit;first_day\ns01;bl-med;2025-01-01' };
    const { rows } = await run(course(), requirement(10, 2), capacity(4), cohort(2, 't'), employments);
    expect(rows('placements.csv').map((row) => field(row, 'student'))).toEqual(['s02']);
    expect(rows('reserves.csv').map((row) => [field(row, 'student'), field(row, 'reason_code')])).toEqual([['s01', 'conflict-of-interest']]);
  });
});
