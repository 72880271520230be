import { readProblem } from '../../../src/allocator/read-problem';
import { judge } from '../../support/referee';
import { asSolution } from './as-solution';
import { generate } from './generate';
import type { GeneratorOrder } from './generate';
import type { Load, Size } from './scale';

const order = (patch: Partial<GeneratorOrder>): GeneratorOrder => ({ size: 'S', seed: 1, load: 'planted', previous: false, ...patch });
const cases = (['T', 'S'] as const).flatMap((size) => (['planted', 'tight', 'over'] as const).flatMap((load) => [1, 2, 3].map((seed): [Size, Load, number] => [size, load, seed])));
const seatsOf = (patch: Partial<GeneratorOrder>): number => generate(order(patch)).problem.resources
  .filter(({ kind }) => kind === 'unit')
  .reduce((sum, { limit }) => sum + (typeof limit === 'number' ? 20 * limit : limit.reduce((a, b) => a + b, 0)), 0);

describe('generate', () => {
  it.each(cases)('draws a well-formed %s problem, %s, seed %i, around a legal plan', (size, load, seed) => {
    const { problem, hidden } = generate(order({ size, load, seed }));
    expect(readProblem(JSON.parse(JSON.stringify(problem)))).toEqual(problem);
    const solution = asSolution(problem, hidden);
    expect(judge(problem, solution).faults).toEqual([]);
    if (load !== 'over') expect(solution.objective.unplaced).toEqual([0, 0]);
  });

  it('draws the same problem for the same order, another for another seed', () => {
    expect(JSON.stringify(generate(order({})))).toBe(JSON.stringify(generate(order({}))));
    expect(JSON.stringify(generate(order({ seed: 2 })))).not.toBe(JSON.stringify(generate(order({}))));
  });

  it('has the students of its size, and fewer seats the tighter the load', () => {
    const students = (size: Size): number => generate(order({ size })).problem.entities.reduce((sum, entity) => sum + entity.size, 0);
    expect([students('T'), students('S')]).toEqual([16, 108]);
    const seats = (['planted', 'tight', 'over'] as const).map((load) => seatsOf({ load }));
    expect(seats).toEqual([...seats].sort((a, b) => b - a));
    expect((seats[2] ?? 0) / (seats[1] ?? 1)).toBeCloseTo(0.92, 2);
  });

  it('remembers an earlier plan for most blocks, and closes units that it used', () => {
    const { problem, hidden } = generate(order({ previous: true }));
    const blocks = problem.entities.flatMap((entity) => entity.blocks);
    const share = blocks.filter(({ previous }) => previous).length / blocks.length;
    expect(share).toBeGreaterThan(0.8);
    expect(share).toBeLessThan(1);
    const solution = asSolution(problem, hidden);
    expect(judge(problem, solution).faults).toEqual([]);
    expect(solution.objective.moved).toBeGreaterThan(0);
  });
});
