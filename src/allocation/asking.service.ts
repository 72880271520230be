import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import { Problem } from '../shared/problem';
import type { Question } from './questions';
import { solverEntry } from './solver-entry';
import type { ThreadOrder, ThreadReport } from './solver-report';
import type { TermPicture } from './term-picture';

/** Asks about a run in a thread of its own, so that this one goes on answering. */
@Injectable()
export class AskingService {
  async ask<T>(question: Question, picture: TermPicture, { seed, seconds }: { readonly seed: number; readonly seconds: number }): Promise<T> {
    const workerData: ThreadOrder = { picture, seed, seconds, question, cancel: new SharedArrayBuffer(4) };
    const thread = new Worker(solverEntry.file, { workerData, execArgv: [...solverEntry.execArgv] });
    try {
      return await new Promise<T>((told, failed) => {
        thread.on('message', (report: ThreadReport) => {
          if (report.kind === 'answered') told(report.answer as T);
          else if (report.kind === 'refused') failed(new Problem(report.code, 'refused', report.detail));
        });
        thread.once('error', failed);
        thread.once('exit', (code) => failed(new Error(`The thread that was asked ended with ${code} and no answer.`)));
      });
    } finally {
      await thread.terminate();
    }
  }
}
