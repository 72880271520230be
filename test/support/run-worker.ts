import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { AllocationRepository } from '../../src/allocation/allocation.repository';
import { RunInputs } from '../../src/allocation/run-inputs.service';
import { solverEntry } from '../../src/allocation/solver-entry';
import { SolverService } from '../../src/allocation/solver.service';
import { SolvingRepository } from '../../src/allocation/solving.repository';
import { createDataSource } from '../../src/platform/database/data-source';
import { Doorway } from '../../src/platform/database/doorway';
import { AllocationHouse } from './allocation-house';
import { solverEntry as sources } from './solver-entry';

/** Where a worker may be when something happens to it: a step that it is about to take. */
const points = {
  claimed: [RunInputs.prototype, 'of'],
  loaded: [SolverService.prototype, 'solve'],
  solved: [SolvingRepository.prototype, 'finish'],
  publishing: [AllocationRepository.prototype, 'insertReserves'],
  published: [AllocationRepository.prototype, 'published'],
} as const;

type Step = (...args: unknown[]) => Promise<unknown>;

/** Solves and publishes a run; says so when it comes to the point, and goes on after a while: `run-worker.ts <url> <run> <point> <ms>`. */
async function main([url = '', runId = '', point = '', ms = '0']: string[]): Promise<void> {
  Object.assign(solverEntry, sources);
  const [where, name] = points[point as keyof typeof points];
  const step = Reflect.get(where, name) as Step;
  Reflect.set(where, name, async function paused(this: unknown, ...args: unknown[]) {
    process.stdout.write(`${JSON.stringify({ point })}\n`);
    await sleep(Number(ms));
    return step.apply(this, args);
  });
  const dataSource = await createDataSource({ url, poolSize: 4 }).initialize();
  const { allocation } = new AllocationHouse({ doorway: new Doorway(dataSource) });
  await allocation.solveRun(runId);
  await allocation.publishRun(runId, 'system');
  await dataSource.destroy();
}

main(process.argv.slice(2)).then(() => process.exit(0), (error: unknown) => {
  process.exit((error as { code?: string }).code === 'run-taken-over' ? 3 : 1);
});
