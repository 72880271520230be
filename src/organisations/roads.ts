import type { Town, TravelTime } from './town';
import { estimatedKm } from './town';

/** Ways between towns: as travelled where that is known, else as estimated from where they lie. */
export class Roads {
  private readonly towns: ReadonlyMap<string, Town>;
  private readonly known = new Map<string, Map<string, number>>();
  private readonly times = new Map<string, number>();

  constructor({ towns, travelTimes }: { readonly towns: readonly Town[]; readonly travelTimes: readonly TravelTime[] }) {
    this.towns = new Map(towns.map((town) => [town.id, town]));
    for (const time of travelTimes) {
      this.keep(time);
      this.times.set(`${time.fromTownId} ${time.toTownId}`, time.minutes);
    }
  }

  /** Whole kilometres one way. */
  km(fromTownId: string, toTownId: string): number {
    if (fromTownId === toTownId) return 0;
    const known = this.known.get(fromTownId)?.get(toTownId);
    if (known !== undefined) return known;
    const [from, to] = [this.towns.get(fromTownId), this.towns.get(toTownId)];
    const km = from && to ? estimatedKm(from, to) : 0;
    this.keep({ fromTownId, toTownId, km });
    return km;
  }

  /** Minutes one way, where they are known. */
  minutes(fromTownId: string, toTownId: string): number | undefined {
    return fromTownId === toTownId ? 0 : this.times.get(`${fromTownId} ${toTownId}`);
  }

  private keep({ fromTownId, toTownId, km }: Pick<TravelTime, 'fromTownId' | 'toTownId' | 'km'>): void {
    const from = this.known.get(fromTownId) ?? new Map<string, number>();
    this.known.set(fromTownId, from.set(toTownId, km));
  }
}
