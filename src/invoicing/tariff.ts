import { holderOf, directionOf, periodEnd, type Direction, type Leg, type LegKind, type Placement } from '../agreements/leg';
import { rateLegOf, rateMissing, rateOn, unitsPer } from '../agreements/rate';
import { settlingAgreement } from '../agreements/agreement';
import type { Settlement } from '../agreements/settlement';
import type { Advancer } from '../housing/claim';
import type { Day } from '../shared/day';

/** A day on which something was done or paid under an agreement in a term. */
export interface ServiceDay {
  readonly kind: LegKind;
  readonly agreementId: string;
  readonly termId: string;
  readonly termLastDay: Day;
  readonly day: Day;
}

/** What a service day costs on one leg; claims bring their own amount, so that only the leg and the due date matter. */
export interface TariffRow {
  readonly kind: LegKind;
  readonly agreementId: string;
  readonly termId: string;
  readonly day: Day;
  readonly legId: string;
  readonly settledUnder: string;
  readonly due: boolean;
  readonly rateId: string | null;
  readonly rateOre: string | null;
  readonly perUnits: number | null;
  /** Set where the leg has no rate that day. */
  readonly missing: string | null;
}

/** Who bills whom on a leg for a host's placements of a university's students; on claims it also depends on who paid first. */
export interface DirectionRow extends Direction, Placement {
  readonly legId: string;
  readonly advancedBy: Advancer | null;
}

/** Prices every service day on every leg that it runs along. A rate of unit none, and funding none, charge nothing. */
export function tariffOf(settlement: Settlement, days: readonly ServiceDay[], today: Day): TariffRow[] {
  return days.flatMap((service) => {
    const agreement = settlingAgreement(settlement.agreements, service.agreementId, service.day);
    if (service.kind === 'teaching' && agreement.funding === 'none') return [];
    return settlement.legsOf(agreement.id, service.kind).flatMap((leg) => {
      const { kind, agreementId, termId, day } = service;
      const due = periodEnd(leg.period, day, service.termLastDay) < today;
      const row = { kind, agreementId, termId, day, legId: leg.id, settledUnder: agreement.id, due };
      return kind === 'teaching' ? priced(row, leg, settlement) : [{ ...row, rateId: null, rateOre: null, perUnits: null, missing: null }];
    });
  });
}

type Unpriced = Omit<TariffRow, 'rateId' | 'rateOre' | 'perUnits' | 'missing'>;

function priced(row: Unpriced, leg: Leg, settlement: Settlement): TariffRow[] {
  const rateLeg = rateLegOf(leg, settlement.legs);
  const rate = rateOn(settlement.ratesOf(rateLeg.id), row.day);
  if (!rate) return [{ ...row, rateId: null, rateOre: null, perUnits: null, missing: rateMissing(leg, rateLeg, row.day).detail }];
  if (rate.unit === 'none') return [];
  return [{ ...row, rateId: rate.id, rateOre: rate.amountOre.toString(), perUnits: unitsPer[rate.unit], missing: null }];
}

/** Placements of a university's students at a host under an agreement. */
export interface PlacementRow extends Placement {
  readonly agreementId: string;
}

const advancers: readonly Advancer[] = ['student', 'university', 'mediator', 'host'];

/** Directions for every leg that the tariff uses, for the hosts and universities that have placements under the agreement. */
export function directionsOf(settlement: Settlement, placements: readonly PlacementRow[], tariff: readonly TariffRow[]): DirectionRow[] {
  const rows = new Map<string, DirectionRow>();
  const used = new Set(tariff.map((row) => `${row.agreementId} ${row.legId}`));
  for (const pair of used) {
    const [agreementId = '', legId = ''] = pair.split(' ');
    const leg = settlement.legs.get(legId);
    if (!leg) continue;
    for (const placement of placements.filter((each) => each.agreementId === agreementId)) {
      for (const row of directionsOn(leg, settlement, placement)) rows.set(`${row.legId} ${row.hostId} ${row.universityId} ${row.advancedBy ?? ''}`, row);
    }
  }
  return [...rows.values()];
}

function directionsOn(leg: Leg, settlement: Settlement, { hostId, universityId }: Placement): DirectionRow[] {
  const placement = { hostId, universityId };
  const parties = settlement.partiesTo(leg.agreementId);
  const direction = directionOf(leg, parties, placement);
  const row = { legId: leg.id, ...placement, ...direction };
  if (leg.kind === 'teaching') return [{ ...row, advancedBy: null }];
  return advancers.map((advancedBy) => ({ ...row, advancedBy, creditorId: advanced(advancedBy) ?? direction.creditorId }));

  // Whoever paid first is paid back; what students and universities have paid comes through the leg's creditor.
  function advanced(advancedBy: Advancer): string | undefined {
    return advancedBy === 'mediator' || advancedBy === 'host' ? holderOf(advancedBy, parties, placement) : undefined;
  }
}
