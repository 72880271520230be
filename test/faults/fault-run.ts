import type { FaultHouse } from './fault-house';
import type { Mutant } from './mutants';

/** How long a fault run goes on: until both are reached. */
export interface Extent {
  readonly seconds: number;
  readonly attempts: number;
}

/** What a run is told. */
export interface FaultOrder {
  readonly extent: Extent;
  readonly seed: number;
  readonly clients: number;
  /** A little of everything, for every run of the tests. */
  readonly isBrief?: boolean;
}

/** What a run has found: a promise is kept where there are no faults and something was tried. */
export interface Outcome {
  readonly attempts: number;
  readonly rounds: number;
  readonly seconds: number;
  /** What was found wrong, a sentence each; the first few of a kind. */
  readonly faults: readonly string[];
  /** Answers by status. */
  readonly statuses: Readonly<Record<string, number>>;
}

/** A promise of the product, with what shows that it is kept and defects by which one sees that it would show the contrary. */
export interface Promised {
  readonly title: string;
  readonly clients: number;
  readonly short: Extent;
  readonly long: Extent;
  readonly mutants: readonly Mutant[];
  /** Files that the first API process loads before the product. */
  readonly preloads?: readonly string[];
  readonly run: (house: FaultHouse, order: FaultOrder) => Promise<Outcome>;
}

/** Faults kept of each run; more of them say nothing new. */
const MOST = 20;

/** Collects what a run finds. */
export class Findings {
  private readonly faults: string[] = [];
  private readonly statuses = new Map<number, number>();
  private readonly began = performance.now();
  private attempts = 0;
  private rounds = 0;

  constructor(private readonly extent: Extent) {}

  /** Whether there is more to do; a run with faults has said what it can. */
  goesOn(): boolean {
    if (!this.isClean()) return false;
    return this.seconds() < this.extent.seconds || this.attempts < this.extent.attempts;
  }

  /** Whether nothing was found wrong yet. */
  isClean(): boolean {
    return this.faults.length === 0;
  }

  add(faults: readonly string[]): void {
    this.faults.push(...faults.slice(0, MOST - this.faults.length));
  }

  /** Counts an answer; one that no client can have caused is a fault. */
  answered(what: string, { status, body }: { readonly status: number; readonly body: Record<string, unknown> }): void {
    this.attempts += 1;
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
    if (status >= 500 || status === 0) this.add([`${what} was answered ${status === 0 ? 'by a broken connection' : status} ${JSON.stringify(body).slice(0, 200)}`]);
  }

  roundEnded(): void {
    this.rounds += 1;
  }

  outcome(): Outcome {
    return { attempts: this.attempts, rounds: this.rounds, seconds: this.seconds(), faults: this.faults, statuses: Object.fromEntries(this.statuses) };
  }

  private seconds(): number {
    return (performance.now() - this.began) / 1000;
  }
}
