import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { SolvedRun } from './solve-rounds';
import type { RunProgress } from './run-progress';
import { SolvingThread } from './solving-thread';
import type { TermPicture } from './term-picture';

/** How long and how to listen. */
export interface SolveWishes {
  readonly seed: number;
  /** A safety net; the search ends by itself. */
  readonly seconds?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: RunProgress) => void) | undefined;
}

/** Milliseconds that a search gets to end by itself once it is asked to. */
const GRACE = 800;

/** Solves in a thread of its own, so that this one goes on answering and keeps its leases. */
@Injectable()
export class SolverService {
  /**
   * A signal ends the search with the best so far; where that takes long, as before anything has been found, with what another thread
   * has placed meanwhile in order of turn.
   */
  async solve(picture: TermPicture, { seed, seconds, signal, onProgress }: SolveWishes): Promise<SolvedRun> {
    const search = new SolvingThread({ picture, seed, seconds }, onProgress);
    const threads = [search];
    const ended = new Promise<SolvedRun>((solved, failed) => {
      const end = (): void => {
        search.cancel();
        const stopgap = new SolvingThread({ picture, seed, seconds, unsearched: true });
        threads.push(stopgap);
        Promise.all([stopgap.solved, sleep(GRACE)]).then(([found]) => solved(found), failed);
      };
      if (signal?.aborted) end();
      else signal?.addEventListener('abort', end, { once: true });
    });
    try {
      return await Promise.race([search.solved, ended]);
    } finally {
      await Promise.all(threads.map((thread) => thread.end()));
    }
  }
}
