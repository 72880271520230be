import type { Week } from '../shared/week';
import type { Beds } from './beds';

/** Beds of a host as its page shows them. */
export interface BedsRow extends Pick<Beds, 'code' | 'firstWeek' | 'lastWeek' | 'beds'> {
  readonly town: string;
  /** Most students with a bed in any of the weeks. */
  readonly taken: number;
  readonly version: number;
}

/** A host's beds, and what more can be told of. */
export interface BedsOverview {
  readonly organisation: string;
  readonly rows: readonly BedsRow[];
  /** Towns in which the host has units. */
  readonly towns: readonly { readonly code: string; readonly name: string }[];
  /** Of terms that are not over. */
  readonly weeks: readonly Week[];
}

/** The forms of the page: a new row's, or that of the row with the code. */
export interface BedsRefusal {
  readonly code: string | undefined;
  readonly sentence: string;
  readonly errors: Readonly<Record<string, string>>;
  readonly input: Readonly<Record<string, string>>;
}

interface Refused {
  readonly unread: readonly string[];
  readonly breaches: readonly { readonly code: string; readonly detail: string }[];
}

/** Sentences of the page by the code of what was refused. */
export const bedsSentences: Readonly<Record<string, string>> = {
  'one-count-of-beds': 'För orten är några av veckorna redan ifyllda. Ändra den raden, eller välj andra veckor.',
  'already-exists': 'Det finns redan en rad för orten och veckorna. Ändra den.',
  'version-stale': 'Någon har ändrat sedan du läste sidan. Läs hur det ser ut nu och gör om ändringen.',
};

/** Why each field of a row of beds was refused, by its name. */
export function bedsErrors({ unread, breaches }: Refused): Readonly<Record<string, string>> {
  const short = breaches.filter(({ code }) => code === 'beds-below-booked').map(({ detail }) => Number(/^beds: (\d+)/.exec(detail)?.[1] ?? 0));
  return {
    ...(unread.includes('beds') && { beds: 'Skriv ett antal från 0 till 10 000.' }),
    ...(short.length > 0 && { beds: `Upp till ${Math.max(...short)} studenter bor där någon av veckorna. Skriv minst ${Math.max(...short)}, eller flytta studenter först.` }),
    ...(breaches.some(({ code }) => code === 'weeks-reversed') && { lastWeek: 'Den sista veckan kommer före den första. Byt plats på dem.' }),
  };
}
