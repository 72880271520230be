import type { Chance } from '../../../src/allocator/chance';

/** Numbers 0 to count - 1. */
export const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

export const sum = (values: Iterable<number>): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};

/** True as often as `share` says. */
export const happens = (chance: Chance, share: number): boolean => chance.next() < share;

export function pick<T>(chance: Chance, items: readonly T[]): T {
  if (items.length === 0) throw new Error('there is nothing to pick from');
  return items[chance.below(items.length)] as T;
}

/** An index, each as likely as its weight. */
export function weighted(chance: Chance, weights: readonly number[]): number {
  let rest = chance.next() * sum(weights);
  for (const [i, weight] of weights.entries()) {
    rest -= weight;
    if (rest < 0) return i;
  }
  return weights.length - 1;
}

/** The same items in random order. */
export function shuffled<T>(chance: Chance, items: readonly T[]): T[] {
  const order = upTo(items.length);
  chance.shuffle(order);
  return order.map((i) => items[i] as T);
}
