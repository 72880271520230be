import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { healthcareRegionOf } from '../organisations/healthcare-region';
import { actingOrganisation, type Acting } from '../platform/database/acting';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { Problem } from '../shared/problem';
import { dateSwedish } from '../shared/swedish';
import { parseWeek, weeksBetween } from '../shared/week';
import { windowsOf, type FreePlace, type FreePlaceSearch, type OpenWeek, type Room } from './free-place';
import { FreePlacesRepository } from './free-places.repository';
import { leftFor, type Reserved, type ReservedWeek } from './reserved';
import { ReservedRepository, weekKey } from './reserved.repository';

/** Weeks that one may look through at once. */
const MOST_WEEKS = 60;

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
    const [first, last] = [parseWeek(search.firstWeek), parseWeek(search.lastWeek)];
    if (first > last) throw new Problem('weeks-reversed', 'invalid', `${first} is after ${last}; give the first week first.`);
    const span = weeksBetween(first, last) + 1;
    if (span > MOST_WEEKS) throw new Problem('too-many-weeks', 'invalid', `${first} to ${last} is ${span} weeks; look through ${MOST_WEEKS} at most.`);
    const length = Math.min(search.weeks ?? span, span);
    return this.doorway.asSystem(async (em) => {
      const organisationId = actingOrganisation(acting);
      const open = await this.repository.open(em, search, await this.counties(em, search, organisationId), townOf(search));
      const own = organisationId === null ? new Set<string>() : await this.repository.ownKeys(em, organisationId);
      const kept = await this.keptIn(em, open);
      return windowsOf(open, length, (week) => roomIn(week, kept.get(weekKey(week)), own)).map((place) => ({
        ...place, healthcareRegion: healthcareRegionOf(place.countyCode)?.name ?? null,
      }));
    });
  }

  choices(party: ActingParty): Promise<SearchChoices> {
    return this.doorway.asParty(party, async (em) => ({
      towns: await this.repository.towns(em),
      specialties: await this.repository.specialties(em),
      isUniversity: ['coordinator', 'admin'].includes(party.role) && (await this.repository.isUniversity(em, party.organisationId)),
    }));
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
