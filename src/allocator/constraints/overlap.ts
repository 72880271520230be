import type { Rule } from './rule';
import { endOf, pairsOf } from './rule';

/** Nobody is in two places at once. */
export const overlap: Rule = {
  code: 'overlap',
  title: 'Blocks of one entity do not overlap',
  judge: ({ placed }) => pairsOf(placed)
    .filter(([one, other]) => one.choice.start < endOf(other) && other.choice.start < endOf(one))
    .map(([one, other]) => ({
      code: 'overlap',
      entity: one.entity.id,
      block: other.block.id,
      week: Math.max(one.choice.start, other.choice.start),
      detail: `Blocks ${one.block.id} and ${other.block.id} of ${one.entity.id} overlap from week ${Math.max(one.choice.start, other.choice.start)}`,
    })),
};
