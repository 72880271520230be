import { keyOf, limitIn } from '../constraints/rule';
import type { Block, Entity, PlacementProblem } from '../problem';
import type { PlacementSolution } from '../solution';
import { elastic, type Elastic, type Lever, type Relaxable, type Variant } from './elastic';

/** So many more in each of the weeks (indexes, the last one not included); weeks 0 to 1 where it counts by the term. */
export interface Raise {
  readonly lever: string;
  readonly from: number;
  readonly to: number;
  readonly by: number;
}

/** A window that must reach at least from one week to before another. */
export interface Widening {
  readonly window: string;
  readonly from: number;
  readonly to: number;
}

/** A set of relaxations, and what it is worth. */
export interface Help {
  readonly raises: readonly Raise[];
  readonly widenings: readonly Widening[];
  /** Members without a place with it, by tier. */
  readonly unplaced: readonly number[];
  /** Members who take more than there was, counted once for each thing they take. */
  readonly amount: number;
}

export type Search = (problem: PlacementProblem) => Pick<PlacementSolution, 'assignments' | 'objective'>;

/** A lever with more fragments than this is raised throughout. */
const MOST_FRAGMENTS = 3;

/**
 * The least that must be relaxed so that as many as possible are placed: searched for with everything to be had at a price,
 * then with one lever after the other left out as long as nothing is lost by it. Only levers and windows that are named are used.
 */
export function leastHelp(asked: Relaxable, search: Search, names: readonly string[] = everything(asked)): Help {
  let best = attempt(asked, new Set(names), search);
  for (const dropped of used(best)) {
    const fewer = used(best).filter((id) => id !== dropped);
    if (fewer.length === used(best).length) continue;
    const without = attempt(asked, new Set(fewer), search);
    if (isNoWorse(without, best)) best = without;
  }
  return best;
}

/** Ids of all levers, and of all windows. */
export const everything = ({ levers, late }: Relaxable): string[] => [...levers.map(({ id }) => id), ...new Set([...late.values()].map(({ window }) => window))];

const used = ({ raises, widenings }: Help): string[] => [...new Set([...raises.map(({ lever }) => lever), ...widenings.map(({ window }) => window)])];

const isNoWorse = (one: Help, other: Help): boolean => one.amount <= other.amount && one.unplaced.every((members, tier) => members <= (other.unplaced[tier] ?? 0));

function attempt(asked: Relaxable, allowed: ReadonlySet<string>, search: Search): Help {
  const priced = elastic(asked, (id) => allowed.has(id));
  const { assignments, objective } = search(priced.problem);
  return new Reading(asked, priced, assignments).help(objective.unplaced);
}

interface Taken {
  readonly entity: Entity;
  readonly block: Block;
  readonly variant: Variant;
  readonly start: number;
}

/** Reads from a solution of the elastic problem what it takes beyond the limits. */
class Reading {
  private readonly taken: Taken[];
  private readonly loads: number[][];

  constructor(private readonly asked: Relaxable, { problem, variants }: Elastic, assignments: PlacementSolution['assignments']) {
    const chosen = new Map(assignments.map((assignment) => [keyOf(assignment.entity, assignment.block), assignment]));
    this.taken = problem.entities.flatMap((entity, e) => entity.blocks.flatMap((block, b): Taken[] => {
      const choice = chosen.get(keyOf(entity.id, block.id));
      const variant = variants.get(block.places)?.[choice?.place ?? -1];
      const original = asked.problem.entities[e]?.blocks[b];
      return choice && variant && original ? [{ entity, block: original, variant, start: choice.start }] : [];
    }));
    this.loads = asked.problem.resources.map(({ per }) => new Array<number>(per === 'term' ? 1 : asked.problem.weeks).fill(0));
    for (const one of this.taken) for (const r of one.block.places[one.variant.place]?.uses ?? []) this.add(this.loads[r] ?? [], one, r);
  }

  help(unplaced: readonly number[]): Help {
    const late = this.taken.flatMap((one) => this.asked.late.get(keyOf(one.entity.id, one.block.id))?.starts.has(one.start) ? [one] : []);
    const amount = [...this.taken.flatMap(({ entity, variant }) => variant.levers.map(() => entity.size)), ...late.map(({ entity }) => entity.size)];
    return {
      raises: this.asked.levers.flatMap((lever) => this.raisesOf(lever)),
      widenings: this.widenings(late),
      unplaced,
      amount: amount.reduce((sum, members) => sum + members, 0),
    };
  }

  private add(weeks: number[], { entity, block, start }: Taken, resource: number): void {
    const [from, to] = this.asked.problem.resources[resource]?.per === 'term' ? [0, 1] : [start, start + block.weeks];
    for (let week = from; week < to; week++) weeks[week] = (weeks[week] ?? 0) + entity.size;
  }

  private raisesOf(lever: Lever): Raise[] {
    const by = this.missing(lever);
    const rows = rowsOf(by);
    const [first, last] = [rows[0], rows.at(-1)];
    if (!first || !last || rows.length <= MOST_FRAGMENTS) return rows.map((row) => ({ lever: lever.id, ...row }));
    return [{ lever: lever.id, from: first.from, to: last.to, by: Math.max(...by) }];
  }

  /** By week: how many more than there are must find room by the lever. */
  private missing(lever: Lever): number[] {
    const resource = lever.resources[0] ?? -1;
    const usage = (this.loads[resource] ?? []).map(() => 0);
    for (const one of this.taken) if (one.variant.levers.includes(lever)) this.add(usage, one, resource);
    return usage.map((members, week) => Math.min(members, Math.max(0, ...lever.resources.map((r) => this.excess(r, week)))));
  }

  private excess(resource: number, week: number): number {
    const known = this.asked.problem.resources[resource];
    return known ? (this.loads[resource]?.[week] ?? 0) - limitIn(known, week) : 0;
  }

  private widenings(late: readonly Taken[]): Widening[] {
    const reached = new Map<string, Widening>();
    for (const { entity, block, start } of late) {
      const window = this.asked.late.get(keyOf(entity.id, block.id))?.window ?? '';
      const known = reached.get(window);
      reached.set(window, { window, from: Math.min(start, known?.from ?? start), to: Math.max(start + block.weeks, known?.to ?? 0) });
    }
    return [...reached.values()];
  }
}

/** Weeks in a row with the same figure. */
function rowsOf(by: readonly number[]): Omit<Raise, 'lever'>[] {
  const rows: { from: number; to: number; by: number }[] = [];
  for (const [week, more] of by.entries()) {
    const last = rows.at(-1);
    if (last?.to === week && last.by === more) last.to += 1;
    else if (more > 0) rows.push({ from: week, to: week + 1, by: more });
  }
  return rows;
}
