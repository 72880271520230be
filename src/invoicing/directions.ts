import { directionOf, holderOf, type Direction, type Leg, type Placement } from '../agreements/leg';
import type { Settlement } from '../agreements/settlement';
import type { Advancer } from '../housing/claim';
import type { TariffRow } from './tariff';

/** Who bills whom on a leg for a host's placements of a university's students; on claims it also depends on who paid first. */
export interface DirectionRow extends Direction, Placement {
  readonly legId: string;
  readonly advancedBy: Advancer | null;
  /** Whether it holds once the leg's later debtor pays. */
  readonly isLater: boolean;
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
      for (const row of directionsOn(leg, settlement, placement)) {
        rows.set([row.legId, row.hostId, row.universityId, row.advancedBy, row.isLater].join(' '), row);
      }
    }
  }
  return [...rows.values()];
}

function directionsOn(leg: Leg, settlement: Settlement, { hostId, universityId }: Placement): DirectionRow[] {
  const placement = { hostId, universityId };
  const parties = settlement.partiesTo(leg.agreementId);
  return (leg.laterAfterMonths === null ? [false] : [false, true]).flatMap((isLater): DirectionRow[] => {
    const direction = directionOf(leg, parties, placement, isLater);
    const row = { legId: leg.id, ...placement, ...direction, isLater };
    if (leg.kind !== 'housing' && leg.kind !== 'travel') return [{ ...row, advancedBy: null }];
    return advancers.map((advancedBy) => ({ ...row, advancedBy, creditorId: advanced(advancedBy) ?? direction.creditorId }));
  });

  // Whoever paid first is paid back; what students and universities have paid comes through the leg's creditor.
  function advanced(advancedBy: Advancer): string | undefined {
    return advancedBy === 'mediator' || advancedBy === 'host' ? holderOf(advancedBy, parties, placement) : undefined;
  }
}
