import { addDays, type Day } from '../shared/day';
import { counted, weekNumber } from '../shared/swedish';
import { mondayOf, weekOf } from '../shared/week';
import type { CountedWeek, UnitOverview } from './unit-overview';

/** The forms of a unit's page. */
export type UnitForm = 'kapacitet' | 'stangning' | 'acceptera' | 'avboj' | 'hanvisa';

/** What was sent with a form, and which of it could not be read. */
interface Filled {
  readonly fields: readonly string[];
  readonly input: Readonly<Record<string, string>>;
}

/** A refused form of a unit's page; of the answer to a placement, whose. */
export interface UnitRefusal extends Filled {
  readonly form: UnitForm;
  readonly bookingId: string | undefined;
  /** Why, and the way out. */
  readonly sentence: string;
}

const changed = 'Placeringen är redan besvarad eller ändrad. Så här ser det ut nu.';

/** Sentences of the unit's page by the code of what was refused. */
export const unitSentences: Readonly<Record<string, string>> = {
  'weeks-reversed': 'Den första veckan kommer efter den sista. Byt plats på dem.',
  'below-booked': 'Platserna skulle bli färre än de bokade. Flytta eller ställ in placeringar först.',
  'reserved-below': 'Platserna räcker inte till det som är reserverat utöver det bokade. Släpp reserverade platser först.',
  'booking-step-impossible': changed,
  'booking-stale': changed,
  'already-answered': changed,
  'reason-required': 'Skriv i kommentaren vad som är orsaken, så att lärosätet vet varför.',
  overlap: 'Enheten är redan stängd under någon av veckorna.',
};

const fieldSentences: Readonly<Record<string, string>> = {
  places: 'Platser per vecka ska vara ett heltal från 0 till 1000.',
  note: 'Kommentaren får ha högst 200 tecken.',
  reasonCode: 'Välj en orsak.',
};

/** Refusals whose breaches are told to people as they are. */
const told: ReadonlySet<string> = new Set(['booking-refused', 'supervisor-refused']);

/** What the rules say against an answer, in their own words; nothing of other refusals. */
export const rulesSay = ({ code, breaches = [] }: { readonly code: string; readonly breaches?: readonly { readonly detail: string }[] }): string | undefined =>
  told.has(code) && breaches.length > 0 ? breaches.map(({ detail }) => detail).join(' ') : undefined;

/** Why a form of the unit's page was refused, where the page itself knows the field, or the weeks and figures that stand against it. */
export function unitSentence(code: string, form: UnitForm, { input, fields }: Filled, unit: UnitOverview): string | undefined {
  const [field] = fields.flatMap((name) => fieldSentences[name] ?? []);
  const standing = code === 'below-booked' && form === 'kapacitet' ? bookedAgainst(unit, input) : [];
  return field ?? (standing.length > 0 ? belowBooked(standing) : undefined);
}

/** The weeks in which more are booked than would be left. */
function bookedAgainst({ counted: weeks }: UnitOverview, { specialty, level, firstWeek, lastWeek, places }: Filled['input']): CountedWeek[] {
  const [first, last] = [mondayOf(firstWeek ?? ''), mondayOf(lastWeek ?? '')];
  const isConcerned = (week: CountedWeek): boolean => week.specialty === specialty && week.level === level;
  return weeks.filter((week) => isConcerned(week) && week.monday >= first && week.monday <= last && week.taken > Number(places));
}

function belowBooked(weeks: readonly CountedWeek[]): string {
  const most = Math.max(...weeks.map(({ taken }) => taken));
  const stretches = stretchesOf([...new Set(weeks.map(({ monday }) => monday))].sort());
  const isOne = stretches.length === 1 && stretches[0]?.length === 1;
  return `Vecka ${listed(stretches.map(named))} har ${isOne ? '' : 'upp till '}${counted(most, 'bokad student', 'bokade studenter')}. Publicera minst ${most}, eller flytta eller ställ in placeringar först.`;
}

/** Mondays in order, split where a week is left out. */
function stretchesOf(mondays: readonly Day[]): Day[][] {
  const stretches: Day[][] = [];
  for (const monday of mondays) {
    const last = stretches.at(-1);
    if (last?.at(-1) === addDays(monday, -7)) last.push(monday);
    else stretches.push([monday]);
  }
  return stretches;
}

function named(stretch: readonly Day[]): string {
  const [first, last] = [stretch[0], stretch.at(-1)].map((monday) => weekNumber(weekOf(monday ?? '')));
  return first === last ? String(first) : `${String(first)}–${String(last)}`;
}

/** Some things as people list them: 37–40, 44 och 46. */
const listed = (texts: readonly string[]): string => [texts.slice(0, -1).join(', '), texts.at(-1)].filter(Boolean).join(' och ');
