import type { Model } from '../model';
import type { Objective } from '../solution';
import type { Choices } from './choices';

/** What is made small: members unplaced of a tier (from 0) or of all tiers together, members moved, or cost. */
export type Level = number | 'unplaced' | 'moved' | 'cost';

/** What counts on a level, of choice. Blocks that have no choice are left out: they add the same to all, and a large group would hide what differs. */
export function measureOf(model: Model, choices: Choices, level: Level): Float64Array {
  const { place, size, moved, cost, blockOf, from } = choices;
  if (level === 'cost') return cost;
  const isOpen = (o: number) => (from[(blockOf[o] as number) + 1] as number) - (from[blockOf[o] as number] as number) > 1;
  if (level === 'moved') return size.map((members, o) => (isOpen(o) ? members * (moved[o] as number) : 0));
  const counts = (o: number) => isOpen(o) && (place[o] as number) < 0 && (level === 'unplaced' || model.tier[model.entityOf[blockOf[o] as number] as number] === level);
  return size.map((members, o) => (counts(o) ? members : 0));
}

/** The levels in their order. */
export function levelsOf({ tiers, previousPlace }: Model): Level[] {
  return [...Array.from({ length: tiers }, (_, t) => t), ...(previousPlace.some((place) => place >= 0) ? ['moved' as const] : []), 'cost'];
}

/** What choices, one of each block, amount to. */
export function amountOf(measure: Float64Array, held: Int32Array): number {
  return held.reduce((sum, o) => sum + (measure[o] as number), 0);
}

/** What choices, one of each block, come to. */
export function objectiveOf({ tiers, tier, entityOf }: Model, { place, size, moved, cost }: Choices, held: Int32Array): Objective {
  const unplaced = new Array<number>(tiers).fill(0);
  let members = 0;
  held.forEach((o, b) => {
    const t = tier[entityOf[b] as number] as number;
    if ((place[o] as number) < 0) unplaced[t] = (unplaced[t] as number) + (size[o] as number);
    members += (moved[o] as number) * (size[o] as number);
  });
  return { unplaced, moved: members, cost: amountOf(cost, held) };
}

/** More than any choices amount to. */
export function beyond(measure: Float64Array, { from }: Choices): number {
  let sum = 1;
  for (let b = 0; b + 1 < from.length; b++) sum += measure.subarray(from[b], from[b + 1]).reduce((most, amount) => Math.max(most, amount), 0);
  return sum;
}
