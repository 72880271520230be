import type { Assignment } from '../allocator/solution';
import type { CompiledProblem } from './compile-problem';
import type { LoadFacts } from './loads';
import { Loads } from './loads';
import { Relocation } from './relocation';
import { giveWay } from './right-of-way';
import { SeatingPlan } from './seating-plan';

/** Looks at places and weeks at most; it decides where to stop, so that the same plan always comes out alike. */
const LOOKS = 2_000_000;
/** How many make way at once: few first. */
const CHAINS = [0, 1, 2, 4] as const;

/**
 * Wishes tier by tier: who comes in an earlier tier gets what she wished for more, where somebody of a later tier has it and can go
 * elsewhere. Whoever is of her tier or an earlier one bears no more for it, and nobody who has a place loses it; pins and what stood
 * before stay.
 */
export function wishesByTier(compiled: CompiledProblem, assignments: readonly Assignment[], facts: LoadFacts, going: () => boolean): readonly Assignment[] {
  const last = Math.max(...compiled.problem.entities.map(({ tier }) => tier));
  const plan = new SeatingPlan(compiled, assignments, facts.timetables);
  const relocation = new Relocation(plan, new Loads(compiled, plan, { ...facts, isEveryone: true }), { looks: LOOKS, going });
  const early = plan.all().filter(({ entity: { tier } }) => tier < last).sort((a, b) => a.entity.tier - b.entity.tier || a.compiled.position - b.compiled.position);
  let isMoved = false;
  for (const sitter of early) while (relocation.going() && CHAINS.some((others) => relocation.favour(sitter, others))) isMoved = true;
  return isMoved && giveWay(plan).length === 0 ? plan.assignments() : assignments;
}
