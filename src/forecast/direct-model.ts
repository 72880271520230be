import type { Leg, LegKind, LegRole } from '../agreements/leg';
import type { Rate, RateUnit } from '../agreements/rate';
import type { Ore } from '../shared/money';
import type { Payment } from './payment';

/** Who stands on a side of a leg: a role in the agreement, or an organisation by its id. */
export type Side = { readonly role: LegRole } | { readonly organisationId: string };

/** Direct reimbursement as somebody thinks of it: hosts are paid by one party, without a mediator between. */
export interface DirectModel {
  readonly payer: Side;
  /** Who bears housing and travel; null leaves them as they are today. */
  readonly bears: Side | null;
  /** Another rate than today's; null leaves it. */
  readonly rate: { readonly amountOre: Ore; readonly unit: RateUnit } | null;
}

/** The payment in which the agreements' hosts are paid directly; everything else stays as it is, and nothing is written. */
export function directPayment(payment: Payment, agreementIds: ReadonlySet<string>, model: DirectModel): Payment {
  const drawn = new Map([...agreementIds].map((id) => [id, legsOf(payment, id, model)]));
  const legs = new Map([...payment.legs, ...[...drawn.values()].flat().map((leg): [string, Leg] => [leg.id, leg])]);
  return {
    agreements: payment.agreements,
    legs,
    legsOf: (id, kind) => drawn.get(id)?.filter((leg) => leg.kind === kind) ?? payment.legsOf(id, kind),
    ratesOf: (legId) => rateOf(legs.get(legId), model) ?? payment.ratesOf(legId),
    partiesTo: payment.partiesTo,
    termsOn: (id, day) => payment.termsOn(id, day),
  };
}

const prefix = 'direct:';

function legsOf(payment: Payment, agreementId: string, { payer, bears, rate }: DirectModel): Leg[] {
  const own = hostLegOf(payment, agreementId);
  const teaching = own ? [{ ...bare(own), ...creditor({ role: 'host' }), ...debtor(payer), ratesFromLegId: rate ? null : own.id }] : [];
  return [...teaching, ...costLegs(payment, agreementId, 'housing', bears), ...costLegs(payment, agreementId, 'travel', bears)];
}

/** The teaching leg on which hosts are paid today: its rates are what they get. */
export function hostLegOf(payment: Payment, agreementId: string): Leg | undefined {
  const hosts = payment.partiesTo(agreementId).filter(({ role }) => role === 'host').map(({ organisationId }) => organisationId);
  const legs = payment.legsOf(agreementId, 'teaching');
  return legs.find(({ creditorRole }) => creditorRole === 'host') ?? legs.find(({ creditorId }) => creditorId !== null && hosts.includes(creditorId)) ?? legs[0];
}

const costLegs = (payment: Payment, agreementId: string, kind: LegKind, bears: Side | null): Leg[] =>
  payment.legsOf(agreementId, kind).map((leg) => (bears ? { ...bare(leg), ...debtor(bears) } : leg));

/** A leg of the same kind with an id of its own, whose debtor stays the same all the time. */
const bare = (leg: Leg): Leg => ({ ...leg, id: prefix + leg.id, laterDebtorId: null, laterDebtorRole: null, laterAfterMonths: null });

const creditor = (side: Side): Pick<Leg, 'creditorId' | 'creditorRole'> =>
  ('role' in side ? { creditorId: null, creditorRole: side.role } : { creditorId: side.organisationId, creditorRole: null });

const debtor = (side: Side): Pick<Leg, 'debtorId' | 'debtorRole'> =>
  ('role' in side ? { debtorId: null, debtorRole: side.role } : { debtorId: side.organisationId, debtorRole: null });

/** The rate that somebody thinks of, on every day of a leg that has none of its own. */
function rateOf(leg: Leg | undefined, { rate }: DirectModel): Rate[] | undefined {
  if (!rate || !leg?.id.startsWith(prefix) || leg.kind !== 'teaching') return undefined;
  return [{
    id: leg.id, legId: leg.id, firstDay: '0001-01-01', lastDay: null, ...rate, status: 'preliminary', decision: '',
    decidedBy: null, decidedOn: null, documentNumber: null,
  }];
}
