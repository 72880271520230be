import type { PlacementProblem } from '../problem';
import { demandsOf, type Demand } from './demand';
import { resourceSets } from './resource-sets';
import { countsBlocks, demandOf, suppliesOf, unitOf, type Measure, type Question, type Supply } from './supply';

/**
 * Why not everybody can be placed, by counting alone: these blocks can be done nowhere but on these resources in these weeks,
 * and ask for more than there is.
 */
export interface CountingProof {
  /** Weeks of the term, as indexes: the first, and the first after them. */
  readonly from: number;
  readonly to: number;
  readonly demands: readonly Demand[];
  readonly measure: Measure;
  /** Members that count as one. */
  readonly unit: number;
  readonly demand: number;
  readonly supply: number;
  readonly supplies: readonly Supply[];
  /** Members who stay without a place for one of these blocks or several, whatever is done. */
  readonly atLeast: number;
}

const MOST_PROOFS = 5;
const MOST_EDGES = 12;

/** Proofs that not everybody can be placed, about different blocks, the one about most members first; none where counting shows nothing. */
export function countingProofs(problem: PlacementProblem): CountingProof[] {
  const proofs: CountingProof[] = [];
  let demands = demandsOf(problem);
  while (proofs.length < MOST_PROOFS) {
    const best = strongest(problem, demands);
    if (!best) break;
    proofs.push(best);
    const proven = new Set(best.demands);
    demands = demands.filter((demand) => !proven.has(demand));
  }
  return proofs;
}

function strongest(problem: PlacementProblem, demands: readonly Demand[]): CountingProof | undefined {
  let best: CountingProof | undefined;
  for (const resources of resourceSets(problem, demands)) {
    const chosen = new Set(resources);
    const bound = demands.filter(({ ways }) => ways.every((uses) => uses.some((r) => chosen.has(r))));
    for (const { from, to } of spansOf(bound)) {
      const within = bound.filter((demand) => demand.from >= from && demand.to <= to);
      const question = { resources, from, to, demands: within };
      for (const measure of measuresOf(problem, question)) {
        const proof = prove(problem, question, measure);
        if (proof && (!best || isStronger(proof, best))) best = proof;
      }
    }
  }
  return best;
}

/** The spans that some of the blocks begin and end with. */
function spansOf(demands: readonly Demand[]): { from: number; to: number }[] {
  const froms = [...new Set(demands.map(({ from }) => from))].sort((a, b) => a - b);
  const tos = [...new Set(demands.map(({ to }) => to))].sort((a, b) => b - a);
  if (froms.length * tos.length > MOST_EDGES ** 2) return demands.map(({ from, to }) => ({ from, to }));
  return froms.flatMap((from) => tos.filter((to) => to > from).map((to) => ({ from, to })));
}

/** Weeks tell more than blocks, except where nothing is counted by the week. */
function measuresOf(problem: PlacementProblem, question: Question): Measure[] {
  if (question.demands.length === 0) return [];
  if (question.resources.every((r) => problem.resources[r]?.per === 'term')) return ['blocks'];
  return countsBlocks(problem, question) ? ['weeks', 'blocks'] : ['weeks'];
}

function prove(problem: PlacementProblem, question: Question, measure: Measure): CountingProof | undefined {
  const { from, to, demands } = question;
  const supplies = suppliesOf(problem, question, measure);
  const [demand, supply] = [demandOf(demands, measure), supplies.reduce((sum, { amount }) => sum + amount, 0)];
  if (demand <= supply) return undefined;
  const unit = unitOf(demands);
  return { from, to, demands, measure, unit, demand, supply, supplies, atLeast: unit * fewest(question, measure, demand - supply) };
}

/** How few (in units) ask for so much: who stays without one block may stay without all of hers, so those with most count first. */
function fewest({ demands }: Question, measure: Measure, excess: number): number {
  const unit = unitOf(demands);
  const asking = new Map<string, { each: number; readonly units: number }>();
  for (const { size, weeks, blocks } of demands) {
    for (const { entity } of blocks) {
      const one = asking.get(entity) ?? { each: 0, units: size / unit };
      one.each += measure === 'weeks' ? weeks : 1;
      asking.set(entity, one);
    }
  }
  let [left, count] = [excess, 0];
  for (const { each, units } of [...asking.values()].sort((a, b) => b.each - a.each)) {
    if (left <= 0) break;
    const lacking = Math.min(units, Math.ceil(left / each));
    count += lacking;
    left -= lacking * each;
  }
  return count;
}

const weightOf = ({ supplies, demands, to, from }: CountingProof): number[] => [supplies.length, demands.length, to - from];

function isStronger(one: CountingProof, other: CountingProof): boolean {
  if (one.atLeast !== other.atLeast) return one.atLeast > other.atLeast;
  const [mine, theirs] = [weightOf(one), weightOf(other)];
  const at = mine.findIndex((value, i) => value !== theirs[i]);
  return at >= 0 && (mine[at] ?? 0) < (theirs[at] ?? 0);
}
