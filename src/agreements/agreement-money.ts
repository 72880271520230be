import type { Day } from '../shared/day';
import type { Ore } from '../shared/money';
import type { AgreementOrder } from './agreement-order';
import type { Leg, LegRole } from './leg';
import type { Rate } from './rate';
import type { Decided, SettlementTerms } from './settlement-terms';

/** An agreement as its pages show it. */
export interface ShownAgreement extends AgreementOrder {
  readonly withdrawnOn: Day | null;
  readonly withdrawnReason: string | null;
  readonly successor: string | null;
  readonly succeededFrom: Day | null;
}

/** Who stands on one side of a leg: an organisation, or those who hold a role. */
export interface Side {
  readonly role: LegRole | null;
  /** Names of the organisations. */
  readonly names: readonly string[];
  /** As it is ordered: the code of an organisation, or @ and the role. */
  readonly told: string;
}

export type MoneyRate = Omit<Rate, 'legId'>;

/** A leg as the page of its agreement tells it. */
export interface MoneyLeg extends Decided, Pick<Leg, 'code' | 'kind' | 'vatCategory' | 'vatDecidedBy' | 'vatDecidedOn' | 'vatReason' | 'period' | 'cutOffDays' | 'daysNet' | 'series' | 'wholeKronor' | 'laterAfterMonths'> {
  readonly version: number;
  readonly creditor: Side;
  readonly debtor: Side;
  readonly laterDebtor: Side | null;
  /** Whether its rates are those of another leg, and which where the reader is party to that one's agreement. */
  readonly inherits: boolean;
  readonly ratesFrom: string | null;
  /** Legs that take their rates from this one. */
  readonly followers: readonly string[];
  /** Its own, or those that it inherits; in order of their days. */
  readonly rates: readonly MoneyRate[];
}

/** A version of the terms, with its rule sets by code and name. */
export interface MoneyTerms extends Omit<SettlementTerms, 'agreementId' | 'housingRuleSetId' | 'travelRuleSetId'> {
  readonly toDay: Day | null;
  readonly housingRules: string | null;
  readonly housingName: string | null;
  readonly travelRules: string | null;
  readonly travelName: string | null;
}

/** The money side of an agreement as a party to it sees it. */
export interface AgreementMoney {
  readonly agreement: ShownAgreement;
  readonly legs: readonly MoneyLeg[];
  /** In order of their days. */
  readonly terms: readonly MoneyTerms[];
  readonly ruleSets: readonly { readonly code: string; readonly name: string; readonly kind: 'housing' | 'travel' }[];
  /** Other agreements that the reader's organisation decides on, as successors. */
  readonly others: readonly { readonly code: string; readonly name: string }[];
  /** What is invoiced under it so far, and the last service day on an invoice. */
  readonly invoiced: { readonly netOre: Ore; readonly lastDay: Day | null };
  /** Whether the reader's organisation decides on it. */
  readonly decides: boolean;
}
