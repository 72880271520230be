import { Body, Controller, Get, Header, Param, Post, Redirect, Req, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { PlatformRequest } from '../platform/http/request';
import { today } from '../platform/http/today';
import { Pages } from '../platform/views/pages.service';
import { BedsFormFilter } from './beds-form.pages';
import { BedsOverviewService } from './beds-overview.service';
import { BedsPage } from './beds-page';
import { BedsParam, ChangedBedsForm, NewBedsForm } from './beds-pages.dto';
import { BedsService } from './beds.service';

interface Back {
  readonly url: string;
  readonly statusCode: number;
}

const back: Back = { url: '/boendeplatser', statusCode: 303 };

/** Characters of the town's code that a new row's code begins with. */
const TOWN_PART = 24;

/** Beds that a host has in its towns, week by week. */
@Controller('boendeplatser')
@Roles('region_coordinator', 'admin')
@UseFilters(BedsFormFilter)
@ApiExcludeController()
export class BedsPages {
  constructor(private readonly overviews: BedsOverviewService, private readonly service: BedsService, private readonly pages: Pages) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  async show(@Req() request: PlatformRequest, @Acting() party: ActingParty): Promise<string> {
    return this.pages.draw(request, { title: 'Boendeplatser', content: <BedsPage beds={await this.overviews.overview(party, today())} /> });
  }

  @Post()
  @Redirect()
  async add(@Acting() party: ActingParty, @Body() { town, firstWeek, lastWeek, beds }: NewBedsForm): Promise<Back> {
    await this.service.beds.create({ town, firstWeek, lastWeek, beds, code: `${town.slice(0, TOWN_PART)}-${firstWeek}-${lastWeek.slice(5)}` }, party);
    return back;
  }

  @Post(':code')
  @Redirect()
  async change(@Acting() party: ActingParty, @Param() { code }: BedsParam, @Body() { version, ...changes }: ChangedBedsForm): Promise<Back> {
    await this.service.beds.edit({ code }, changes, party, version);
    return back;
  }
}
