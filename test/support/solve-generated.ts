import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Objective } from '../../src/allocator/solution';
import { solve } from '../../src/allocator/solve';
import type { GeneratorOrder } from '../bench/generator/generate';
import { generate } from '../bench/generator/generate';
import { judge } from './referee';

/** A problem that a seed draws again, with the optimum that HiGHS has proven level by level. */
export interface BestKnown extends GeneratorOrder {
  readonly best: Objective;
}

/** What the engine made of such a problem. */
export interface GeneratedResult {
  readonly objective: Objective;
  readonly status: string;
  readonly faults: readonly string[];
}

export const bestKnown = (): BestKnown[] =>
  JSON.parse(readFileSync(join(__dirname, '../golden/allocator/generated/best-known.json'), 'utf8')) as BestKnown[];

/** Solves the one whose place in the list the argument names: run by a process of its own, at full speed. */
function main(place: string | undefined): void {
  const order = place === undefined ? undefined : bestKnown()[Number(place)];
  if (!order) return;
  const { problem } = generate(order);
  const solution = solve(problem, { seed: 1, iterations: 60 });
  const { faults, objective } = judge(problem, solution);
  const result: GeneratedResult = { objective, status: solution.status, faults };
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

if (require.main === module) main(process.argv[2]);
