import type { Block, Choice, Entity } from '../../../src/allocator/problem';
import type { Assignment } from '../../../src/allocator/solution';
import { score } from '../../../src/allocator/score';
import { Ledger } from '../generator/ledger';
import type { PeerAnswer, PeerOrder } from './peer';

type Placed = { readonly block: Block } & Choice;

/** As it is done without an allocator: pins and the earlier plan stand, then each in turn gets the best that is left. */
export function firstCome({ problem, found }: PeerOrder): PeerAnswer {
  const limits = problem.resources.map(({ limit }) => limit);
  const ledger = new Ledger(problem.resources, problem.weeks);
  const placed = new Map<Entity, Placed[]>(problem.entities.map((entity) => [entity, []]));
  const place = (entity: Entity, block: Block, choice: Choice | undefined): void => {
    const own = placed.get(entity) ?? [];
    if (!choice || own.some((other) => other.block === block) || !inTime(own, block, choice.start) || !ledger.fits(limits, block, choice, entity.size)) return;
    ledger.add(block, choice, entity.size);
    own.push({ block, ...choice });
  };
  const eachBlock = (use: (entity: Entity, block: Block) => void): void => {
    for (const entity of problem.entities) for (const block of entity.blocks) use(entity, block);
  };
  eachBlock((entity, block) => place(entity, block, block.pinned));
  eachBlock((entity, block) => place(entity, block, block.previous));
  eachBlock((entity, block) => {
    const own = placed.get(entity) ?? [];
    const best = optionsOf(block).find(({ choice }) => inTime(own, block, choice.start) && ledger.fits(limits, block, choice, entity.size));
    place(entity, block, best?.choice);
  });
  const assignments = [...placed].flatMap(([entity, own]) => own.map(({ block, place: at, start }): Assignment => ({ entity: entity.id, block: block.id, place: at, start })));
  found(score(problem, assignments).objective);
  return { assignments, isUnplacedProven: false, isProven: false, version: 'first come' };
}

/** Every place with every start, the cheapest first. */
function optionsOf(block: Block): { choice: Choice; cost: number }[] {
  const options = block.places.flatMap(({ cost }, place) => block.starts.map((start, i) => ({ choice: { place, start }, cost: cost + (block.startCost?.[i] ?? 0) })));
  return options.sort((a, b) => a.cost - b.cost);
}

function inTime(own: readonly Placed[], block: Block, start: number): boolean {
  return own.every((other) => {
    const isLater = start >= other.start + other.block.weeks && !other.block.after?.includes(block.id);
    const isEarlier = start + block.weeks <= other.start && !block.after?.includes(other.block.id);
    return isLater || isEarlier;
  });
}
