import type { Day } from '../shared/day';

export interface TermRow {
  readonly code: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly enrolments: number;
}

/** One student's stretch at one unit; `weeks` calendar weeks from a Monday to a Sunday. */
export interface PlacementRow {
  readonly term: string;
  readonly student: string;
  readonly course: string;
  readonly requirement: string;
  readonly specialty: string;
  readonly level: string;
  readonly group: string;
  readonly unit: string;
  readonly unitName: string;
  readonly town: string;
  readonly host: string;
  readonly countyCode: string;
  readonly agreement: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly weeks: number;
  readonly state: string;
}

/** A student and block without a place, in queue order, with the reason in words. */
export interface ReserveRow {
  readonly term: string;
  readonly student: string;
  readonly course: string;
  readonly requirement: string;
  readonly position: number;
  readonly reasonCode: string;
  readonly reason: string;
  readonly reasonEnglish: string;
}

/** A wish that a student did not get, or a unit that had no place for one who wished for nothing, with what stood in the way. */
export interface ReasonRow {
  readonly term: string;
  readonly student: string;
  readonly course: string;
  readonly requirement: string;
  readonly placed: boolean;
  readonly wish: number | null;
  readonly place: string;
  readonly code: string;
  readonly reason: string;
  readonly reasonEnglish: string;
}

/** Öre come as text from the database. */
export interface ClaimRow {
  readonly code: string;
  readonly kind: string;
  readonly student: string;
  readonly course: string;
  readonly unit: string;
  readonly host: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly basis: string;
  readonly units: number;
  readonly advancedBy: string;
  readonly receiptOre: string;
  readonly approvedOre: string | null;
  readonly state: string;
  readonly reasonCode: string;
  readonly reason: string;
}

/** A row of the bundle that met no placement: where it stands, and why it was left out. */
export interface UnmatchedRow {
  readonly sheet: 'attendance' | 'housing_receipts' | 'travel_receipts';
  readonly row: number;
  readonly term: string;
  readonly student: string;
  readonly course: string;
  readonly requirement: string;
  /** Why the student has no place, where the reserve list tells. */
  readonly reserveReason: string | null;
}

/** An organisation that may receive students. */
export interface HostRow {
  readonly host: string;
  readonly name: string;
  readonly countyCode: string | null;
}
