import fc from 'fast-check';
import { DualSimplex } from './dual-simplex';
import { PrimalSimplex } from './primal-simplex';
import { Program } from './program';
import { shrink } from './shrink';
import { Tableau } from './tableau';

interface Packing {
  readonly right: readonly number[];
  readonly items: readonly { readonly worth: number; readonly takes: readonly number[] }[];
}

const packing: fc.Arbitrary<Packing> = fc.integer({ min: 1, max: 5 }).chain((rows) => fc.record({
  right: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: rows, maxLength: rows }),
  items: fc.array(fc.record({ worth: fc.integer({ min: 1, max: 9 }), takes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: rows, maxLength: rows }) }), { minLength: 1, maxLength: 8 }),
}));

/** The most worth that can be packed, as a program: costs are worth taken negatively. */
function tableauOf({ right, items }: Packing): Tableau {
  const program = new Program();
  for (const amount of right) program.addRow(amount, 0, [], []);
  for (const { worth, takes } of items) program.addColumn(-worth, [...takes.keys()], takes);
  return new Tableau(program);
}

function columnAmounts(program: Program): number[] {
  return program.columns.map((_, j) => {
    const p = program.position[j] as number;
    return p < 0 ? 0 : (program.amount[p] as number);
  });
}

/** Feasible, with duals that price every column at no less than nought: then optimal. */
function expectOptimal(tableau: Tableau): void {
  const { program } = tableau;
  const amounts = columnAmounts(program);
  for (const amount of amounts) expect(amount).toBeGreaterThan(-1e-6);
  program.rows.forEach(({ at, value, size }, k) => {
    let sum = 0;
    for (let i = 0; i < size; i++) sum += (value[i] as number) * (amounts[at[i] as number] as number);
    expect(sum).toBeCloseTo(program.right[k] as number, 6);
  });
  tableau.price();
  program.columns.forEach((_, j) => { if (!program.barred[j]) expect(program.reduced[j]).toBeGreaterThan(-1e-6); });
}

describe('Program', () => {
  it('is brought to its optimum by the primal simplex, and after a new row by the dual simplex', () => {
    fc.assert(fc.property(packing, fc.integer({ min: 0, max: 3 }), (problem, most) => {
      const tableau = tableauOf(problem);
      expect(new PrimalSimplex(tableau).run(200)).toBe(true);
      expectOptimal(tableau);
      const items = problem.items.map((_, i) => i + problem.right.length);
      tableau.program.addRow(most, 0, items, items.map(() => 1));
      expect(new DualSimplex(tableau).run(200)).toBe(true);
      expectOptimal(tableau);
    }), { numRuns: 200, seed: 3 });
  });

  it('stays optimal when inverted afresh, and when rows and columns that lie idle are taken out', () => {
    fc.assert(fc.property(packing, (problem) => {
      const tableau = tableauOf(problem);
      new PrimalSimplex(tableau).run(200);
      const before = tableau.price();
      tableau.refresh();
      tableau.price().forEach((dual, k) => { expect(dual).toBeCloseTo(before[k] as number, 6); });
      const { rows } = shrink(tableau, () => true, () => true);
      expectOptimal(tableau);
      const after = tableau.price();
      rows.forEach((k, old) => { expect(k < 0 ? 0 : after[k]).toBeCloseTo(before[old] as number, 6); });
    }), { numRuns: 200, seed: 4 });
  });

  it('makes barred columns nought', () => {
    const tableau = tableauOf({ right: [4], items: [{ worth: 3, takes: [1] }, { worth: 2, takes: [1] }] });
    new PrimalSimplex(tableau).run(10);
    expect(columnAmounts(tableau.program)).toEqual([0, 4, 0]);
    tableau.program.barred[1] = 1;
    expect(new DualSimplex(tableau).run(10)).toBe(true);
    expect(columnAmounts(tableau.program)).toEqual([0, 0, 4]);
    expectOptimal(tableau);
  });
});
