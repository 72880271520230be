import { performance } from 'node:perf_hooks';
import { parentPort, workerData } from 'node:worker_threads';
import { Problem } from '../shared/problem';
import { answered } from './questions';
import { sharesToCome, solveShare } from './shares';
import { solveRounds } from './solve-rounds';
import type { ThreadOrder, ThreadReport, ThreadResult } from './solver-report';

const tell = (report: ThreadReport): void => parentPort?.postMessage(report);

/** The thread in which a run or a share of it is solved: takes its order from the data it is started with, tells of progress, ends with the result. */
function resultOf({ picture, task, seed, seconds, cancel, question, unsearched = false, found = [] }: ThreadOrder): ThreadResult {
  if (task === 'count shares') return { kind: 'shares', shares: sharesToCome(picture, seed) };
  const flag = new Int32Array(cancel);
  const [clock, cancelled] = [() => performance.now(), () => Atomics.load(flag, 0) === 1];
  if (question) return { kind: 'answered', answer: answered(question, picture, { seed, seconds, clock, cancelled }) };
  const order = {
    seed, clock, cancelled,
    ...(seconds !== undefined && { seconds }),
    onProgress: (progress: Extract<ThreadReport, { kind: 'progress' }>['progress']) => tell({ kind: 'progress', progress }),
  };
  if (task !== undefined) {
    solveShare(picture, task.share, order, (part) => tell({ kind: 'part', part }));
    return { kind: 'shared' };
  }
  const known = new Map(found.map(({ sha256, solution }) => [sha256, solution]));
  return { kind: 'solved', solved: solveRounds(picture, { ...order, unsearched, found: known }) };
}

try {
  tell(resultOf(workerData as ThreadOrder));
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  tell({ kind: 'refused', code: error.code, detail: error.detail });
}
