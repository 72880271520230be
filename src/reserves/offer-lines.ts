import type { Level } from '../organisations/unit';
import type { Day } from '../shared/day';
import type { FreedState, OfferState } from './reserve-offer';

/** A freed place as its coordinator follows it, with whoever was asked last. */
export interface PlaceLine {
  readonly id: string;
  /** Number of the placement that gave it back. */
  readonly freedNumber: number;
  readonly state: FreedState;
  readonly unitName: string;
  readonly town: string;
  readonly specialtyName: string;
  readonly level: Level;
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** Null where nobody has been asked. */
  readonly offerId: string | null;
  readonly number: number | null;
  readonly student: string | null;
  readonly position: number | null;
  readonly turn: number | null;
  readonly offerState: OfferState | null;
  readonly expiresAt: Date | null;
  /** How many have said no, or have not answered. */
  readonly refused: number;
}

/** A place that a student may have, if she says yes in time. */
export interface MyOffer {
  readonly id: string;
  readonly number: number;
  readonly unitName: string;
  readonly town: string;
  readonly host: string;
  readonly course: string;
  readonly specialtyName: string;
  readonly days: number;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly expiresAt: Date;
}
