import type { EntityMetadata } from 'typeorm';
import type { Breach } from '../../shared/problem';

export type Values = Readonly<Record<string, unknown>>;

/** The fields of a row or an order. */
export const valuesOf = (thing: object): Record<string, unknown> => Object.fromEntries(Object.entries(thing));

/** What the columns hold when nothing is said: their default, or null. */
export function defaultsOf({ columns }: EntityMetadata): Record<string, unknown> {
  const written = columns.filter(({ isInsert, isGenerated }) => isInsert && !isGenerated);
  return Object.fromEntries(written.map(({ propertyName, default: value }) => [propertyName, typeof value === 'function' ? undefined : (value ?? null)]));
}

/** The values among an order's that are columns of the row itself, those left out excepted. */
export function ownValues({ columns }: EntityMetadata, order: Values): Record<string, unknown> {
  const names = new Set(columns.map(({ propertyName }) => propertyName));
  return Object.fromEntries(Object.entries(order).filter(([field, value]) => value !== undefined && names.has(field)));
}

/** Columns that must have a value and have none, told by the field that gives it. */
export function emptyColumns({ columns }: EntityMetadata, row: Values, fieldOf: (column: string) => string): Breach[] {
  const empty = columns.filter(({ isNullable, isGenerated, propertyName }) => !isNullable && !isGenerated && row[propertyName] === null);
  return empty.map(({ propertyName }) => ({ code: 'value-missing', detail: `${fieldOf(propertyName)}: it must have a value; leave it out or give one` }));
}
