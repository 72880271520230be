import fc from 'fast-check';
import { DualSimplex } from './dual-simplex';
import { PrimalSimplex } from './primal-simplex';
import { Program } from './program';
import { shrink } from './shrink';

interface Packing {
  readonly right: readonly number[];
  readonly items: readonly { readonly worth: number; readonly takes: readonly number[] }[];
}

const packing: fc.Arbitrary<Packing> = fc.integer({ min: 1, max: 5 }).chain((rows) => fc.record({
  right: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: rows, maxLength: rows }),
  items: fc.array(fc.record({ worth: fc.integer({ min: 1, max: 9 }), takes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: rows, maxLength: rows }) }), { minLength: 1, maxLength: 8 }),
}));

/** The most worth that can be packed, as a program: costs are worth taken negatively. */
function programOf({ right, items }: Packing): Program {
  const program = new Program();
  for (const amount of right) program.addRow(amount, 0, [], []);
  for (const { worth, takes } of items) program.addColumn(-worth, [...takes.keys()], takes);
  program.settle();
  return program;
}

function columnAmounts(program: Program): number[] {
  return program.columns.map((_, j) => {
    const p = program.position[j] as number;
    return p < 0 ? 0 : (program.amount[p] as number);
  });
}

/** Feasible, with duals that price every column at no less than nought: then optimal. */
function expectOptimal(program: Program): void {
  const amounts = columnAmounts(program);
  for (const amount of amounts) expect(amount).toBeGreaterThan(-1e-6);
  program.rows.forEach(({ at, value, size }, k) => {
    let sum = 0;
    for (let i = 0; i < size; i++) sum += (value[i] as number) * (amounts[at[i] as number] as number);
    expect(sum).toBeCloseTo(program.right[k] as number, 6);
  });
  program.price();
  program.columns.forEach((_, j) => { if (!program.barred[j]) expect(program.reduced[j]).toBeGreaterThan(-1e-6); });
}

describe('Program', () => {
  it('is brought to its optimum by the primal simplex, and after a new row by the dual simplex', () => {
    fc.assert(fc.property(packing, fc.integer({ min: 0, max: 3 }), (problem, most) => {
      const program = programOf(problem);
      expect(new PrimalSimplex(program).run(200)).toBe(true);
      expectOptimal(program);
      const items = problem.items.map((_, i) => i + problem.right.length);
      program.addRow(most, 0, items, items.map(() => 1));
      expect(new DualSimplex(program).run(200)).toBe(true);
      expectOptimal(program);
    }), { numRuns: 200, seed: 3 });
  });

  it('stays optimal when inverted afresh, and when rows and columns that lie idle are taken out', () => {
    fc.assert(fc.property(packing, (problem) => {
      const program = programOf(problem);
      new PrimalSimplex(program).run(200);
      const before = program.price();
      program.refresh();
      program.price().forEach((dual, k) => { expect(dual).toBeCloseTo(before[k] as number, 6); });
      const { rows } = shrink(program, () => true, () => true);
      expectOptimal(program);
      const after = program.price();
      rows.forEach((k, old) => { expect(k < 0 ? 0 : after[k]).toBeCloseTo(before[old] as number, 6); });
    }), { numRuns: 200, seed: 4 });
  });

  it('makes barred columns nought', () => {
    const program = programOf({ right: [4], items: [{ worth: 3, takes: [1] }, { worth: 2, takes: [1] }] });
    new PrimalSimplex(program).run(10);
    expect(columnAmounts(program)).toEqual([0, 4, 0]);
    program.barred[1] = 1;
    expect(new DualSimplex(program).run(10)).toBe(true);
    expect(columnAmounts(program)).toEqual([0, 0, 4]);
    expectOptimal(program);
  });
});
