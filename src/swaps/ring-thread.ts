import { Worker } from 'node:worker_threads';
import { ringEntry } from './ring-entry';
import { searchRings, type FoundRings, type RingOrder } from './ring-search';
import type { Ring } from './rings';

/** What the thread says: the rings that it would choose, and in the end what it has found. */
export type RingWord = { readonly kind: 'chosen'; readonly rings: readonly Ring[] } | { readonly kind: 'found'; readonly found: FoundRings };

type Impossible = (rings: readonly Ring[]) => Promise<readonly Ring[]>;

/** Among so few exchanges a search is over before a thread has begun. */
const FEW = 24;

/** The same as `searchRings`, in a thread of its own where it may take long, so that this one goes on answering. */
export const searchAside = (order: RingOrder, impossible: Impossible): Promise<FoundRings> =>
  (order.exchanges.length <= FEW ? searchRings(order, impossible) : inThread(order, impossible));

async function inThread(order: RingOrder, impossible: Impossible): Promise<FoundRings> {
  const thread = new Worker(ringEntry.file, { workerData: order, execArgv: [...ringEntry.execArgv] });
  try {
    return await new Promise<FoundRings>((done, failed) => {
      thread.on('message', (word: RingWord) => {
        if (word.kind === 'found') done(word.found);
        else impossible(word.rings).then((wrong) => { thread.postMessage(wrong.map((ring) => word.rings.indexOf(ring))); }, failed);
      });
      thread.once('error', failed);
      thread.once('exit', (code) => { failed(new Error(`The thread that looked for rings ended with ${code} and no result.`)); });
    });
  } finally {
    await thread.terminate();
  }
}
