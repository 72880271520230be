import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Solver, StageAnswer, StageOrder } from './lexicographic';
import { writeLpFile } from './lp-file';
import { firstLine, runProgram } from './program';

/** GLPK, where it is installed. It takes no start. */
export function glpk(): Solver | undefined {
  const found = firstLine('glpsol', ['--version'], /Solver\s+(\S+)/);
  return found === undefined ? undefined : { version: `GLPK ${found}`, solve };
}

async function solve(order: StageOrder): Promise<StageAnswer> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-glpk-'));
  try {
    return await solveIn(join(folder, 'model.lp'), join(folder, 'solution.txt'), order);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function solveIn(model: string, solution: string, order: StageOrder): Promise<StageAnswer> {
  writeLpFile(model, order);
  let bound: number | undefined;
  const args = ['--lp', model, '--cuts', '--tmlim', String(Math.max(1, Math.ceil(order.seconds))), '--seed', String(order.seed), '-w', solution];
  await runProgram('glpsol', args, order.seconds, (line) => {
    const [, better] = />>>>>\s+(\S+)\s+>=/.exec(line) ?? [];
    if (better) order.found(Number(better));
    const [, proven] = />=\s+(-?\d\S*)/.exec(line) ?? [];
    if (proven) bound = Number(proven);
  });
  const text = existsSync(solution) ? readFileSync(solution, 'utf8') : '';
  const isOptimal = /^s mip .* o /m.test(text);
  const value = Number(/^s mip \S+ \S+ \S+ (\S+)/m.exec(text)?.[1]);
  if (!/^s mip \S+ \S+ [of] /m.test(text)) return { ...(bound !== undefined && { bound }), isOptimal: false };
  const proven = isOptimal ? value : bound;
  return { taken: takenOf(text), ...(proven !== undefined && { bound: proven }), isOptimal };
}

/** Columns stand in the file's order, from 1. */
function takenOf(text: string): number[] {
  return [...text.matchAll(/^j (\d+) (\S+)/gm)].flatMap(([, column, value]) => (Number(value) > 0.5 ? [Number(column) - 1] : []));
}
