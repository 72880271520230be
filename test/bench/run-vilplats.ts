import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { floorOf } from '../../src/allocator/floor';
import type { PlacementProblem } from '../../src/allocator/problem';
import type { PlacementSolution } from '../../src/allocator/solution';
import { CLAIMED, judge } from '../support/referee';
import { measured } from './measured';
import type { Measured } from './measured';
import type { Finding, PeerRun } from './peers/run-peer';

const root = resolve(__dirname, '../..');

/** Blocks up to which the referee works out every bound in exact numbers; beyond, bounds are as claimed. */
const MOST_CERTIFIED = 500;

interface Order {
  readonly path: string;
  readonly problem: PlacementProblem;
  readonly out: string;
  readonly seconds: number;
  readonly seed: number;
  readonly threads: number;
  readonly patience: number;
}

/** Runs the product's own command line and takes the times from its lines of progress. */
export async function runVilplats(order: Order): Promise<{ run?: PeerRun; process: Measured }> {
  const findings: Finding[] = [];
  const args = [join(root, 'dist/src/cli.js'), 'solve', order.path, '--out', order.out, '--seed', String(order.seed), '--seconds', String(order.seconds), '--threads', String(order.threads)];
  const ended = await measured(args, `${order.out}.time`, order.patience, (line) => {
    const finding = findingOf(line);
    if (finding) findings.push(finding);
  });
  return { process: ended, ...(existsSync(order.out) && { run: runOf(order.problem, JSON.parse(readFileSync(order.out, 'utf8')) as PlacementSolution, findings) }) };
}

/** Reads "[   0.81 s] improve: unplaced 0+2, moved 0, cost 130; proven: ..."; undefined for other lines, and before anyone is placed. */
export function findingOf(line: string): Finding | undefined {
  const [, seconds, unplaced, moved, cost] = /^\[\s*(\d+\.\d+) s\] .*: unplaced ([\d+]+), moved (\d+), cost (\d+); proven: /.exec(line) ?? [];
  if (!unplaced) return undefined;
  return { ms: Math.round(Number(seconds) * 1000), objective: { unplaced: unplaced.split('+').map(Number), moved: Number(moved), cost: Number(cost) } };
}

function runOf(problem: PlacementProblem, solution: PlacementSolution, findings: readonly Finding[]): PeerRun {
  const { assignments, objective, status } = solution;
  const bounds = solution.bounds ?? [];
  const blocks = problem.entities.reduce((sum, entity) => sum + entity.blocks.length, 0);
  const isCertified = blocks <= MOST_CERTIFIED;
  const faults = isCertified ? judge(problem, solution).faults : [];
  const unsound = faults.find((fault) => fault !== CLAIMED);
  const floor = floorOf(objective, bounds);
  const unplaced = objective.unplaced.reduce((sum, count) => sum + count, 0);
  return {
    assignments,
    findings,
    ...(floor.cost !== undefined && { costBound: floor.cost }),
    isUnplacedProven: floor.unplaced >= unplaced,
    isProven: status === 'optimal',
    ms: findings.at(-1)?.ms ?? 0,
    version: `VILplats ${(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version}`,
    ...(unsound === undefined ? remarkOf(isCertified, faults) : { remark: `UNSOUND: ${unsound}` }),
  };
}

function remarkOf(isCertified: boolean, faults: readonly string[]): { remark?: string } {
  if (!isCertified) return { remark: 'bounds as claimed' };
  return faults.length > 0 ? { remark: 'one is optimal by the exact search alone, its bounds prove less' } : {};
}
