import { Chance } from '../chance';
import type { Block, PlacementProblem } from '../problem';
import { solve } from '../solve';

const WEEKS = 20;

/** Students and pairs with two blocks of five weeks each, who all want to be near; enough of them for a second thread. */
function crowd(entities: number, units: number): PlacementProblem {
  const chance = new Chance(7);
  const block = (id: string, offset: number): Block => ({
    id, specialty: 's', weeks: 5, starts: [0, 5, 10, 15], startCost: [0, 1, 1, 3],
    places: Array.from({ length: 8 }, () => chance.below(units / 2)).filter((u, i, all) => all.indexOf(u) === i).map((u) => ({
      unit: `u${offset + u}`, region: '10', cost: chance.below(40), uses: [offset + u],
    })),
  });
  return {
    format: 'placement-problem/1', name: 'crowd', weeks: WEEKS, tiers: 2,
    resources: Array.from({ length: units }, (_, u) => ({ id: `u${u}`, kind: 'unit', per: 'week', limit: Math.ceil((2.2 * entities) / units / 2) })),
    entities: Array.from({ length: entities }, (_, e) => ({
      id: `e${e}`, size: e % 5 === 0 ? 2 : 1, tier: e % 3 === 0 ? 1 : 2, blocks: [block('a', 0), block('b', units / 2)],
    })),
  };
}

describe('a crew', () => {
  it('of two finds what one finds, byte for byte', () => {
    const problem = crowd(520, 24);
    const [alone, together] = [1, 2].map((threads) => solve(problem, { seed: 3, iterations: 60, threads }));
    expect(together).toEqual(alone);
    expect(alone?.bounds?.length).toBeGreaterThan(0);
    expect(alone?.assignments.length).toBeGreaterThan(900);
  });

  it('of two ends soon when it is cancelled', () => {
    let asked = 0;
    const { stopped, assignments } = solve(crowd(520, 24), { seed: 3, threads: 2, cancelled: () => ++asked > 600 });
    expect(stopped).toBe('cancelled');
    expect(assignments.length).toBeGreaterThan(0);
    expect(asked).toBeLessThan(1000);
  });
});
