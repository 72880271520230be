import { addDays, type Day } from '../shared/day';
import { kronorSwedish } from '../shared/money';
import { counted, dateSwedish, datesSwedish, listed } from '../shared/swedish';
import type { AgreementMoney, MoneyLeg, MoneyRate, MoneyTerms, Side } from './agreement-money';
import { ratedKinds, type LegKind, type LegRole, type SettlementPeriod, type VatCategory } from './leg';
import { isValidOn, type RateUnit } from './rate';
import { termsOn, type Decided } from './settlement-terms';

const manyOf: Readonly<Record<LegRole, string>> = { host: 'varje värd', owner: 'studentens lärosäte', mediator: 'förmedlaren' };

/** Who stands on a side of a leg, in words. */
export const sideWords = ({ role, names }: Side): string => (role === null || names.length === 1 ? listed(names, 'och') : manyOf[role]);

const begin = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** What a leg is for, as a heading. */
export const kindTitles: Readonly<Record<LegKind, string>> = {
  teaching: 'Undervisning', housing: 'Boende', travel: 'Resor', cancellation: 'Sena avbokningar', fixed: 'Fast belopp per placering',
};

const kindPhrases: Readonly<Record<LegKind, string>> = {
  teaching: 'för undervisning', housing: 'för studenternas boende', travel: 'för studenternas resor', cancellation: 'för placeringar som ställs in för sent', fixed: 'ett fast belopp för varje placering',
};

export const periodPhrases: Readonly<Record<SettlementPeriod, string>> = { month: 'varje månad i efterskott', four_months: 'var fjärde månad i efterskott', term: 'efter terminens slut' };

export const vatWords: Readonly<Record<VatCategory, string>> = { O: 'Utanför mervärdesskatt', E: 'Undantaget från mervärdesskatt', S: 'Mervärdesskatt 25 %' };

/** Who bills whom for what and when, such as "Region Blekinge fakturerar Region Skåne för undervisning, varje månad i efterskott, 30 dagar netto." */
export function legSentence(leg: Pick<MoneyLeg, 'kind' | 'creditor' | 'debtor' | 'laterDebtor' | 'laterAfterMonths' | 'period' | 'cutOffDays' | 'daysNet' | 'wholeKronor'>): string {
  const cutOff = leg.cutOffDays === 0 ? '' : `, ${counted(leg.cutOffDays, 'dag', 'dagar')} efter periodens slut`;
  const first = `${begin(sideWords(leg.creditor))} fakturerar ${sideWords(leg.debtor)} ${kindPhrases[leg.kind]}, ${periodPhrases[leg.period]}${cutOff}, ${counted(leg.daysNet, 'dag', 'dagar')} netto.`;
  const later = leg.laterDebtor === null ? '' : ` Efter ${counted(leg.laterAfterMonths ?? 0, 'månad', 'månader')} av placeringen betalar ${sideWords(leg.laterDebtor)}.`;
  return `${first}${later}${leg.wholeKronor ? ' Att betala avrundas till hela kronor.' : ''}`;
}

/** The VAT decision of a leg: what, on which ground, by whom, when. */
export const vatSentence = ({ vatCategory, vatReason, vatDecidedBy, vatDecidedOn }: Pick<MoneyLeg, 'vatCategory' | 'vatReason' | 'vatDecidedBy' | 'vatDecidedOn'>): string =>
  `${vatWords[vatCategory]}: ${vatReason}. Beslutat av ${vatDecidedBy}${vatDecidedOn === null ? '' : ` ${dateSwedish(vatDecidedOn)}`}.`;

export const unitPhrases: Readonly<Record<RateUnit, string>> = {
  half_day: 'per halvdag', day: 'per dag', week: 'per vecka', month: 'per månad vid heltid', hour: 'per timme om 45 minuter', visit: 'per besök',
  attended_day: 'per dag oavsett timmar', fixed: 'per placering', none: 'ingen ersättning',
};

/** Such as "3 966,79 kr per vecka". */
export const rateWords = ({ amountOre, unit }: Pick<MoneyRate, 'amountOre' | 'unit'>): string => (unit === 'none' ? 'ingen ersättning' : `${kronorSwedish(amountOre)} kr ${unitPhrases[unit]}`);

/** From when until when something holds. */
export const spanWords = (first: Day, last: Day | null): string => (last === null ? `från ${dateSwedish(first)}` : datesSwedish(first, last));

