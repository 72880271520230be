import { Body, Controller, Get, Header, Param, Post, Query, Redirect, Req, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { PlatformRequest } from '../platform/http/request';
import { today } from '../platform/http/today';
import { Pages } from '../platform/views/pages.service';
import { MoneyFormFilter } from './agreement-money-form.pages';
import { MoneyPage } from './agreement-money-page';
import { AgreementMoneyService } from './agreement-money.service';
import { MoneyChangesService } from './money-changes.service';
import { savedWords } from './money-change';
import { legOf, rateOf, revisionOf, termsOf } from './money-forms';
import { LegForm, MoneyLegParams, MoneyParam, RateForm, RevisionForm, SavedQuery, SuccessorForm, TermsForm } from './money-forms.dto';
import { moneyAddress } from './money-facts';

interface Back {
  readonly url: string;
  readonly statusCode: number;
}

const back = (code: string, saved: keyof typeof savedWords): Back => ({ url: `${moneyAddress(code)}?sparat=${saved}`, statusCode: 303 });

/** The money side of an agreement, and what is saved of it once whoever decides has seen what it does. */
@Controller('avtal/:code/ekonomi')
@Roles('coordinator', 'region_coordinator', 'finance', 'admin')
@UseFilters(MoneyFormFilter)
@ApiExcludeController()
export class AgreementMoneyPages {
  constructor(private readonly money: AgreementMoneyService, private readonly changes: MoneyChangesService, private readonly pages: Pages) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  async one(@Req() request: PlatformRequest, @Acting() party: ActingParty, @Param('code') code: string, @Query() { sparat }: SavedQuery): Promise<string> {
    const money = await this.money.one(party, code);
    const saved = sparat === undefined ? undefined : savedWords[sparat];
    return this.pages.draw(request, { title: `Ekonomi: ${money.agreement.name}`, content: <MoneyPage money={money} today={today()} saved={saved} /> });
  }

  @Post('ersattning')
  @Roles('admin', 'finance')
  @Redirect()
  async rate(@Acting() party: ActingParty, @Param() { code }: MoneyParam, @Body() { leg, ...sent }: RateForm): Promise<Back> {
    await this.changes.make(code, { kind: 'rate', leg, rate: rateOf(sent) }, party);
    return back(code, 'ersattning');
  }

  @Post('upprakning')
  @Roles('admin', 'finance')
  @Redirect()
  async revision(@Acting() party: ActingParty, @Param() { code }: MoneyParam, @Body() sent: RevisionForm): Promise<Back> {
    await this.changes.make(code, { kind: 'revision', ...revisionOf(code, sent) }, party);
    return back(code, 'upprakning');
  }

  @Post('villkor')
  @Roles('admin', 'finance')
  @Redirect()
  async terms(@Acting() party: ActingParty, @Param() { code }: MoneyParam, @Body() { corrects, ...sent }: TermsForm): Promise<Back> {
    await this.changes.make(code, { kind: 'terms', terms: termsOf(sent), corrects: corrects === 'ja' }, party);
    return back(code, 'villkor');
  }

  @Post('betalning/:leg')
  @Roles('admin', 'finance')
  @Redirect()
  async leg(@Acting() party: ActingParty, @Param() { code, leg }: MoneyLegParams, @Body() { version, ...sent }: LegForm): Promise<Back> {
    await this.changes.make(code, { kind: 'leg', leg, changes: legOf(sent), version }, party);
    return back(code, 'betalning');
  }

  @Post('eftertradare')
  @Roles('admin')
  @Redirect()
  async successor(@Acting() party: ActingParty, @Param() { code }: MoneyParam, @Body() { successor, from }: SuccessorForm): Promise<Back> {
    await this.changes.make(code, { kind: 'succession', successor, from }, party);
    return back(code, 'eftertradare');
  }
}
