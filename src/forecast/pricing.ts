import { settlingAgreement, type Agreement } from '../agreements/agreement';
import { directionOf, laterFrom, type Leg } from '../agreements/leg';
import { countedBy, rateLegOf, rateOn, unitsPer, type Counted, type Rate } from '../agreements/rate';
import type { Payment } from './payment';
import { payableHalfDays } from '../attendance/payable';
import { exactOre, type ExactOre } from '../shared/money';
import type { Day } from '../shared/day';
import type { DayGroup } from './day-group';
import type { Unfunded, Valued } from './valued';

/** A teaching leg on a day of service, with the rate that it has that day. */
interface PricedLeg {
  readonly leg: Leg;
  readonly rate: Rate | undefined;
}

interface Tariff {
  readonly agreement: Agreement;
  readonly legs: readonly PricedLeg[];
}

/** What student-days are worth on every teaching leg that they run along, by the rules that runs follow. */
export function priceDays(settlement: Payment, groups: readonly DayGroup[]): { valued: Valued[]; unfunded: Unfunded[] } {
  const tariffs = new Map<string, Tariff>();
  const valued: Valued[] = [];
  const unfunded: Unfunded[] = [];
  for (const group of groups) {
    const key = `${group.agreementId} ${group.day}`;
    const tariff = tariffs.get(key) ?? tariffOn(settlement, group.agreementId, group.day);
    tariffs.set(key, tariff);
    const halfDays = attendedHalfDays(group);
    if (halfDays > 0 && (group.abroad || tariff.agreement.funding === 'none')) unfunded.push({ ...dimensionsOf(group), day: group.day, stage: group.stage, halfDays });
    else valued.push(...tariff.legs.flatMap((priced) => valueOn(settlement, tariff.agreement, priced, group)));
  }
  return { valued, unfunded };
}

/** Half-days on which students were there, or are to be. */
const attendedHalfDays = ({ status, halfDays, count }: DayGroup): number => (status === 'present' || status === 'made_up' ? halfDays * count : 0);

function tariffOn(settlement: Payment, agreementId: string, day: Day): Tariff {
  const agreement = settlingAgreement(settlement.agreements, agreementId, day);
  const legs = settlement.legsOf(agreement.id, 'teaching').map((leg) => ({ leg, rate: rateOn(settlement.ratesOf(rateLegOf(leg, settlement.legs).id), day) }));
  return { agreement, legs: legs.filter(({ rate }) => rate?.unit !== 'none') };
}

function valueOn(settlement: Payment, agreement: Agreement, { leg, rate }: PricedLeg, group: DayGroup): Valued[] {
  const { status, halfDays, count, day, stage } = group;
  const payable = payableHalfDays(settlement.termsOn(agreement.id, day).absence, status, halfDays);
  if (payable === 0 || (stage === 'countersigned' && isSummed(rate))) return [];
  const from = laterFrom(leg, group.firstDay);
  const direction = directionOf(leg, settlement.partiesTo(agreement.id), group, from !== null && from <= day);
  if (direction.creditorId === direction.debtorId) return [];
  return [{
    ...dimensionsOf(group), ...direction, legId: leg.id, kind: 'teaching', settledUnder: agreement.id, day, stage, halfDays: payable * count,
    amount: rate ? worthOf(rate, group, payable) : null, rateId: rate?.id ?? null, preliminary: rate?.status === 'preliminary',
  }];
}

function worthOf(rate: Rate, group: DayGroup, payable: number): ExactOre | null {
  const units = unitsOf(countedBy[rate.unit], group, payable);
  return units === null ? null : exactOre(rate.amountOre, BigInt(units), BigInt(unitsPer[rate.unit]));
}

/** What is paid by the month or the placement is worked out by runs alone, from all the days together. */
const summed: readonly Counted[] = ['extent_days', 'placements'];
const isSummed = (rate: Rate | undefined): boolean => rate !== undefined && summed.includes(countedBy[rate.unit]);

/** How much is paid for; null where nobody has told, as of hours and visits that lie ahead. */
function unitsOf(counted: Counted, { count, hours, visits }: DayGroup, payable: number): number | null {
  if (counted === 'half_days') return payable * count;
  if (counted === 'days') return count;
  if (counted === 'hours') return hours;
  return counted === 'visits' ? visits : null;
}

const dimensionsOf = ({ agreementId, termId, unitId, hostId, universityId, courseId, specialty, abroad, firstDay }: DayGroup): Omit<Unfunded, 'day' | 'stage' | 'halfDays'> =>
  ({ agreementId, termId, unitId, hostId, universityId, courseId, specialty, abroad, firstDay });
