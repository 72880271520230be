import type { FairnessPolicy } from './policy';

/** How a block turned out for a student: facts, before any policy weighs them. */
export interface BlockFacts {
  /** Whether she has a place; without one nothing below counts. */
  readonly placed: boolean;
  /** One way, from her study town to the unit's. */
  readonly km: number;
  readonly weeks: number;
  readonly daysPerWeek: number;
  /** The wishes she had. */
  readonly wishes: number;
  /** The one that was met, from 1; null where none was. */
  readonly wishMet: number | null;
}

/** What a block weighs, in points. */
export interface Burden {
  readonly distance: number;
  readonly nights: number;
  readonly wishes: number;
  readonly unplaced: number;
}

type Wished = { readonly rank: number; readonly townId: string | null; readonly unitId: string | null };

/** The best rank among wishes that the unit meets, itself or by its town; null where it meets none. */
export function wishMet(wishes: readonly Wished[], unit: { readonly id: string; readonly townId: string }): number | null {
  const ranks = wishes.filter(({ unitId, townId }) => unitId === unit.id || townId === unit.townId).map(({ rank }) => rank);
  return ranks.length > 0 ? Math.min(...ranks) : null;
}

/** Nights away: those between the days of each week, where the way is too long for every day. */
export const nightsOf = ({ placed, km, weeks, daysPerWeek }: BlockFacts, { housingKm }: Pick<FairnessPolicy, 'housingKm'>): number =>
  (placed && km > housingKm ? weeks * Math.max(1, daysPerWeek - 1) : 0);

/** A block's burden under a policy. */
export function burdenOf(facts: BlockFacts, policy: FairnessPolicy): Burden {
  if (!facts.placed) return { distance: 0, nights: 0, wishes: 0, unplaced: policy.unplaced };
  const kmWeeks = Math.max(0, facts.km - policy.commutingKm) * facts.weeks;
  return { distance: Math.ceil((kmWeeks * policy.distance) / 100), nights: nightsOf(facts, policy) * policy.night, wishes: wishPoints(facts, policy), unplaced: 0 };
}

function wishPoints({ wishes, wishMet: met }: BlockFacts, policy: FairnessPolicy): number {
  if (wishes === 0) return 0;
  return met === null ? policy.unwished : Math.min(policy.unwished, (met - 1) * policy.wishStep);
}

export const pointsOf = ({ distance, nights, wishes, unplaced }: Burden): number => distance + nights + wishes + unplaced;
