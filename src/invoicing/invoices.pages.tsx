import { Controller, Get, Header, Param, Query, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Acting, LoggedIn, Roles } from '../platform/auth/access';
import type { Account } from '../platform/auth/account';
import type { ActingParty } from '../platform/database/acting-party';
import type { PlatformRequest } from '../platform/http/request';
import { today } from '../platform/http/today';
import { Pages } from '../platform/views/pages.service';
import { listStates, type InvoiceFilter } from './invoice-overview';
import { InvoiceOverviewService } from './invoice-overview.service';
import { InvoicePage } from './invoice-page';
import { InvoiceListQuery } from './invoices.dto';
import { InvoicesPage } from './invoices-page';
import { signatory } from './signatory';

const html = 'text/html; charset=utf-8';

const filterOf = ({ lage, motpart, avser, fran, till }: InvoiceListQuery): InvoiceFilter =>
  ({ state: lage && listStates[lage], counterpart: motpart, kind: avser, firstDay: fran, lastDay: till });

/** Invoices for those who handle the money. */
@Controller('ekonomi/fakturor')
@Roles('finance', 'coordinator', 'region_coordinator', 'admin')
@ApiExcludeController()
export class InvoicePages {
  constructor(private readonly invoices: InvoiceOverviewService, private readonly pages: Pages) {}

  @Get()
  @Header('Content-Type', html)
  async list(
    @Req() request: PlatformRequest, @Acting() party: ActingParty, @LoggedIn() account: Account, @Query() query: InvoiceListQuery,
  ): Promise<string> {
    const filter = filterOf(query);
    const rows = await this.invoices.rows(party, filter, today());
    const content = (
      <InvoicesPage
        rows={rows} filter={filter} counterparts={await this.invoices.counterparts(party)} organisation={account.organisationName} today={today()}
        mayDraft={account.role === 'finance'} mayPack={account.role === 'finance'}
      />
    );
    return this.pages.draw(request, { title: 'Fakturor', content });
  }

  @Get(':id')
  @Header('Content-Type', html)
  async one(@Req() request: PlatformRequest, @Acting() party: ActingParty, @LoggedIn() account: Account, @Param('id') id: string): Promise<string> {
    const invoice = await this.invoices.detail(party, id);
    const viewer = invoice.outgoing && account.role === 'finance' ? signatory(account) : undefined;
    return this.pages.draw(request, { title: invoice.number ?? 'Fakturautkast', content: <InvoicePage invoice={invoice} viewer={viewer} today={today()} /> });
  }
}
