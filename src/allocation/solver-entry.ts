import { resolve } from 'node:path';

/** The file that a solving thread runs, and the options of node that it takes. */
export const solverEntry: { readonly file: string; readonly execArgv: readonly string[] } = { file: resolve(__dirname, 'solver.thread.js'), execArgv: [] };
