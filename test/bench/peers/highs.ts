import loadHighs from 'highs';
import type { Highs } from 'highs';
import type { Solver, StageAnswer, StageOrder } from './lexicographic';
import { version } from './version';

/** HiGHS, compiled to WebAssembly; one thread. */
export async function highs(): Promise<Solver> {
  const library = await loadHighs();
  return { version: `HiGHS ${version('highs')} (WASM)`, solve: (order) => solve(library, order) };
}

function solve(library: Highs, { mip, rows, objective, seconds, seed, start, found }: StageOrder): StageAnswer {
  const model = library.createModel(modelData(library, mip.columns.length, rows, objective));
  try {
    model.options.set({ output_flag: false, time_limit: seconds, random_seed: seed, mip_rel_gap: 0, mip_abs_gap: 0.999 });
    if (start) model.setSolution({ indices: [...start], values: start.map(() => 1) });
    let taken: readonly number[] | undefined;
    const { modelStatus } = model.run({
      [library.constants.callbackType.mipImprovingSolution]({ data }) {
        if (data.mip_solution) taken = takenOf(data.mip_solution);
        if (data.objective_function_value !== undefined) found(data.objective_function_value);
      },
    });
    const isOptimal = modelStatus === library.constants.modelStatus.optimal;
    if (isOptimal) taken = takenOf(model.getSolution().colValue);
    const bound = Number(model.info.get('mip_dual_bound'));
    return { ...(taken && { taken }), ...(Number.isFinite(bound) && { bound }), isOptimal };
  } finally {
    model.dispose();
  }
}

const takenOf = (values: Float64Array): number[] => [...values.keys()].filter((c) => (values[c] ?? 0) > 0.5);

type ModelData = Parameters<Highs['createModel']>[0];

function modelData(library: Highs, columns: number, rows: StageOrder['rows'], objective: Float64Array): ModelData {
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, r) => { starts[r + 1] = (starts[r] ?? 0) + row.columns.length; });
  const indices = new Int32Array(starts[rows.length] ?? 0);
  const values = new Float64Array(indices.length).fill(1);
  rows.forEach((row, r) => {
    indices.set(row.columns, starts[r]);
    if (row.amounts) values.set(row.amounts, starts[r]);
  });
  return {
    numCols: columns,
    numRows: rows.length,
    colCost: objective,
    colLower: new Float64Array(columns),
    colUpper: new Float64Array(columns).fill(1),
    rowLower: Float64Array.from(rows, ({ low }) => low),
    rowUpper: Float64Array.from(rows, ({ high }) => high),
    integrality: new Int32Array(columns).fill(library.constants.variableType.integer),
    matrix: { format: 'csr', numRows: rows.length, numCols: columns, starts, indices, values },
  };
}
