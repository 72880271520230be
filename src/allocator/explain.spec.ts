import { explainUnplaced } from './explain';
import type { Block, Entity, PlacementProblem } from './problem';
import type { Assignment } from './solution';

const place = (...uses: number[]) => ({ unit: 'u', region: '10', cost: 0, uses });
const block = (id: string, patch: Partial<Block> = {}): Block => ({ id, specialty: 's', weeks: 2, starts: [0, 2], places: [place(0)], ...patch });
const entity = (id: string, ...blocks: Block[]): Entity => ({ id, size: 1, tier: 1, blocks });

const problemOf = (...entities: Entity[]): PlacementProblem => ({
  format: 'placement-problem/1',
  name: 'why',
  weeks: 4,
  tiers: 1,
  resources: [{ id: 'ward', kind: 'unit', per: 'week', limit: 1 }, { id: 'quota', kind: 'quota', per: 'term', limit: 0 }],
  entities,
});
const at = (entityId: string, blockId: string, start: number): Assignment => ({ entity: entityId, block: blockId, place: 0, start });
const why = (problem: PlacementProblem, ...assignments: Assignment[]) => explainUnplaced(problem, { assignments });

describe('explainUnplaced', () => {
  it('counts the options that each full resource blocks, the most first', () => {
    const problem = problemOf(entity('a', block('x')), entity('b', block('x', { places: [place(0), place(1), place(0, 1)] })));
    expect(why(problem, at('a', 'x', 0))).toEqual([{ entity: 'b', block: 'x', reason: 'resource', resources: [{ index: 1, options: 4 }, { index: 0, options: 2 }] }]);
  });

  it('tells blocks without a place from those without a start', () => {
    const problem = problemOf(entity('a', block('x', { places: [] }), block('y', { starts: [] })));
    expect(why(problem).map(({ block: id, reason }) => [id, reason])).toEqual([['x', 'no-options'], ['y', 'no-start']]);
  });

  it('sees that the other blocks of the same entity leave no time, or not in that order', () => {
    const crowded = problemOf(entity('a', block('x', { weeks: 3, starts: [0], places: [place()] }), block('y', { starts: [0, 2] })));
    expect(why(crowded, at('a', 'x', 0))[0]).toMatchObject({ block: 'y', reason: 'overlap' });
    const ordered = problemOf(entity('a', block('x', { starts: [2], places: [place()] }), block('y', { starts: [0], after: ['x'] })));
    expect(why(ordered, at('a', 'x', 2))[0]).toMatchObject({ block: 'y', reason: 'order' });
  });

  it('is silent where everyone is placed', () => {
    expect(why(problemOf(entity('a', block('x'))), at('a', 'x', 2))).toEqual([]);
  });
});
