import { Worker } from 'node:worker_threads';
import { Problem } from '../shared/problem';
import type { SolvedRun } from './solve-rounds';
import { solverEntry } from './solver-entry';
import type { RunProgress } from './run-progress';
import type { ThreadOrder, ThreadReport } from './solver-report';

/** A thread that solves one picture, and its result to be. */
export class SolvingThread {
  readonly solved: Promise<SolvedRun>;
  private readonly flag = new Int32Array(new SharedArrayBuffer(4));
  private readonly thread: Worker;

  constructor(order: Omit<ThreadOrder, 'cancel'>, onProgress?: (progress: RunProgress) => void) {
    const workerData: ThreadOrder = { ...order, cancel: this.flag.buffer };
    this.thread = new Worker(solverEntry.file, { workerData, execArgv: [...solverEntry.execArgv] });
    this.solved = new Promise<SolvedRun>((solved, failed) => {
      this.thread.on('message', (report: ThreadReport) => {
        if (report.kind === 'progress') onProgress?.(report.progress);
        else if (report.kind === 'solved') solved(report.solved);
        else if (report.kind === 'refused') failed(new Problem(report.code, 'refused', report.detail));
      });
      this.thread.once('error', failed);
      this.thread.once('exit', (code) => failed(new Error(`The solving thread ended with ${code} and no result.`)));
    });
    // Who stops listening must not be called to account for what comes later.
    this.solved.catch(() => undefined);
  }

  /** Asks the search to end with the best so far. */
  cancel(): void {
    Atomics.store(this.flag, 0, 1);
  }

  /** Ends the thread, whether it is done or not. */
  async end(): Promise<void> {
    await this.thread.terminate();
  }
}
