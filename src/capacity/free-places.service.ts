import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { healthcareRegionOf } from '../organisations/healthcare-region';
import { actingOrganisation, type Acting } from '../platform/database/acting';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { Problem } from '../shared/problem';
import { groupBy } from '../shared/group-by';
import { dateSwedish, weeksSwedish } from '../shared/swedish';
import { addDays } from '../shared/day';
import { mondayOf } from '../shared/week';
import { windowsOf, type FreePlace, type FreePlaceSearch, type OpenWeek, type Outlook, type Room } from './free-place';
import { assertKnown, lengthOf } from './free-place-search';
import { FreePlacesRepository } from './free-places.repository';
import { leftFor, type Reserved, type ReservedWeek } from './reserved';
import { ReservedRepository, weekKey } from './reserved.repository';

/** What can be chosen between when looking for room. */
export interface SearchChoices {
  readonly towns: readonly { readonly code: string; readonly name: string }[];
  readonly specialties: readonly { readonly code: string; readonly name: string }[];
  /** Whether whoever asks places students. */
  readonly isUniversity: boolean;
}

/** Where there is room: in a town, a healthcare region or the country, without what is reserved for others. */
@Injectable()
export class FreePlacesService {
  constructor(private readonly doorway: Doorway, private readonly repository: FreePlacesRepository, private readonly reserved: ReservedRepository) {}

  /** Units with room in the weeks, those with most room for whoever asks first. Looked up as the system, as nobody sees who takes the others' places; only sums are told. */
  search(search: FreePlaceSearch, acting: Acting): Promise<FreePlace[]> {
    const length = lengthOf(search);
    return this.doorway.asSystem(async (em) => {
      assertKnown(search, { specialties: await this.repository.codes(em, 'specialties'), towns: await this.repository.codes(em, 'towns') });
      const organisationId = actingOrganisation(acting);
      const open = await this.repository.open(em, search, await this.counties(em, search, organisationId), townOf(search));
      const own = organisationId === null ? new Set<string>() : await this.repository.ownKeys(em, organisationId);
      const kept = await this.keptIn(em, open);
      const outlook = { roomIn: (week: OpenWeek) => roomIn(week, kept.get(weekKey(week)), own), against: await this.against(em, organisationId) };
      return windowsOf(open, length, outlook).map((place) => ({ ...place, healthcareRegion: healthcareRegionOf(place.countyCode)?.name ?? null }));
    });
  }

  choices(party: ActingParty): Promise<SearchChoices> {
    return this.doorway.asParty(party, async (em) => ({
      towns: await this.repository.towns(em),
      specialties: await this.repository.specialties(em),
      isUniversity: ['coordinator', 'admin'].includes(party.role) && (await this.repository.isUniversity(em, party.organisationId)),
    }));
  }

  /** Why the organisation may place nobody at a unit in some weeks; the system may for all. */
  private async against(em: EntityManager, organisationId: string | null): Promise<Outlook['against']> {
    if (organisationId === null) return () => null;
    if (!(await this.repository.isUniversity(em, organisationId))) return () => 'Er organisation placerar inga studenter.';
    const covered = groupBy(await this.repository.coverage(em, organisationId), ({ hostId }) => hostId);
    return ({ organisationId: hostId, organisation }, { firstWeek, lastWeek }) => {
      const [from, to] = [mondayOf(firstWeek), addDays(mondayOf(lastWeek), 6)];
      const isCovered = (covered.get(hostId) ?? []).some(({ firstDay, lastDay }) => firstDay <= from && (lastDay === null || lastDay >= to));
      return isCovered ? null : `Inget gällande avtal låter era studenter vara hos ${organisation} ${weeksSwedish(firstWeek, lastWeek)}. Teckna ett avtal eller välj en annan värd.`;
    };
  }

  private async keptIn(em: EntityManager, open: readonly OpenWeek[]): Promise<Map<string, ReservedWeek>> {
    const keepers = await this.repository.keepers(em);
    const weeks = await this.reserved.weeks(em, open.filter(({ unitId }) => keepers.has(unitId)));
    return new Map(weeks.map((week) => [weekKey(week), week]));
  }

  /** Null where it does not matter. */
  private async counties(em: EntityManager, { scope, town, countyCode }: FreePlaceSearch, organisationId: string | null): Promise<readonly string[] | null> {
    if (scope === 'national') return null;
    if (scope === 'local' && town === undefined) throw new Problem('town-missing', 'invalid', 'scope: to look locally, name a town.');
    if (scope !== 'region') return countyCode === undefined ? null : [countyCode];
    const county = countyCode ?? (await this.repository.countyOf(em, town ?? null, organisationId));
    const region = county === undefined ? undefined : healthcareRegionOf(county);
    if (!region) throw new Problem('county-missing', 'invalid', 'scope: to look in a healthcare region, name a town or a countyCode in it.');
    return region.counties;
  }
}

/** A town narrows what lies in it, and only tells the way to a healthcare region or from where one looks at the country. */
const townOf = ({ scope, town }: FreePlaceSearch): string | null => (scope === 'region' || scope === 'national' ? null : (town ?? null));

function roomIn({ left }: OpenWeek, week: ReservedWeek | undefined, own: ReadonlySet<string>): Room {
  if (!week) return { free: left, own: left, kept: [] };
  const isOwn = ({ key }: Reserved): boolean => own.has(key);
  const kept = week.reserved.map(({ holder, until }) => `${holder} till och med ${dateSwedish(until)}`);
  return { free: Math.min(left, leftFor(week)), own: Math.min(left, leftFor(week, isOwn)), kept };
}
