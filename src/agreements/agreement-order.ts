import type { Day } from '../shared/day';
import type { AgreementRole, BookingModel, Escalation, Funding, PriorityCriterion } from './agreement';
import { usualDeadlines, type Deadlines, type UnreadyRule } from './deadline';
import { undecided, usualTerms, type Decided, type TermsPolicy } from './settlement-terms';

/** An agreement as people draw it up: with its parties, what it covers and its priority order, all told by codes. */
export interface AgreementOrder extends Deadlines, TermsPolicy, Decided {
  readonly code: string;
  readonly number: string;
  readonly name: string;
  readonly parent: string | null;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly funding: Funding;
  readonly bookingModel: BookingModel;
  /** What follows when nobody answers in time. */
  readonly escalation: Escalation;
  /** What becomes of placements whose requirements are not met in time. */
  readonly unready: UnreadyRule;
  readonly housingRules: string | null;
  readonly travelRules: string | null;
  readonly parties: readonly OrderedParty[];
  readonly programmes: readonly string[];
  readonly priorities: readonly { readonly tier: number; readonly criterion: PriorityCriterion }[];
}

export interface OrderedParty {
  /** Code of the organisation. */
  readonly organisation: string;
  readonly role: AgreementRole;
}

/** What may be left out, or taken away with null, and what then holds. */
const usual = {
  parent: null, validTo: null, escalation: 'region', unready: 'cancel', housingRules: null, travelRules: null, priorities: [],
  ...usualTerms, ...undecided, ...usualDeadlines,
} as const satisfies Partial<AgreementOrder>;

type Usual = keyof typeof usual;

/** An order with some things left out. */
export type GivenAgreement = Omit<AgreementOrder, Usual> & { readonly [K in Usual]?: AgreementOrder[K] | null | undefined };

export function completeAgreement(given: GivenAgreement): AgreementOrder {
  const { code, number, name, validFrom, funding, bookingModel, parties, programmes } = given;
  const rest = Object.fromEntries(Object.entries(usual).map(([field, value]) => [field, given[field as Usual] ?? value])) as unknown as Pick<AgreementOrder, Usual>;
  return { code, number, name, validFrom, funding, bookingModel, parties, programmes, ...rest };
}

export const organisationsIn = (parties: readonly OrderedParty[], ...roles: readonly AgreementRole[]): string[] =>
  parties.filter(({ role }) => roles.includes(role)).map(({ organisation }) => organisation);
