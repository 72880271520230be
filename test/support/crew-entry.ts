import { join, resolve } from 'node:path';
import type { crewEntry as built } from '../../src/allocator/crew/crew-entry';

/** In place of the built thread, tests run the one in the sources. */
export const crewEntry: typeof built = {
  file: resolve(__dirname, '../../src/allocator/crew/crew.thread.ts'),
  execArgv: ['--require', join(__dirname, 'typescript.cjs')],
};
