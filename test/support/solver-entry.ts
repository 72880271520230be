import { join, resolve } from 'node:path';
import type { solverEntry as built } from '../../src/allocation/solver-entry';

/** In place of the built thread, tests run the one in the sources. */
export const solverEntry: typeof built = {
  file: resolve(__dirname, '../../src/allocation/solver.thread.ts'),
  execArgv: ['--require', join(__dirname, 'typescript.cjs')],
};
