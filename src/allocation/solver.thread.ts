import { performance } from 'node:perf_hooks';
import { parentPort, workerData } from 'node:worker_threads';
import { Problem } from '../shared/problem';
import { answered } from './questions';
import { solveRounds } from './solve-rounds';
import type { ThreadOrder, ThreadReport } from './solver-report';

/** The thread in which a run is solved: takes its order from the data it is started with, tells of progress, ends with the result. */
function main(): void {
  const { picture, seed, seconds, cancel, unsearched = false, question } = workerData as ThreadOrder;
  const flag = new Int32Array(cancel);
  const tell = (report: ThreadReport): void => parentPort?.postMessage(report);
  const isCancelled = (): boolean => Atomics.load(flag, 0) === 1;
  try {
    if (question) {
      tell({ kind: 'answered', answer: answered(question, picture, { seed, seconds, clock: () => performance.now(), cancelled: isCancelled }) });
      return;
    }
    const solved = solveRounds(picture, {
      seed,
      unsearched,
      ...(seconds !== undefined && { seconds }),
      clock: () => performance.now(),
      cancelled: isCancelled,
      onProgress: (progress) => tell({ kind: 'progress', progress }),
    });
    tell({ kind: 'solved', solved });
  } catch (error) {
    if (error instanceof Problem) tell({ kind: 'refused', code: error.code, detail: error.detail });
    else throw error;
  }
}

main();
