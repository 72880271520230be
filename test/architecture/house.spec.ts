import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

interface Rule {
  name: string;
  from: { path?: string };
  to: { path?: string };
}

const root = resolve(__dirname, '../..');
const { rooms } = jest.requireActual<{ rooms: string[] }>('./rooms.cjs');
const { forbidden } = jest.requireActual<{ forbidden: Rule[] }>('./floors.cjs');

const filesIn = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [relative(root, path)];
  });

const isForbidden = (from: string, to: string): boolean =>
  forbidden.some((rule) => rule.from.path !== undefined && rule.to.path !== undefined && new RegExp(rule.from.path).test(from) && new RegExp(rule.to.path).test(to));

describe('the house', () => {
  const sources = filesIn(join(root, 'src'));

  it('has only known floors and rooms', () => {
    const folders = new Set(sources.map((file) => file.split('/')[1] ?? '').filter((name) => !name.includes('.')));
    const known = new Set(['shared', 'allocator', 'platform', 'commands', ...rooms]);
    expect([...folders].filter((folder) => !known.has(folder))).toEqual([]);
  });

  it('names every file of a room by the rule of dots', () => {
    const inRooms = sources.filter((file) => rooms.includes(file.split('/')[1] ?? ''));
    const rule = /^[a-z0-9-]+((\.(entity|repository|service|dto|controller|pages|guard|processor|module|thread))?(\.spec)?\.tsx?|-thread\.js|\.sql)$/;
    expect(inRooms.filter((file) => !rule.test(file.split('/').at(-1) ?? ''))).toEqual([]);
  });

  it('names nothing of the tests in what is built', () => {
    const built = sources.filter((file) => !/\.spec\.tsx?$/.test(file));
    expect(built.filter((file) => /['"`/]test\//.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });

  it.each([
    ['src/bookings/bookings.service.ts', 'src/allocation/allocation.service.ts'],
    ['src/organisations/unit.ts', 'src/people/student.ts'],
    ['src/shared/day.ts', 'src/platform/http/problem-filter.ts'],
    ['src/allocator/solve.ts', 'node_modules/typeorm/index.js'],
    ['src/allocator/solve.ts', 'src/allocation/groups.ts'],
    ['src/platform/database/doorway.ts', 'src/people/people.service.ts'],
    ['src/invoicing/invoice.ts', 'src/invoicing/invoice.entity.ts'],
    ['src/invoicing/invoice.ts', 'node_modules/@nestjs/common/index.js'],
    ['src/invoicing/invoices.controller.ts', 'src/invoicing/invoices.repository.ts'],
    ['src/invoicing/invoices.service.ts', 'src/invoicing/invoices.dto.ts'],
    ['src/river/river.service.ts', 'src/commands/run-term.ts'],
  ])('refuses that %s imports %s', (from, to) => {
    expect(isForbidden(from, to)).toBe(true);
  });

  it.each([
    ['src/allocation/allocation.service.ts', 'src/bookings/bookings.service.ts'],
    ['src/bookings/booking.ts', 'src/allocator/problem.ts'],
    ['src/invoicing/invoices.service.ts', 'src/invoicing/invoices.repository.ts'],
    ['src/platform/database/doorway.ts', 'src/shared/problem.ts'],
  ])('lets %s import %s', (from, to) => {
    expect(isForbidden(from, to)).toBe(false);
  });

  it('keeps migrations in the order of their names, each with a way back', () => {
    const migrations = readdirSync(join(root, 'migrations'));
    for (const name of migrations) {
      expect(name).toMatch(/^\d{13}-[a-z-]+\.ts$/);
      expect(readFileSync(join(root, 'migrations', name), 'utf8')).toMatch(/async down\(runner: QueryRunner\)/);
    }
  });
});
