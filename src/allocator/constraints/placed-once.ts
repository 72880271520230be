import type { Rule } from './rule';
import { keyOf } from './rule';

/** No block is done twice. */
export const placedOnce: Rule = {
  code: 'placed-twice',
  title: 'A block is placed at most once',
  judge: ({ assignments }) => {
    const seen = new Set<string>();
    return assignments.filter(({ entity, block }) => {
      const key = keyOf(entity, block);
      return seen.has(key) || !seen.add(key);
    }).map(({ entity, block }) => ({ code: 'placed-twice', entity, block, detail: `Block ${block} of ${entity} is placed more than once; keep one assignment` }));
  },
};
