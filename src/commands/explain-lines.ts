import type { CountingProof } from '../allocator/counting/counting-proof';
import { countingProofs } from '../allocator/counting/counting-proof';
import type { Explanation, Reason } from '../allocator/explain';
import { explainUnplaced } from '../allocator/explain';
import type { HelpOrder } from '../allocator/help/help-time';
import type { PlainProposal } from '../allocator/help/plain-help';
import { plainHelp } from '../allocator/help/plain-help';
import type { PlacementProblem } from '../allocator/problem';
import type { Assignment } from '../allocator/solution';
import { Problem } from '../shared/problem';

/** An entity, and a unit where one asks why it is not. */
export interface WhyNotThere {
  readonly entity: string;
  readonly unit: string;
}

/** Resources told of each block at most. */
const MOST = 5;

const sentences: Readonly<Record<Exclude<Reason, 'resource'>, string>> = {
  'no-options': 'it has no places to choose from',
  'no-start': 'it has no weeks to begin in',
  overlap: 'every start overlaps the entity’s other blocks',
  order: 'no start is left in the order with the entity’s other blocks',
};

function line(problem: PlacementProblem, { entity, block, reason, resources }: Explanation): string {
  const full = resources.slice(0, MOST).map(({ index, options }) => `${problem.resources[index]?.kind ?? ''} ${problem.resources[index]?.id ?? ''} (${options} options)`);
  if (reason === 'resource') return `${entity} ${block}: no room left; full are ${full.join(', ')}`;
  return `${entity} ${block}: ${sentences[reason]}${full.length > 0 ? `; also full: ${full.join(', ')}` : ''}`;
}

function proofLine(problem: PlacementProblem, { from, to, demand, supply, measure, supplies, atLeast }: CountingProof): string {
  const names = supplies.map(({ resource }) => problem.resources[resource]?.id ?? '').join(', ');
  return `weeks ${from} to ${to - 1}, on ${names}: ${demand} ${measure} wanted > ${supply} there are, so at least ${atLeast} go without, whatever is done`;
}

/** Why each block without a place has none, and what counting alone proves of it. */
export function explainLines(problem: PlacementProblem, assignments: readonly Assignment[]): string[] {
  const unplaced = explainUnplaced(problem, { assignments });
  if (unplaced.length === 0) return ['Every block has a place.'];
  return [...unplaced.map((one) => line(problem, one)), ...countingProofs(problem).map((proof) => proofLine(problem, proof))];
}

/** What would help those without a place: limits to raise, each set confirmed by solving again. */
export function helpLines(problem: PlacementProblem, assignments: readonly Assignment[], order: HelpOrder): string[] {
  const { proposals, cut } = plainHelp(problem, assignments, order);
  return [
    ...proposals.map((proposal, i) => `proposal ${i + 1}: ${proposalText(problem, proposal)}`),
    ...(proposals.length === 0 && !cut ? ['no limit that is raised gives anybody more a place'] : []),
    ...(cut ? ['time ran out before everything had been tried; with more --seconds there may be more proposals, or less that is enough'] : []),
  ];
}

function proposalText(problem: PlacementProblem, { raises, unplacedBefore, unplacedAfter, moved }: PlainProposal): string {
  const parts = raises.map(({ lever, from, to, by }) => {
    const resource = problem.resources[Number(lever)];
    return `${resource?.kind ?? ''} ${resource?.id ?? ''} by ${by}${resource?.per === 'term' ? '' : ` in weeks ${from} to ${to - 1}`}`;
  });
  return `raise ${parts.join(', ')}: then ${unplacedBefore - unplacedAfter} more are placed and ${unplacedAfter} are not; ${moved} others lie elsewhere (solved again with it)`;
}

/** Why an entity's blocks are not at a unit, with everybody else where they are: each block on its own. */
export function whyNotLines(problem: PlacementProblem, assignments: readonly Assignment[], { entity: id, unit }: WhyNotThere): string[] {
  const entity = problem.entities.find((one) => one.id === id);
  if (!entity) throw new Problem('entity-unknown', 'missing', `There is no entity "${id.slice(0, 60)}" in the problem.`);
  return entity.blocks.map((block) => {
    const name = `${id} ${block.id}`;
    const there = assignments.find((one) => one.entity === id && one.block === block.id);
    if (there && block.places[there.place]?.unit === unit) return `${name}: it is there, from week ${there.start}`;
    const others = assignments.filter((one) => one !== there);
    const at = (starts: readonly number[]): { asked: PlacementProblem; told: Explanation | undefined } => {
      const only = { ...block, starts, places: block.places.filter((place) => place.unit === unit) };
      const asked = { ...problem, entities: problem.entities.map((one) => (one === entity ? { ...entity, blocks: entity.blocks.map((each) => (each === block ? only : each)) } : one)) };
      return { asked, told: explainUnplaced(asked, { assignments: others }).find((one) => one.entity === id && one.block === block.id) };
    };
    const { asked, told } = at(block.starts);
    if (!told || told.reason === 'no-options') return `${name}: ${unit} is none of its places`;
    const free = block.starts.filter((start) => isFree(at([start]).told));
    return free.length > 0 ? `${name}: there is room at ${unit} from week ${free.join(', ')}; the search preferred where it is` : line(asked, told);
  });
}

const isFree = (told: Explanation | undefined): boolean => told?.reason === 'resource' && told.resources.length === 0;
