import { Controller, Get, Header, Param, Post, Query, Redirect, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import { accountRoles } from '../platform/auth/role';
import type { ActingParty } from '../platform/database/acting-party';
import type { PlatformRequest } from '../platform/http/request';
import { today } from '../platform/http/today';
import { Pages } from '../platform/views/pages.service';
import { Problem } from '../shared/problem';
import { addWeeks, weekOf, weeksFrom } from '../shared/week';
import type { FreePlace } from './free-place';
import { FreePlacesPage, type AskedPlaces } from './free-places-page';
import { FreePlacesQuery } from './free-places-pages.dto';
import { FreePlacesService } from './free-places.service';
import { ReservationParam } from './reservations.dto';
import { ReservationsService } from './reservations.service';

const CHOICES_WEEKS = 59;
const USUAL_WEEKS = 25;

const sentences: Readonly<Record<string, string>> = {
  'town-missing': 'Välj en ort, eller sök i sjukvårdsregionen eller hela landet.',
  'county-missing': 'Välj en ort, så söks i dess sjukvårdsregion.',
  'weeks-reversed': 'Den första veckan kommer efter den sista. Byt plats på dem.',
  'too-many-weeks': 'Sök i färre veckor.',
  'too-many-in-row': 'Så många veckor i rad ryms inte mellan den första och den sista. Skriv färre, eller välj en senare sista vecka.',
  'specialty-unknown': 'Välj en specialitet i listan.',
  'town-unknown': 'Välj en ort i listan.',
};

/** Where there is room, for everybody who is logged in. */
@Controller('lediga-platser')
@Roles(...accountRoles)
@ApiExcludeController()
export class FreePlacesPages {
  constructor(private readonly places: FreePlacesService, private readonly reservations: ReservationsService, private readonly pages: Pages) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  async show(@Req() request: PlatformRequest, @Acting() party: ActingParty, @Query() { klart, ...query }: FreePlacesQuery): Promise<string> {
    const now = weekOf(today());
    const choices = await this.places.choices(party);
    const { fran = now } = query;
    const asked = { ...query, fran, till: query.till ?? addWeeks(fran, USUAL_WEEKS) };
    const last = [addWeeks(now, CHOICES_WEEKS), asked.till].sort().at(-1) ?? now;
    const weeks = weeksFrom(asked.fran < now ? asked.fran : now, last);
    const result = await this.found(asked, party);
    const own = choices.isUniversity ? await this.reservations.ofOwn(party) : undefined;
    const content = <FreePlacesPage asked={asked} weeks={weeks} choices={choices} own={own} done={klart} {...result} />;
    return this.pages.draw(request, { title: 'Lediga platser', content });
  }

  @Post(':id/slapp')
  @Roles('coordinator', 'admin')
  @Redirect()
  async release(@Acting() party: ActingParty, @Param() { id }: ReservationParam): Promise<{ url: string; statusCode: number }> {
    await this.reservations.release(id, party);
    return { url: '/lediga-platser?klart=slappt#reserverat', statusCode: 303 };
  }

  /** What cannot be looked for is said on the page, beside the form. */
  private async found({ specialitet, niva, fran, till, veckor, ort, omfattning }: AskedPlaces, party: ActingParty): Promise<{ found: FreePlace[]; refused?: string }> {
    try {
      const asked = { specialty: specialitet || undefined, level: niva || undefined, firstWeek: fran, lastWeek: till, weeks: Number(veckor) || undefined, town: ort || undefined };
      return { found: await this.places.search({ ...asked, scope: omfattning }, party) };
    } catch (error) {
      const sentence = error instanceof Problem ? sentences[error.code] : undefined;
      if (sentence === undefined) throw error;
      return { found: [], refused: sentence };
    }
  }
}
