import fc from 'fast-check';
import { bruteForce } from '../../../test/support/brute-force';
import { smallProblem } from '../../../test/support/small-problem';
import type { Block, Entity, PlacementProblem, Resource } from '../problem';
import { keyOf } from '../constraints/rule';
import { solve } from '../solve';
import { elastic, type Relaxable } from './elastic';
import { leastHelp } from './least-help';
import { raisedProblem } from './raised-problem';

const ward = (limit: number | number[]): Resource => ({ id: 'r', kind: 'unit', per: 'week', limit });
const quota = (limit: number): Resource => ({ id: 'q', kind: 'quota', per: 'term', limit });
const place = (...uses: number[]) => ({ unit: 'u', region: '10', cost: 3, uses });
const block = (id: string, patch: Partial<Block> = {}): Block => ({ id, specialty: 's', weeks: 2, starts: [0], places: [place(0)], ...patch });
const many = (count: number, ...blocks: Block[]): Entity[] => Array.from({ length: count }, (_, e) => ({ id: `e${e}`, size: 1, tier: 1, blocks }));
const problemOf = (resources: Resource[], entities: Entity[]): PlacementProblem => ({ format: 'placement-problem/1', name: 'help', weeks: 6, tiers: 2, resources, entities });
const each = (problem: PlacementProblem): Relaxable => ({ problem, levers: problem.resources.map((_, r) => ({ id: `l${r}`, resources: [r] })), late: new Map() });
const helped = (asked: Relaxable) => leastHelp(asked, (problem) => solve(problem, { seed: 1 }));

describe('leastHelp', () => {
  it('asks for so many places as are missing, in the weeks in which they are missing', () => {
    expect(helped(each(problemOf([ward([2, 1, 1, 1, 1, 1])], many(3, block('b')))))).toEqual({
      raises: [{ lever: 'l0', from: 0, to: 1, by: 1 }, { lever: 'l0', from: 1, to: 2, by: 2 }], widenings: [], unplaced: [0, 0], amount: 2,
    });
  });

  it('asks for nothing where everybody has a place', () => {
    expect(helped(each(problemOf([ward(3)], many(3, block('b')))))).toEqual({ raises: [], widenings: [], unplaced: [0, 0], amount: 0 });
  });

  it('raises the one limit that is enough rather than two', () => {
    const both = block('b', { places: [place(0, 1), place(2)] });
    expect(helped(each(problemOf([ward(1), quota(1), ward(1)], many(3, both))))).toMatchObject({ raises: [{ lever: 'l2', from: 0, to: 2, by: 1 }], amount: 1 });
  });

  it('pulls resources together that are raised together', () => {
    const problem = problemOf([ward(1), ward(1)], many(2, block('b', { places: [place(0, 1)] })));
    expect(helped({ problem, levers: [{ id: 'supervisor', resources: [0, 1] }], late: new Map() })).toMatchObject({ raises: [{ lever: 'supervisor', from: 0, to: 2, by: 1 }], amount: 1 });
  });

  it('opens a wider window where that is what helps', () => {
    const problem = problemOf([ward(1)], many(2, block('b', { starts: [0, 2, 4] })));
    const late = new Map(problem.entities.map(({ id }) => [keyOf(id, 'b'), { window: 'w', starts: new Set([2, 4]) }]));
    const help = helped({ problem, levers: [], late });
    expect(help).toMatchObject({ raises: [], unplaced: [0, 0], amount: 1 });
    expect(help.widenings[0]?.window).toBe('w');
  });

  it('does not raise what cannot be raised', () => {
    const problem = problemOf([ward(1)], many(2, block('b')));
    expect(helped({ problem, levers: [{ id: 'l', resources: [0], never: [1] }], late: new Map() })).toMatchObject({ raises: [], unplaced: [1, 0] });
  });

  it('gives everybody a place whom any relaxation gives one, for the least that trying everything finds', () => {
    let asked = 0;
    fc.assert(fc.property(smallProblem, (random) => {
      const problem = { ...random, entities: random.entities.slice(0, 3).map((entity) => ({ ...entity, blocks: entity.blocks.slice(0, 1).map(({ id, specialty, weeks, starts, places }) => ({ id, specialty, weeks, starts, places: places.map((one) => ({ ...one, uses: one.uses.length > 0 ? one.uses : [1] })) })) })) };
      const relaxable = each(problem);
      const help = helped(relaxable);
      const best = bruteForce(elastic(relaxable, () => true).problem);
      expect(help.unplaced).toEqual(best.unplaced);
      expect(help.amount * 100).toBe(best.cost);
      expect(bruteForce(raisedProblem(relaxable, help)).unplaced).toEqual(best.unplaced);
      asked += help.amount;
    }), { numRuns: 60, seed: 3 });
    expect(asked).toBeGreaterThan(10);
  });
});
