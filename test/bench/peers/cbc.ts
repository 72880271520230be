import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Solver, StageAnswer, StageOrder } from './lexicographic';
import { writeLpFile } from './lp-file';
import { firstLine, runProgram } from './program';

/** CBC, where it is installed. */
export function cbc(): Solver | undefined {
  const found = firstLine('cbc', ['-quit'], /Version:\s*(\S+)/);
  return found === undefined ? undefined : { version: `CBC ${found}`, solve };
}

async function solve(order: StageOrder): Promise<StageAnswer> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-cbc-'));
  try {
    return await solveIn(folder, order);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function solveIn(folder: string, order: StageOrder): Promise<StageAnswer> {
  const from = performance.now();
  const [model, start, solution] = ['model.lp', 'start.txt', 'solution.txt'].map((name) => join(folder, name)) as [string, string, string];
  writeLpFile(model, order);
  if (order.start) writeFileSync(start, `Stopped - objective value 0\n${order.start.map((c, i) => `${i} x${c} 1 0\n`).join('')}`);
  const begun = performance.now() - from;
  const told = { bound: NaN, isOptimal: false };
  const args = [
    model, ...(order.start ? ['mips', start] : []), 'timeMode', 'elapsed', 'seconds', String(order.seconds - begun / 1000), 'ratio', '0', 'allow', '0.999',
    'randomCbcSeed', String(order.seed), ...(order.threads > 1 ? ['threads', String(order.threads)] : []), 'solve', 'solution', solution,
  ];
  await runProgram('cbc', args, order.seconds, (line) => {
    const [, better, seconds] = /Integer solution of (\S+) found .*\((\S+) seconds\)/.exec(line) ?? [];
    if (better) order.found(Number(better), begun + 1000 * Number(seconds));
    told.bound = Number(/^Lower bound:\s+(\S+)/.exec(line)?.[1] ?? told.bound);
    told.isOptimal ||= line.startsWith('Result - Optimal');
  });
  const read = existsSync(solution) ? takenOf(readFileSync(solution, 'utf8')) : undefined;
  const bound = told.isOptimal && read ? read.value : told.bound;
  return { ...(read && { taken: read.taken }), ...(Number.isFinite(bound) && { bound }), isOptimal: told.isOptimal };
}

/** Reads lines such as "   12 x34   1   56" below a headline with the value. */
function takenOf(text: string): { taken: number[]; value: number } | undefined {
  const [head = '', ...lines] = text.split('\n');
  if (/infeasible/i.test(head) || /no integer solution/i.test(head)) return undefined;
  const taken = lines.flatMap((line) => {
    const found = /^\s*(?:\*\*)?\s*\d+\s+x(\d+)\s+(\S+)/.exec(line);
    return found && Number(found[2]) > 0.5 ? [Number(found[1])] : [];
  });
  return { taken, value: Number(/objective value\s+(\S+)/.exec(head)?.[1]) };
}
