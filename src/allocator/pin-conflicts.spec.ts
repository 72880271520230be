import fc from 'fast-check';
import { pinsContradict } from '../../test/support/referee';
import { smallProblem } from '../../test/support/small-problem';
import { pinConflicts } from './pin-conflicts';
import type { Block, PlacementProblem } from './problem';

const pinned = (id: string, start: number): Block => ({ id, specialty: 's', weeks: 2, starts: [start], places: [{ unit: 'u', region: '10', cost: 0, uses: [0] }], pinned: { place: 0, start } });
const problem = (seats: number, ...blocks: readonly (readonly Block[])[]): PlacementProblem => ({
  format: 'placement-problem/1',
  name: 'pins',
  weeks: 4,
  tiers: 1,
  resources: [{ id: 'u', kind: 'unit', per: 'week', limit: seats }],
  entities: blocks.map((own, e) => ({ id: `e${e}`, size: 1, tier: 1, blocks: own })),
});

describe('pinConflicts', () => {
  it('finds one exactly where an independent referee does', () => {
    fc.assert(fc.property(smallProblem, (small) => (pinConflicts(small).length > 0) === pinsContradict(small)), { numRuns: 300, seed: 5 });
  });

  it('names the pins that share what is full', () => {
    expect(pinConflicts(problem(1, [pinned('a', 0)], [pinned('b', 1)], [pinned('c', 2)]))).toEqual([
      { code: 'unit-full', detail: 'u is taken by 2 in week 1 but has room for 1; move 1; pinned: block a of e0 from week 0, block b of e1 from week 1' },
      { code: 'unit-full', detail: 'u is taken by 2 in week 2 but has room for 1; move 1; pinned: block b of e1 from week 1, block c of e2 from week 2' },
    ]);
  });

  it('names the pins of one entity that overlap', () => {
    expect(pinConflicts(problem(2, [pinned('a', 0), pinned('b', 1)]))).toEqual([
      { code: 'overlap', detail: 'Blocks a and b of e0 overlap from week 1; pinned: block a of e0 from week 0, block b of e0 from week 1' },
    ]);
  });

  it('counts those it does not name', () => {
    const [conflict] = pinConflicts(problem(1, ...Array.from({ length: 13 }, () => [pinned('a', 0)])));
    expect(conflict?.detail).toMatch(/, block a of e9 from week 0, 3 more$/);
  });
});
