import { Body, Controller, Get, Post, Query, Redirect, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { Acting, LoggedIn, Roles } from '../platform/auth/access';
import type { Account } from '../platform/auth/account';
import type { ActingParty } from '../platform/database/acting-party';
import type { PlatformRequest } from '../platform/http/request';
import { today } from '../platform/http/today';
import { Pages } from '../platform/views/pages.service';
import { Problem } from '../shared/problem';
import { CountersignFormFilter } from './countersign-form.pages';
import { CountersignForm, DoneQuery } from './attendance-pages.dto';
import { CountersignPage } from './countersign-page';
import { CountersigningService } from './countersigning.service';
import { UnitWeekService } from './unit-week.service';
import { UnitsWaitingPage } from './units-waiting-page';
import { groupOf, type WaitingPlacement } from './waiting';

/** Whether the form means the placement: all, those of its host and course, or those chosen. */
const isMeant = ({ gor: [act = ''], p }: CountersignForm) => (placement: WaitingPlacement): boolean =>
  act === 'alla' || (act === 'valda' ? p.includes(String(placement.number)) : act === `grupp~${groupOf(placement)}`);

/** What waits for whoever looks: hosts certify unit by unit, the university countersigns. */
@Controller('narvaro')
@Roles('coordinator', 'host', 'region_coordinator')
@UseFilters(CountersignFormFilter)
@ApiExcludeController()
export class AttendancePages {
  constructor(private readonly countersigning: CountersigningService, private readonly weeks: UnitWeekService, private readonly pages: Pages) {}

  @Get()
  async waiting(@Req() request: PlatformRequest, @Acting() party: ActingParty, @LoggedIn() { unitId }: Account, @Query() { klart }: DoneQuery, @Res() response: Response): Promise<void> {
    if (party.role === 'coordinator') {
      const done = klart !== undefined && /^\d+$/.test(klart) ? Number(klart) : undefined;
      const content = <CountersignPage waiting={await this.countersigning.waiting(party)} today={today()} done={done} />;
      response.type('html').send(this.pages.draw(request, { title: 'Närvaro att kontrasignera', content }));
      return;
    }
    const units = await this.weeks.units(party, today(), unitId);
    const [only, ...others] = units;
    if (only && others.length === 0) response.redirect(302, `/enheter/${encodeURIComponent(only.unit.code)}/narvaro`);
    else response.type('html').send(this.pages.draw(request, { title: 'Närvaro', content: <UnitsWaitingPage units={units} /> }));
  }

  @Post('kontrasignera')
  @Roles('coordinator')
  @Redirect()
  async countersign(@Acting() party: ActingParty, @LoggedIn() { name }: Account, @Body() form: CountersignForm): Promise<{ url: string; statusCode: number }> {
    const meant = (await this.countersigning.waiting(party)).filter(isMeant(form));
    if (meant.length === 0) throw new Problem('nothing-chosen', 'invalid', 'Choose at least one placement that waits.');
    const firstDay = meant.map((each) => each.firstDay).sort()[0] ?? today();
    const days = await this.countersigning.countersign(party, { bookingIds: meant.map(({ bookingId }) => bookingId), firstDay, lastDay: today(), on: today(), by: name });
    return { url: `/narvaro?klart=${days}#klart`, statusCode: 303 };
  }
}
