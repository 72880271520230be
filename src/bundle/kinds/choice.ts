import { accept, refuse, type CellKind } from '../cell-kind';
import { COUNTIES } from '../../organisations/county';

/** One of a few words. */
export function oneOf<const V extends string>(...values: readonly V[]): CellKind<V> {
  const accepts = values.map((value) => `\`${value}\``).join(', ');
  return {
    name: 'choice',
    accepts: `one of ${accepts}`,
    sql: 'text',
    read(cell) {
      const value = values.find((candidate) => candidate === cell);
      return value === undefined ? refuse('not-allowed', `one of ${values.join(', ')}`) : accept(value);
    },
    write: (value) => value,
  };
}

export const yesNo: CellKind<boolean> = {
  name: 'yes/no',
  accepts: '`yes` or `no`',
  sql: 'boolean',
  read: (cell) => (cell === 'yes' || cell === 'no' ? accept(cell === 'yes') : refuse('invalid-boolean', 'yes or no')),
  write: (value) => (value ? 'yes' : 'no'),
  fromTable: (expression) => `CASE ${expression} WHEN true THEN 'yes' WHEN false THEN 'no' END`,
};

/** Several values in one cell with `|` between, none twice; written in order of their text. */
export function listOf<T>(item: CellKind<T>): CellKind<readonly T[]> {
  return {
    name: `list of ${item.name}`,
    accepts: `one or more with \`|\` between, none twice; each ${item.accepts}`,
    sql: 'text',
    read(cell) {
      const texts = cell.split('|').map((part) => part.trim());
      if (new Set(texts).size < texts.length) return refuse('doubled-in-list', 'each value once, with | between');
      const values: T[] = [];
      for (const text of texts) {
        const reading = text === '' ? refuse('empty-in-list', 'a value before and after each |') : item.read(text);
        if (!reading.ok) return reading;
        values.push(reading.value);
      }
      return accept(values);
    },
    write: (values) => values.map((value) => item.write(value)).sort(byText).join('|'),
  };
}

const byText = (a: string, b: string): number => (a < b ? -1 : 1);

export const countyCode: CellKind<string> = {
  name: 'county code',
  accepts: `two digits: ${[...COUNTIES].map(([code, county]) => `${code} ${county}`).join(', ')}`,
  sql: 'text',
  read: (cell) => (COUNTIES.has(cell) ? accept(cell) : refuse('unknown-county', `one of ${[...COUNTIES.keys()].join(', ')}`)),
  write: (value) => value,
};
