import type { Block, Entity, PlacementProblem } from '../../src/allocator/problem';
import type { Bound, Cut, CutRow, Objective, PlacementSolution } from '../../src/allocator/solution';

/** Said of what is optimal by the exact search alone, which the format allows: it looked through more than bounds can certify. */
export const CLAIMED = 'optimal, but the bounds do not prove it';

/** What an independent judge makes of a solution; it shares nothing with the engine but the shapes of the files. */
export interface Verdict {
  /** Everything that is untrue or illegal, in words. */
  readonly faults: readonly string[];
  readonly objective: Objective;
  /** What each bound's certificate yields. */
  readonly certified: readonly bigint[];
  /** Whether the bounds prove every level of the objective. */
  readonly proven: boolean;
}

type Seat = { readonly place: number; readonly start: number };
type Seats = ReadonlyMap<string, Seat>;

/** Judges legality, objective, status and certificates from the problem alone, bounds in exact whole numbers. */
export function judge(problem: PlacementProblem, solution: PlacementSolution): Verdict {
  const faults: string[] = [];
  const seats = seatsOf(problem, solution, faults);
  faults.push(...illegal(problem, seats), ...pinFaults(problem, seats, solution.status));
  const objective = worth(problem, seats);
  if (JSON.stringify(objective) !== JSON.stringify(solution.objective)) faults.push(`objective is ${JSON.stringify(objective)}, not ${JSON.stringify(solution.objective)}`);
  const bounds = solution.bounds ?? [];
  const certified = bounds.map((bound) => certificateValue(problem, bound));
  bounds.forEach((bound, i) => {
    if (BigInt(bound.value) > (certified[i] ?? 0n)) faults.push(`bound ${i} claims ${bound.value}, proves ${String(certified[i])}`);
  });
  const proven = provenOptimal(objective, bounds);
  if (solution.status === 'optimal' && !proven) faults.push(CLAIMED);
  return { faults, objective, certified, proven };
}

function seatsOf(problem: PlacementProblem, { assignments }: PlacementSolution, faults: string[]): Seats {
  const seats = new Map<string, Seat>();
  const entities = new Map(problem.entities.map(({ id, blocks }) => [id, blocks]));
  for (const { entity, block, place, start } of assignments) {
    const name = `${entity}/${block}`;
    const asked = entities.get(entity)?.find(({ id }) => id === block);
    if (seats.has(name)) faults.push(`${name} placed twice`);
    if (!asked?.places[place] || !asked.starts.includes(start)) faults.push(`${name} placed where it may not be`);
    else seats.set(name, { place, start });
  }
  return seats;
}

function illegal(problem: PlacementProblem, seats: Seats): string[] {
  const taken = new Map<string, number>();
  const faults = problem.entities.flatMap((entity) => {
    const mine = entity.blocks.flatMap((block) => {
      const seat = seats.get(`${entity.id}/${block.id}`);
      return seat ? [{ block, ...seat }] : [];
    });
    for (const { block, place, start } of mine) {
      for (const cell of cellsOf(problem, block, place, start)) taken.set(cell, (taken.get(cell) ?? 0) + entity.size);
    }
    return mine.flatMap((one) => mine.flatMap((other) => (one === other ? [] : timeFaults(entity.id, one, other))));
  });
  for (const [cell, members] of taken) {
    const [r, week] = cell.split('@').map(Number) as [number, number];
    if (members > limit(problem, r, week)) faults.push(`${cell}: ${members} of ${limit(problem, r, week)}`);
  }
  return faults;
}

/** Names of the cells, "resource@week", that a choice takes. */
function cellsOf(problem: PlacementProblem, block: Block, place: number, start: number): string[] {
  return (block.places[place]?.uses ?? []).flatMap((r) => {
    const weeks = problem.resources[r]?.per === 'term' ? [-1] : Array.from({ length: block.weeks }, (_, w) => start + w);
    return weeks.map((week) => `${r}@${week}`);
  });
}

function timeFaults(entity: string, one: { block: Block; start: number }, other: { block: Block; start: number }): string[] {
  const faults: string[] = [];
  if (one.start <= other.start && other.start < one.start + one.block.weeks) faults.push(`${entity}: ${one.block.id} and ${other.block.id} overlap`);
  if (one.block.after?.includes(other.block.id) && one.start < other.start + other.block.weeks) faults.push(`${entity}: ${one.block.id} is before ${other.block.id}`);
  return faults;
}

