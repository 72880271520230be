import type { Day } from '../shared/day';
import { dayShort } from '../shared/swedish';
import { absenceReasonKinds, absenceReasons, statusOfAbsence, type AbsenceReasonKind } from './absence-reason';
import { isPresence, missedHalfDays, type RecordedDay } from './attended-day';
import type { DayCell, MissedDay } from './unit-week';

/** What a list lets somebody choose for a day: a value for the form and words for people. */
export type DayOption = readonly [choice: string, words: string];

/** What a choice makes of a day, its day aside. */
type Chosen = Omit<RecordedDay, 'day'>;

/** A day as it was chosen on a page. */
export interface ChosenDay {
  readonly number: number;
  readonly day: Day;
  readonly choice: string;
  readonly hours?: number | undefined;
  readonly visits?: number | undefined;
}

/** Leaves the day as it stands. */
const KEPT = 'kvar';

/** A choice as the form sends it. */
export const choiceShape = /^\d{1,9}~\d{4}-\d{2}-\d{2}~([a-z-]+(~\d{4}-\d{2}-\d{2})?)?$/;

const isKind = (choice: string): choice is AbsenceReasonKind => (absenceReasonKinds as readonly string[]).includes(choice);

/** What a choice tells of a day; undefined where it tells nothing. */
export function chosen(choice: string): Chosen | undefined {
  const [what = '', missed] = choice.split('~');
  if (what === 'hel') return { status: 'present', halfDays: 2 };
  if (what === 'halv') return { status: 'present', halfDays: 1 };
  if (what === 'struken') return { status: 'absent', halfDays: 0 };
  if (what === 'igen' || what === 'igen-halv') return { status: 'made_up', halfDays: what === 'igen' ? 2 : 1, ...(missed !== undefined && { madeUpFor: missed }) };
  return isKind(what) ? { status: statusOfAbsence(what), halfDays: 0, reasonKind: what } : undefined;
}

const isSame = (a: Chosen, b: Chosen): boolean =>
  a.status === b.status && a.reasonKind === b.reasonKind && a.madeUpFor === b.madeUpFor
  && (isPresence(a.status) ? a.halfDays === b.halfDays : missedHalfDays(a) === missedHalfDays(b));

/** In a word or two what a day is. */
export function dayWords({ status, halfDays, reasonKind, madeUpFor }: Chosen): string {
  const half = halfDays === 1 ? ', halv dag' : '';
  if (status === 'present') return halfDays === 1 ? 'Halv dag' : 'Närvarande';
  if (status === 'made_up') return `Tar igen${madeUpFor === undefined ? '' : ` ${dayShort(madeUpFor)}`}${half}`;
  if (reasonKind !== undefined) return `${absenceReasons[reasonKind].name}${half}`;
  return `${status === 'absent' ? 'Frånvaro, inte anmäld' : 'Frånvaro, anmäld'}${half}`;
}

const makingUp = (missed: readonly MissedDay[], day: Day): DayOption[] => missed.filter((each) => each.day < day).flatMap((each) => [
  ...(each.halfDays > 1 ? [[`igen~${each.day}`, `Tar igen ${dayShort(each.day)}`] as const] : []),
  [`igen-halv~${each.day}`, `Tar igen halv dag ${dayShort(each.day)}`] as const,
]);

const within: readonly DayOption[] = [['hel', 'Närvarande'], ['halv', 'Halv dag'], ...absenceReasonKinds.map((kind) => [kind, absenceReasons[kind].name] as const)];

interface Openness {
  readonly missed: readonly MissedDay[];
  /** Whether the day lies within the placement. */
  readonly isWithin: boolean;
}

/** What nobody has told of yet may be. */
const ofUntold = ({ day, expected }: DayCell, { missed, isWithin }: Openness): DayOption[] =>
  [['', expected ? 'Ingen uppgift' : '–'], ...(isWithin ? within : []), ...makingUp(missed, day)];

/** What stands may be changed to this. */
function ofStanding(standing: RecordedDay, { missed, isWithin }: Openness): DayOption[] {
  const own = standing.madeUpFor === undefined || missed.some(({ day }) => day === standing.madeUpFor) ? [] : [{ day: standing.madeUpFor, halfDays: standing.halfDays }];
  return [...(isWithin ? within : []), ...makingUp([...own, ...missed], standing.day), ...(isPresence(standing.status) ? [['struken', 'Var inte här'] as const] : [])];
}

/** What may be told of a day, with the choice that stands; within the placement all, after it only what makes up for missed days. */
export function optionsOf(cell: DayCell, openness: Openness): { options: DayOption[]; standing: string } {
  const { standing, expected } = cell;
  if (standing === undefined) return { options: ofUntold(cell, openness), standing: expected && openness.isWithin ? 'hel' : '' };
  const options = ofStanding(standing, openness);
  const same = options.find(([choice]) => isChosen(choice, standing));
  return same === undefined ? { options: [[KEPT, dayWords(standing)], ...options], standing: KEPT } : { options, standing: same[0] };
}

function isChosen(choice: string, standing: RecordedDay): boolean {
  const what = chosen(choice);
  return what !== undefined && isSame(what, standing);
}

type Done = Pick<RecordedDay, 'hours' | 'visits'>;

/** What a choice says that does not stand already; nothing where it leaves the day as it is. Hours and visits left out stay as they are. */
export function changeBy(choice: string, done: Done, standing: RecordedDay | undefined): Chosen | undefined {
  const what = choice === KEPT ? standing : chosen(choice);
  if (what === undefined) return undefined;
  const told = isPresence(what.status) ? doneThen(done, standing) : {};
  if (standing !== undefined && isSame(what, standing) && isSameDone(told, standing)) return undefined;
  return { status: what.status, halfDays: what.halfDays, reasonKind: what.reasonKind, madeUpFor: what.madeUpFor, ...told };
}

const doneThen = (now: Done, before: Done | undefined): Done => ({ hours: now.hours ?? before?.hours, visits: now.visits ?? before?.visits });

const isSameDone = (a: Done, b: Done): boolean => a.hours === b.hours && a.visits === b.visits;
