import type { RunProgress } from './run-progress';

/** How long at most it takes to learn that a run was cancelled. */
const BEAT_MS = 300;

/** Tells the store how far the run is, and learns whether it is still ours and still wanted. */
export type Beat = (progress: RunProgress | undefined) => Promise<{ readonly ours: boolean; readonly cancelled: boolean }>;

/** Keeps a run while it is solved: beats three times a second, and ends the search when it is cancelled or taken over. */
export class Lease {
  private readonly abort = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private latest: RunProgress | undefined;
  private isBeating = false;

  constructor(
    private readonly beat: Beat,
    private readonly caller: { readonly signal?: AbortSignal | undefined; readonly onProgress?: ((progress: RunProgress) => void) | undefined },
  ) {
    this.timer = setInterval(() => void this.tick(), BEAT_MS);
    this.timer.unref();
    if (caller.signal?.aborted) this.abort.abort();
    caller.signal?.addEventListener('abort', this.stop, { once: true });
  }

  get signal(): AbortSignal {
    return this.abort.signal;
  }

  /** To be told of progress. */
  readonly heard = (progress: RunProgress): void => {
    this.latest = progress;
    this.caller.onProgress?.(progress);
  };

  end(): void {
    clearInterval(this.timer);
    this.caller.signal?.removeEventListener('abort', this.stop);
  }

  /** Ends the search with the best so far. */
  readonly stop = (): void => this.abort.abort();

  /** A beat that fails is left to the next: the result is guarded by the token, not by the lease. */
  private async tick(): Promise<void> {
    if (this.isBeating) return;
    this.isBeating = true;
    try {
      const { ours, cancelled } = await this.beat(this.latest);
      if (!ours || cancelled) this.stop();
    } catch {
      // The next beat tries again.
    } finally {
      this.isBeating = false;
    }
  }
}
