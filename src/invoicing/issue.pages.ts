import { Controller, Param, Post, Redirect, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Acting, LoggedIn, Roles } from '../platform/auth/access';
import type { Account } from '../platform/auth/account';
import type { ActingParty } from '../platform/database/acting-party';
import { today } from '../platform/http/today';
import { InvoiceOverviewService } from './invoice-overview.service';
import { InvoicingService } from './invoicing.service';
import { IssueFormFilter } from './issue-form.pages';
import { signatory } from './signatory';

interface Back {
  readonly url: string;
  readonly statusCode: number;
}

const back = (path: string): Back => ({ url: `/ekonomi/fakturor${path}`, statusCode: 303 });

/** What finance does on its pages: draw drafts, review, issue; only as the one who is paid. */
@Controller('ekonomi/fakturor')
@Roles('finance')
@UseFilters(IssueFormFilter)
@ApiExcludeController()
export class IssuePages {
  constructor(private readonly invoicing: InvoicingService, private readonly invoices: InvoiceOverviewService) {}

  @Post('utkast')
  @Redirect()
  async draft(@Acting() { organisationId }: ActingParty, @LoggedIn() account: Account): Promise<Back> {
    await this.invoicing.draftRun({ today: today(), creditorId: organisationId, by: signatory(account) });
    return back('?lage=utkast');
  }

  @Post(':id/granska')
  @Redirect()
  async review(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param('id') id: string): Promise<Back> {
    await this.invoices.detail(party, id);
    await this.invoicing.review(id, signatory(account), party.organisationId);
    return back(`/${id}`);
  }

  @Post(':id/utfarda')
  @Redirect()
  async issue(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param('id') id: string): Promise<Back> {
    await this.invoices.detail(party, id);
    await this.invoicing.issue(id, { today: today(), issuedBy: signatory(account), creditorId: party.organisationId });
    return back(`/${id}`);
  }
}
