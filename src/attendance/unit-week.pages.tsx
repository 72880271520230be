import { Body, Controller, Get, Header, Param, Post, Query, Redirect, Req, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Acting, LoggedIn, Roles } from '../platform/auth/access';
import type { Account } from '../platform/auth/account';
import type { ActingParty } from '../platform/database/acting-party';
import type { PlatformRequest } from '../platform/http/request';
import { today } from '../platform/http/today';
import { Pages } from '../platform/views/pages.service';
import { weekOf } from '../shared/week';
import { AttendedUnitParam, UnitWeekForm, WeekPageQuery } from './attendance-pages.dto';
import { chosenDays } from './chosen-days';
import { UnitWeekFormFilter } from './unit-week-form.pages';
import { UnitWeekPage } from './unit-week-page';
import { UnitWeekService } from './unit-week.service';

/** How many days were recorded and certified, as the page's address tells it after a form. */
function doneOf(klart: string | undefined): readonly [number, number] | undefined {
  const [recorded, certified] = (klart ?? '').split('-').map(Number);
  return recorded !== undefined && certified !== undefined && Number.isInteger(recorded + certified) ? [recorded, certified] : undefined;
}

/** A unit's week of attendance, for those who answer for the unit. */
@Controller('enheter/:code/narvaro')
@Roles('host', 'region_coordinator')
@UseFilters(UnitWeekFormFilter)
@ApiExcludeController()
export class UnitWeekPages {
  constructor(private readonly weeks: UnitWeekService, private readonly pages: Pages) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  async week(
    @Req() request: PlatformRequest, @Acting() party: ActingParty, @LoggedIn() { unitId }: Account, @Param() { code }: AttendedUnitParam, @Query() { vecka, klart }: WeekPageQuery,
  ): Promise<string> {
    const overview = await this.weeks.overview(party, { unit: code, week: vecka ?? weekOf(today()), today: today(), onlyUnitId: unitId });
    return this.pages.draw(request, { title: `Närvaro, ${overview.unit.name}`, content: <UnitWeekPage overview={overview} done={doneOf(klart)} /> });
  }

  @Post()
  @Redirect()
  async tell(
    @Acting() party: ActingParty, @LoggedIn() { name, unitId }: Account, @Param() { code }: AttendedUnitParam, @Body() form: UnitWeekForm,
  ): Promise<{ url: string; statusCode: number }> {
    const [act = 'spara', number] = (form.gor[0] ?? 'spara').split('~');
    const told = await this.weeks.choose(party, {
      unit: code, week: form.vecka, today: today(), onlyUnitId: unitId, by: name, why: form.varfor, days: chosenDays(form), certify: act !== 'spara',
      ...(number !== undefined && { only: Number(number) }),
    });
    return { url: `/enheter/${encodeURIComponent(code)}/narvaro?vecka=${form.vecka}&klart=${told.recorded}-${told.certified}#klart`, statusCode: 303 };
  }
}
