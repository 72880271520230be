import type { Block, Choice, Entity } from '../allocator/problem';
import type { CompiledBlock, CompiledProblem } from './compile-problem';
import type { Option, QueueKind } from './options';
import { queueOf } from './options';
import { positionIn } from './place-list';
import type { Taking } from './room';
import type { Team } from './teams';

/** A block of a compiled problem and whose it is. */
export interface Sitter {
  readonly entity: Entity;
  readonly block: Block;
  readonly team: Team;
  readonly compiled: CompiledBlock;
}

/** A block at a place, under the agreement of the option. */
export interface Sitting {
  readonly sitter: Sitter;
  readonly choice: Choice;
  readonly option: Option;
}

/** Where a team stands in the queue to a place: its tier under the agreement, then its position in a queue of that kind. */
export interface Standing {
  readonly tier: number;
  readonly kind: QueueKind;
  readonly position: number;
}

/** Every block of the problem, in its order. */
export function sittersOf({ problem, teams }: Pick<CompiledProblem, 'problem' | 'teams'>): Sitter[] {
  return problem.entities.flatMap((entity, e) => entity.blocks.flatMap((block, b): Sitter[] => {
    const owner = teams[e];
    const compiled = owner?.blocks[b];
    return owner && compiled ? [{ entity, block, team: owner.team, compiled }] : [];
  }));
}

/** The mean of the members' positions counts, as in the problem's costs. */
export function standingAt({ team: { members } }: Sitter, option: Option): Standing {
  const kind = queueOf(option);
  return { tier: option.tier, kind, position: members.reduce((sum, member) => sum + positionIn(member, kind), 0) / members.length };
}

/** Whether a block without a place comes before one that sits under the same agreement; within a tier, what was booked before stands. */
export function comesBefore({ sitter, option }: Pick<Sitting, 'sitter' | 'option'>, { sitter: other, option: theirs, choice }: Sitting): boolean {
  if (option.agreement.id !== theirs.agreement.id) return false;
  const [mine, yours] = [standingAt(sitter, option), standingAt(other, theirs)];
  if (mine.tier !== yours.tier) return mine.tier < yours.tier;
  const { previous } = other.block;
  const stays = previous?.place === choice.place && previous.start === choice.start;
  return !stays && mine.kind === yours.kind && sitter.entity.size === other.entity.size && mine.position < yours.position;
}

/** What the block takes there and then. */
export const takingOf = ({ entity, block }: Sitter, { place, start }: Choice): Taking =>
  ({ uses: block.places[place]?.uses ?? [], start, weeks: block.weeks, size: entity.size });

/** Burden of doing the block there and then. */
export const burdenOf = ({ block }: Sitter, { place, start }: Choice): number =>
  (block.places[place]?.cost ?? 0) + (block.startCost?.[block.starts.indexOf(start)] ?? 0);

/** Whether the block may start then beside the same students' other blocks. */
export function isOpen(block: Block, start: number, others: readonly Sitting[]): boolean {
  const end = start + block.weeks;
  return others.every(({ sitter: { block: other }, choice }) => {
    const otherEnd = choice.start + other.weeks;
    if (start < otherEnd && choice.start < end) return false;
    return !(block.after?.includes(other.id) && start < otherEnd) && !(other.after?.includes(block.id) && choice.start < end);
  });
}
