import type { Stopped } from './solution';

/** Steps between two looks at the clock. */
const LOOK_EVERY = 8;

/** What may end a search. */
export interface Limits {
  /** Steps of search; where many are left over, as many again with tiers told apart. */
  readonly iterations?: number;
  readonly seconds?: number;
  readonly clock?: () => number;
  readonly cancelled?: () => boolean;
}

/** Counts steps and says when to stop: by count, or as a safety net by the clock, or when told to. */
export class Watch {
  steps = 0;
  private reason: Stopped = 'iterations';
  private ended = false;
  private readonly began: number;

  constructor(private readonly limits: Limits) {
    this.began = limits.clock?.() ?? 0;
  }

  get stopped(): Stopped {
    return this.reason;
  }

  /** Milliseconds since the start; 0 without a clock. */
  elapsed(): number {
    return this.limits.clock ? Math.round(this.limits.clock() - this.began) : 0;
  }

  /** Counts a step; false once the search must end. */
  step(): boolean {
    this.steps++;
    return this.steps % LOOK_EVERY === 0 ? this.going() : !this.ended;
  }

  /** Whether the clock and the caller let the search go on. */
  going(): boolean {
    if (this.ended) return false;
    const { seconds, cancelled } = this.limits;
    if (cancelled?.()) this.end('cancelled');
    else if (seconds !== undefined && this.limits.clock && this.elapsed() >= seconds * 1000) this.end('time');
    return !this.ended;
  }

  /** The same question, answered with no once a share of the time that is left now has gone. */
  goingFor(share: number): () => boolean {
    const { seconds } = this.limits;
    if (seconds === undefined) return () => this.going();
    const now = this.elapsed();
    const end = now + share * (seconds * 1000 - now);
    return () => this.going() && this.elapsed() < end;
  }

  private end(reason: Stopped): void {
    this.reason = reason;
    this.ended = true;
  }
}
