import type { Block, Choice, Entity, PlacementProblem, Resource } from '../problem';
import type { Assignment } from '../solution';

/** A block that is placed, with all a rule may want to know of it. */
export interface Placed {
  readonly entity: Entity;
  readonly block: Block;
  readonly choice: Choice;
}

/** A plan to be judged: what was asked, what was assigned, and the assignments that can be made sense of. */
export interface PlanToJudge {
  readonly problem: PlacementProblem;
  readonly assignments: readonly Assignment[];
  /** Assignments to a known block, place and start, the first for each block, in the problem's order. */
  readonly placed: readonly Placed[];
}

/** One way in which a plan breaks a rule. Entity, block and resource are ids. */
export interface RuleBreach {
  readonly code: string;
  readonly entity?: string;
  readonly block?: string;
  readonly resource?: string;
  /** Left out where the breach is about a whole term or no week at all. */
  readonly week?: number;
  /** A sentence that names the values. */
  readonly detail: string;
}

/** A rule of the format: hard, as the engine never breaks one. */
export interface Rule {
  readonly code: string;
  readonly title: string;
  /** Every breach, none left out. */
  readonly judge: (plan: PlanToJudge) => RuleBreach[];
}

/** Week after the block's last. */
export function endOf({ block, choice }: Placed): number {
  return choice.start + block.weeks;
}

/** What a resource allows in a week; in the whole term where it counts per term. */
export function limitIn(resource: Resource, week: number): number {
  return typeof resource.limit === 'number' ? resource.limit : (resource.limit[week] ?? 0);
}

/** The pairs of placed blocks of one entity, each pair once. */
export function pairsOf(placed: readonly Placed[]): [Placed, Placed][] {
  const pairs: [Placed, Placed][] = [];
  const own: Placed[] = [];
  for (const one of placed) {
    if (own[0] && own[0].entity.id !== one.entity.id) own.length = 0;
    for (const other of own) pairs.push([other, one]);
    own.push(one);
  }
  return pairs;
}

/** Names a block among all entities' blocks. */
export function keyOf(entity: string, block: string): string {
  return JSON.stringify([entity, block]);
}

/** Where each placed block is, by `keyOf`. */
export function choicesOf(placed: readonly Placed[]): Map<string, Choice> {
  return new Map(placed.map(({ entity, block, choice }) => [keyOf(entity.id, block.id), choice]));
}
