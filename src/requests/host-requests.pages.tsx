import { Body, Controller, Get, Header, Param, Post, Redirect, Req, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Acting, LoggedIn, Roles } from '../platform/auth/access';
import type { Account } from '../platform/auth/account';
import type { ActingParty } from '../platform/database/acting-party';
import type { PlatformRequest } from '../platform/http/request';
import { Pages } from '../platform/views/pages.service';
import { AnswersService } from './answers.service';
import { HostRequestsFormFilter } from './host-requests-form.pages';
import { HostRequestsPage } from './host-requests-page';
import { DeclineAllForm, HostRequestParam, UnitChoiceForm } from './pages.dto';
import { RequestsOverviewService } from './requests-overview.service';
import { RequestsService } from './requests.service';

/** What an organisation is asked, for its coordinator. */
@Controller('forfragningar')
@Roles('region_coordinator', 'admin', 'host')
@UseFilters(HostRequestsFormFilter)
@ApiExcludeController()
export class HostRequestsPages {
  constructor(
    private readonly overviews: RequestsOverviewService,
    private readonly requests: RequestsService,
    private readonly answers: AnswersService,
    private readonly pages: Pages,
  ) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  async show(@Req() request: PlatformRequest, @Acting() party: ActingParty, @LoggedIn() account: Account): Promise<string> {
    const overview = await this.overviews.ofHost(party, account.unitId);
    return this.pages.draw(request, { title: 'Förfrågningar', content: <HostRequestsPage overview={overview} organisation={account.organisationName} /> });
  }

  /** Gives some or all students of a request to a unit. */
  @Post(':id/enhet')
  @Redirect()
  async choose(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param() { id }: HostRequestParam, @Body() { unit, count }: UnitChoiceForm): Promise<{ url: string; statusCode: number }> {
    const now = new Date();
    const open = await this.requests.unplaced(id, party.organisationId);
    await this.answers.redirect(open, { unit }, { acting: party, onlyUnitId: account.unitId, now }, Math.min(count, open.length));
    return { url: '/forfragningar#vantar', statusCode: 303 };
  }

  /** Declines what no unit has been chosen for. */
  @Post(':id/avboj')
  @Redirect()
  async decline(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param() { id }: HostRequestParam, @Body() why: DeclineAllForm): Promise<{ url: string; statusCode: number }> {
    const open = await this.requests.unplaced(id, party.organisationId);
    await this.answers.decline(open, why, { acting: party, onlyUnitId: account.unitId, now: new Date() });
    return { url: '/forfragningar#vantar', statusCode: 303 };
  }
}
