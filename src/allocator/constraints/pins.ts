import type { Rule, RuleBreach } from './rule';
import { choicesOf, keyOf } from './rule';

/** What is pinned stays where it is. */
export const pins: Rule = {
  code: 'pin-broken',
  title: 'A pinned block is placed just so',
  judge: ({ problem, placed }) => {
    const chosen = choicesOf(placed);
    return problem.entities.flatMap((entity) => entity.blocks.flatMap((block): RuleBreach[] => {
      const { pinned } = block;
      const choice = chosen.get(keyOf(entity.id, block.id));
      if (!pinned || (choice?.place === pinned.place && choice.start === pinned.start)) return [];
      return [{
        code: 'pin-broken',
        entity: entity.id,
        block: block.id,
        week: pinned.start,
        detail: `Block ${block.id} of ${entity.id} is pinned to place ${pinned.place} from week ${pinned.start}; place it there or lift the pin`,
      }];
    }));
  },
};
