import fc from 'fast-check';
import { bruteForce } from '../../test/support/brute-force';
import { judge, pinsContradict } from '../../test/support/referee';
import { smallProblem } from '../../test/support/small-problem';
import { Chance } from './chance';
import type { Entity, PlacementProblem } from './problem';
import { readProblem } from './read-problem';
import { score } from './score';
import { solve } from './solve';

const student = (id: string, patch: Partial<Entity> = {}): Entity => ({
  id,
  size: 1,
  tier: 1,
  blocks: [{ id: 'b', specialty: 's', weeks: 4, starts: [0], places: [{ unit: 'u', region: '10', cost: 0, uses: [0] }] }],
  ...patch,
});

const contest = (entities: readonly Entity[], seats: number): PlacementProblem => ({
  format: 'placement-problem/1',
  name: 'contest',
  weeks: 4,
  tiers: 2,
  resources: [{ id: 'u', kind: 'unit', per: 'week', limit: seats }],
  entities,
});

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

describe('solve', () => {
  it('finds legal solutions of random small problems, by two referees, and the optimum that brute force finds', () => {
    fc.assert(fc.property(smallProblem, fc.nat(1000), (problem, seed) => {
      const solution = solve(readProblem(problem), { seed, iterations: 600 });
      expect(judge(problem, solution).faults).toEqual([]);
      const { breaches, objective } = score(problem, solution.assignments);
      expect(objective).toEqual(solution.objective);
      if (pinsContradict(problem)) expect(breaches.every(({ code }) => code === 'pin-broken')).toBe(true);
      else {
        expect(breaches).toEqual([]);
        expect(solution.objective).toEqual(bruteForce(problem));
      }
    }), { numRuns: 150, seed: 7 });
  });

  it('gives the same assignments, bounds and objective for the same seed', () => {
    fc.assert(fc.property(smallProblem, fc.nat(1000), (problem, seed) => {
      expect(solve(problem, { seed, iterations: 100 })).toEqual(solve(problem, { seed, iterations: 100 }));
    }), { numRuns: 20, seed: 8 });
  });

  it('draws lots among equals: every student wins for some seed, and five of seven always do', () => {
    const winners = new Map<string, number>();
    for (let seed = 0; seed < 70; seed++) {
      const solution = solve(contest(names.map((name) => student(name)), 5), { seed });
      expect(solution.objective).toEqual({ unplaced: [2, 0], moved: 0, cost: 0 });
      expect(solution.status).toBe('optimal');
      for (const { entity } of solution.assignments) winners.set(entity, (winners.get(entity) ?? 0) + 1);
    }
    for (const name of names) expect(Math.abs((winners.get(name) ?? 0) - 50)).toBeLessThan(16);
  });

  it('moves nobody who can stay when capacity is raised', () => {
    const first = solve(contest(names.map((name) => student(name)), 5), { seed: 3 });
    const placed = new Set(first.assignments.map(({ entity }) => entity));
    const again = names.map((name) => {
      const plain = student(name);
      return placed.has(name) ? { ...plain, blocks: plain.blocks.map((block) => ({ ...block, previous: { place: 0, start: 0 } })) } : plain;
    });
    expect(solve(contest(again, 7), { seed: 4 }).objective).toEqual({ unplaced: [0, 0], moved: 0, cost: 0 });
    const short = solve(contest(again, 6), { seed: 4 });
    expect(short.objective).toEqual({ unplaced: [1, 0], moved: 0, cost: 0 });
  });

  it('places the first tier before the second, and a group only as a whole', () => {
    const tiers = solve(contest([student('late', { tier: 2 }), student('early')], 1), { seed: 1 });
    expect(tiers.assignments.map(({ entity }) => entity)).toEqual(['early']);
    const group = solve(contest([student('group', { size: 4 }), student('single')], 3), { seed: 1 });
    expect(group.assignments.map(({ entity }) => entity)).toEqual(['single']);
  });

  it('leaves few of the first tier over where many of all must be, however large the problem', () => {
    const chance = new Chance(7);
    const UNITS = 30;
    const crowd = Array.from({ length: 450 }, (_, i): Entity => {
      const places = Array.from({ length: 5 }, () => chance.below(UNITS)).map((u, rank) => ({ unit: `u${u}`, region: '10', cost: 10 * rank, uses: [u] }));
      return student(`s${i}`, { tier: i % 5 === 0 ? 2 : 1, blocks: [{ id: 'b', specialty: 's', weeks: 2 + (i % 3), starts: Array.from({ length: 14 }, (__, w) => w), places }] });
    });
    const resources = Array.from({ length: UNITS }, (_, u) => ({ id: `u${u}`, kind: 'unit' as const, per: 'week' as const, limit: 2 }));
    const problem: PlacementProblem = { ...contest(crowd, 0), weeks: 18, resources };
    const alone = solve({ ...problem, entities: crowd.filter(({ tier }) => tier === 1) }, { seed: 1, nodes: 0, iterations: 200 }).objective;
    const all = solve(problem, { seed: 1, iterations: 200 }).objective;
    expect(all.unplaced[0]).toBeLessThanOrEqual((alone.unplaced[0] as number) + 4);
    expect(all.unplaced[1]).toBeGreaterThan(20);
  }, 60_000);

  it('says infeasible where pins contradict each other, and places the rest legally', () => {
    const pinned = (id: string): Entity => student(id, { blocks: student(id).blocks.map((block) => ({ ...block, pinned: { place: 0, start: 0 } })) });
    const problem = contest([pinned('a'), pinned('b')], 1);
    const solution = solve(problem, { seed: 1 });
    expect(solution.status).toBe('infeasible');
    expect(solution.objective.unplaced).toEqual([1, 0]);
    expect(judge(problem, solution).faults).toEqual([]);
  });

  it('ends when cancelled or out of time, with what it has', () => {
    const problem = contest(names.map((name, i) => student(name, { size: 1 + (i % 3) })), 5);
    let asked = 0;
    const cancelled = solve(problem, { seed: 1, cancelled: () => ++asked > 2 });
    expect(cancelled.stopped).toBe('cancelled');
    expect(judge(problem, cancelled).faults).toEqual([]);
    let now = 0;
    const timed = solve(problem, { seed: 1, seconds: 1, clock: () => (now += 100) });
    expect(timed.stopped).toBe('time');
    expect(timed.elapsedMs).toBeGreaterThanOrEqual(1000);
    expect(judge(problem, timed).faults).toEqual([]);
  });

  it('reports its phases', () => {
    const phases = new Set<string>();
    solve(contest(names.map((name) => student(name)), 5), { seed: 1, onProgress: ({ phase }) => phases.add(phase) });
    expect([...phases].slice(0, 2)).toEqual(['bound', 'construct']);
  });
});
