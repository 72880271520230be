import type { AttendanceStatus } from '../attendance/payable';
import type { Advancer, ClaimKind } from '../housing/claim';
import type { LegKind } from '../agreements/leg';
import type { Day } from '../shared/day';
import type { Ore } from '../shared/money';

/** What every figure of a forecast can be told apart by; no student is among it. */
export interface Dimensions {
  /** Under which the placements are booked. */
  readonly agreementId: string;
  readonly termId: string;
  readonly unitId: string;
  readonly hostId: string;
  readonly universityId: string;
  readonly courseId: string;
  readonly specialty: string;
  /** Students enrolled abroad, who bring no compensation. */
  readonly abroad: boolean;
  /** First day of the placements. */
  readonly firstDay: Day;
}

/** How certain a day is: signed by both, by the host alone, recorded; planned with nothing recorded, up to today or ahead. */
export const dayStages = ['countersigned', 'certified', 'recorded', 'planned', 'ahead'] as const;
export type DayStage = (typeof dayStages)[number];

/** Student-days of one date that are alike. */
export interface DayGroup extends Dimensions {
  readonly day: Day;
  readonly stage: DayStage;
  readonly status: AttendanceStatus;
  /** Of each. */
  readonly halfDays: number;
  readonly count: number;
  /** Hours of 45 minutes and visits of all; null where none are told. */
  readonly hours: number | null;
  readonly visits: number | null;
}

/** What stands charged on issued documents for one date. */
export interface ChargedGroup extends Dimensions {
  readonly legId: string;
  readonly kind: LegKind;
  readonly creditorId: string;
  readonly debtorId: string;
  readonly day: Day;
  readonly rateId: string | null;
  readonly rateOre: Ore;
  readonly perUnits: number;
  readonly units: number;
}

/** Claims of one last day that are alike: granted, or still to be decided. */
export interface ClaimGroup extends Dimensions {
  readonly kind: ClaimKind;
  readonly day: Day;
  readonly state: string;
  readonly advancedBy: Advancer;
  /** Whether an issued or drafted document has held them. */
  readonly billed: boolean;
  readonly ore: Ore;
  readonly count: number;
}

/** A placement that holds: what is planned of it, and how far it is from where the student studies. */
export interface StandingBooking extends Dimensions {
  readonly lastDay: Day;
  readonly days: number;
  readonly daysPerWeek: number;
  readonly offDays: readonly number[];
  readonly recorded: readonly Day[];
  /** Whether housing has been claimed for it. */
  readonly claimed: boolean;
  readonly termLastDay: Day;
  readonly km: number;
  readonly minutes: number | undefined;
}

/** `2026-11`. */
export const monthOf = (day: Day): string => day.slice(0, 7);