function limit(problem: PlacementProblem, r: number, week: number): number {
  const value = problem.resources[r]?.limit ?? 0;
  return typeof value === 'number' ? value : (value[week] ?? 0);
}

/** Whether the pinned blocks alone break a rule. */
export function pinsContradict(problem: PlacementProblem): boolean {
  const pinned = problem.entities.flatMap((entity) => entity.blocks.flatMap((block): [string, Seat][] => (block.pinned ? [[`${entity.id}/${block.id}`, block.pinned]] : [])));
  return illegal(problem, new Map(pinned)).length > 0;
}

function pinFaults(problem: PlacementProblem, seats: Seats, status: PlacementSolution['status']): string[] {
  const contradict = pinsContradict(problem);
  if (contradict !== (status === 'infeasible')) return [`status ${status}, but the pins ${contradict ? 'contradict each other' : 'fit together'}`];
  if (contradict) return [];
  return problem.entities.flatMap((entity) => entity.blocks.flatMap(({ id, pinned }) => (
    !pinned || same(seats.get(`${entity.id}/${id}`), pinned) ? [] : [`${entity.id}/${id} is not where it is pinned`]
  )));
}

function same(one: Seat | undefined, other: Seat): boolean {
  return one?.place === other.place && one.start === other.start;
}

/** The objective, counted afresh. */
export function worth(problem: PlacementProblem, seats: Seats): Objective {
  const unplaced = new Array<number>(problem.tiers).fill(0);
  let [moved, cost] = [0, 0];
  for (const entity of problem.entities) {
    for (const block of entity.blocks) {
      const seat = seats.get(`${entity.id}/${block.id}`);
      if (seat) cost += price(block, seat.place, seat.start);
      else unplaced[entity.tier - 1] = (unplaced[entity.tier - 1] ?? 0) + entity.size;
      if (block.previous && !same(seat, block.previous)) moved += entity.size;
    }
  }
  return { unplaced, moved, cost };
}

function price(block: Block, place: number, start: number): number {
  return (block.places[place]?.cost ?? 0) + (block.startCost?.[block.starts.indexOf(start)] ?? 0);
}

/** What a bound's prices and cuts prove. */
export function certificateValue(problem: PlacementProblem, bound: Bound): bigint {
  const cuts = bound.cuts ?? [];
  let total = 0n;
  for (const entity of problem.entities) total += cheapest(problem, entity, bound);
  for (const [r, week, y] of bound.prices) {
    if (y < 0) throw new Error('a price is negative');
    total -= BigInt(y) * BigInt(limit(problem, r, week));
  }
  for (const cut of cuts) total -= BigInt(cut.price) * rightSide(problem, cut);
  const scale = BigInt(bound.scale);
  return total >= 0n ? (total + scale - 1n) / scale : -(-total / scale);
}

function rightSide(problem: PlacementProblem, { den, rows }: Cut): bigint {
  const sum = rows.reduce((so, row) => so + BigInt(row[3]) * (row[0] === 'resource' ? BigInt(limit(problem, row[1], row[2])) : 1n), 0n);
  return sum / BigInt(den);
}

interface Option { readonly start: number; readonly cost: bigint }

/** Tries every way to start or leave out each block of an entity. */
function cheapest(problem: PlacementProblem, entity: Entity, bound: Bound): bigint {
  const options = entity.blocks.map((block) => optionsOf(problem, entity, block, bound));
  let best: bigint | undefined;
  const extend = (b: number, starts: readonly (number | undefined)[], sum: bigint): void => {
    if (best !== undefined && sum >= best) return;
    const block = entity.blocks[b];
    if (!block) {
      best = sum;
      return;
    }
    for (const { start, cost } of options[b] ?? []) if (fitsTime(entity, starts, b, start)) extend(b + 1, [...starts, start], sum + cost);
    if (!block.pinned) extend(b + 1, [...starts, undefined], sum + leftOut(entity, block, bound));
  };
  extend(0, [], 0n);
  if (best === undefined) throw new Error(`the pins of ${entity.id} contradict each other`);
  return best;
}

