import type { Block, PlacementProblem } from '../allocator/problem';
import type { PlacementSolution } from '../allocator/solution';
import { groupBy } from '../shared/group-by';
import type { CompiledProblem } from './compile-problem';
import type { Timetables } from './filters/timetables';
import { SeatingPlan } from './seating-plan';
import type { Sitter, Sitting } from './sitting';
import { isOpen } from './sitting';

/**
 * The problem with less freedom, so that whatever the engine finds keeps the rules of timetables: every team under such rules has a
 * legal timetable of its own, the one where it sits or else one of those there are, by turns; one of its blocks may also begin in any
 * week that fits the others. Each round gives those without a place another one. Assignments mean the same in both problems.
 */
export function withinTimetables(compiled: CompiledProblem, { assignments }: Pick<PlacementSolution, 'assignments'>, { timetables, round }: NarrowRound): PlacementProblem {
  const { problem } = compiled;
  const plan = new SeatingPlan(compiled, assignments, timetables);
  const narrow = new Map<Block, Block>();
  const never = problem.resources.length;
  const teams = groupBy(plan.all().filter((sitter) => timetables.isSubject(sitter.compiled)), ({ entity }) => entity);
  for (const [t, sitters] of [...teams.values()].entries()) {
    const template = templateOf(plan, sitters, { timetables, turn: t + round });
    const loose = template.at(round % 2 === 0 ? -1 : 0);
    for (const sitting of template) narrow.set(sitting.sitter.block, narrowed(sitting, { template, timetables, never, isLoose: sitting === loose }));
  }
  const entities = problem.entities.map((entity) => ({ ...entity, blocks: entity.blocks.map((block) => narrow.get(block) ?? block) }));
  return { ...problem, entities, resources: [...problem.resources, { id: 'never', kind: 'quota', per: 'week', limit: 0 }] };
}

/** Rules to keep, and how often this has been tried. */
export interface NarrowRound {
  readonly timetables: Timetables;
  readonly round: number;
}

interface Turn { readonly timetables: Timetables; readonly turn: number }

/** Where the team sits, if all of it does; else a timetable that would be legal if there were room, in order of time. */
function templateOf(plan: SeatingPlan, sitters: readonly Sitter[], { timetables, turn }: Turn): Sitting[] {
  const sittings = plan.sittingsOf(sitters);
  const spread = sittings.length === sitters.length ? [sittings] : spreadOf(sitters, timetables);
  const found = spread[turn % Math.max(1, spread.length)];
  return [...(found ?? [])].sort((a, b) => a.choice.start - b.choice.start);
}

/** Legal timetables, the first that there is for each week in which the team's first block may begin. */
function spreadOf(sitters: readonly Sitter[], timetables: Timetables): Sitting[][] {
  const [first, ...rest] = sitters;
  if (!first) return [];
  return choicesOf(first).flatMap((sitting) => {
    const whole = completed([sitting], rest, timetables);
    return whole ? [whole] : [];
  });
}

function completed(sittings: readonly Sitting[], rest: readonly Sitter[], timetables: Timetables): Sitting[] | undefined {
  const [next, ...later] = rest;
  if (!next) return sittings.some((sitting) => timetables.breach(sitting, sittings)) ? undefined : [...sittings];
  for (const sitting of choicesOf(next)) {
    if (!isOpen(next.block, sitting.choice.start, sittings) || timetables.breach(sitting, sittings)) continue;
    const whole = completed([...sittings, sitting], later, timetables);
    if (whole) return whole;
  }
  return undefined;
}

/** Every start, with the first place in each town. */
function choicesOf(sitter: Sitter): Sitting[] {
  const inTown = new Map<string, number>();
  for (const [place, { unit }] of sitter.compiled.list.options.entries()) if (!inTown.has(unit.townId)) inTown.set(unit.townId, place);
  return sitter.block.starts.flatMap((start) => [...inTown.values()].flatMap((place): Sitting[] => {
    const option = sitter.compiled.list.options[place];
    return option ? [{ sitter, option, choice: { place, start } }] : [];
  }));
}

interface Narrowing { readonly template: readonly Sitting[]; readonly timetables: Timetables; readonly never: number; readonly isLoose: boolean }

/** The block where its template has it, at any place that counts the same; a loose one also in other weeks that fit. */
function narrowed({ sitter, choice, option }: Sitting, { template, timetables, never, isLoose }: Narrowing): Block {
  const { block, compiled } = sitter;
  if (block.pinned) return block;
  const fits = (start: number): boolean => start === choice.start || (isLoose && isOpen(block, start, template.filter((other) => other.sitter !== sitter)) &&
    !template.some((other) => timetables.breach(other.sitter === sitter ? { sitter, option, choice: { place: choice.place, start } } : other, moved(template, sitter, start))));
  const kept = block.starts.flatMap((start, i) => (fits(start) ? [{ start, cost: block.startCost?.[i] ?? 0 }] : []));
  const alike = compiled.list.options.map((other) => timetables.isAlike(sitter, option, other));
  const places = alike.includes(false) ? block.places.map((place, p) => (alike[p] ? place : { ...place, uses: [...place.uses, never] })) : block.places;
  const { previous, ...rest } = block;
  return {
    ...rest, places, starts: kept.map(({ start }) => start), startCost: kept.map(({ cost }) => cost),
    ...(previous && kept.some(({ start }) => start === previous.start) && { previous }),
  };
}

const moved = (template: readonly Sitting[], sitter: Sitter, start: number): Sitting[] =>
  template.map((sitting) => (sitting.sitter === sitter ? { ...sitting, choice: { ...sitting.choice, start } } : sitting));
