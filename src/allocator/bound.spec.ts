import fc from 'fast-check';
import { bruteForce } from '../../test/support/brute-force';
import { certificateValue, pinsContradict } from '../../test/support/referee';
import { smallProblem } from '../../test/support/small-problem';
import type { Aim } from './aim';
import { ascend, certify } from './bound';
import { compile } from './model';
import type { Entity, PlacementProblem } from './problem';
import type { Bound } from './solution';

const climb = { rounds: 150, going: () => true };
const student = (id: string, size = 1): Entity => ({
  id, size, tier: 1, blocks: [{ id: 'b', specialty: 's', weeks: 2, starts: [0, 1], places: [{ unit: 'u', region: '10', cost: 3, uses: [0] }] }],
});
const contest = (entities: readonly Entity[], limit: number): PlacementProblem => ({
  format: 'placement-problem/1', name: 'contest', weeks: 3, tiers: 1, resources: [{ id: 'u', kind: 'unit', per: 'week', limit }], entities,
});
const unplaced: Aim = { penalties: [1], movedWeight: 0, costWeight: 0 };

function boundOf(problem: PlacementProblem, aim: Aim): Bound | undefined {
  const model = compile(problem);
  return certify(model, aim, ascend(model, aim, climb).prices);
}

describe('bounds', () => {
  it('are never above what brute force finds, whatever they weigh, and claim just what their certificate yields', () => {
    const aim = fc.record({ penalties: fc.tuple(fc.nat(40), fc.nat(40)), movedWeight: fc.nat(20), costWeight: fc.nat(2) });
    fc.assert(fc.property(smallProblem.filter((problem) => !pinsContradict(problem)), aim, (problem, weights) => {
      const bound = boundOf(problem, weights);
      if (!bound) throw new Error('small numbers can always be certified');
      expect(BigInt(bound.value)).toBe(certificateValue(problem, bound));
      const best = bruteForce(problem);
      const worth = weights.penalties.reduce((sum, penalty, t) => sum + penalty * (best.unplaced[t] ?? 0), weights.movedWeight * best.moved + weights.costWeight * best.cost);
      expect(bound.value).toBeLessThanOrEqual(worth);
    }), { numRuns: 100, seed: 5 });
  });

  it('prove how many of seven must stay unplaced with five seats', () => {
    expect(boundOf(contest(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => student(id)), 5), unplaced)?.value).toBe(2);
  });

  it('know that a group cannot sit where there is room for half of it', () => {
    const bound = boundOf(contest([student('group', 4), student('pair', 2)], 3), unplaced);
    expect(bound?.value).toBe(4);
    expect(bound?.cuts?.length).toBeGreaterThan(0);
  });

  it('stop climbing at the target', () => {
    const model = compile(contest([student('a'), student('b')], 1));
    let rounds = 0;
    ascend(model, unplaced, { rounds: 150, target: 1, going: () => ++rounds > 0 });
    expect(rounds).toBeLessThan(150);
  });

  it('fall back to whole prices where numbers are large, and are left out where even those are not exact', () => {
    const large = compile(contest([student('a', 1e9), student('b', 1e9)], 1e9));
    const prices = Float64Array.from([10_000, 10_000, 10_000]);
    expect(certify(large, unplaced, prices)?.scale).toBe(1000);
    expect(certify(large, { ...unplaced, penalties: [1_000_000] }, prices)?.scale).toBe(1);
    expect(certify(large, { ...unplaced, penalties: [1e9] }, Float64Array.from([1e9, 1e9, 1e9]))).toBeUndefined();
  });
});