function leftOut(entity: Entity, block: Block, bound: Bound): bigint {
  const penalty = BigInt(bound.penalties[entity.tier - 1] ?? 0) + (block.previous ? BigInt(bound.movedWeight ?? 0) : 0n);
  return penalty * BigInt(entity.size) * BigInt(bound.scale);
}

function fitsTime(entity: Entity, starts: readonly (number | undefined)[], b: number, start: number): boolean {
  const block = entity.blocks[b] as Block;
  return starts.every((otherStart, o) => {
    const other = entity.blocks[o] as Block;
    if (otherStart === undefined) return true;
    if (start + block.weeks <= otherStart) return !block.after?.includes(other.id);
    return otherStart + other.weeks <= start && !other.after?.includes(block.id);
  });
}

/** The cheapest place for each start. */
function optionsOf(problem: PlacementProblem, entity: Entity, block: Block, bound: Bound): Option[] {
  const allowed = block.starts.filter((start) => !block.pinned || block.pinned.start === start);
  return allowed.flatMap((start) => {
    const costs = block.places.flatMap((_, place) => (block.pinned && block.pinned.place !== place ? [] : [optionCost(problem, entity, block, place, start, bound)]));
    const [first, ...others] = costs;
    return first === undefined ? [] : [{ start, cost: others.reduce((least, cost) => (cost < least ? cost : least), first) }];
  });
}

function optionCost(problem: PlacementProblem, entity: Entity, block: Block, place: number, start: number, bound: Bound): bigint {
  const size = BigInt(entity.size);
  const scale = BigInt(bound.scale);
  let cost = BigInt(bound.costWeight) * BigInt(price(block, place, start)) * scale;
  if (block.previous && !same({ place, start }, block.previous)) cost += BigInt(bound.movedWeight ?? 0) * size * scale;
  for (const [r, week, y] of bound.prices) if (takes(problem, block, place, start, r, week)) cost += size * BigInt(y);
  for (const cut of bound.cuts ?? []) {
    const sum = cut.rows.reduce((so, row) => so + BigInt(row[3]) * amount(problem, entity, block, place, start, row), 0n);
    cost += BigInt(cut.price) * (sum / BigInt(cut.den));
  }
  return cost;
}

function takes(problem: PlacementProblem, block: Block, place: number, start: number, r: number, week: number): boolean {
  if (!block.places[place]?.uses.includes(r)) return false;
  return problem.resources[r]?.per === 'term' ? week === -1 : start <= week && week < start + block.weeks;
}

function amount(problem: PlacementProblem, entity: Entity, block: Block, place: number, start: number, row: CutRow): bigint {
  if (row[0] === 'resource') return takes(problem, block, place, start, row[1], row[2]) ? BigInt(entity.size) : 0n;
  if (row[0] === 'block') return row[1] === entity.id && row[2] === block.id ? 1n : 0n;
  return row[1] === entity.id && start <= row[2] && row[2] < start + block.weeks ? 1n : 0n;
}

function provenOptimal({ unplaced, moved, cost }: Objective, bounds: readonly Bound[]): boolean {
  const rest = (bound: Bound) => bound.penalties.reduce((so, penalty, t) => so - penalty * (unplaced[t] ?? 0), bound.value);
  const tier = (t: number) => bounds.some((bound) => {
    const penalty = bound.penalties[t] ?? 0;
    return bound.costWeight === 0 && !bound.movedWeight && penalty > 0 && bound.penalties.slice(t + 1).every((later) => later === 0) && rest(bound) > -penalty;
  });
  const level = (weight: (bound: Bound) => number, count: number, before: (bound: Bound) => number) => (
    count === 0 || bounds.some((bound) => weight(bound) > 0 && rest(bound) - before(bound) > weight(bound) * (count - 1))
  );
  return unplaced.every((count, t) => count === 0 || tier(t))
    && level((bound) => (bound.costWeight === 0 ? (bound.movedWeight ?? 0) : 0), moved, () => 0)
    && level((bound) => bound.costWeight, cost, (bound) => (bound.movedWeight ?? 0) * moved);
}
