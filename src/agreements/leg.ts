import { addMonths, endOfMonth, type Day } from '../shared/day';
import { Problem } from '../shared/problem';
import type { AgreementParty } from './agreement';
import type { Decided } from './settlement-terms';

export const legKinds = ['teaching', 'housing', 'travel', 'cancellation', 'fixed'] as const;
export type LegKind = (typeof legKinds)[number];
/** What is paid by a rate: certified days, placements cancelled too late, or a sum for each placement. Claims bring their own amounts. */
export const ratedKinds: readonly LegKind[] = ['teaching', 'cancellation', 'fixed'];
export const legRoles = ['owner', 'mediator', 'host'] as const;
export type LegRole = (typeof legRoles)[number];
/** O outside the scope of VAT, E exempt, S standard rate. */
export const vatCategories = ['O', 'E', 'S'] as const;
export type VatCategory = (typeof vatCategories)[number];
export const settlementPeriods = ['month', 'four_months', 'term'] as const;
export type SettlementPeriod = (typeof settlementPeriods)[number];

/** The way one kind of cost takes: who bills whom, how often, with which VAT decision. Creditor and debtor are an organisation or a role. */
export interface Leg extends Decided {
  readonly id: string;
  readonly code: string;
  readonly agreementId: string;
  readonly kind: LegKind;
  readonly creditorId: string | null;
  readonly creditorRole: LegRole | null;
  readonly debtorId: string | null;
  readonly debtorRole: LegRole | null;
  /** Who pays from `laterAfterMonths` months after the placement's first day on; null where the debtor stays the same. */
  readonly laterDebtorId: string | null;
  readonly laterDebtorRole: LegRole | null;
  readonly laterAfterMonths: number | null;
  /** The leg whose rates this one follows instead of having its own. */
  readonly ratesFromLegId: string | null;
  readonly vatCategory: VatCategory;
  readonly vatDecidedBy: string;
  readonly vatDecidedOn: Day | null;
  /** The law or the ground for the category. */
  readonly vatReason: string;
  readonly period: SettlementPeriod;
  /** Days after a period's end until it is run; what is signed later waits for the next run. */
  readonly cutOffDays: number;
  readonly daysNet: number;
  readonly series: string;
  readonly wholeKronor: boolean;
}

/** What decides who stands behind the roles: the receiving organisation and the student's university. */
export interface Placement {
  readonly hostId: string;
  readonly universityId: string;
}

export interface Direction {
  readonly creditorId: string;
  readonly debtorId: string;
}

/** The day from which a placement's later debtor pays; null on a leg whose debtor stays the same. */
export const laterFrom = ({ laterAfterMonths }: Pick<Leg, 'laterAfterMonths'>, firstDay: Day): Day | null =>
  (laterAfterMonths === null ? null : addMonths(firstDay, laterAfterMonths));

/** Who bills whom on the leg for a placement, at first or once its later debtor pays; the same organisation on both sides means no document. */
export function directionOf(leg: Leg, parties: readonly AgreementParty[], placement: Placement, isLater = false): Direction {
  const resolve = (id: string | null, role: LegRole | null, side: string): string => {
    const organisationId = id ?? (role && holderOf(role, parties, placement));
    if (!organisationId) throw partyUnclear(leg.code, side, role ?? 'none', parties.filter((party) => party.role === role).length);
    return organisationId;
  };
  const creditorId = resolve(leg.creditorId, leg.creditorRole, 'creditor');
  if (isLater && leg.laterAfterMonths !== null) return { creditorId, debtorId: resolve(leg.laterDebtorId, leg.laterDebtorRole, 'later debtor') };
  return { creditorId, debtorId: resolve(leg.debtorId, leg.debtorRole, 'debtor') };
}

/**
 * The organisation behind a role: the host is the one that receives the student; the owner is the student's university
 * where the agreement has several owners, else the only one, which settles for cooperating universities too.
 */
export function holderOf(role: LegRole, parties: readonly AgreementParty[], { hostId, universityId }: Placement): string | undefined {
  if (role === 'host') return hostId;
  const holders = parties.filter((party) => party.role === role).map((party) => party.organisationId);
  if (role === 'owner' && holders.includes(universityId)) return universityId;
  return holders.length === 1 ? holders[0] : undefined;
}

const partyUnclear = (leg: string, side: string, role: string, holders: number): Problem =>
  new Problem('leg-party-missing', 'refused', holders === 0
    ? `Leg ${leg} names @${role} as ${side}, but the agreement has no ${role}; add the party or name an organisation on the leg.`
    : `Leg ${leg} names @${role} as ${side}, but the agreement has ${holders} and none of them is the student's university; make it one of them, or name an organisation on the leg.`);

/** The last day of the period that a service day is settled in; it may be billed on the days after. */
export function periodEnd(period: SettlementPeriod, day: Day, termLastDay: Day): Day {
  if (period === 'term') return termLastDay > day ? termLastDay : day;
  const month = Number(day.slice(5, 7));
  return endOfMonthNumber(day.slice(0, 4), period === 'month' ? month : Math.ceil(month / 4) * 4);
}

const endOfMonthNumber = (year: string, month: number): Day => endOfMonth(`${year}-${String(month).padStart(2, '0')}-01`);
