import type { Assignment } from '../allocator/solution';
import type { Spread } from '../fairness/spread';
import { spreadOf } from '../fairness/spread';
import type { CompiledProblem } from './compile-problem';
import { Loads } from './loads';
import type { LoadFacts } from './loads';
import { Relocation } from './relocation';
import { giveWay } from './right-of-way';
import { SeatingPlan } from './seating-plan';
import type { Sitter } from './sitting';

/** What evening out has come to. */
export interface Evened {
  readonly assignments: readonly Assignment[];
  /** Blocks that are elsewhere than before. */
  readonly exchanged: number;
  /** What students bear with what they bore in earlier terms, before and after. */
  readonly before: Spread;
  readonly after: Spread;
  /** Whether it ended before everything had been tried. */
  readonly limited: boolean;
}

/** Looks at places and weeks at most; it decides where to stop, so that the same plan is always evened out alike. */
const LOOKS = 4_000_000;
/** How many change places at once: few first, since each who moves is a cost of its own. */
const CHAINS = [0, 1, 2, 4, 8] as const;

/**
 * Leximin: lets students exchange places so that who bears most, with what is left from earlier terms, bears as little as can be,
 * then the next, and so on. The same blocks have a place as before, nobody pinned or booked before is moved, nobody of an earlier
 * tier bears more for somebody of a later one, and every agreement's own order holds. Students of universities that have
 * chosen against it stay where they are.
 */
export function evenOut(compiled: CompiledProblem, assignments: readonly Assignment[], facts: LoadFacts, going: () => boolean = () => true): Evened {
  const plan = new SeatingPlan(compiled, assignments, facts.timetables);
  const loads = new Loads(compiled, plan, facts);
  const before = spreadOf(loads.points());
  const relocation = new Relocation(plan, loads, { looks: LOOKS, going });
  while (relocation.going() && oneRound(loads, relocation));
  const limited = !relocation.going();
  // Each step has been checked, so nobody gives way; somebody who waits may find room.
  if (giveWay(plan).length > 0) return { assignments, exchanged: 0, before, after: before, limited };
  const evened = plan.assignments();
  const after = spreadOf(new Loads(compiled, plan, facts).points());
  return { assignments: evened, exchanged: exchanged(assignments, evened), before, after, limited };
}

/** Goes through everybody, the worst off first; true where anybody could be helped. */
function oneRound(loads: Loads, relocation: Relocation): boolean {
  let helped = false;
  for (const sitters of loads.worstFirst()) {
    while (relocation.going() && relieve(sitters, relocation)) helped = true;
  }
  return helped;
}

const relieve = (sitters: readonly Sitter[], relocation: Relocation): boolean =>
  CHAINS.some((others) => sitters.some((sitter) => relocation.relieve(sitter, others)));

function exchanged(before: readonly Assignment[], after: readonly Assignment[]): number {
  const seats = new Map(before.map(({ entity, block, place, start }) => [`${entity} ${block}`, `${place} ${start}`]));
  return after.filter(({ entity, block, place, start }) => seats.get(`${entity} ${block}`) !== `${place} ${start}`).length;
}
