import { Body, Controller, Header, HttpCode, Param, Post, Req, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { MoneyFormFilter } from '../agreements/agreement-money-form.pages';
import { AgreementMoneyService } from '../agreements/agreement-money.service';
import type { MoneyChange } from '../agreements/money-change';
import { legOf, rateOf, revisionOf, termsOf } from '../agreements/money-forms';
import { LegForm, MoneyLegParams, MoneyParam, RateForm, RevisionForm, SuccessorForm, TermsForm } from '../agreements/money-forms.dto';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { PlatformRequest } from '../platform/http/request';
import { today } from '../platform/http/today';
import { Pages } from '../platform/views/pages.service';
import { inputOf } from '../platform/views/refusal';
import { MoneyPreviewPage } from './money-preview-page';
import { MoneyPreviewService } from './money-preview.service';

/** The step between a form of an agreement's money and saving it: what the change would do. */
@Controller('avtal/:code/ekonomi')
@Roles('admin', 'finance')
@UseFilters(MoneyFormFilter)
@ApiExcludeController()
export class MoneyPreviewPages {
  constructor(private readonly previews: MoneyPreviewService, private readonly money: AgreementMoneyService, private readonly pages: Pages) {}

  @Post('ersattning/visa')
  @HttpCode(200)
  @Header('Content-Type', 'text/html; charset=utf-8')
  rate(@Req() request: PlatformRequest, @Acting() party: ActingParty, @Param() { code }: MoneyParam, @Body() { leg, ...sent }: RateForm): Promise<string> {
    return this.draw(request, party, code, 'ersattning', { kind: 'rate', leg, rate: rateOf(sent) });
  }

  @Post('upprakning/visa')
  @HttpCode(200)
  @Header('Content-Type', 'text/html; charset=utf-8')
  revision(@Req() request: PlatformRequest, @Acting() party: ActingParty, @Param() { code }: MoneyParam, @Body() sent: RevisionForm): Promise<string> {
    return this.draw(request, party, code, 'upprakning', { kind: 'revision', ...revisionOf(code, sent) });
  }

  @Post('villkor/visa')
  @HttpCode(200)
  @Header('Content-Type', 'text/html; charset=utf-8')
  terms(@Req() request: PlatformRequest, @Acting() party: ActingParty, @Param() { code }: MoneyParam, @Body() { corrects, ...sent }: TermsForm): Promise<string> {
    return this.draw(request, party, code, 'villkor', { kind: 'terms', terms: termsOf(sent), corrects: corrects === 'ja' });
  }

  @Post('betalning/:leg/visa')
  @HttpCode(200)
  @Header('Content-Type', 'text/html; charset=utf-8')
  leg(@Req() request: PlatformRequest, @Acting() party: ActingParty, @Param() { code, leg }: MoneyLegParams, @Body() { version, ...sent }: LegForm): Promise<string> {
    return this.draw(request, party, code, `betalning/${encodeURIComponent(leg)}`, { kind: 'leg', leg, changes: legOf(sent), version });
  }

  @Post('eftertradare/visa')
  @Roles('admin')
  @HttpCode(200)
  @Header('Content-Type', 'text/html; charset=utf-8')
  successor(@Req() request: PlatformRequest, @Acting() party: ActingParty, @Param() { code }: MoneyParam, @Body() { successor, from }: SuccessorForm): Promise<string> {
    return this.draw(request, party, code, 'eftertradare', { kind: 'succession', successor, from });
  }

  private async draw(request: PlatformRequest, party: ActingParty, code: string, path: string, change: MoneyChange): Promise<string> {
    const preview = await this.previews.preview(code, change, today(), party);
    const { agreement } = await this.money.one(party, code);
    return this.pages.draw(request, { title: 'Vad ändringen gör', content: <MoneyPreviewPage agreement={agreement} preview={preview} path={path} input={inputOf(request.body)} /> });
  }
}
