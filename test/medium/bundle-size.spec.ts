import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BundleService } from '../../src/bundle/bundle.service';
import { CountersRepository } from '../../src/capacity/counters.repository';
import { CountersService } from '../../src/capacity/counters.service';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { SMALL_BUNDLE } from '../support/small-bundle';

const STUDENTS = 10_000;

let folder: string;
let database: FreshDatabase;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bundle-'));
  database = await freshDatabase(2);
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

const numbered = (count: number, row: (i: number) => string): string => Array.from({ length: count }, (_, i) => `${row(i)}\n`).join('');

/** The small bundle with many more students, each enrolled, with two wishes; attendance for one in ten; 200 units with offers and supervisors. */
function manyStudents(): Record<string, string> {
  const more: Record<string, string> = {
    'units.csv': numbered(200, (i) => `u${i};RBL;karlskrona;Avdelning ${i};SE2321000081-U${i};regulated;medicine|surgery`),
    'capacity.csv': numbered(200, (i) => `u${i};medicine;basic;2026-W36;2027-W02;20`),
    'supervisors.csv': numbered(200, (i) => `hu${i};u${i};2026-W36;2027-W02;20;medicine:basic|surgery:advanced`),
    'students.csv': numbered(STUDENTS, (i) => `m${i};Student Nummer ${i};LU;lund;karlskrona;none;no;no;${i % 100 === 0 ? 'yes' : 'no'}`),
    'enrolments.csv': numbered(STUDENTS, (i) => `m${i};t8;HT2026;;;;2026-04-01T08:00:00Z`),
    'wishes.csv': numbered(2 * STUDENTS, (i) => `m${i >> 1};t8;HT2026;${1 + (i % 2)};${i % 2 ? 'lund;' : ';u7'}`),
    'attendance.csv': numbered(STUDENTS / 2, (i) => `m${Math.floor(i / 5)};t8;kir;HT2026;2026-10-0${5 + (i % 5)};present;2;;2026-10-12;Handledare;2026-10-13;Adjunkt`),
  };
  return Object.fromEntries(Object.entries(SMALL_BUNDLE).map(([file, content]) => [file, content + (more[file] ?? '')]));
}

it(`imports ${STUDENTS} students, and tells how long it took`, async () => {
  for (const [file, content] of Object.entries(manyStudents())) await writeFile(join(folder, file), content);
  const bundles = new BundleService(database.doorway, new CountersService(new CountersRepository()));
  const start = performance.now();
  const { rows } = await bundles.import(folder);
  const took = performance.now() - start;
  process.stdout.write(`imported ${STUDENTS} students in ${Math.round(took)} ms\n`);
  expect(rows).toMatchObject({ students: STUDENTS + 3, enrolments: STUDENTS + 3, wishes: 2 * STUDENTS + 2, attendance: STUDENTS / 2 + 3 });
}, 120_000);
