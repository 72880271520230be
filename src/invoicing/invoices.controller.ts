import { Body, Controller, Get, Header, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { Acting, LoggedIn, Roles } from '../platform/auth/access';
import type { Account } from '../platform/auth/account';
import type { ActingParty } from '../platform/database/acting-party';
import type { Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { today } from '../platform/http/today';
import { DraftedAnswer, DraftRun, InvoiceAnswer } from './invoices.dto';
import { InvoicingService } from './invoicing.service';
import { InvoicingReading } from './reading.service';
import { signatory } from './signatory';

/** A run, its review and its issue: two people, and only as the one who is paid. */
@ApiTags('invoices')
@Controller('api/v1/invoices')
@Roles('finance')
export class InvoiceStepsController {
  constructor(private readonly invoicing: InvoicingService, private readonly reading: InvoicingReading) {}

  /** Drafts what is due to the own organisation; running it again changes nothing. */
  @Post('drafts')
  @Answer(DraftedAnswer, { status: 201 })
  async draft(@Acting() { organisationId }: ActingParty, @LoggedIn() account: Account, @Body() order: DraftRun): Promise<DraftedAnswer> {
    return this.invoicing.draftRun({ today: pastOrToday(order.today), creditorId: organisationId, by: signatory(account) });
  }

  @Post(':id/review')
  @Answer(InvoiceAnswer)
  async review(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param('id') id: string): Promise<Row> {
    await this.reading.invoices.one(party, id);
    await this.invoicing.review(id, signatory(account), party.organisationId);
    return this.reading.invoices.one(party, id);
  }

  @Post(':id/issue')
  @Answer(InvoiceAnswer)
  async issue(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param('id') id: string): Promise<Row> {
    await this.reading.invoices.one(party, id);
    await this.invoicing.issue(id, { today: today(), issuedBy: signatory(account), creditorId: party.organisationId });
    return this.reading.invoices.one(party, id);
  }
}

/** A run may look back, never ahead: what is not over is not due. */
const pastOrToday = (day: string | undefined): string => (day !== undefined && day < today() ? day : today());

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The documents of an issued invoice. */
@ApiTags('invoices')
@Controller('api/v1/invoices')
@Roles('finance', 'coordinator', 'region_coordinator', 'admin')
export class InvoiceDocumentsController {
  constructor(private readonly invoicing: InvoicingService, private readonly reading: InvoicingReading) {}

  @Get(':id/xml')
  @ApiProduces('application/xml')
  @Header('Content-Type', 'application/xml; charset=utf-8')
  async xml(@Acting() party: ActingParty, @Param('id') id: string): Promise<string> {
    await this.reading.invoices.one(party, id);
    return (await this.invoicing.texts(id)).xml;
  }

  @Get(':id/pdf')
  @ApiProduces('application/pdf')
  async pdf(@Acting() party: ActingParty, @Param('id') id: string): Promise<StreamableFile> {
    const { number } = await this.reading.invoices.one(party, id);
    const { pdf } = await this.invoicing.document(id);
    return new StreamableFile(pdf, { type: 'application/pdf', disposition: `attachment; filename="${String(number)}.pdf"` });
  }

  @Get(':id/xlsx')
  @ApiProduces(workbookType)
  async xlsx(@Acting() party: ActingParty, @Param('id') id: string): Promise<StreamableFile> {
    const { number } = await this.reading.invoices.one(party, id);
    return new StreamableFile(await this.invoicing.workbook(id), { type: workbookType, disposition: `attachment; filename="${String(number)}.xlsx"` });
  }

  @Get(':id/csv')
  @ApiProduces('text/csv')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  async csv(@Acting() party: ActingParty, @Param('id') id: string): Promise<string> {
    await this.reading.invoices.one(party, id);
    return (await this.invoicing.texts(id)).annexCsv;
  }
}
