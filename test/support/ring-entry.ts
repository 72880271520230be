import { join, resolve } from 'node:path';
import type { ringEntry as built } from '../../src/swaps/ring-entry';

/** In place of the built thread, tests run the one in the sources. */
export const ringEntry: typeof built = {
  file: resolve(__dirname, '../../src/swaps/ring-search.thread.ts'),
  execArgv: ['--require', join(__dirname, 'typescript.cjs')],
};
