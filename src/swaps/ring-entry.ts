import { resolve } from 'node:path';

/** The file that a thread which looks for rings runs, and the options of node that it takes. */
export const ringEntry: { readonly file: string; readonly execArgv: readonly string[] } = { file: resolve(__dirname, 'ring-search.thread.js'), execArgv: [] };
