import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { RunProgress } from './run-progress';
import type { SolvedPart } from './shares';
import type { SolvedRun } from './solve-rounds';
import { SolvingThread } from './solving-thread';
import type { TermPicture } from './term-picture';

/** How long and how to listen. */
export interface SolveWishes {
  readonly seed: number;
  /** A safety net; the search ends by itself. */
  readonly seconds?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Parts that others have solved. */
  readonly found?: readonly SolvedPart[];
  readonly onProgress?: ((progress: RunProgress) => void) | undefined;
}

/** Milliseconds that a search gets to end by itself once it is asked to. */
const GRACE = 800;

/** Solves in threads of their own, so that this one goes on answering and keeps its leases. */
@Injectable()
export class SolverService {
  /**
   * A signal ends the search with the best so far; where that takes long, as before anything has been found, with what another thread
   * has placed meanwhile in order of turn.
   */
  async solve(picture: TermPicture, { seed, seconds, signal, found, onProgress }: SolveWishes): Promise<SolvedRun> {
    const order = { picture, seed, seconds, found };
    const search = new SolvingThread('solved', order, (word) => word.kind === 'progress' && onProgress?.(word.progress));
    const threads = [search];
    const stopped = whenAborted(signal, async () => {
      search.cancel();
      const stopgap = new SolvingThread('solved', { ...order, unsearched: true });
      threads.push(stopgap);
      const [result] = await Promise.all([stopgap.result, sleep(GRACE)]);
      return result;
    });
    try {
      return (await Promise.race([search.result, stopped])).solved;
    } finally {
      await Promise.all(threads.map((thread) => thread.end()));
    }
  }

  /** The shares that a run falls apart into, each as it is before it is begun; none where it is better solved as one. */
  async shares(picture: TermPicture, seed: number): Promise<readonly RunProgress[]> {
    const thread = new SolvingThread('shares', { picture, seed, task: 'count shares' });
    try {
      return (await thread.result).shares;
    } finally {
      await thread.end();
    }
  }

  /** Solves one share; a signal ends it with the parts that have been solved by then. */
  async solveShare(picture: TermPicture, share: number, { seed, signal, onProgress }: SolveWishes): Promise<SolvedPart[]> {
    const parts: SolvedPart[] = [];
    const thread = new SolvingThread('shared', { picture, seed, task: { share } }, (word) => {
      if (word.kind === 'part') parts.push(word.part);
      else onProgress?.(word.progress);
    });
    const stopped = whenAborted(signal, async () => {
      thread.cancel();
      await sleep(GRACE);
    });
    try {
      await Promise.race([thread.result, stopped]);
      return parts;
    } finally {
      await thread.end();
    }
  }
}

/** What is done once the signal comes; never settles where it does not. */
function whenAborted<T>(signal: AbortSignal | undefined, deed: () => Promise<T>): Promise<T> {
  return new Promise((done, failed) => {
    const act = (): void => void deed().then(done, failed);
    if (signal?.aborted) act();
    else signal?.addEventListener('abort', act, { once: true });
  });
}
