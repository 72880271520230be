import type { Day } from '../shared/day';
import { Problem } from '../shared/problem';

export const agreementRoles = ['owner', 'mediator', 'host', 'cooperating'] as const;
export type AgreementRole = (typeof agreementRoles)[number];
export const fundings = ['alf', 'vulf', 'vfu', 'backpack', 'bilateral', 'none'] as const;
export type Funding = (typeof fundings)[number];
export const bookingModels = ['regulated', 'first_come', 'mixed'] as const;
export type BookingModel = (typeof bookingModels)[number];
/** Which half-days are paid: those present, also those whose absence was notified, or all that were scheduled. */
export const absencePolicies = ['certified_only', 'notified_paid', 'as_scheduled'] as const;
export type AbsencePolicy = (typeof absencePolicies)[number];
/** What a tier of a priority order may ask for. */
export const priorityCriteria = ['special_reason', 'parent', 'doctoral_student', 'teaching_assistant', 'owner', 'cooperating', 'distance',
  'lives_in_region', 'advanced_level', 'basic_level', 'enrolled_abroad', 'everyone'] as const;
export type PriorityCriterion = (typeof priorityCriteria)[number];

/** What becomes of a request that nobody has answered in time: it lapses, or the region's coordinator gets the same time once more. */
export const escalations = ['none', 'region'] as const;
export type Escalation = (typeof escalations)[number];

/** How long a host has to answer under an agreement, and what follows if it does not. */
export interface AnswerTerms {
  readonly answerDays: number;
  /** Days before the limit at which the host is reminded; 0 for no reminder. */
  readonly reminderDaysBefore: number;
  readonly escalation: Escalation;
}

/** A contract under which hosts receive the students of programmes, valid from a day, until a day or further notice; its money's terms come in versions of their own. */
export interface Agreement extends AnswerTerms {
  readonly id: string;
  readonly code: string;
  /** As it is registered and stands on invoices. */
  readonly number: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  /** From this day no new bookings; running ones are kept. */
  readonly withdrawnOn: Day | null;
  readonly withdrawnReason: string | null;
  readonly funding: Funding;
  readonly bookingModel: BookingModel;
  readonly publishWeeksBefore: number;
  readonly successorId: string | null;
  /** From this day on, service days are settled under the successor. */
  readonly succeededFrom: Day | null;
}

/** An organisation's part in an agreement. */
export interface AgreementParty {
  readonly organisationId: string;
  readonly role: AgreementRole;
}

type Succession = Pick<Agreement, 'id' | 'code' | 'successorId' | 'succeededFrom'>;

/** The agreement under which a day of service is settled: the booking's own, or the one that had taken over by then. */
export function settlingAgreement<A extends Succession>(agreements: ReadonlyMap<string, A>, bookedUnder: string, day: Day): A {
  const passed = new Set<string>();
  let current = agreements.get(bookedUnder);
  while (current?.successorId && current.succeededFrom !== null && current.succeededFrom <= day) {
    if (passed.has(current.id)) throw succeedsItself(current.code);
    passed.add(current.id);
    current = agreements.get(current.successorId);
  }
  if (!current) throw new Problem('agreement-missing', 'missing', `The agreement of a placement on ${day} does not exist; give the placement an agreement.`);
  return current;
}

const succeedsItself = (code: string): Problem =>
  new Problem('agreement-succeeds-itself', 'conflict', `Agreement ${code} leads back to itself through its successors; let one of them end the chain.`);
