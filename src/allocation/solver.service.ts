import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import { Problem } from '../shared/problem';
import type { SolvedRun } from './solve-rounds';
import { solverEntry } from './solver-entry';
import type { RunProgress, ThreadOrder, ThreadReport } from './solver-report';
import type { TermPicture } from './term-picture';

/** How long and how to listen. */
export interface SolveWishes {
  readonly seed: number;
  /** A safety net; the search ends by itself. */
  readonly seconds?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: RunProgress) => void) | undefined;
}

/** Solves in a thread of its own, so that this one goes on answering and keeps its leases. */
@Injectable()
export class SolverService {
  solve(picture: TermPicture, { seed, seconds, signal, onProgress }: SolveWishes): Promise<SolvedRun> {
    const cancel = new SharedArrayBuffer(4);
    const order: ThreadOrder = { picture, seed, seconds, cancel };
    const thread = new Worker(solverEntry.file, { workerData: order, execArgv: [...solverEntry.execArgv] });
    const abort = (): void => {
      Atomics.store(new Int32Array(cancel), 0, 1);
    };
    if (signal?.aborted) abort();
    signal?.addEventListener('abort', abort, { once: true });
    return new Promise<SolvedRun>((solved, failed) => {
      thread.on('message', (report: ThreadReport) => {
        if (report.kind === 'progress') onProgress?.(report.progress);
        else if (report.kind === 'solved') solved(report.solved);
        else failed(new Problem(report.code, 'refused', report.detail));
      });
      thread.once('error', failed);
      thread.once('exit', (code) => failed(new Error(`The solving thread ended with ${code} and no result.`)));
    }).finally(() => {
      signal?.removeEventListener('abort', abort);
    });
  }
}
