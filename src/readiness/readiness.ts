import type { UnreadyRule } from '../agreements/deadline';
import type { Day } from '../shared/day';
import { isHostKind, type DemandKind } from './demand';
import { endsOn, type Watched } from './watch';

/** Whether a demand is met to the end of a placement. */
export interface DemandStatus {
  readonly kind: DemandKind;
  /** It is to be met before this day. */
  readonly dueOn: Day;
  /** `expires`: met, but not to the end of the placement. */
  readonly status: 'met' | 'not_met' | 'expires';
  readonly expiresOn: Day | null;
  readonly verifiedBy: string | null;
  readonly verifiedFor: string | null;
  /** ISO time. */
  readonly verifiedAt: string | null;
}

/** A placement ahead that something is demanded before, as its reader may see it. */
export interface PlacementAhead {
  readonly id: string;
  readonly number: number;
  readonly student: string;
  readonly unit: string;
  readonly unitName: string;
  /** Code of the organisation that receives her. */
  readonly host: string;
  readonly courseName: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** Whether all is met; the reader may not see every demand. */
  readonly ready: boolean;
  readonly demands: readonly DemandStatus[];
  /** What its agreement says of placements that are not ready; null where the reader is no party to it. */
  readonly warnDays: number | null;
  readonly cancelDays: number | null;
  readonly unready: UnreadyRule | null;
  /** Days on which something was done about it. */
  readonly done: Watched['done'];
}

/** Something that may be demanded from: a unit of one's own, or an agreement that one decides on. */
export interface Scope {
  readonly kind: 'unit' | 'agreement';
  readonly code: string;
  readonly name: string;
}

/** What is demanded, by whom. */
export interface StandingDemand {
  readonly code: string;
  readonly version: number;
  readonly scope: string;
  readonly kind: DemandKind;
  readonly daysBefore: number | null;
}

/** All that the page of requirements shows. */
export interface ReadinessOverview {
  readonly placements: readonly PlacementAhead[];
  readonly demands: readonly StandingDemand[];
  readonly scopes: readonly Scope[];
}

/** Statuses that are not met, of one kind where one is chosen. */
export const lacking = ({ demands }: PlacementAhead, kind?: DemandKind): DemandStatus[] =>
  demands.filter((demand) => demand.status !== 'met' && (kind === undefined || demand.kind === kind));

/** Before which day all is to be met, and whether the placement is cancelled else; nothing where all is met, or the reader does not see what is not. */
export function endOf(placement: PlacementAhead): { readonly on: Day; readonly cancels: boolean } | undefined {
  const { id, firstDay, warnDays, cancelDays, unready, done } = placement;
  const dueDays = lacking(placement).map(({ dueOn }) => dueOn);
  if (dueDays.length === 0 || warnDays === null || cancelDays === null || unready === null) return undefined;
  return { on: endsOn({ bookingId: id, firstDay, warnDays, cancelDays, unready, dueDays, done }), cancels: unready === 'cancel' };
}

/** A demand of a student as a form names it: her code, the kind, and the host where it holds at one. */
export const markOf = ({ student, host }: PlacementAhead, kind: DemandKind): string => [student, kind, ...(isHostKind(kind) ? [host] : [])].join('~');
