import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { swedishHolidays } from '../shared/holiday';
import { sheetOf } from './bundle';
import { describeBundle } from './describe';
import { SHEET_NAMES } from './sheet-name';
import { SHEETS } from './sheets/index';
import { readCell } from './table/read-table';

const page = join(__dirname, '../../docs/term-bundle.md');

it('is what docs/term-bundle.md says', () => {
  if (process.env['WRITE_DOCS']) writeFileSync(page, describeBundle());
  expect(readFileSync(page, 'utf8')).toBe(describeBundle());
});

it('says which eves are closed: those that the calendar closes', () => {
  const said = /but for Swedish public holidays and (.*), which count/.exec(describeBundle())?.[1];
  expect(said).toBe('Midsummer Eve, Christmas Eve and New Year’s Eve');
  const eves = [...swedishHolidays(2026)].filter(([, name]) => name.endsWith('afton')).map(([day]) => day);
  expect(eves).toEqual(['2026-06-19', '2026-12-24', '2026-12-31']);
});

it('lists every sheet once, in the order of storing', () => expect(Object.keys(SHEETS)).toEqual([...SHEET_NAMES]));

it('gives only examples that are accepted and in canonical form', () => {
  const columns = SHEET_NAMES.flatMap((name) => Object.entries(sheetOf(name).columns).map(([column, declared]) => ({ name: `${name}.${column}`, declared })));
  for (const { name, declared } of columns) {
    const reading = readCell(declared, declared.example);
    expect({ name, written: reading.ok && declared.kind.write(reading.value) }).toEqual({ name, written: canonical(declared.example) });
  }
});

/** Examples of lists show values in the order in which people write them. */
const canonical = (example: string): string => example.split('|').sort().join('|');
