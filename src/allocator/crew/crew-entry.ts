import { resolve } from 'node:path';

/** The file that a thread of a search's crew runs, and the options of node that it takes. */
export const crewEntry: { readonly file: string; readonly execArgv: readonly string[] } = { file: resolve(__dirname, 'crew.thread.js'), execArgv: [] };
