import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { Acting, LoggedIn, Roles } from '../platform/auth/access';
import type { Account } from '../platform/auth/account';
import type { ActingParty } from '../platform/database/acting-party';
import type { Page, Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { today } from '../platform/http/today';
import type { PayableClaim } from './payout';
import { KeepPayoutAccount, PayableClaimAnswer, PayoutAccountAnswer, PayoutAnswer, PayoutItemAnswer, PayoutItemQuery, PayoutQuery, PayoutStatuses, PreparePayout } from './payouts.dto';
import { PayoutsService } from './payouts.service';
import { signed } from './signed';

/** Approved claims are paid back to the students who have paid first. */
@ApiTags('payouts')
@Controller('api/v1/payouts')
@Roles('finance')
export class PayoutsController {
  constructor(private readonly payouts: PayoutsService) {}

  @Get()
  @Answer(PayoutAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: PayoutQuery): Promise<Page> {
    return this.payouts.page(party, query);
  }

  /** Approved claims that wait to be paid back by the organisation. */
  @Get('payable')
  @Answer(PayableClaimAnswer, { shape: 'list' })
  payable(@Acting() party: ActingParty): Promise<PayableClaim[]> {
    return this.payouts.payable(party);
  }

  @Get(':id')
  @Answer(PayoutAnswer)
  one(@Acting() party: ActingParty, @Param('id') id: string): Promise<Row> {
    return this.payouts.one(party, id);
  }

  @Post()
  @Answer(PayoutAnswer, { status: 201 })
  async prepare(@Acting() party: ActingParty, @LoggedIn() account: Account, @Body() order: PreparePayout): Promise<Row> {
    return this.payouts.one(party, await this.payouts.prepare(party, order, { today: today(), by: signed(account) }));
  }

  /** By another person than prepared it. */
  @Post(':id/approve')
  @Answer(PayoutAnswer)
  async approve(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param('id') id: string): Promise<Row> {
    await this.payouts.approve(party, id, { by: signed(account) });
    return this.payouts.one(party, id);
  }

  @Post(':id/cancel')
  @Answer(PayoutAnswer)
  async cancel(@Acting() party: ActingParty, @Param('id') id: string): Promise<Row> {
    await this.payouts.cancel(party, id, today());
    return this.payouts.one(party, id);
  }

  /** The file as it was approved: pain.001.001.03 for the bank, CSV for payroll. */
  @Get(':id/file')
  @ApiProduces('application/xml', 'text/csv')
  async file(@Acting() party: ActingParty, @Param('id') id: string): Promise<StreamableFile> {
    const { method, messageId, content } = await this.payouts.file(party, id);
    const [type, ending] = method === 'bank' ? ['application/xml; charset=utf-8', 'xml'] : ['text/csv; charset=utf-8', 'csv'];
    return new StreamableFile(Buffer.from(content), { type, disposition: `attachment; filename="${messageId}.${ending}"` });
  }

  /** What the bank or payroll has told of each item; the same told again changes nothing. */
  @Post(':id/statuses')
  @Answer(PayoutAnswer)
  async statuses(@Acting() party: ActingParty, @Param('id') id: string, @Body() { items }: PayoutStatuses): Promise<Row> {
    await this.payouts.statuses(party, id, items);
    return this.payouts.one(party, id);
  }
}

/** Items of payouts: which claim was paid, when. */
@ApiTags('payouts')
@Controller('api/v1/payout-items')
@Roles('finance', 'student')
export class PayoutItemsController {
  constructor(private readonly payouts: PayoutsService) {}

  @Get()
  @Answer(PayoutItemAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: PayoutItemQuery): Promise<Page> {
    return this.payouts.items(party, query);
  }
}

/** Where a student wants her money; told to the bank, and shown to nobody. */
@ApiTags('payouts')
@Controller('api/v1/my-payout-account')
@Roles('student')
export class PayoutAccountController {
  constructor(private readonly payouts: PayoutsService) {}

  @Get()
  @Answer(PayoutAccountAnswer)
  async own(@Acting() party: ActingParty): Promise<PayoutAccountAnswer> {
    const account = await this.payouts.ownAccount(party);
    return account === undefined ? {} : { account };
  }

  @Put()
  @HttpCode(200)
  @Answer(PayoutAccountAnswer)
  async keep(@Acting() party: ActingParty, @Body() told: KeepPayoutAccount): Promise<PayoutAccountAnswer> {
    await this.payouts.keepAccount(party, told);
    return this.own(party);
  }
}
