/** One placed block; blocks without an assignment are unplaced. */
export interface Assignment {
  readonly entity: string;
  readonly block: string;
  /** Index into the block's places. */
  readonly place: number;
  /** First week. */
  readonly start: number;
}

/** What is made small, in this order: unplaced members of tier 1, of tier 2, ..., moved members, cost. */
export interface Objective {
  readonly unplaced: readonly number[];
  readonly moved: number;
  readonly cost: number;
}

/** A price for a member's week of a resource: resource, week (-1 for a term), price in 1/`scale`. */
export type RowPrice = readonly [resource: number, week: number, price: number];

/** A row that a cut adds up, `num` times. */
export type CutRow =
  | readonly ['resource', number, number, number]
  | readonly ['block', string, string, number]
  | readonly ['overlap', string, number, number];

/** A Chvatal-Gomory cut of rank one: `num` times each row, divided by `den` and rounded down. */
export interface Cut {
  readonly den: number;
  readonly price: number;
  readonly rows: readonly CutRow[];
}

/** A claim with its certificate: weighted unplaced, moved and cost together are at least `value`. */
export interface Bound {
  readonly penalties: readonly number[];
  readonly movedWeight?: number;
  readonly costWeight: number;
  readonly scale: number;
  readonly prices: readonly RowPrice[];
  readonly cuts?: readonly Cut[];
  readonly value: number;
}

/** `optimal` only where bounds prove every level, or the exact search has looked through all that could be better; `infeasible` where the pins alone break a rule. */
export type Status = 'optimal' | 'feasible' | 'infeasible';

/** Why the search ended. */
export type Stopped = 'optimal' | 'iterations' | 'time' | 'cancelled';

/** What the engine found; the caller adds the digest of the problem's bytes when it writes a file. */
export interface PlacementSolution {
  readonly format: 'placement-solution/1';
  /** SHA-256 (hex) of the problem file's bytes; empty until written to a file. */
  readonly problem: string;
  readonly seed: number;
  readonly status: Status;
  readonly stopped: Stopped;
  readonly assignments: readonly Assignment[];
  readonly objective: Objective;
  readonly bounds?: readonly Bound[];
  readonly elapsedMs?: number;
  readonly iterations?: number;
}
