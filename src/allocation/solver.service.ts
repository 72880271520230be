import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import { Problem } from '../shared/problem';
import type { SolvedRun } from './solve-rounds';
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

/** Run from the sources, as tests are, the thread compiles what it loads. */
function entry(): { file: string; execArgv: string[] } {
  const built = resolve(__dirname, 'solver.thread.js');
  if (existsSync(built)) return { file: built, execArgv: [] };
  return { file: resolve(__dirname, 'solver.thread.ts'), execArgv: ['--require', resolve(__dirname, '../../test/support/typescript.cjs')] };
}

/** Solves in a thread of its own, so that this one goes on answering and keeps its leases. */
@Injectable()
export class SolverService {
  solve(picture: TermPicture, { seed, seconds, signal, onProgress }: SolveWishes): Promise<SolvedRun> {
    const cancel = new SharedArrayBuffer(4);
    const order: ThreadOrder = { picture, seed, seconds, cancel };
    const { file, execArgv } = entry();
    const thread = new Worker(file, { workerData: order, execArgv });
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
