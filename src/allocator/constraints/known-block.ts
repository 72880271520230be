import type { Rule } from './rule';

/** An assignment must be about a block of the problem. */
export const knownBlock: Rule = {
  code: 'unknown-block',
  title: 'Every assignment is of a block that was asked for',
  judge: ({ problem, assignments }) => {
    const known = new Map(problem.entities.map((entity) => [entity.id, new Set(entity.blocks.map((block) => block.id))]));
    return assignments.filter(({ entity, block }) => !known.get(entity)?.has(block)).map(({ entity, block }) => ({
      code: 'unknown-block',
      entity,
      block,
      detail: `Block ${block} of ${entity} is not in the problem; leave it out`,
    }));
  },
};
