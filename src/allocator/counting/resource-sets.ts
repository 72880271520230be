import { limitIn } from '../constraints/rule';
import type { PlacementProblem, Resource, ResourceKind } from '../problem';
import type { Demand } from './demand';

const kinds: readonly ResourceKind[] = ['unit', 'supervisors', 'quota', 'beds'];

/** A few supervisors' counters of one kind stand in a row among the uses of a place. */
const DEPTH = 3;

/** The smallest and the largest are counted, no more. */
const MOST_SETS = 400;

/** Picks one resource of each way to do a block; undefined where a way has none such. */
type Pick = (uses: readonly number[], demand: Demand) => number | undefined;

/** Sets of resources that all options of some blocks meet: those worth counting, smaller ones first. */
export function resourceSets(problem: PlacementProblem, demands: readonly Demand[]): (readonly number[])[] {
  const sets = new Map<string, readonly number[]>();
  const add = (resources: ReadonlySet<number>): void => {
    const sorted = [...resources].sort((a, b) => a - b);
    if (sorted.length > 0) sets.set(sorted.join(), sorted);
  };
  for (const pick of picksOf(problem)) {
    const owned = demands.flatMap((demand) => {
      const chosen = chosenBy(pick, demand);
      return chosen ? [{ demand, chosen }] : [];
    });
    for (const { chosen } of owned) add(chosen);
    for (const joined of joinedBy(owned, ({ demand }) => demand.blocks.map(({ entity }) => `entity ${entity}`))) add(joined);
    for (const joined of joinedBy(owned, ({ chosen }) => [...chosen].map((r) => `resource ${r}`))) add(joined);
  }
  for (const { ways } of demands) for (const r of ways[0] ?? []) if (ways.every((uses) => uses.includes(r))) add(new Set([r]));
  const sorted = [...sets.values()].sort((a, b) => a.length - b.length);
  return sorted.length <= MOST_SETS ? sorted : [...sorted.slice(0, MOST_SETS / 2), ...sorted.slice(-MOST_SETS / 2)];
}

function picksOf({ resources, weeks }: PlacementProblem): Pick[] {
  const nth = (kind: ResourceKind, n: number): Pick => (uses) => uses.filter((r) => resources[r]?.kind === kind)[n];
  const room = (r: number, { from, to }: Demand): number => roomIn(resources[r] as Resource, from, Math.min(to, weeks));
  const tightest: Pick = (uses, demand) => [...uses].sort((a, b) => room(a, demand) - room(b, demand))[0];
  return [...kinds.flatMap((kind) => Array.from({ length: DEPTH }, (_, n) => nth(kind, n))), tightest];
}

/** Member-weeks; a term's limit lasts for its whole span at the most. */
function roomIn(resource: Resource, from: number, to: number): number {
  if (resource.per === 'term') return limitIn(resource, 0) * (to - from);
  let sum = 0;
  for (let week = from; week < to; week++) sum += limitIn(resource, week);
  return sum;
}

function chosenBy(pick: Pick, demand: Demand): Set<number> | undefined {
  const chosen = demand.ways.map((uses) => pick(uses, demand));
  return chosen.includes(undefined) ? undefined : new Set(chosen.filter((r) => r !== undefined));
}

/** The sets of demands that hang together by what they share, each joined to one. */
function joinedBy(owned: readonly { demand: Demand; chosen: ReadonlySet<number> }[], keysOf: (one: { demand: Demand; chosen: ReadonlySet<number> }) => string[]): Set<number>[] {
  const parts = new Map<string, Set<number>>();
  for (const one of owned) {
    const keys = keysOf(one);
    const merged = new Set(one.chosen);
    for (const part of new Set(keys.map((key) => parts.get(key)))) for (const r of part ?? []) merged.add(r);
    const touched = new Set(keys.map((key) => parts.get(key)).filter((part) => part !== undefined));
    for (const [key, part] of parts) if (touched.has(part)) parts.set(key, merged);
    for (const key of keys) parts.set(key, merged);
  }
  return [...new Set(parts.values())];
}
