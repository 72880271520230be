import fc from 'fast-check';
import { bruteForce } from '../../../test/support/brute-force';
import { certificateValue, judge, pinsContradict } from '../../../test/support/referee';
import { smallProblem } from '../../../test/support/small-problem';
import type { Entity, PlacementProblem } from '../problem';
import type { Assignment, PlacementSolution } from '../solution';
import { solve } from '../solve';
import type { Exact } from './solve-exactly';
import { solveExactly } from './solve-exactly';

const solutionOf = (solution: PlacementSolution, { assignments, objective, bounds }: Exact): PlacementSolution => ({
  ...solution, status: 'feasible', stopped: 'iterations', assignments, objective, bounds,
});

/** Three students in a ring: each shares one seat with either neighbour, or pays ten for a place of their own. */
const ring: PlacementProblem = {
  format: 'placement-problem/1',
  name: 'ring',
  weeks: 2,
  tiers: 1,
  resources: [0, 1, 2].map((r) => ({ id: `r${r}`, kind: 'unit', per: 'week', limit: 1 })),
  entities: [0, 1, 2].map((e): Entity => ({
    id: `e${e}`,
    size: 1,
    tier: 1,
    blocks: [{
      id: 'b', specialty: 's', weeks: 2, starts: [0],
      places: [{ unit: 'own', region: '10', cost: 10, uses: [] }, { unit: 'shared', region: '10', cost: 0, uses: [e, (e + 1) % 3] }],
    }],
  })),
};
const onlyPinned = (problem: PlacementProblem): Assignment[] => problem.entities.flatMap(({ id, blocks }) => (
  blocks.flatMap(({ id: block, pinned }) => (pinned ? [{ entity: id, block, ...pinned }] : []))
));
const apart = ring.entities.map(({ id }) => ({ entity: id, block: 'b', place: 0, start: 0 }));

const byLevels = (one: readonly number[], other: readonly number[]): number => one.map((amount, i) => amount - (other[i] as number)).find((less) => less !== 0) ?? 0;

describe('solveExactly', () => {
  it('finds what brute force finds on every level, legally, and proves it; its bounds hold and yield what they claim', () => {
    let certified = 0;
    let asked = 0;
    fc.assert(fc.property(smallProblem.filter((problem) => !pinsContradict(problem)), fc.nat(1000), (problem, seed) => {
      const start = solve(problem, { seed, iterations: 1 });
      for (const incumbent of [start.assignments, onlyPinned(problem)]) {
        const exact = solveExactly(problem, incumbent) as Exact;
        const best = bruteForce(problem);
        const { faults, proven } = judge(problem, solutionOf(start, exact));
        expect(faults).toEqual([]);
        for (const bound of exact.bounds) expect(BigInt(bound.value)).toBe(certificateValue(problem, bound));
        expect(exact.objective).toEqual(best);
        expect(exact.optimal).toBe(true);
        asked++;
        if (proven) certified++;
      }
    }), { numRuns: 200, seed: 9 });
    expect(certified).toBeGreaterThan(0.9 * asked);
  });

  it('stays true where some are a thousand times as many as others: all it proves of those who fit nowhere, no false proof of those who fit', () => {
    const huge = fc.constantFrom(10, 1000, 100_000, 1_000_000_000);
    const least = ({ unplaced, moved, cost }: Exact['objective']) => [...unplaced, moved, cost];
    fc.assert(fc.property(smallProblem.filter(({ entities }) => entities.length > 1 && entities.every(({ blocks }) => blocks.every(({ pinned }) => !pinned))), huge, fc.boolean(), (problem, size, fits) => {
      const [first, ...rest] = problem.entities as [Entity, ...Entity[]];
      const resources = problem.resources.map((resource) => (fits && typeof resource.limit === 'number' ? { ...resource, limit: Math.min(resource.limit * size, 1_000_000_000) } : resource));
      const lopsided = { ...problem, resources, entities: [{ ...first, size }, ...rest] };
      const start = solve(lopsided, { seed: 1, nodes: 0 });
      const exact = solveExactly(lopsided, start.assignments) as Exact;
      expect(judge(lopsided, solutionOf(start, exact)).faults).toEqual([]);
      if (exact.optimal) expect(exact.objective).toEqual(bruteForce(lopsided));
      else expect([least(exact.objective), least(start.objective)].sort(byLevels)[0]).toEqual(least(exact.objective));
      if (!fits) expect(exact.optimal).toBe(true);
    }), { numRuns: 40, seed: 4 });
  });

  it.each([4, 100, 100_000, 1_000_000_000])('is not led astray by a group of %d that fits nowhere', (size) => {
    const places = [{ unit: 'a', region: '10', cost: 5, uses: [0, 2] }, { unit: 'b', region: '10', cost: 9, uses: [1] }];
    const problem: PlacementProblem = {
      ...ring,
      weeks: 4,
      tiers: 2,
      resources: [
        { id: 'a', kind: 'unit', per: 'week', limit: 2 }, { id: 'b', kind: 'unit', per: 'week', limit: [1, 1, 0, 1] }, { id: 'q', kind: 'quota', per: 'term', limit: 3 },
      ],
      entities: [0, 1, 2, 3].map((e): Entity => ({
        id: `e${e}`, size: [size, 2, 1, 2][e] as number, tier: 1 + (e % 2), blocks: [{ id: 'b', specialty: 's', weeks: 2, starts: [0, 1, 2], startCost: [0, 1, 2], places }],
      })),
    };
    const exact = solve(problem, { seed: 1 });
    expect(exact).toMatchObject({ status: 'optimal', objective: { unplaced: [size, 2], moved: 0, cost: 12 } });
    expect(judge(problem, exact).faults).toEqual([]);
  });

  it('certifies by a cut what prices alone cannot', () => {
    const exact = solveExactly(ring, apart);
    expect(exact).toMatchObject({ optimal: true, objective: { unplaced: [0], moved: 0, cost: 20 } });
    expect(exact?.bounds[0]?.value).toBe(20);
    expect(exact?.bounds[0]?.cuts).toHaveLength(1);
  });

  it('gives the same result for the same limits', () => {
    expect(solveExactly(ring, apart, { nodes: 5 })).toEqual(solveExactly(ring, apart, { nodes: 5 }));
  });

  it('keeps the solution it was given, and claims no proof, where it may not go on', () => {
    for (const limits of [{ nodes: 0 }, { going: () => false }]) {
      const exact = solveExactly(ring, apart, limits);
      expect(exact).toMatchObject({ optimal: false, assignments: apart, objective: { cost: 30 } });
      for (const bound of exact?.bounds ?? []) expect(bound.value).toBeLessThanOrEqual(20);
    }
  });

  it('places all where that is possible, though the solution it was given does not', () => {
    expect(solveExactly(ring, apart.slice(1))).toMatchObject({ optimal: true, objective: { unplaced: [0], cost: 20 } });
  });

  it('proves how many stay unplaced where not everyone can be placed', () => {
    const entities = ring.entities.map((entity) => ({ ...entity, blocks: entity.blocks.map((block) => ({ ...block, places: block.places.slice(1) })) }));
    const one = [{ entity: 'e0', block: 'b', place: 0, start: 0 }];
    const exact = solveExactly({ ...ring, entities }, one);
    expect(exact).toMatchObject({ optimal: true, assignments: one, objective: { unplaced: [2] } });
    expect(exact?.bounds).toContainEqual(expect.objectContaining({ penalties: [1], costWeight: 0, value: 2 }));
  });
});
