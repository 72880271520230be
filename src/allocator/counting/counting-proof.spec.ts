import fc from 'fast-check';
import { bruteForce } from '../../../test/support/brute-force';
import { smallProblem } from '../../../test/support/small-problem';
import type { Block, Entity, PlacementProblem, Resource } from '../problem';
import { countingProofs } from './counting-proof';

const ward = (limit: number | number[], kind: Resource['kind'] = 'unit'): Resource => ({ id: 'r', kind, per: kind === 'quota' ? 'term' : 'week', limit });
const place = (...uses: number[]) => ({ unit: `u${uses.join()}`, region: '10', cost: 0, uses });
const starts = (weeks: number, term: number) => Array.from({ length: term - weeks + 1 }, (_, week) => week);
const block = (id: string, weeks: number, term: number, ...uses: number[][]): Block => ({ id, specialty: 's', weeks, starts: starts(weeks, term), places: uses.map((list) => place(...list)) });
const entities = (count: number, size: number, ...blocks: Block[]): Entity[] => Array.from({ length: count }, (_, e) => ({ id: `e${e}`, size, tier: 1, blocks }));
const problemOf = (weeks: number, resources: Resource[], asking: Entity[]): PlacementProblem => ({ format: 'placement-problem/1', name: 'count', weeks, tiers: 1, resources, entities: asking });

/** Random problems without pins, in which every place takes something and every block has a place and a start. */
const crowded = smallProblem.map((problem): PlacementProblem => ({
  ...problem,
  entities: problem.entities.map((entity, e) => ({
    ...entity,
    blocks: entity.blocks.map((asked, b) => ({
      id: asked.id,
      specialty: 's',
      weeks: asked.weeks,
      ...(asked.after && { after: asked.after }),
      starts: asked.starts.length > 0 ? asked.starts : [(e + b) % 3],
      places: (asked.places.length > 0 ? asked.places : [place()]).map(({ uses, ...rest }) => ({ ...rest, uses: uses.length > 0 ? uses : [(e + b) % 3] })),
    })),
  })),
}));

const figures = (problem: PlacementProblem) => countingProofs(problem).map(({ demand, supply, measure, unit, atLeast, from, to }) => ({ demand, supply, measure, unit, atLeast, from, to }));

describe('countingProofs', () => {
  it('28 group-weeks do not go into 20 weeks with one group at a time (A2)', () => {
    const supervised = problemOf(20, [ward(4, 'supervisors'), ward(4), ward(4)], entities(4, 4, block('o', 3, 20, [0, 1]), block('s', 4, 20, [0, 2])));
    expect(figures(supervised)).toEqual([{ demand: 28, supply: 20, measure: 'weeks', unit: 4, atLeast: 8, from: 0, to: 20 }]);
  });

  it('counts who lacks several blocks once: 27 group-weeks in 20 weeks leave one group of three without a place', () => {
    const shared = problemOf(20, [ward(7, 'supervisors')], entities(3, 7, block('o', 5, 20, [0]), block('s', 4, 20, [0])));
    expect(figures(shared)).toEqual([{ demand: 27, supply: 20, measure: 'weeks', unit: 7, atLeast: 7, from: 0, to: 20 }]);
  });

  it('adds up clinics that each have too little only together', () => {
    const half = Array.from({ length: 20 }, (_, week) => (week < 10 ? 4 : 0));
    const other = Array.from({ length: 20 }, (_, week) => (week < 10 ? 0 : 4));
    const [proof] = countingProofs(problemOf(20, [ward(half), ward(other)], entities(4, 4, block('o', 3, 20, [0], [1]), block('s', 4, 20, [0], [1]))));
    expect(proof).toMatchObject({ demand: 28, supply: 20, unit: 4 });
    expect(proof?.supplies.map(({ amount }) => amount)).toEqual([10, 10]);
  });

  it('says nothing where both clinics take a group at a time', () => {
    expect(countingProofs(problemOf(20, [ward(4), ward(4)], entities(4, 4, block('o', 3, 20, [0]), block('s', 4, 20, [1]))))).toEqual([]);
  });

  it('counts whole blocks where weeks alone would suffice', () => {
    expect(figures(problemOf(8, [ward(2)], entities(3, 1, block('b', 5, 8, [0]))))).toEqual([{ demand: 3, supply: 2, measure: 'blocks', unit: 1, atLeast: 1, from: 0, to: 8 }]);
  });

  it('a group cannot sit in half a room', () => {
    expect(figures(problemOf(4, [ward(6)], entities(2, 4, block('b', 4, 4, [0]))))).toEqual([{ demand: 8, supply: 4, measure: 'weeks', unit: 4, atLeast: 4, from: 0, to: 4 }]);
  });

  it('counts a quota once a block, beside units that it lets in to', () => {
    expect(figures(problemOf(8, [ward(10, 'quota'), ward(20), ward(20)], entities(11, 1, block('b', 4, 8, [0, 1], [0, 2]))))).toEqual([
      { demand: 11, supply: 10, measure: 'blocks', unit: 1, atLeast: 1, from: 0, to: 8 },
    ]);
  });

  it('looks at the blocks that must lie in a few weeks alone', () => {
    const early = entities(3, 1, { ...block('b', 2, 8, [0]), starts: [0, 1] });
    expect(figures(problemOf(8, [ward(2)], early))).toEqual([{ demand: 3, supply: 2, measure: 'blocks', unit: 1, atLeast: 1, from: 0, to: 3 }]);
  });

  it('never claims more than the brute force finds, over blocks that are all different, and finds most of what is too little', () => {
    let [crowdedOnes, proven] = [0, 0];
    fc.assert(fc.property(crowded, (problem) => {
      const proofs = countingProofs(problem);
      const blocks = proofs.flatMap(({ demands }) => demands.flatMap((demand) => demand.blocks.map(({ entity, block: id }) => `${entity} ${id}`)));
      expect(new Set(blocks).size).toBe(blocks.length);
      const unplaced = bruteForce(problem).unplaced.reduce((sum, members) => sum + members, 0);
      expect(proofs.reduce((sum, { atLeast }) => sum + atLeast, 0)).toBeLessThanOrEqual(unplaced);
      crowdedOnes += unplaced > 0 ? 1 : 0;
      proven += proofs.length > 0 ? 1 : 0;
    }), { numRuns: 300, seed: 7 });
    expect(crowdedOnes).toBeGreaterThan(100);
    expect(proven / crowdedOnes).toBeGreaterThan(0.8);
  });
});
