import type { Day } from '../shared/day';
import { exactOre, roundOre, type Ore } from '../shared/money';
import type { Causes } from './cause';

/**
 * What the units of a line are: half-days, 45-minute hours, visits, days on which something was done, percents of a day of a 30-day
 * month, placements, percents of what a cancelled placement would have cost, or claims.
 */
export const chargeUnits = ['half_day', 'hour', 'visit', 'attended_day', 'month', 'placement', 'cancellation', 'claim'] as const;
export type ChargeUnit = (typeof chargeUnits)[number];

/** What is paid for so many units: half-days of teaching, or one for a claim. Never rounded to a day rate. */
export interface Price {
  readonly rateOre: Ore;
  readonly perUnits: number;
}

/** What still stands of a billed line after its corrections: how many units, and what they were billed at in all. */
export interface Worth extends Price {
  readonly units: number;
  readonly worthOre: Ore;
}

/** A line's amount: the one rounding, half away from zero. */
export const lineAmount = (units: number, { rateOre, perUnits }: Price): Ore => roundOre(exactOre(rateOre, BigInt(units), BigInt(perUnits)));

/** What a change of units does to a billed line: its new rounded amount less what it was worth, so that nothing is lost between. */
export const correctionAmount = (worth: Worth, change: number): Ore => lineAmount(worth.units + change, worth) - worth.worthOre;

/** Who pays whom, by which leg of an agreement. */
export interface Direction {
  readonly legId: string;
  readonly creditorId: string;
  readonly debtorId: string;
}

/** Service days that one rate, or none, pays for, counted in one unit. */
interface Service {
  readonly unit: ChargeUnit;
  readonly rateId: string | null;
  readonly firstDay: Day;
  readonly lastDay: Day;
}

/** What a line is about: whose host, in which term, for what. */
export interface Subject extends Service {
  readonly hostId: string;
  readonly termId: string;
  readonly claimId: string | null;
  readonly activity: string;
  readonly description: string;
  readonly causes: Causes;
}

/** Sources to be charged for the first time, together on one line: same leg, direction, host, term, activity and rate. */
export interface FreshGroup extends Price, Direction, Subject {
  readonly lineKey: string;
  readonly units: number;
}

/** What has changed about sources on one billed line: units taken back, units that stand again at its own rate. */
export interface ChangedGroup extends Worth, Subject {
  readonly valueLineId: string;
  readonly originalId: string;
  readonly removedUnits: number;
  readonly restoredUnits: number;
}

/** Units of a billed line that are to stand at another rate. */
export interface ReplacedGroup extends Price, Service {
  readonly valueLineId: string;
  readonly lineKey: string;
  readonly units: number;
}
