import type { Day } from '../shared/day';
import type { Breach } from '../shared/problem';
import { amended } from '../shared/amended';
import type { Decided, TermsPolicy } from './settlement-terms';

/** A version of an agreement's terms as people order it, told by codes. */
export interface TermsOrder extends TermsPolicy, Decided {
  readonly fromDay: Day;
  readonly housingRules: string | null;
  readonly travelRules: string | null;
}

/** What is to be other than before from a day on, and which decision says so; what is left out stays, null takes away. */
export interface GivenTerms extends Partial<Omit<TermsOrder, keyof Decided>>, Decided {
  readonly fromDay: Day;
}

/** The version that runs on the day, with what is given of the new one. */
export const followedBy = (running: TermsOrder, given: GivenTerms): TermsOrder => amended<TermsOrder>(running, given);

/** What is known of an agreement whose terms change. */
export interface TermsGrounds {
  readonly agreement: string;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly ruleSetKinds: ReadonlyMap<string, string>;
  /** The last service day on an invoice issued under the agreement. */
  readonly lastInvoiced: Day | null;
  /** Whether whoever asks says that invoices are to be corrected. */
  readonly corrects: boolean;
}

type Check = (order: TermsOrder, grounds: TermsGrounds) => Breach[];

const breach = (code: string, detail: string): Breach => ({ code, detail });

const withinAgreement: Check = ({ fromDay }, { agreement, validFrom, validTo }) => [
  ...(fromDay <= validFrom ? [breach('terms-before', `fromDay: ${agreement} begins on ${validFrom} with terms of its own; give a later day, or change the agreement itself.`)] : []),
  ...(validTo !== null && fromDay > validTo ? [breach('terms-after', `fromDay: ${agreement} ends on ${validTo}; give that day or an earlier one.`)] : []),
];

const ruleSetsFit: Check = ({ housingRules, travelRules }, { ruleSetKinds }) =>
  ([['housingRules', 'housing', housingRules], ['travelRules', 'travel', travelRules]] as const).flatMap(([field, kind, code]) => {
    const found = code === null ? kind : ruleSetKinds.get(code);
    if (found === kind) return [];
    return [found === undefined ? breach('unknown-reference', `${field}: there is no rule set "${code ?? ''}"; give the code of one.`) : breach('wrong-kind', `${field}: ${code ?? ''} is a rule set for ${found}; give one for ${kind}.`)];
  });

/** A share without a deadline, or a deadline without a share, charges nobody, though it looks as if it did. */
export const cancellationWhole = ({ cancelDeadlineDays, cancelPercent }: TermsPolicy): Breach[] => {
  if ((cancelDeadlineDays === 0) === (cancelPercent === 0)) return [];
  return [cancelPercent === 0
    ? breach('half-cancellation', `cancelPercent: cancelling fewer than ${cancelDeadlineDays} days before costs 0 per cent; give a share, or no deadline.`)
    : breach('half-cancellation', `cancelDeadlineDays: ${cancelPercent} per cent is charged from 0 days before, which is never; give a deadline, or no share.`)];
};

const decisionTold: Check = ({ decidedBy, documentNumber }) => (decidedBy === null || documentNumber === null
  ? [breach('decision-missing', 'documentNumber: new terms rest on a decision; give decidedBy and documentNumber.')] : []);

const issuedStay: Check = ({ fromDay }, { lastInvoiced, corrects }) => (lastInvoiced === null || lastInvoiced < fromDay || corrects ? []
  : [breach('already-invoiced', `fromDay: service days until ${lastInvoiced} are invoiced; begin after them, or see in the preview what would be credited and billed anew and say correctsInvoiced.`)]);

const checks: readonly Check[] = [withinAgreement, ruleSetsFit, cancellationWhole, decisionTold, issuedStay];

/** All that is wrong with a version of terms as it would be. */
export const termsBreaches = (order: TermsOrder, grounds: TermsGrounds): Breach[] => checks.flatMap((check) => check(order, grounds));
