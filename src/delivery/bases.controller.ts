import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { signatory } from '../invoicing/signatory';
import { Acting, LoggedIn, Roles } from '../platform/auth/access';
import type { Account } from '../platform/auth/account';
import type { ActingParty } from '../platform/database/acting-party';
import type { Page, Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { today } from '../platform/http/today';
import { BasesService, type NumberedBases } from './bases.service';
import { BasisAnswer, BasisQuery, HandedOverAnswer, HandOverBases, NumberedAnswer, TellNumbers } from './delivery.dto';
import { DeliveryReading } from './reading.service';

/** Invoices that the organisation's own system numbers: handed over by one, reviewed by another, issued when the number comes back. */
@ApiTags('invoice-bases')
@Controller('api/v1/invoice-bases')
@Roles('finance')
export class InvoiceBasesController {
  constructor(private readonly bases: BasesService, private readonly reading: DeliveryReading) {}

  @Get()
  @Answer(BasisAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: BasisQuery): Promise<Page> {
    return this.reading.bases.page(party, query);
  }

  /** All that waits for its number, as CSV. */
  @Get('file')
  @ApiProduces('text/csv')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  file(@Acting() party: ActingParty): Promise<string> {
    return this.bases.file(party);
  }

  @Get(':id')
  @Answer(BasisAnswer)
  one(@Acting() party: ActingParty, @Param('id') id: string): Promise<Row> {
    return this.reading.bases.one(party, id);
  }

  @Post()
  @Answer(HandedOverAnswer, { status: 201 })
  async handOver(@Acting() party: ActingParty, @LoggedIn() account: Account, @Body() { invoiceIds }: HandOverBases): Promise<HandedOverAnswer> {
    return { bases: await this.bases.handOver(party, signatory(account), today(), invoiceIds) };
  }

  /** Issues each invoice under the number that has come back: all of the file or nothing of it. */
  @Post('numbers')
  @Answer(NumberedAnswer)
  number(@Acting() party: ActingParty, @Body() { content }: TellNumbers): Promise<NumberedBases> {
    return this.bases.number(party, content, today());
  }

  /** Takes a basis back that has no number; its draft is drawn again by the next run. */
  @Post(':id/withdraw')
  @HttpCode(204)
  async withdraw(@Acting() party: ActingParty, @Param('id') id: string): Promise<void> {
    await this.reading.bases.one(party, id);
    await this.bases.takeBack(party, id);
  }
}
