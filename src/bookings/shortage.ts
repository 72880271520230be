import type { Level } from '../organisations/unit';
import { groupBy } from '../shared/group-by';
import { Problem, type Breach } from '../shared/problem';
import type { Day } from '../shared/day';
import { counted, dateSwedish, inSentence, listed, weekListSwedish } from '../shared/swedish';
import { weekOf, type Week } from '../shared/week';
import { levelName } from './candidate';

/** A quota's figures, as the sentence about it needs them. */
export interface QuotaFigures {
  readonly code: string;
  readonly agreement: string;
  readonly places: number;
  readonly taken: number;
}

/** What is counted at a unit, the same in each of the weeks. */
export interface WeekFigures {
  readonly unitName: string;
  /** Null where it is about everybody at the unit. */
  readonly specialtyName: string | null;
  readonly level: Level;
  readonly weeks: readonly Week[];
  readonly places: number;
  readonly taken: number;
}

/** The agreement's quota is full, whatever the clinic has left. */
export const quotaSentence = ({ code, agreement, places, taken }: QuotaFigures): string =>
  `Avtalskvoten ${code} i ”${agreement}” är full: ${taken} av ${places} platser är tagna. Höj kvoten eller vänta på en återlämnad plats.`;

/** The unit has no place left in the weeks. */
export function capacitySentence({ unitName, specialtyName, level, weeks, places, taken }: WeekFigures): string {
  const what = `${specialtyName === null ? '' : `i ${inSentence(specialtyName)} `}på ${levelName(level)}`;
  const when = weekListSwedish(weeks);
  if (places === 0) return `${unitName} har inga platser ${what} ${when}. Välj andra veckor, en annan enhet, eller be om platser.`;
  const state = places === 1 && taken === 1 ? `sin enda plats ${what} tagen` : `${taken} av ${places} platser ${what} tagna`;
  return `${unitName} har ${state} ${when}. Välj andra veckor, en annan enhet, eller be om fler platser.`;
}

/** The unit's supervisors have all they can take in the weeks. */
export function supervisorsSentence({ unitName, specialtyName, level, weeks, places, taken }: WeekFigures): string {
  const whose = specialtyName === null ? 'Handledarna' : `Handledarna i ${inSentence(specialtyName)} (${levelName(level)})`;
  const when = weekListSwedish(weeks);
  if (places === 0) return `${whose} på ${unitName} är inte i tjänst ${when}. Välj andra veckor eller be om handledare.`;
  return `${whose} på ${unitName} kan ta emot ${counted(places, 'student', 'studenter')} åt gången och har ${taken} ${when}. Välj andra veckor eller be om fler handledare.`;
}

/** What is counted of a host's beds in a town, the same in each of the weeks. */
export interface BedFigures {
  readonly host: string;
  readonly town: string;
  readonly weeks: readonly Week[];
  readonly places: number;
  readonly taken: number;
}

/** The host has no bed left in the weeks. */
export const bedsSentence = ({ host, town, weeks, places, taken }: BedFigures): string =>
  `${host} har ${counted(places, 'boendeplats', 'boendeplatser')} i ${town} ${weekListSwedish(weeks)} och ${taken} är tagna. Välj andra veckor, en annan ort, eller be om fler boendeplatser.`;

/** What is left and reserved for others at a unit, the same in each of the weeks. */
export interface ReservedFigures {
  readonly unitName: string;
  readonly specialtyName: string;
  readonly level: Level;
  readonly weeks: readonly Week[];
  /** Places that are neither taken nor reserved. */
  readonly left: number;
  readonly reserved: readonly { readonly holder: string; readonly until: Day; readonly places: number }[];
}

/** `2 för Lunds universitet till och med 1 oktober 2026`. */
const keptFor = ({ holder, until, places }: ReservedFigures['reserved'][number]): string => `${places} för ${holder} till och med ${dateSwedish(until)}`;

/** The unit keeps what is left for somebody else. */
export function reservedSentence({ unitName, specialtyName, level, weeks, left, reserved }: ReservedFigures): string {
  const free = left > 0 ? ` och bara ${left} är ${left === 1 ? 'fri' : 'fria'} för andra` : '';
  return `${unitName} har reserverat platser i ${inSentence(specialtyName)} på ${levelName(level)} ${weekListSwedish(weeks)}: ${listed(reserved.map(keptFor), 'och')}${free}. Välj andra veckor eller en annan enhet, vänta till dess, eller be dem släppa platserna.`;
}

type CountedWeek = Omit<WeekFigures, 'weeks'> & { readonly monday: string };

/** A quota that was set while the places were worked out would not count them; an agreement that was withdrawn or changed meanwhile lets nobody in. */
export function refuseChanged(changed: { readonly what: 'quota' | 'agreement'; readonly code: string } | undefined): void {
  if (changed?.what === 'quota') throw new Problem('quota-set-since', 'conflict', `Quota ${changed.code} was set after these places were worked out, and would not count them; book or allocate again.`);
  if (changed) throw new Problem('agreement-changed-since', 'conflict', `Agreement ${changed.code} was withdrawn or changed while these places were worked out, and no longer lets them be booked; try again to read what stands against it.`);
}

/** What is too little as breaches: each quota, and the weeks of each unit that are alike once. */
export function shortageBreaches(shortage: {
  readonly quotas: readonly QuotaFigures[];
  readonly capacity: readonly CountedWeek[];
  readonly supervision: readonly CountedWeek[];
  readonly beds: readonly (Omit<BedFigures, 'weeks'> & { readonly monday: string })[];
  readonly reserved: readonly (Omit<ReservedFigures, 'weeks'> & { readonly monday: string })[];
}): Breach[] {
  return [
    ...shortage.quotas.map((row) => ({ code: 'quota', detail: quotaSentence(row) })),
    ...alike(shortage.capacity).map((row) => ({ code: 'capacity', detail: capacitySentence(row) })),
    ...alike(shortage.supervision).map((row) => ({ code: 'supervisors', detail: supervisorsSentence(row) })),
    ...alikeBeds(shortage.beds).map((row) => ({ code: 'beds', detail: bedsSentence(row) })),
    ...alikeReserved(shortage.reserved).map((row) => ({ code: 'reserved', detail: reservedSentence(row) })),
  ];
}

function alike(rows: readonly CountedWeek[]): WeekFigures[] {
  const kinds = groupBy(rows, ({ unitName, specialtyName, level, places, taken }) => JSON.stringify([unitName, specialtyName, level, places, taken]));
  return [...kinds.values()].flatMap((kind) => kind.slice(0, 1).map((first) => ({ ...first, weeks: kind.map(({ monday }) => weekOf(monday)) })));
}

function alikeBeds(rows: readonly (Omit<BedFigures, 'weeks'> & { readonly monday: string })[]): BedFigures[] {
  const kinds = groupBy(rows, ({ host, town, places, taken }) => JSON.stringify([host, town, places, taken]));
  return [...kinds.values()].flatMap((kind) => kind.slice(0, 1).map((first) => ({ ...first, weeks: kind.map(({ monday }) => weekOf(monday)) })));
}

function alikeReserved(rows: readonly (Omit<ReservedFigures, 'weeks'> & { readonly monday: string })[]): ReservedFigures[] {
  const kinds = groupBy(rows, ({ unitName, specialtyName, level, left, reserved }) => JSON.stringify([unitName, specialtyName, level, left, reserved.map(keptFor)]));
  return [...kinds.values()].flatMap((kind) => kind.slice(0, 1).map((first) => ({ ...first, weeks: kind.map(({ monday }) => weekOf(monday)) })));
}
