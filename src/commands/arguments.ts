import { InvalidArgumentError } from 'commander';
import { accountRoles } from '../platform/auth/role';
import { isDay } from '../shared/day';

const wrong = (text: string, way: string): never => {
  throw new InvalidArgumentError(`"${text}" ${way}`);
};

/** A whole number from 0, such as a seed. */
export const wholeNumber = (text: string): number => (/^\d{1,15}$/.test(text) ? Number(text) : wrong(text, 'is not a whole number from 0.'));

export function port(text: string): number {
  const value = wholeNumber(text);
  return value <= 65_535 ? value : wrong(text, 'is not a port; the highest is 65535.');
}

export const day = (text: string): string => (isDay(text) ? text : wrong(text, 'is not a day; write it as YYYY-MM-DD.'));

/** A time with its zone. */
export function moment(text: string): Date {
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/.test(text) ? new Date(text) : new Date(Number.NaN);
  return Number.isNaN(time.getTime()) ? wrong(text, 'is not a time; write it such as 2026-12-01T08:00:00+01:00.') : time;
}

export const term = (text: string): string => (/^(HT|VT)\d{4}$/.test(text) ? text : wrong(text, 'is not a term; write it such as HT2026.'));

/** Anything but nothing. */
export const some = (text: string): string => text.trim() || wrong(text, 'says nothing; write something there.');

export const path = (text: string): string => (text.trim() === '' ? wrong(text, 'is no path.') : text);

export const address = (text: string): string => (/^\S+@\S+$/.test(text.trim()) ? text.trim() : wrong(text, 'is not an e-mail address.'));

export const role = (text: string): string => (accountRoles.some((known) => known === text) ? text : wrong(text, `is no role; choose one of ${accountRoles.join(', ')}.`));

/** A number above 0, such as a time in seconds. */
export const positiveNumber = (text: string): number => (/^\d{1,9}(\.\d{1,3})?$/.test(text) && Number(text) > 0 ? Number(text) : wrong(text, 'is not a number above 0.'));

/** One thread or two. */
export const threads = (text: string): 1 | 2 => (text === '1' ? 1 : text === '2' ? 2 : wrong(text, 'is not a number of threads; it is 1 or 2.'));

/** A whole number from 1 to the limit. */
export const upTo = (limit: number) => (text: string): number => {
  const value = wholeNumber(text);
  return value >= 1 && value <= limit ? value : wrong(text, `is not a number from 1 to ${limit}.`);
};
