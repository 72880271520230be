import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Row } from './mip';
import type { Solver, StageAnswer, StageOrder } from './lexicographic';
import { benchPackages, version } from './version';

/** The part that is used of what the package offers. */
interface CpSat {
  readonly loadModule: () => Promise<unknown>;
  readonly createModel: (model: object) => Promise<Uint8Array>;
  readonly solve: (model: Uint8Array, parameters: object, callbacks: { onSolution: (response: Response) => void }) => Promise<{ response: Response | null }>;
}

interface Response {
  readonly status?: string;
  readonly objectiveValue?: number;
  /** Seconds since the solve began; solutions are told when it has ended. */
  readonly wallTime?: number;
  readonly bestObjectiveBound?: number;
  readonly solution?: readonly (number | string)[];
}

/** OR-tools CP-SAT, compiled to WebAssembly, where it is installed; loaded beforehand, which takes it seconds. */
export async function cpSat(): Promise<Solver | undefined> {
  if (!existsSync(join(benchPackages, 'or-tools-wasm'))) return undefined;
  const { CpSat: library } = createRequire(join(benchPackages, 'x.js'))('or-tools-wasm/cp-sat') as { CpSat: CpSat };
  await library.loadModule();
  return { version: `CP-SAT of or-tools-wasm ${version('or-tools-wasm', benchPackages)} (WASM)`, solve: (order) => solve(library, order) };
}

async function solve(library: CpSat, order: StageOrder): Promise<StageAnswer> {
  const from = performance.now();
  const model = await library.createModel(modelOf(order));
  const begun = performance.now() - from;
  const left = order.seconds - begun / 1000;
  if (left <= 0) return { isOptimal: false };
  // probing took 33 s of a size S problem's first 44 in this build, before any solution
  const parameters = { maxTimeInSeconds: left, randomSeed: order.seed, numWorkers: order.threads, absoluteGapLimit: 0.999, cpModelProbingLevel: 0 };
  const { response } = await library.solve(model, parameters, {
    onSolution: ({ objectiveValue, wallTime = 0 }) => { if (objectiveValue !== undefined) order.found(objectiveValue, begun + 1000 * wallTime); },
  });
  return response ? answerOf(response) : { isOptimal: false };
}

function modelOf({ mip, rows, objective, start }: StageOrder): object {
  const costly = [...objective.keys()].filter((c) => objective[c] !== 0);
  const hinted = new Set(start);
  return {
    variables: mip.columns.map(() => ({ domain: [0, 1] })),
    constraints: rows.map(constraint),
    objective: { vars: costly, coeffs: costly.map((c) => objective[c]) },
    ...(start && { solutionHint: { vars: mip.columns.map((_, c) => c), values: mip.columns.map((_, c) => (hinted.has(c) ? 1 : 0)) } }),
  };
}

function answerOf({ status, solution = [], bestObjectiveBound: bound }: Response): StageAnswer {
  const isOptimal = status === 'OPTIMAL';
  const taken = solution.flatMap((value, c) => (Number(value) > 0.5 ? [c] : []));
  return { ...((isOptimal || status === 'FEASIBLE') && { taken }), ...(bound !== undefined && { bound }), isOptimal };
}

/** Rows of ones are told as what they are: that is what the solver is good at. */
function constraint({ columns, amounts, low, high }: Row): object {
  const isPlain = high === 1 && (!amounts || amounts.every((amount) => amount === 1));
  if (isPlain && low === 1) return { exactlyOne: { literals: columns } };
  if (isPlain && low === 0) return { atMostOne: { literals: columns } };
  return { linear: { vars: columns, coeffs: amounts ?? columns.map(() => 1), domain: [low, high] } };
}
