import { Readable } from 'node:stream';
import { Body, Controller, Get, Header, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { kindNames } from '../invoicing/words';
import { Acting, LoggedIn, Roles } from '../platform/auth/access';
import type { Account } from '../platform/auth/account';
import type { ActingParty } from '../platform/database/acting-party';
import type { PlatformRequest } from '../platform/http/request';
import { today } from '../platform/http/today';
import { Pages } from '../platform/views/pages.service';
import { Problem } from '../shared/problem';
import { counted } from '../shared/swedish';
import { ArchiveService } from './archive.service';
import { ArchiveForm, ExportQuery, PlanForm, StatusForm, VoucherForm } from './delivery.dto';
import { ExportPage, type ExportRefusal } from './export-page';
import { planText, purposeNames, readPlanText } from './plan-text';
import { StatusesRefused, StatusesService } from './statuses.service';
import { AccountsMissing } from './voucher';
import { VouchersService } from './vouchers.service';

const html = 'text/html; charset=utf-8';

function doneOf({ registrerade, oforandrade, plan }: ExportQuery): string | undefined {
  if (plan !== undefined) return 'Kontona är sparade.';
  if (registrerade === undefined) return undefined;
  return `${counted(registrerade, 'läge', 'lägen')} togs in${oforandrade ? `, ${oforandrade} fanns redan` : ''}.`;
}

const lackingAccounts = 'Kontona räcker inte för periodens fakturor. Lägg till ett konto för det som saknas nedan.';
const sentenceOf: Readonly<Record<string, string>> = {
  'nothing-to-archive': 'Ingen utfärdad faktura ligger i perioden.', 'too-much-to-archive': 'Perioden har fler handlingar än ett arkiv rymmer. Välj en kortare.', 'period-turned': 'Perioden slutar före den börjar.',
};

/** The page where finance fetches what goes on to other systems, and tells what they say. */
@Controller('ekonomi/export')
@Roles('finance')
@ApiExcludeController()
export class ExportPages {
  constructor(
    private readonly archive: ArchiveService, private readonly vouchers: VouchersService, private readonly statuses: StatusesService, private readonly pages: Pages,
  ) {}

  @Get()
  @Header('Content-Type', html)
  show(@Req() request: PlatformRequest, @Acting() party: ActingParty, @LoggedIn() account: Account, @Query() query: ExportQuery): Promise<string> {
    return this.draw(request, party, account, { done: doneOf(query) });
  }

  @Get('arkiv')
  async pack(@Req() request: PlatformRequest, @Res({ passthrough: true }) response: Response, @Acting() party: ActingParty, @LoggedIn() account: Account, @Query() { fran, till, motpart, avser, ids }: ArchiveForm): Promise<StreamableFile | string> {
    return this.fetched(request, response, party, account, async () => {
      const pieces = await this.archive.pack(party, { firstDay: fran, lastDay: till, counterpart: motpart, kind: avser, ids });
      return new StreamableFile(Readable.from(pieces), { type: 'application/zip', disposition: 'attachment; filename="fakturor.zip"' });
    });
  }

  @Get('sie')
  sie(@Req() request: PlatformRequest, @Res({ passthrough: true }) response: Response, @Acting() party: ActingParty, @LoggedIn() account: Account, @Query() { fran, till }: VoucherForm): Promise<StreamableFile | string> {
    return this.fetched(request, response, party, account, async () =>
      new StreamableFile(await this.vouchers.sie(party, { firstDay: fran, lastDay: till }, today()), { type: 'application/x-sie', disposition: `attachment; filename="verifikationer-${fran}-${till}.se"` }));
  }

  @Get('csv')
  csv(@Req() request: PlatformRequest, @Res({ passthrough: true }) response: Response, @Acting() party: ActingParty, @LoggedIn() account: Account, @Query() { fran, till }: VoucherForm): Promise<StreamableFile | string> {
    return this.fetched(request, response, party, account, async () =>
      new StreamableFile(Buffer.from(await this.vouchers.csv(party, { firstDay: fran, lastDay: till }), 'utf8'), { type: 'text/csv; charset=utf-8', disposition: `attachment; filename="verifikationer-${fran}-${till}.csv"` }));
  }

  @Post('plan')
  async plan(@Req() request: PlatformRequest, @Res({ passthrough: true }) response: Response, @Acting() party: ActingParty, @LoggedIn() account: Account, @Body() { plan: text }: PlanForm): Promise<string | undefined> {
    const { plan, faults } = readPlanText(text);
    try {
      if (faults.length === 0) await this.vouchers.replacePlan(party, plan);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'doubled-account') throw error;
      faults.push('Två rader har samma ändamål och kostnadsslag. Ta bort den ena.');
    }
    if (faults.length > 0) return this.refused(request, response, party, account, { form: 'plan', title: 'Kontona är inte sparade', sentences: faults, text });
    response.redirect(303, '/ekonomi/export?plan=sparad');
    return undefined;
  }

  @Post('lagen')
  async tell(@Req() request: PlatformRequest, @Res({ passthrough: true }) response: Response, @Acting() party: ActingParty, @LoggedIn() account: Account, @Body() { innehall }: StatusForm): Promise<string | undefined> {
    try {
      const { recorded, unchanged } = await this.statuses.take(party, { content: innehall, toldBy: account.name, today: today() });
      response.redirect(303, `/ekonomi/export?registrerade=${recorded}&oforandrade=${unchanged}`);
      return undefined;
    } catch (error) {
      if (!(error instanceof StatusesRefused)) throw error;
      return this.refused(request, response, party, account, { form: 'lagen', title: 'Inget togs in', sentences: error.sentences, text: innehall });
    }
  }

  /** A file, or the page again with why there is none. */
  private async fetched(request: PlatformRequest, response: Response, party: ActingParty, account: Account, file: () => Promise<StreamableFile>): Promise<StreamableFile | string> {
    try {
      return await file();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const isPlan = error instanceof AccountsMissing;
      const title = isPlan ? lackingAccounts : sentenceOf[error.code];
      if (title === undefined) throw error;
      const sentences = error instanceof AccountsMissing ? error.missing.map(({ purpose, kind }) => `Konto för ${purposeNames[purpose]}, ${kindNames[kind as keyof typeof kindNames].toLowerCase()}, saknas.`) : [];
      return this.refused(request, response, party, account, { form: isPlan ? 'plan' : 'hamta', title, sentences, text: planText(await this.vouchers.plan(party)) });
    }
  }

  private refused(request: PlatformRequest, response: Response, party: ActingParty, account: Account, refusal: ExportRefusal): Promise<string> {
    response.status(422).type('html');
    return this.draw(request, party, account, { refusal });
  }

  private async draw(request: PlatformRequest, party: ActingParty, account: Account, what: { done?: string | undefined; refusal?: ExportRefusal }): Promise<string> {
    const content = <ExportPage organisation={account.organisationName} plan={planText(await this.vouchers.plan(party))} done={what.done} refusal={what.refusal} />;
    return this.pages.draw(request, { title: 'Export och återkoppling', content });
  }
}
