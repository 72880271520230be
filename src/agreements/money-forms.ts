import type { Day } from '../shared/day';
import { parseOre } from '../shared/money';
import type { GivenLeg } from './leg-order';
import type { RateOrder } from './rate';
import type { RevisionScope } from './rate-revision';
import { revisionScope } from './revision-scope';
import type { Decided } from './settlement-terms';
import type { GivenTerms } from './terms-order';

type Whole<T> = { readonly [K in keyof T]: T[K] };

interface SentDecision {
  readonly decidedBy: string;
  readonly decidedOn: Day;
  readonly documentNumber: string;
}

const decision = ({ decidedBy, decidedOn, documentNumber }: SentDecision): Decided => ({ decidedBy, decidedOn, documentNumber });

const numberOrNone = (text: string): number | null => (text === '' ? null : Number(text));

/** A rate as its form sends it. */
export interface SentRate extends SentDecision, Pick<RateOrder, 'from' | 'unit' | 'status' | 'decision'> {
  readonly kronor: string;
  readonly replaces?: 'ja' | undefined;
}

export const rateOf = ({ from, kronor, unit, status, decision: reference, replaces, ...sent }: SentRate): RateOrder =>
  ({ from, amountOre: parseOre(kronor.replaceAll(' ', '')), unit, status, decision: reference, replaces: replaces === 'ja', ...decision(sent) });

/** A revision of all rates of an agreement as its form sends it. */
export interface SentRevision extends SentDecision, Pick<RateOrder, 'from' | 'status' | 'decision'> {
  readonly percent: string;
}

export function revisionOf(agreement: string, { from, percent, status, decision: reference, ...sent }: SentRevision): RevisionScope & { readonly decided: Omit<RateOrder, 'from' | 'amountOre' | 'unit'> } {
  return { ...revisionScope({ from, percent, agreement }), decided: { status, decision: reference, ...decision(sent) } };
}

/** Terms as their form sends them: all of them, since what stood in it was what held. */
export interface SentTerms extends SentDecision, Whole<Pick<Required<GivenTerms>, 'fromDay' | 'absence' | 'noticeDays' | 'cancelDeadlineDays' | 'cancelPercent'>> {
  readonly cancelMaxWeeks: string;
  readonly housingRules?: string | undefined;
  readonly travelRules?: string | undefined;
  readonly housingAdvancedBy: '' | NonNullable<GivenTerms['housingAdvancedBy']>;
}

export const termsOf = ({ fromDay, absence, noticeDays, cancelDeadlineDays, cancelPercent, cancelMaxWeeks, housingRules, travelRules, housingAdvancedBy, ...sent }: SentTerms): GivenTerms => ({
  fromDay, absence, noticeDays, cancelDeadlineDays, cancelPercent, cancelMaxWeeks: numberOrNone(cancelMaxWeeks), housingRules: housingRules ?? null,
  travelRules: travelRules ?? null, housingAdvancedBy: housingAdvancedBy === '' ? null : housingAdvancedBy, ...decision(sent),
});

/** A leg's conditions as their form sends them. */
export interface SentLeg extends SentDecision, Pick<GivenLeg, 'period' | 'series' | 'vatCategory' | 'vatDecidedBy' | 'vatReason'> {
  readonly cutOffDays: number;
  readonly daysNet: number;
  readonly wholeKronor: 'ja' | 'nej';
  readonly vatDecidedOn: Day;
  readonly laterDebtor: string;
  readonly laterAfterMonths: string;
}

export const legOf = ({ period, series, vatCategory, vatDecidedBy, vatReason, cutOffDays, daysNet, wholeKronor, vatDecidedOn, laterDebtor, laterAfterMonths, ...sent }: SentLeg): Partial<GivenLeg> => ({
  period, series, vatCategory, vatDecidedBy, vatReason, cutOffDays, daysNet, wholeKronor: wholeKronor === 'ja', vatDecidedOn,
  laterDebtor: laterDebtor === '' ? null : laterDebtor, laterAfterMonths: numberOrNone(laterAfterMonths), ...decision(sent),
});
