import fc from 'fast-check';
import { bruteForce } from '../../test/support/brute-force';
import { smallProblem } from '../../test/support/small-problem';
import { joined, partsOf } from './markets';
import { pinConflicts } from './pin-conflicts';
import type { PlacementProblem } from './problem';
import { score } from './score';
import { solve } from './solve';

/** Two problems as one, each with its own resources. */
function beside(a: PlacementProblem, b: PlacementProblem): PlacementProblem {
  const shift = a.resources.length;
  const entities = b.entities.map((entity) => ({
    ...entity, id: `other-${entity.id}`,
    blocks: entity.blocks.map((block) => ({ ...block, places: block.places.map((place) => ({ ...place, uses: place.uses.map((r) => r + shift) })) })),
  }));
  return { ...a, resources: [...a.resources, ...b.resources.map((resource) => ({ ...resource, id: `other-${resource.id}` }))], entities: [...a.entities, ...entities] };
}

const possible = smallProblem.filter((problem) => pinConflicts(problem).length === 0);
const levels = ({ unplaced, moved, cost }: ReturnType<typeof bruteForce>): number[] => [...unplaced, moved, cost];

describe('partsOf', () => {
  it('leaves every entity in one part, with what it might use, and shares nothing that can run out', () => {
    fc.assert(fc.property(possible, possible, (a, b) => {
      const whole = beside(a, b);
      const parts = partsOf(whole);
      expect(parts.flatMap(({ entities }) => entities.map(({ id }) => id)).sort()).toEqual(whole.entities.map(({ id }) => id).sort());
      const idsOf = ({ entities, resources }: PlacementProblem) => entities.map(({ id, blocks }) => [id, blocks.map(({ places }) => places.map(({ uses }) => uses.map((r) => resources[r]?.id)))]);
      expect(new Map(parts.flatMap(idsOf) as [string, unknown][])).toEqual(new Map(idsOf(whole) as [string, unknown][]));
    }));
  });

  it('gives parts whose best are together the best of the whole', () => {
    fc.assert(fc.property(possible, possible, (a, b) => {
      const whole = beside({ ...a, entities: a.entities.slice(0, 2) }, { ...b, entities: b.entities.slice(0, 2) });
      const parts = partsOf(whole).map((part) => levels(bruteForce(part)));
      expect(parts.reduce((sum, part) => sum.map((value, i) => value + (part[i] ?? 0)))).toEqual(levels(bruteForce(whole)));
    }), { numRuns: 60 });
  });

  it('joins solutions into one that keeps every limit and is as good as it says', () => {
    fc.assert(fc.property(possible, possible, (a, b) => {
      const whole = beside(a, b);
      const solution = joined(whole, 1, partsOf(whole).map((part) => solve(part, { seed: 1 })));
      const judged = score(whole, solution.assignments);
      expect(judged.objective).toEqual(solution.objective);
      expect(judged.breaches).toEqual([]);
      expect(solution.assignments.map(({ entity }) => entity)).toEqual(whole.entities.flatMap(({ id }) => solution.assignments.filter(({ entity }) => entity === id).map(({ entity }) => entity)));
      if (solution.status === 'optimal') expect(levels(solution.objective)).toEqual(levels(joined(whole, 1, [solve(whole, { seed: 2 })]).objective));
    }), { numRuns: 30 });
  });

  it('keeps together who might want more than there is, and nobody else', () => {
    const places = [{ unit: 'u', region: '10', cost: 0, uses: [0, 1] }];
    const entity = (id: string, uses: number[]) => ({ id, size: 1, tier: 1, blocks: [{ id: 'b', specialty: 's', weeks: 1, starts: [0], places: places.map((place) => ({ ...place, uses })) }] });
    const problem = (limit: number): PlacementProblem => ({
      format: 'placement-problem/1', name: 'two pairs', weeks: 1, tiers: 1,
      resources: [1, 1, limit].map((most, r) => ({ id: `r${r}`, kind: 'unit', per: 'week', limit: most })),
      entities: [entity('a', [0, 2]), entity('b', [1, 2]), entity('c', [0, 2]), entity('d', [1, 2])],
    });
    const groups = (limit: number) => partsOf(problem(limit)).map(({ entities }) => entities.map(({ id }) => id));
    expect(groups(3)).toEqual([['a', 'b', 'c', 'd']]);
    expect(groups(4)).toEqual([['a', 'c'], ['b', 'd']]);
    expect(groups(0)).toEqual([['a', 'c'], ['b', 'd']]);
  });
});
