import type { BookingWorld, WorldStudent } from '../../support/booking-world';

/** One place to book. */
export interface Order {
  readonly student: WorldStudent;
  readonly unit: BookingWorld['units'][number];
  readonly block: BookingWorld['blocks'][number];
  readonly week: string;
}

/** A stretch of booking: how many were made and how long each took. */
export interface Spell {
  readonly made: number;
  readonly failed: number;
  readonly seconds: number;
  /** Sorted. */
  readonly ms: readonly number[];
}

/** Each student once, at the units and in the weeks by turns. */
export function* ordersOf({ students, units, blocks, term }: BookingWorld): Generator<Order, undefined> {
  const [block] = blocks;
  if (!block) return undefined;
  const starts = term.slice(0, term.length - block.weeks + 1);
  for (const [i, student] of students.entries()) yield { student, block, unit: units[i % units.length]!, week: starts[Math.floor(i / units.length) % starts.length]! };
  return undefined;
}

/** So many workers take orders one after another until the time is up; all of them end the order they are at. */
export async function spellOf(seconds: number, workers: number, orders: Iterator<Order>, book: (order: Order, worker: number) => Promise<boolean>): Promise<Spell> {
  const ms: number[] = [];
  let failed = 0;
  const began = performance.now();
  const work = async (worker: number): Promise<void> => {
    while (performance.now() - began < 1000 * seconds) {
      const next = orders.next();
      if (next.done) throw new Error('There are no students left to book for; run for a shorter time.');
      const from = performance.now();
      if (await book(next.value, worker)) ms.push(performance.now() - from);
      else failed += 1;
    }
  };
  await Promise.all(Array.from({ length: workers }, (_, worker) => work(worker)));
  return { made: ms.length, failed, seconds: (performance.now() - began) / 1000, ms: ms.sort((a, b) => a - b) };
}

/** The value that so large a part of the sorted values does not exceed. */
export const quantile = (sorted: readonly number[], part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? NaN;

/** The one in the middle, or midway between the two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return ((sorted[Math.floor((sorted.length - 1) / 2)] ?? NaN) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? NaN)) / 2;
}