/** Who decided, when, in which document; empty where nothing is told. */
export const decisionWords = ({ decidedBy, decidedOn, documentNumber }: Decided): string =>
  [decidedBy ?? '', decidedOn === null ? '' : dateSwedish(decidedOn), documentNumber ?? ''].filter(Boolean).join(', ');

export const absenceWords = { certified_only: 'Bara gjorda dagar betalas', notified_paid: 'Även anmäld frånvaro betalas', as_scheduled: 'Alla schemalagda dagar betalas' } as const;

export const advancerWords = { student: 'studenten', university: 'lärosätet', mediator: 'förmedlaren', host: 'värden' } as const;

/** What becomes of a cancelled placement. */
export const cancellationWords = ({ cancelDeadlineDays, cancelPercent, cancelMaxWeeks }: Pick<MoneyTerms, 'cancelDeadlineDays' | 'cancelPercent' | 'cancelMaxWeeks'>): string =>
  (cancelPercent === 0 ? 'Kostar inget' : `${cancelPercent} % om det är färre än ${counted(cancelDeadlineDays, 'dag', 'dagar')} kvar${cancelMaxWeeks === null ? '' : `, för högst ${counted(cancelMaxWeeks, 'vecka', 'veckor')}`}`);

/** The last day up to which the rates leave no day uncovered from a day on; null where they go on, undefined where the day has none. */
export function coveredUntil(rates: readonly MoneyRate[], from: Day): Day | null | undefined {
  let last: Day | undefined;
  for (let day = from; ; day = addDays(last, 1)) {
    const rate = rates.find((each) => isValidOn(each, day));
    if (!rate) return last;
    if (rate.lastDay === null) return null;
    last = rate.lastDay;
  }
}

/** What a finance officer should know before the next run: what is not decided, what will lack a rate, what the terms promise but no leg bills. */
export function moneyGaps({ agreement, legs, terms }: Pick<AgreementMoney, 'agreement' | 'legs' | 'terms'>, today: Day): string[] {
  const from = today < agreement.validFrom ? agreement.validFrom : today;
  const undated = legs.filter(({ vatDecidedOn }) => vatDecidedOn === null).map(({ code }) => code);
  return [
    ...(agreement.funding === 'none' && legs.some(({ kind }) => kind === 'teaching') ? ['Avtalet har ingen finansiering: undervisning faktureras inte.'] : []),
    ...legs.filter(({ kind }) => ratedKinds.includes(kind)).flatMap((leg) => rateGaps(leg, from, agreement.validTo)),
    ...termsGaps(legs, termsOn(terms, from)),
    ...(undated.length === 0 ? [] : [`Momsbeslut saknar datum: ${listed(undated, 'och')}.`]),
  ];
}

/** What the terms promise and no leg bills, and the other way round. */
function termsGaps(legs: readonly MoneyLeg[], now: MoneyTerms | undefined): string[] {
  if (now === undefined) return [];
  const has = (kind: LegKind): boolean => legs.some((leg) => leg.kind === kind);
  const either = (told: boolean, billed: boolean, unbilled: string, untold: string): string[] => (told === billed ? [] : [told ? unbilled : untold]);
  return [
    ...either(now.cancelPercent > 0, has('cancellation'), 'Sena avbokningar kostar enligt villkoren, men avtalet har ingen betalning för dem: inget faktureras.', 'Avtalet har en betalning för sena avbokningar, men enligt villkoren kostar de inget.'),
    ...either(now.housingRules !== null, has('housing'), 'Boende ersätts, men ingen fakturerar det vidare: den som betalar ut står för kostnaden.', 'Avtalet har en betalning för boende, men inga regler för boende: inget ersätts.'),
  ];
}

function rateGaps({ kind, code, rates }: MoneyLeg, from: Day, validTo: Day | null): string[] {
  const until = coveredUntil(rates, from);
  const name = `${kindTitles[kind]} (${code})`;
  const running = rates.find((rate) => isValidOn(rate, from));
  const preliminary = running?.status === 'preliminary' ? [`${name}: ersättningen från ${dateSwedish(running.firstDay)} är preliminär. När den beslutas rättas det som är fakturerat.`] : [];
  if (until === undefined) return [`${name}: ersättning saknas ${dateSwedish(from)}. Dagar utan ersättning kan inte faktureras.`];
  return until === null || (validTo !== null && until >= validTo) ? preliminary : [...preliminary, `${name}: ersättning finns till och med ${dateSwedish(until)}. Senare dagar kan inte faktureras än.`];
}
