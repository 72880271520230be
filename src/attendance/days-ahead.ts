import { plannedDays } from '../bookings/planned-days';
import { addDays, daysFrom, weekday, type Day } from '../shared/day';
import { isPlacementDay, type DayExceptions } from '../shared/term';
import { weekOf } from '../shared/week';
import { isPresence } from './attended-day';
import type { BlockDays, BlockFilter, CountedBlock } from './days-report';
import { fulfilmentOf, type DoneDay } from './fulfilment';
import { missedDays } from './unit-week';

/**
 * Why a block is at risk. `not_made_up`: days were missed, and nothing planned makes up for them; `plan_short`: the placement is planned
 * with fewer days than the block asks for; `cannot_fit`: what remains does not fit in what is left of window and term; `outside_window`:
 * enough is done, but further apart than the window allows, and what is left does not mend it.
 */
export const risks = ['not_made_up', 'plan_short', 'cannot_fit', 'outside_window'] as const;
export type Risk = (typeof risks)[number];

/** What remains of a block, as things stand. */
export interface DaysAhead {
  /** Days that still have to be done and certified; a half-day is 0.5. */
  readonly remaining: number;
  /** Days of those that are recorded but not certified, or planned. */
  readonly planned: number;
  readonly risk: Risk | null;
}

/** A block counted, with what remains of it. */
export type FollowedBlock = CountedBlock & DaysAhead;

/** What narrows what is followed. */
export interface FollowFilter extends Partial<BlockFilter> {
  readonly atRisk?: boolean | undefined;
}

/** What days are counted by. */
interface Calendar {
  readonly today: Day;
  readonly exceptions: DayExceptions;
}

const fullDay = 2;
const halves = (days: readonly DoneDay[]): number => days.reduce((sum, { halfDays }) => sum + halfDays, 0);
const whole = (days: readonly Day[]): DoneDay[] => days.map((day) => ({ day, halfDays: fullDay }));

/** Planned days that nobody has told of: those to come, and those that have been where the week has fewer told days than planned ones. */
function untold(block: BlockDays, { today, exceptions }: Calendar): Day[] {
  if (block.booking === null) return [];
  const planned = plannedDays(block.booking, block, exceptions);
  const told = block.told.map(({ day }) => day);
  const left = (week: string): number => planned.filter((day) => weekOf(day) === week).length - told.filter((day) => weekOf(day) === week).length;
  return planned.filter((day, i) => !told.includes(day)
    && (day > today || planned.filter((other, j) => j < i && weekOf(other) === weekOf(day) && !told.includes(other)).length < left(weekOf(day))));
}

/** Days on which more could be done until the term ends, beside those that are taken: at most so many a week as the block has. */
function room(block: BlockDays, taken: readonly DoneDay[], { today, exceptions }: Calendar): DoneDay[] {
  const perWeek = new Map<string, number>();
  const count = (day: Day): number => perWeek.get(weekOf(day)) ?? 0;
  for (const { day } of taken) perWeek.set(weekOf(day), count(day) + 1);
  const first = addDays(today, 1) > block.termFirstDay ? addDays(today, 1) : block.termFirstDay;
  return whole(daysFrom(first, block.termLastDay).filter((day) => {
    const isFree = isPlacementDay(day, exceptions) && !block.offDays.includes(weekday(day)) && taken.every((each) => each.day !== day) && count(day) < block.daysPerWeek;
    if (isFree) perWeek.set(weekOf(day), count(day) + 1);
    return isFree;
  }));
}

/** Whether what lacks fits beside the days that count already: in a window that holds all of these. */
function hasRoom(block: BlockDays, expected: readonly DoneDay[], free: readonly DoneDay[]): boolean {
  if (expected.length === 0) return fulfilmentOf(block, free).fulfilled;
  const { bestHalfDays } = fulfilmentOf(block, expected);
  return expected.some(({ day: first }) => {
    const within = ({ day }: DoneDay): boolean => day >= first && day < addDays(first, block.windowWeeks * 7);
    return halves(expected.filter(within)) === bestHalfDays && bestHalfDays + halves(free.filter(within)) >= block.days * fullDay;
  });
}

/** What remains of a block, and whether it is at risk by its plan, its absences and what is left of its window and term. */
export function daysAhead(block: BlockDays, calendar: Calendar): DaysAhead {
  const done = fulfilmentOf(block, block.done);
  const remaining = Math.max(0, block.days * fullDay - done.bestHalfDays) / fullDay;
  if (remaining === 0) return { remaining, planned: 0, risk: null };
  const certified = new Set(block.done.map(({ day }) => day));
  const coming = [...block.told.filter(({ day, status }) => isPresence(status) && !certified.has(day)), ...whole(untold(block, calendar))];
  const expected = [...block.done, ...coming];
  const planned = halves(coming) / fullDay;
  if (fulfilmentOf(block, expected).fulfilled) return { remaining, planned, risk: null };
  const fits = hasRoom(block, expected, room(block, expected, calendar));
  if (!fits) return { remaining, planned, risk: halves(expected) >= block.days * fullDay ? 'outside_window' : 'cannot_fit' };
  if (block.booking === null) return { remaining, planned, risk: null };
  return { remaining, planned, risk: missedDays(block.told).length > 0 ? 'not_made_up' : 'plan_short' };
}

const sentences: Readonly<Record<Risk, string>> = {
  not_made_up: 'Frånvaro är inte inplanerad att tas igen.',
  plan_short: 'Placeringen har färre dagar än blocket kräver.',
  cannot_fit: 'Det som återstår ryms inte i det som är kvar av perioden.',
  outside_window: 'Dagarna ligger längre isär än perioden medger.',
};

export const riskSwedish = (risk: Risk): string => sentences[risk];
