import type { Day } from '../shared/day';
import type { AbsencePolicy, AgreementRole, AnswerTerms, BookingModel, Funding, PriorityCriterion } from './agreement';

/** An agreement as people draw it up: with its parties, what it covers and its priority order, all told by codes. */
export interface AgreementOrder extends AnswerTerms {
  readonly code: string;
  readonly number: string;
  readonly name: string;
  readonly parent: string | null;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly funding: Funding;
  readonly bookingModel: BookingModel;
  readonly absence: AbsencePolicy;
  readonly publishWeeksBefore: number;
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
  parent: null, validTo: null, absence: 'certified_only', publishWeeksBefore: 8, answerDays: 14, reminderDaysBefore: 3, escalation: 'region', housingRules: null, travelRules: null, priorities: [],
} as const satisfies Partial<AgreementOrder>;

type Usual = keyof typeof usual;

/** An order with some things left out. */
export type GivenAgreement = Omit<AgreementOrder, Usual> & { readonly [K in Usual]?: AgreementOrder[K] | null | undefined };

export function completeAgreement(given: GivenAgreement): AgreementOrder {
  const { code, number, name, validFrom, funding, bookingModel, parties, programmes } = given;
  const { parent, validTo, absence, publishWeeksBefore, housingRules, travelRules, priorities } = given;
  return {
    code, number, name, validFrom, funding, bookingModel, parties, programmes,
    parent: parent ?? usual.parent, validTo: validTo ?? usual.validTo, absence: absence ?? usual.absence,
    publishWeeksBefore: publishWeeksBefore ?? usual.publishWeeksBefore, housingRules: housingRules ?? usual.housingRules,
    ...answerTermsOf(given),
    travelRules: travelRules ?? usual.travelRules, priorities: priorities ?? usual.priorities,
  };
}

const answerTermsOf = ({ answerDays, reminderDaysBefore, escalation }: GivenAgreement): AnswerTerms =>
  ({ answerDays: answerDays ?? usual.answerDays, reminderDaysBefore: reminderDaysBefore ?? usual.reminderDaysBefore, escalation: escalation ?? usual.escalation });

export const organisationsIn = (parties: readonly OrderedParty[], ...roles: readonly AgreementRole[]): string[] =>
  parties.filter(({ role }) => roles.includes(role)).map(({ organisation }) => organisation);
