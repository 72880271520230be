import type { Placed, Rule, RuleBreach } from './rule';
import { endOf, pairsOf } from './rule';

/** A block that builds on another begins when that has ended. */
export const order: Rule = {
  code: 'order',
  title: 'Blocks are done in the order that was asked for',
  judge: ({ placed }) => pairsOf(placed).flatMap(([one, other]) => [...tooEarly(one, other), ...tooEarly(other, one)]),
};

function tooEarly(later: Placed, earlier: Placed): RuleBreach[] {
  if (!later.block.after?.includes(earlier.block.id) || later.choice.start >= endOf(earlier)) return [];
  return [{
    code: 'order',
    entity: later.entity.id,
    block: later.block.id,
    week: later.choice.start,
    detail: `Block ${later.block.id} of ${later.entity.id} begins in week ${later.choice.start}, before block ${earlier.block.id} ends in week ${endOf(earlier)}`,
  }];
}
