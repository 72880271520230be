import { daysBetween, type Day } from '../shared/day';

/** Half-days done on a day. */
export interface DoneDay {
  readonly day: Day;
  readonly halfDays: number;
}

/** What a block asks for: days at one unit within a number of consecutive weeks. */
export interface Demand {
  readonly days: number;
  readonly windowWeeks: number;
}

export interface Fulfilment {
  /** All half-days done, wherever they lie. */
  readonly halfDays: number;
  /** The most half-days that lie within one window. */
  readonly bestHalfDays: number;
  readonly fulfilled: boolean;
  /** Whether days lie further apart than the window allows. */
  readonly outsideWindow: boolean;
}

/** Whether the days done fulfil the block: enough of them within some stretch of window weeks, counted in calendar days. */
export function fulfilmentOf({ days, windowWeeks }: Demand, done: readonly DoneDay[]): Fulfilment {
  const sorted = [...done].sort((a, b) => a.day.localeCompare(b.day));
  const halfDays = sorted.reduce((sum, each) => sum + each.halfDays, 0);
  const bestHalfDays = bestWindow(sorted, windowWeeks * 7);
  return { halfDays, bestHalfDays, fulfilled: bestHalfDays >= days * 2, outsideWindow: bestHalfDays < halfDays };
}

/** The most half-days in any stretch of so many calendar days; the days come sorted. */
function bestWindow(sorted: readonly DoneDay[], length: number): number {
  let best = 0;
  let inside = 0;
  let first = 0;
  for (const each of sorted) {
    inside += each.halfDays;
    for (let left = sorted[first]; left && daysBetween(left.day, each.day) >= length; left = sorted[first]) {
      inside -= left.halfDays;
      first += 1;
    }
    best = Math.max(best, inside);
  }
  return best;
}
