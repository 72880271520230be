import type { UnreadyRule } from '../agreements/deadline';
import { addDays, daysBetween, type Day } from '../shared/day';

/** Told when a day begins on which placements ahead are looked at. */
export const READINESS_DAY = 'readiness-day';

/** What is done about a placement whose demands are not met: each once, in this order. */
export type Stage = 'warned' | 'reminded' | 'ended';

/** A placement ahead whose demands are not all met. */
export interface Watched {
  readonly bookingId: string;
  readonly firstDay: Day;
  /** Days before the start at which its agreement has people warned, and placements cancelled. */
  readonly warnDays: number;
  readonly cancelDays: number;
  readonly unready: UnreadyRule;
  /** The days before which what is not met was to be met. */
  readonly dueDays: readonly Day[];
  /** Days on which stages were done. */
  readonly done: Readonly<Partial<Record<Stage, Day>>>;
}

/** Days between the first warning and the end, at least, where somebody was booked late. */
const SHORTEST_WARNING = 3;

const latest = (days: readonly Day[]): Day => [...days].sort().at(-1) ?? '';
const earliest = (days: readonly Day[]): Day => [...days].sort()[0] ?? '';

/** The day on which people are warned first: the agreement's, or earlier where a demand was to be met earlier. */
const warnedOn = ({ firstDay, warnDays, dueDays }: Watched): Day => earliest([addDays(firstDay, -warnDays), ...dueDays]);

/** The day on which the agreement's rule takes hold: not before what lacks was due, nor before people have had time to act. */
export function endsOn(watched: Watched): Day {
  const { firstDay, cancelDays, dueDays, done } = watched;
  const ruled = latest([addDays(firstDay, -cancelDays), earliest(dueDays)]);
  const warned = done.warned ?? warnedOn(watched);
  const time = Math.max(1, Math.min(SHORTEST_WARNING, daysBetween(warnedOn(watched), ruled)));
  return latest([ruled, addDays(warned, time)]);
}

/** The day of the second warning: when the first demand is due, or half way. */
function remindedOn(watched: Watched): Day {
  const [from, to] = [watched.done.warned ?? warnedOn(watched), endsOn(watched)];
  const due = earliest(watched.dueDays);
  return due > from && due < to ? due : addDays(from, Math.max(1, Math.ceil(daysBetween(from, to) / 2)));
}

/** On which day the next stage comes; nothing once the last is done, or when it would come after the start. */
export function nextStage(watched: Watched): { readonly stage: Stage; readonly on: Day } | undefined {
  const next = watched.done.warned === undefined ? { stage: 'warned' as const, on: warnedOn(watched) } : afterWarning(watched);
  return next !== undefined && next.on < watched.firstDay ? next : undefined;
}

function afterWarning(watched: Watched): { readonly stage: Stage; readonly on: Day } | undefined {
  if (watched.done.ended !== undefined) return undefined;
  const [reminder, end] = [remindedOn(watched), endsOn(watched)];
  return watched.done.reminded === undefined && reminder < end ? { stage: 'reminded', on: reminder } : { stage: 'ended', on: end };
}

/** The stage that the day asks for, if any. */
export function stageOn(watched: Watched, day: Day): Stage | undefined {
  if (day >= watched.firstDay) return undefined;
  if (watched.done.warned !== undefined && watched.done.ended === undefined && endsOn(watched) <= day) return 'ended';
  const next = nextStage(watched);
  return next !== undefined && next.on <= day ? next.stage : undefined;
}
