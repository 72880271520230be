import type { Rule, RuleBreach } from './rule';

/** A block may begin only in the weeks that are listed for it. */
export const allowedStart: Rule = {
  code: 'start-not-allowed',
  title: 'A block begins in one of its start weeks',
  judge: ({ problem, assignments }) => {
    const entities = new Map(problem.entities.map((entity) => [entity.id, entity]));
    return assignments.flatMap(({ entity, block, start }): RuleBreach[] => {
      const asked = entities.get(entity)?.blocks.find(({ id }) => id === block);
      if (!asked || asked.starts.includes(start)) return [];
      return [{ code: 'start-not-allowed', entity, block, week: start, detail: `Block ${block} of ${entity} may not begin in week ${start}, only in ${asked.starts.join(', ') || 'no week'}` }];
    });
  },
};
