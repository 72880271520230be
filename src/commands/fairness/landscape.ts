import type { Chance } from '../../allocator/chance';
import type { UnitFacts } from '../../bookings/candidate';
import type { Town } from '../../organisations/town';

/** A town with care: how it is thought of, and how much of it there is. */
export interface Market {
  readonly town: Town;
  /** Kilometres of distance that its good name is worth to students. */
  readonly charm: number;
  /** Share of all places. */
  readonly share: number;
}

/** Where students study and where places are. */
export interface Landscape {
  readonly markets: readonly Market[];
  /** Study towns with the share of students there. */
  readonly studyTowns: readonly { readonly town: Town; readonly share: number }[];
}

/** Rings around the main study town: how many towns, road kilometres from and to, share of all places. */
const rings = [
  { towns: 1, from: 0, to: 0, share: 0.26 },
  { towns: 3, from: 15, to: 48, share: 0.26 },
  { towns: 4, from: 55, to: 120, share: 0.27 },
  { towns: 4, from: 120, to: 260, share: 0.21 },
] as const;

const KM_A_DEGREE = 111.2;
/** As `estimatedKm` has it. */
const DETOUR = 1.3;
const CENTRE = { latitude: 57, longitude: 14.5 };

/** A region as decentralised programmes know it: a main study town, a smaller one further out, near towns too small for all, far ones with room. */
export function drawLandscape(chance: Chance): Landscape {
  const markets: Market[] = [];
  for (const ring of rings) {
    const parts = Array.from({ length: ring.towns }, () => 0.6 + 0.8 * chance.next());
    const sum = parts.reduce((total, part) => total + part, 0);
    for (const part of parts) {
      const km = ring.from + (ring.to - ring.from) * chance.next();
      markets.push({ town: townAt(markets.length, km, 2 * Math.PI * chance.next()), charm: 25 * chance.next(), share: (ring.share * part) / sum });
    }
  }
  const [main] = markets;
  const smaller = markets[rings[0].towns + rings[1].towns + chance.below(rings[2].towns)];
  const share = 0.15 + 0.15 * chance.next();
  return { markets, studyTowns: [{ town: (main as Market).town, share: 1 - share }, { town: (smaller as Market).town, share }] };
}

function townAt(i: number, km: number, angle: number): Town {
  const latitude = CENTRE.latitude + (km * Math.sin(angle)) / DETOUR / KM_A_DEGREE;
  const longitude = CENTRE.longitude + (km * Math.cos(angle)) / DETOUR / KM_A_DEGREE / Math.cos((CENTRE.latitude * Math.PI) / 180);
  const code = `town${String(i).padStart(2, '0')}`;
  return { id: code, code, name: `Town ${i}`, countyCode: '06', latitude, longitude };
}

/** The town's clinic for a specialty. */
export const clinicIn = ({ town }: Market, specialty: string): UnitFacts => ({
  id: `${specialty}-${town.code}`, code: `${specialty}-${town.code}`, name: `${specialty}, ${town.name}`, organisationId: 'host', organisationName: 'Host', countyCode: town.countyCode,
  townId: town.id, townName: town.name, bookingModel: 'regulated', specialties: [specialty], offers: [`${specialty} basic`], listsSupervisors: false, competences: [],
});
