import { Body, Controller, Get, Header, Param, Post, Redirect, Req, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { PlatformRequest } from '../platform/http/request';
import { today } from '../platform/http/today';
import { Pages } from '../platform/views/pages.service';
import { AgreementFormFilter } from './agreement-form.pages';
import { AgreementOverviewService } from './agreement-overview.service';
import { AgreementPage } from './agreement-page';
import { AgreementParam, AgreementQuotaParams, AgreementWindowParams, WindowForm, WithdrawalForm } from './agreement-pages.dto';
import { AgreementsPage } from './agreements-page';
import { AgreementsService } from './agreements.service';
import { BookingWindowsService } from './booking-windows.service';
import { OverrideQuota } from './quotas.dto';

interface Back {
  readonly url: string;
  readonly statusCode: number;
}

const back = (code: string, part: string): Back => ({ url: `/avtal/${encodeURIComponent(code)}#${part}`, statusCode: 303 });

/** Agreements for those who work under them. */
@Controller('avtal')
@Roles('coordinator', 'region_coordinator', 'finance', 'admin')
@UseFilters(AgreementFormFilter)
@ApiExcludeController()
export class AgreementPages {
  constructor(
    private readonly overviews: AgreementOverviewService,
    private readonly agreements: AgreementsService,
    private readonly windows: BookingWindowsService,
    private readonly pages: Pages,
  ) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  async list(@Req() request: PlatformRequest, @Acting() party: ActingParty): Promise<string> {
    return this.pages.draw(request, { title: 'Avtal', content: <AgreementsPage agreements={await this.overviews.list(party)} today={today()} /> });
  }

  @Get(':code')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async one(@Req() request: PlatformRequest, @Acting() party: ActingParty, @Param('code') code: string): Promise<string> {
    const overview = await this.overviews.one(party, code);
    return this.pages.draw(request, { title: overview.agreement.name, content: <AgreementPage overview={overview} today={today()} mayOverride={party.role === 'admin'} /> });
  }

  @Post(':code/uppsagning')
  @Roles('admin')
  @Redirect()
  async withdraw(@Acting() party: ActingParty, @Param() { code }: AgreementParam, @Body() { on, reason }: WithdrawalForm): Promise<Back> {
    await this.overviews.one(party, code);
    await this.agreements.withdraw(code, { on, reason }, party);
    return back(code, 'andringar');
  }

  @Post(':code/kvoter/:quota/undantag')
  @Roles('admin')
  @Redirect()
  async override(@Acting() party: ActingParty, @Param() { code, quota }: AgreementQuotaParams, @Body() { places, reason }: OverrideQuota): Promise<Back> {
    await this.overviews.one(party, code);
    await this.agreements.overrideQuota(party, quota, places, reason);
    return back(code, 'kvoter');
  }

  @Post(':code/fonster')
  @Roles('admin')
  @Redirect()
  async setWindow(@Acting() party: ActingParty, @Param() { code }: AgreementParam, @Body() { term, firstDay, lastDay }: WindowForm): Promise<Back> {
    await this.overviews.one(party, code);
    await this.windows.put({ agreement: code, term, firstDay, lastDay }, party);
    return back(code, 'fonster');
  }

  @Post(':code/fonster/:id/ta-bort')
  @Roles('admin')
  @Redirect()
  async removeWindow(@Acting() party: ActingParty, @Param() { code, id }: AgreementWindowParams): Promise<Back> {
    const { windows } = await this.overviews.one(party, code);
    if (windows.some((window) => window.id === id)) await this.windows.remove(id, party);
    return back(code, 'fonster');
  }
}
