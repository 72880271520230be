import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Problem } from '../shared/problem';
import { hasSolution } from './solve-report';
import type { ReadReport, SolvedReport, SolveProgress, SolveThreadOrder, SolveThreadReport } from './solve-report';

/** Milliseconds that a search gets to find its first solution once it is asked to end. */
const GRACE = 1500;

interface Listener {
  readonly onRead: (report: ReadReport) => void;
  readonly onProgress: (progress: SolveProgress) => void;
}

/** A search in a thread of its own, so that this one goes on hearing Ctrl-C. */
export class ThreadedSolve {
  readonly solved: Promise<SolvedReport>;
  private readonly flag = new Int32Array(new SharedArrayBuffer(4));
  private readonly thread: Worker;
  private read: ReadReport | undefined;
  private hasFound = false;
  private giveUp: (() => void) | undefined;

  constructor(order: Omit<SolveThreadOrder, 'cancel'>, private readonly listener: Listener) {
    const workerData: SolveThreadOrder = { ...order, cancel: this.flag.buffer };
    this.thread = new Worker(resolve(__dirname, 'solve.thread.js'), { workerData });
    this.solved = this.outcome();
  }

  /** Ends the search with the best so far; where it has found nothing for a while, with the pinned blocks alone. */
  cancel(): void {
    Atomics.store(this.flag, 0, 1);
    setTimeout(() => {
      if (!this.hasFound) this.giveUp?.();
    }, GRACE).unref();
  }

  private outcome(): Promise<SolvedReport> {
    return new Promise<SolvedReport>((solved, failed) => {
      this.giveUp = () => {
        void this.thread.terminate();
        if (this.read) solved(this.read.onlyPins);
        else failed(new Problem('nothing-found', 'refused', 'Ended before the file was read, so nothing was written.'));
      };
      this.thread.on('message', (report: SolveThreadReport) => {
        if (report.kind === 'solved') solved(report);
        else if (report.kind === 'refused') failed(new Problem(report.code, 'refused', report.detail, report.breaches));
        else this.hear(report);
      });
      this.thread.once('error', failed);
      this.thread.once('exit', (code) => failed(new Error(`The solving thread ended with ${code} and no result.`)));
    });
  }

  private hear(report: Extract<SolveThreadReport, { kind: 'read' | 'progress' }>): void {
    if (report.kind === 'read') {
      this.read = report;
      this.listener.onRead(report);
    } else {
      this.hasFound ||= hasSolution(report.progress);
      this.listener.onProgress(report.progress);
    }
  }
}
