/** How the queue within a tier is ordered: by lot alone, or by what each has borne in earlier terms and then by lot. */
export const queueOrders = ['lottery', 'ledger'] as const;
export type QueueOrder = (typeof queueOrders)[number];

/** How a university weighs what its students bear, and what follows from it; all whole numbers. */
export interface FairnessPolicy {
  /** Kilometres one way from the study town that count as commuting, and so as nothing. */
  readonly commutingKm: number;
  /** Points for 100 km beyond that, one way, in each week. */
  readonly distance: number;
  /** From further away than this a student lives there during the week. */
  readonly housingKm: number;
  /** Points for each night away. */
  readonly night: number;
  /** Points for each step down her list of wishes. */
  readonly wishStep: number;
  /** Points for a place that she has not wished for, though she has wishes. */
  readonly unwished: number;
  /** Points for a block without a place. */
  readonly unplaced: number;
  /** Percent of what has been borne that still counts a term later. */
  readonly keep: number;
  readonly order: QueueOrder;
  /** Whether places are exchanged, once it is settled who has one, so that those worst off have it better. */
  readonly leximin: boolean;
}

/** What holds where a university has chosen nothing. */
export const standardPolicy: FairnessPolicy = {
  commutingKm: 50, distance: 10, housingKm: 80, night: 1, wishStep: 10, unwished: 60, unplaced: 100, keep: 90, order: 'ledger', leximin: true,
};

/** The universities' choices for a term; others follow the standard. */
export type Policies = ReadonlyMap<string, FairnessPolicy>;

export const policyOf = (policies: Policies, universityId: string): FairnessPolicy => policies.get(universityId) ?? standardPolicy;
