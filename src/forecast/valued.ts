import type { LegKind } from '../agreements/leg';
import type { ExactOre } from '../shared/money';
import type { DayStage, Dimensions } from './day-group';
import type { Day } from '../shared/day';

/** Where an amount stands: a stage of days, what is granted or asked for by claim, an estimate of what will be; `billed` is what documents hold, negative. */
export type Stage = DayStage | 'granted' | 'claimed' | 'expected' | 'billed';

/** Days or claims with what they are worth on one leg, to whom. */
export interface Valued extends Dimensions {
  /** Empty where no leg moves the cost: whoever has paid bears it. */
  readonly legId: string;
  readonly kind: LegKind;
  /** The agreement whose terms decide: the one booked under, or its successor. */
  readonly settledUnder: string;
  readonly creditorId: string;
  readonly debtorId: string;
  readonly day: Day;
  readonly stage: Stage;
  /** Half-days of teaching; 0 for claims. Negative where billed. */
  readonly halfDays: number;
  /** Unrounded; nothing where it cannot be told: a rate or a count is missing. */
  readonly amount: ExactOre | null;
  readonly rateId: string | null;
  readonly preliminary: boolean;
}

/** Half-days that nobody pays for: students enrolled abroad, agreements without funding. */
export interface Unfunded extends Dimensions {
  readonly day: Day;
  readonly stage: DayStage;
  readonly halfDays: number;
}
