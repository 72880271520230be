import { Worker } from 'node:worker_threads';
import { Problem } from '../shared/problem';
import { solverEntry } from './solver-entry';
import type { ThreadOrder, ThreadReport, ThreadResult, ThreadWord } from './solver-report';

type ResultKind = ThreadResult['kind'];

/** A thread that works on one picture, and its result to be. */
export class SolvingThread<K extends ResultKind> {
  readonly result: Promise<Extract<ThreadResult, { kind: K }>>;
  private readonly flag = new Int32Array(new SharedArrayBuffer(4));
  private readonly thread: Worker;

  constructor(kind: K, order: Omit<ThreadOrder, 'cancel'>, hear: (word: ThreadWord) => void = () => undefined) {
    const workerData: ThreadOrder = { ...order, cancel: this.flag.buffer };
    this.thread = new Worker(solverEntry.file, { workerData, execArgv: [...solverEntry.execArgv] });
    this.result = new Promise((done, failed) => {
      this.thread.on('message', (report: ThreadReport) => {
        if (report.kind === 'progress' || report.kind === 'part') hear(report);
        else if (report.kind === 'refused') failed(new Problem(report.code, 'refused', report.detail));
        else if (isOf(kind, report)) done(report);
      });
      this.thread.once('error', failed);
      this.thread.once('exit', (code) => failed(new Error(`The solving thread ended with ${code} and no result.`)));
    });
    // Who stops listening must not be called to account for what comes later.
    this.result.catch(() => undefined);
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

const isOf = <K extends ResultKind>(kind: K, result: ThreadResult): result is Extract<ThreadResult, { kind: K }> => result.kind === kind;
