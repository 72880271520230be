/** A place with coordinates; study sites, homes and units lie in towns. */
export interface Town {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly countyCode: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** What a new town is told by. */
export type NewTown = Omit<Town, 'id'>;

/** The way from one town to another as travelled. */
export interface TravelTime {
  readonly fromTownId: string;
  readonly toTownId: string;
  readonly km: number;
  readonly minutes: number;
}

const EARTH_RADIUS_KM = 6371;
/** Roads are longer than the straight line by about this factor; used only where no travel time is given. */
const DETOUR = 1.3;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

type Coordinates = Pick<Town, 'latitude' | 'longitude'>;

/** Whole kilometres by road between two towns, estimated from their coordinates. */
export function estimatedKm(from: Coordinates, to: Coordinates): number {
  const latitude = Math.sin(radians(to.latitude - from.latitude) / 2) ** 2;
  const longitude = Math.sin(radians(to.longitude - from.longitude) / 2) ** 2;
  const chord = latitude + Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * longitude;
  return Math.round(2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(chord)) * DETOUR);
}
