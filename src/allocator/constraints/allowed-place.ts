import type { Rule, RuleBreach } from './rule';

/** A block may be done only at the places that are listed for it. */
export const allowedPlace: Rule = {
  code: 'place-not-allowed',
  title: 'A block is done at one of its places',
  judge: ({ problem, assignments }) => {
    const entities = new Map(problem.entities.map((entity) => [entity.id, entity]));
    return assignments.flatMap(({ entity, block, place }): RuleBreach[] => {
      const asked = entities.get(entity)?.blocks.find(({ id }) => id === block);
      if (!asked || asked.places[place]) return [];
      return [{ code: 'place-not-allowed', entity, block, detail: `Place ${place} is not one of the ${asked.places.length} places of block ${block} of ${entity}` }];
    });
  },
};
