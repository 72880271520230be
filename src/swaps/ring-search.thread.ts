import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { searchRings, type RingOrder } from './ring-search';
import type { RingWord } from './ring-thread';
import type { Ring } from './rings';

const port = parentPort;
const tell = (word: RingWord): void => port?.postMessage(word);

/** Which of the rings are impossible only whoever asked can say; she answers with their indexes. */
async function impossible(rings: readonly Ring[]): Promise<readonly Ring[]> {
  if (port === null) return [];
  tell({ kind: 'chosen', rings });
  const [wrong] = (await once(port, 'message')) as [readonly number[]];
  return rings.filter((_, index) => wrong.includes(index));
}

/** The thread in which the best rings are looked for: takes its order from the data it is started with, ends with what it has found. */
void searchRings(workerData as RingOrder, impossible).then((found) => {
  tell({ kind: 'found', found });
  port?.close();
});
