import { settlingAgreement } from '../agreements/agreement';
import { directionOf, holderOf, type Leg } from '../agreements/leg';
import type { RuleSet } from '../agreements/rule-set';
import type { Payment } from './payment';
import type { Planner } from './planned-groups';
import type { Advancer, ClaimKind } from '../housing/claim';
import { decideHousing } from '../housing/housing-rule';
import { prefilled } from '../housing/prefilled';
import { deadlineOf } from '../housing/reach-rule';
import type { Day } from '../shared/day';
import type { Ore } from '../shared/money';
import type { ChargedGroup, ClaimGroup, Dimensions, StandingBooking } from './day-group';
import type { Valued } from './valued';

/** What claims come to, who is paid back and who bears it. */
export const priceClaims = (settlement: Payment, claims: readonly ClaimGroup[]): Valued[] =>
  claims.flatMap((claim) => costOf(settlement, claim, { ...claim, stage: claim.state === 'approved' ? 'granted' : 'claimed' }));

/** What documents hold already, to be taken off what days and claims are worth. */
export const priceCharged = (charged: readonly ChargedGroup[], settledUnder: (legId: string) => string): Valued[] =>
  charged.map(({ rateOre, perUnits, units, ...group }) => ({
    ...group, settledUnder: settledUnder(group.legId), stage: 'billed', halfDays: group.kind === 'teaching' ? -units : 0,
    amount: { numerator: -rateOre * BigInt(units), denominator: BigInt(perUnits) }, preliminary: false,
  }));

/** More than any home costs: what a rule grants of it is the most that it grants. */
const anyRent = 10n ** 12n;

/**
 * The most that a placement's housing may cost by the rule of its agreement, asked for as its claim is made out beforehand: nothing
 * where it is near, the lowest cap for its length elsewhere, null where the rule has none.
 */
export function housingAtMost(rules: RuleSet | undefined, booking: StandingBooking, days: readonly Day[]): Ore | null {
  const made = rules && prefilled('housing', days, rules);
  if (!made) return 0n;
  const asked = { ...made, code: '', receiptOre: anyRent, sharedWith: 0, home: 'rented', advancedBy: 'student', submittedOn: booking.firstDay } as const;
  const { approvedOre } = decideHousing(rules, asked, { km: booking.km, minutes: booking.minutes, termLastDay: booking.termLastDay, shareIndex: 0 });
  return approvedOre > anyRent / 1000n ? null : approvedOre;
}

/** What expected housing rests on. */
export interface HousingGrounds {
  readonly ruleSets: ReadonlyMap<string, RuleSet>;
  readonly plan: Planner;
  readonly today: Day;
}

/** Housing that placements may still bring, until their claim can no longer come. */
export function expectedHousing(settlement: Payment, { ruleSets, plan, today }: HousingGrounds, bookings: readonly StandingBooking[]): Valued[] {
  return bookings.filter(({ claimed }) => !claimed).flatMap((booking) => {
    const agreement = settlingAgreement(settlement.agreements, booking.agreementId, booking.lastDay);
    const terms = settlement.termsOn(agreement.id, booking.lastDay);
    const rules = ruleSets.get(terms.housingRuleSetId ?? '');
    if (rules && deadlineOf(rules, booking.termLastDay) < today) return [];
    const ore = housingAtMost(rules, booking, plan(booking));
    if (ore === 0n) return [];
    return costOf(settlement, booking, { kind: 'housing', day: booking.lastDay, advancedBy: terms.housingAdvancedBy ?? 'student', ore, stage: 'expected' });
  });
}

interface Cost {
  readonly kind: ClaimKind;
  readonly day: Day;
  readonly advancedBy: Advancer;
  readonly ore: Ore | null;
  readonly stage: Valued['stage'];
}

function costOf(settlement: Payment, of: Dimensions, { kind, day, advancedBy, ore, stage }: Cost): Valued[] {
  const { agreementId, termId, unitId, hostId, universityId, courseId, specialty, abroad, firstDay } = of;
  const agreement = settlingAgreement(settlement.agreements, agreementId, day);
  const row = {
    agreementId, termId, unitId, hostId, universityId, courseId, specialty, abroad, firstDay, kind, settledUnder: agreement.id, day, stage, halfDays: 0,
    amount: ore === null ? null : { numerator: ore, denominator: 1n }, rateId: null, preliminary: stage !== 'granted',
  };
  const parties = settlement.partiesTo(agreement.id);
  const payer = advancedBy === 'host' || advancedBy === 'mediator' ? holderOf(advancedBy, parties, of) : undefined;
  const legs = settlement.legsOf(agreement.id, kind);
  // without a leg nobody pays it back, and what a student has paid is her university's to bear
  if (legs.length === 0) return [{ ...row, legId: '', creditorId: payer ?? universityId, debtorId: payer ?? universityId }];
  return legs.map((leg: Leg) => {
    const direction = directionOf(leg, parties, of);
    return { ...row, legId: leg.id, debtorId: direction.debtorId, creditorId: payer ?? direction.creditorId };
  });
}
