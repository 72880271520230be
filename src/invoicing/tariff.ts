import { laterFrom, periodEnd, type Leg, type LegKind } from '../agreements/leg';
import { rateLegOf, rateMissing, rateOn, type Rate } from '../agreements/rate';
import { settlingAgreement, type AbsencePolicy } from '../agreements/agreement';
import type { Settlement } from '../agreements/settlement';
import { addDays, daysFrom, weekday, type Day } from '../shared/day';
import type { ChargeUnit } from './charge';
import { countedIn } from './counted-in';

/** A day on which something was done, given up or paid under an agreement in a term. */
export interface ServiceDay {
  readonly kind: Exclude<LegKind, 'fixed'>;
  readonly agreementId: string;
  readonly termId: string;
  readonly termLastDay: Day;
  readonly day: Day;
}

/** What a service day costs on one leg; claims bring their own amount, so that only the leg and the due date matter. */
export interface TariffRow {
  readonly kind: ServiceDay['kind'];
  readonly agreementId: string;
  readonly termId: string;
  readonly day: Day;
  readonly legId: string;
  readonly absence: AbsencePolicy;
  /** Due on the days after: the period's end and its cut-off. */
  readonly dueAfter: Day;
  readonly rateId: string | null;
  readonly rateOre: string | null;
  readonly unit: ChargeUnit | null;
  readonly perUnits: number | null;
  /** Set where the leg has no rate that day. */
  readonly missing: string | null;
}

/** Prices every service day on every leg that it runs along. A rate of unit none, and funding none, charge nothing. */
export function tariffOf(settlement: Settlement, days: readonly ServiceDay[]): TariffRow[] {
  return eachOnce(days).flatMap((service) => {
    const { kind, agreementId, termId, day } = service;
    const agreement = settlingAgreement(settlement.agreements, agreementId, day);
    const isClaim = kind === 'housing' || kind === 'travel';
    if (!isClaim && agreement.funding === 'none') return [];
    const { absence } = settlement.termsOn(agreement.id, day);
    return legsFor(settlement, agreement.id, kind).flatMap((leg) => {
      const row = { kind, agreementId, termId, day, legId: leg.id, absence, dueAfter: cutOff(leg, day, service.termLastDay) };
      return isClaim ? [{ ...row, ...unpriced, missing: null }] : priced(row, leg, settlement);
    });
  });
}

/** A day that several sources stand on is priced once, or each of them would be charged twice. */
const eachOnce = (days: readonly ServiceDay[]): ServiceDay[] =>
  [...new Map(days.map((service) => [[service.kind, service.agreementId, service.termId, service.day].join(' '), service])).values()];

const unpriced = { rateId: null, rateOre: null, unit: null, perUnits: null } as const;
type Unpriced = Omit<TariffRow, keyof typeof unpriced | 'missing'>;

/** What is done runs along teaching and fixed legs; a cancellation along those of its own, or those of teaching where there are none. */
function legsFor(settlement: Settlement, agreementId: string, kind: ServiceDay['kind']): readonly Leg[] {
  const legs = settlement.legsOf(agreementId, kind);
  if (kind === 'teaching') return [...legs, ...settlement.legsOf(agreementId, 'fixed')];
  return kind === 'cancellation' && legs.length === 0 ? settlement.legsOf(agreementId, 'teaching') : legs;
}

function priced(row: Unpriced, leg: Leg, settlement: Settlement): TariffRow[] {
  const rateLeg = rateLegOf(leg, settlement.legs);
  const rate = rateOn(settlement.ratesOf(rateLeg.id), row.day);
  if (!rate) return [{ ...row, ...unpriced, missing: rateMissing(leg, rateLeg, row.day).detail }];
  if (rate.unit === 'none') return [];
  return [{ ...row, ...priceOf(rate), missing: null }];
}

const priceOf = (rate: Rate): Pick<TariffRow, 'rateId' | 'rateOre' | 'unit' | 'perUnits'> =>
  ({ rateId: rate.id, rateOre: rate.amountOre.toString(), ...countedIn(rate.unit) });

/** The last day on which what a period pays for may be signed to be billed with it; it is billed on the days after. */
export const cutOff = (leg: Pick<Leg, 'period' | 'cutOffDays'>, day: Day, termLastDay: Day): Day => addDays(periodEnd(leg.period, day, termLastDay), leg.cutOffDays);

/** A day of signing on a leg, and when what was signed then is due, where that comes after its period's cut-off. */
export interface LateRow {
  readonly legId: string;
  readonly signedOn: Day;
  readonly dueAfter: Day;
}

/**
 * What is signed after its period's cut-off waits for the first period whose cut-off had not passed by then. A leg without
 * a cut-off lets nothing wait, and one that settles by the term has nothing to wait for.
 */
export const lateRows = (legs: Iterable<Leg>, signedOn: readonly Day[]): LateRow[] =>
  [...legs].filter((leg) => leg.cutOffDays > 0 && leg.period !== 'term').flatMap((leg) =>
    signedOn.map((signed) => ({ legId: leg.id, signedOn: signed, dueAfter: cutOff(leg, addDays(signed, -leg.cutOffDays), signed) })));

/** From which day placements that began on a day are paid by a leg's later debtor. */
export interface LaterRow {
  readonly legId: string;
  readonly firstDay: Day;
  readonly fromDay: Day;
}

export const laterRows = (legs: Iterable<Leg>, firstDays: readonly Day[]): LaterRow[] =>
  [...legs].flatMap((leg) => firstDays.flatMap((firstDay) => {
    const fromDay = laterFrom(leg, firstDay);
    return fromDay === null ? [] : [{ legId: leg.id, firstDay, fromDay }];
  }));

/** The days with all others of their calendar weeks: a month's rate pays for those too. */
export function wholeWeeks(days: readonly ServiceDay[]): ServiceDay[] {
  const all = new Map<string, ServiceDay>();
  for (const service of days) {
    const monday = addDays(service.day, 1 - weekday(service.day));
    for (const day of daysFrom(monday, addDays(monday, 6))) all.set(`${service.kind} ${service.agreementId} ${service.termId} ${day}`, { ...service, day });
  }
  return [...all.values()];
}
