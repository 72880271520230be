import { keyOf } from '../constraints/rule';
import type { Block, PlacementProblem } from '../problem';
import type { Assignment } from '../solution';
import { solve } from '../solve';
import type { Lever, Relaxable } from './elastic';
import type { HelpOrder } from './help-time';
import { HelpTime } from './help-time';
import type { Raise } from './least-help';
import { leastHelp } from './least-help';
import { raisedProblem } from './raised-problem';

/** Limits to raise, and what came of it when the problem was solved again with them. */
export interface PlainProposal {
  /** The lever is the index of the resource. */
  readonly raises: readonly Raise[];
  /** Members without a place for a block, each block on its own. */
  readonly unplacedBefore: number;
  readonly unplacedAfter: number;
  /** Members who lie elsewhere with a block than the solution has them, or nowhere. */
  readonly moved: number;
}

/** What would help a solution, the set that places the most first; none where no limit raised places more. */
export interface PlainHelp {
  readonly proposals: readonly PlainProposal[];
  /** Whether time ran out before everything had been tried. */
  readonly cut: boolean;
}

/** Looks of an exact search that proves the least. */
const LOOKS = 20;
/** Blocks above which only those without a place may take more than there is: everybody's ways to do so would be too many. */
const MANY_BLOCKS = 1000;

/** The smallest sets of limits to raise, of any kind and of one kind alone, so that as many as possible are placed. */
export function plainHelp(problem: PlacementProblem, assignments: readonly Assignment[], order: HelpOrder): PlainHelp {
  const time = new HelpTime(order);
  const standing = standingAt(problem, assignments);
  const asked = relaxable(problem, assignments);
  const kinds = new Set(asked.levers.map(({ id }) => problem.resources[Number(id)]?.kind));
  const sets = [asked.levers, ...(kinds.size > 1 ? [...kinds].map((kind) => asked.levers.filter(({ id }) => problem.resources[Number(id)]?.kind === kind)) : [])];
  const proposals = new Map<string, PlainProposal>();
  for (const levers of asked.levers.length > 0 ? sets : []) {
    if (time.isOver()) break;
    const limits = time.forSearching();
    const { raises } = leastHelp(asked, (priced) => time.noted(solve(priced, { seed: order.seed, looks: LOOKS, ...limits() })), levers.map(({ id }) => id));
    if (raises.length === 0 || proposals.has(JSON.stringify(raises))) continue;
    const again = time.noted(solve(raisedProblem({ ...asked, problem: standing }, { raises, widenings: [] }), { seed: order.seed, looks: LOOKS, ...time.forConfirming() }));
    proposals.set(JSON.stringify(raises), { raises, ...effectOf(problem, assignments, again.assignments) });
  }
  const worthwhile = [...proposals.values()].filter(({ unplacedBefore, unplacedAfter }) => unplacedAfter < unplacedBefore);
  return { proposals: worthwhile.sort((a, b) => a.unplacedAfter - b.unplacedAfter || a.raises.length - b.raises.length || a.moved - b.moved), cut: time.wasCut };
}

/** The problem with everybody where the solution has them, so that few move when it is solved again. */
function standingAt(problem: PlacementProblem, assignments: readonly Assignment[]): PlacementProblem {
  const at = byBlock(assignments);
  const standing = (entity: string, { previous, ...block }: Block): Block => {
    const seat = at.get(keyOf(entity, block.id)) ?? previous;
    return seat ? { ...block, previous: { place: seat.place, start: seat.start } } : block;
  };
  return { ...problem, entities: problem.entities.map((entity) => ({ ...entity, blocks: entity.blocks.map((block) => standing(entity.id, block)) })) };
}

/** What the blocks without a place could use, each resource a lever. */
function relaxable(problem: PlacementProblem, assignments: readonly Assignment[]): Relaxable {
  const at = byBlock(assignments);
  const waiting = problem.entities.flatMap(({ id, blocks }) => blocks.flatMap((block) => (at.has(keyOf(id, block.id)) ? [] : [{ key: keyOf(id, block.id), block }])));
  const wanted = new Set(waiting.flatMap(({ block }) => block.places.flatMap(({ uses }) => uses)));
  const levers = [...wanted].sort((a, b) => a - b).map((r): Lever => ({ id: String(r), resources: [r] }));
  const isLarge = problem.entities.reduce((sum, { blocks }) => sum + blocks.length, 0) > MANY_BLOCKS;
  return { problem, levers, late: new Map(), ...(isLarge && { pulling: new Set(waiting.map(({ key }) => key)) }) };
}

function effectOf({ entities }: PlacementProblem, before: readonly Assignment[], after: readonly Assignment[]): Omit<PlainProposal, 'raises'> {
  const [was, is] = [byBlock(before), byBlock(after)];
  const members = (counts: (was: Assignment | undefined, is: Assignment | undefined) => boolean): number =>
    entities.reduce((sum, { id, size, blocks }) => sum + size * blocks.filter((block) => counts(was.get(keyOf(id, block.id)), is.get(keyOf(id, block.id)))).length, 0);
  return {
    unplacedBefore: members((one) => one === undefined),
    unplacedAfter: members((_, other) => other === undefined),
    moved: members((one, other) => one !== undefined && !(one.place === other?.place && one.start === other.start)),
  };
}

const byBlock = (assignments: readonly Assignment[]): Map<string, Assignment> => new Map(assignments.map((one) => [keyOf(one.entity, one.block), one]));
