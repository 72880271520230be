/** What a shared capacity counts: seats at a unit, supervisors, an agreed quota or beds. */
export type ResourceKind = 'unit' | 'supervisors' | 'quota' | 'beds';

/** A capacity that several blocks share, counted in members (students). */
export interface Resource {
  readonly id: string;
  readonly kind: ResourceKind;
  /** `week`: the limit holds in each week. `term`: each block counts once however long it is. */
  readonly per: 'week' | 'term';
  /** One number, or one per week where `per` is `week`. */
  readonly limit: number | readonly number[];
}

/** Where and when a block is done: an index into its places, and its first week. */
export interface Choice {
  readonly place: number;
  readonly start: number;
}

/** A unit where a block may be done, and the resources (indices) it takes there. */
export interface Place {
  readonly unit: string;
  readonly region: string;
  /** Burden of being there, counted once per entity. */
  readonly cost: number;
  readonly uses: readonly number[];
}

/** A stretch of consecutive weeks at one unit. */
export interface Block {
  readonly id: string;
  readonly specialty: string;
  readonly weeks: number;
  /** Weeks it may begin, without repeats; empty means that it stays unplaced. */
  readonly starts: readonly number[];
  /** One per start; all nought when left out. */
  readonly startCost?: readonly number[];
  readonly places: readonly Place[];
  /** Ids of blocks of the same entity that must have ended first, where both are placed. */
  readonly after?: readonly string[];
  /** The block must be placed just so. */
  readonly pinned?: Choice;
  /** Where it was in an earlier plan; being elsewhere or nowhere counts as moved. */
  readonly previous?: Choice;
}

/** A student, or `size` students who rotate together. */
export interface Entity {
  readonly id: string;
  readonly size: number;
  /** 1 is placed first. */
  readonly tier: number;
  readonly blocks: readonly Block[];
}

/** What must be placed where, as plain JSON; ids are opaque to the engine. */
export interface PlacementProblem {
  readonly format: 'placement-problem/1';
  readonly name: string;
  readonly weeks: number;
  readonly tiers: number;
  readonly resources: readonly Resource[];
  readonly entities: readonly Entity[];
}
