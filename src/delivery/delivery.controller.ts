import { Readable } from 'node:stream';
import { Body, Controller, Get, Header, HttpCode, Param, Post, Put, Query, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { Acting, LoggedIn, Roles } from '../platform/auth/access';
import type { Account } from '../platform/auth/account';
import type { ActingParty } from '../platform/database/acting-party';
import type { Page, Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { today } from '../platform/http/today';
import { ArchiveService } from './archive.service';
import { DeliveriesService } from './deliveries.service';
import {
  ArchiveQuery, DeliverAgain, InvoiceDeliveryAnswer, InvoiceDeliveryQuery, InvoiceStatusAnswer, InvoiceStatusQuery, SetVoucherPlan, StatusImportAnswer, TellStatuses, VoucherPlanAnswer, VoucherQuery,
} from './delivery.dto';
import { DeliveryReading } from './reading.service';
import { StatusesService, type StatusResult } from './statuses.service';
import { VouchersService } from './vouchers.service';

/** Where each issued invoice stands, as the offices' own systems tell it. */
@ApiTags('invoice-statuses')
@Controller('api/v1/invoice-statuses')
@Roles('finance', 'coordinator', 'region_coordinator', 'admin')
export class InvoiceStatusesController {
  constructor(private readonly reading: DeliveryReading) {}

  @Get()
  @Answer(InvoiceStatusAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: InvoiceStatusQuery): Promise<Page> {
    return this.reading.statuses.page(party, query);
  }

  @Get(':number')
  @Answer(InvoiceStatusAnswer)
  one(@Acting() party: ActingParty, @Param('number') number: string): Promise<Row> {
    return this.reading.statuses.one(party, number);
  }
}

@ApiTags('invoice-statuses')
@Controller('api/v1/invoice-status-imports')
@Roles('finance')
export class StatusImportsController {
  constructor(private readonly statuses: StatusesService) {}

  /** Records all of a file or nothing: each row that is wrong is told, and the same file again changes nothing. */
  @Post()
  @Answer(StatusImportAnswer, { status: 201 })
  take(@Acting() party: ActingParty, @LoggedIn() account: Account, @Body() { content }: TellStatuses): Promise<StatusResult> {
    return this.statuses.take(party, { content, toldBy: account.name, today: today() });
  }
}

/** Invoices on their way to the access point. */
@ApiTags('invoice-deliveries')
@Controller('api/v1/invoice-deliveries')
@Roles('finance', 'admin')
export class InvoiceDeliveriesController {
  constructor(private readonly reading: DeliveryReading, private readonly deliveries: DeliveriesService) {}

  @Get()
  @Answer(InvoiceDeliveryAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: InvoiceDeliveryQuery): Promise<Page> {
    return this.reading.deliveries.page(party, query);
  }

  @Get(':id')
  @Answer(InvoiceDeliveryAnswer)
  one(@Acting() party: ActingParty, @Param('id') id: string): Promise<Row> {
    return this.reading.deliveries.one(party, id);
  }

  /** Has an invoice handed over that has not been; one that has been is not handed over again. */
  @Post()
  @HttpCode(202)
  again(@Acting() party: ActingParty, @Body() { invoiceId }: DeliverAgain): Promise<void> {
    return this.deliveries.askAgain(party, invoiceId);
  }
}

/** Documents of a period in one file, with a manifest. */
@ApiTags('invoice-archives')
@Controller('api/v1/invoice-archives')
@Roles('finance', 'admin')
export class InvoiceArchivesController {
  constructor(private readonly archive: ArchiveService) {}

  @Get()
  @ApiProduces('application/zip')
  async pack(@Acting() party: ActingParty, @Query() { from, to, kind, counterpart, ids }: ArchiveQuery): Promise<StreamableFile> {
    const pieces = await this.archive.pack(party, { firstDay: from, lastDay: to, kind, counterpart, ids });
    return new StreamableFile(Readable.from(pieces), { type: 'application/zip', disposition: 'attachment; filename="fakturor.zip"' });
  }
}

/** Vouchers for the books, which are kept elsewhere. */
@ApiTags('vouchers')
@Controller('api/v1/vouchers')
@Roles('finance')
export class VouchersController {
  constructor(private readonly vouchers: VouchersService) {}

  @Get('plan')
  @Answer(VoucherPlanAnswer)
  async plan(@Acting() party: ActingParty): Promise<VoucherPlanAnswer> {
    return { accounts: await this.vouchers.plan(party) };
  }

  /** Puts a whole plan in the place of the one that was. */
  @Put('plan')
  @Answer(VoucherPlanAnswer)
  async setPlan(@Acting() party: ActingParty, @Body() { accounts }: SetVoucherPlan): Promise<VoucherPlanAnswer> {
    return { accounts: await this.vouchers.replacePlan(party, accounts) };
  }

  /** SIE 4 of type I in code page 437. */
  @Get('sie')
  @ApiProduces('application/x-sie')
  async sie(@Acting() party: ActingParty, @Query() { from, to, side }: VoucherQuery): Promise<StreamableFile> {
    const file = await this.vouchers.sie(party, { firstDay: from, lastDay: to, side }, today());
    return new StreamableFile(file, { type: 'application/x-sie', disposition: `attachment; filename="verifikationer-${from}-${to}.se"` });
  }

  @Get('csv')
  @ApiProduces('text/csv')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  csv(@Acting() party: ActingParty, @Query() { from, to, side }: VoucherQuery): Promise<string> {
    return this.vouchers.csv(party, { firstDay: from, lastDay: to, side });
  }
}
