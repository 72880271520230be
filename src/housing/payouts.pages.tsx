import { Body, Controller, Get, Header, Param, Post, Redirect, Req, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Acting, LoggedIn, Roles } from '../platform/auth/access';
import type { Account } from '../platform/auth/account';
import type { ActingParty } from '../platform/database/acting-party';
import type { PlatformRequest } from '../platform/http/request';
import { today } from '../platform/http/today';
import { PayoutsFormFilter } from './payouts-form.pages';
import { PaidForm, PayoutForm } from './payouts.dto';
import { PayoutsService } from './payouts.service';
import { signed } from './signed';

const here = '/ekonomi/utbetalningar';

/** Where finance pays students back. */
@Controller('ekonomi/utbetalningar')
@Roles('finance')
@UseFilters(PayoutsFormFilter)
@ApiExcludeController()
export class PayoutPages {
  constructor(private readonly payouts: PayoutsService, private readonly drawing: PayoutsFormFilter) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  list(@Req() request: PlatformRequest, @Acting() party: ActingParty): Promise<string> {
    return this.drawing.page(request, party);
  }

  @Post()
  @Redirect(here, 303)
  async prepare(@Acting() party: ActingParty, @LoggedIn() account: Account, @Body() order: PayoutForm): Promise<void> {
    await this.payouts.prepare(party, order, { today: today(), by: signed(account) });
  }

  @Post(':id/attestera')
  @Redirect(here, 303)
  async approve(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param('id') id: string): Promise<void> {
    await this.payouts.approve(party, id, { by: signed(account) });
  }

  @Post(':id/makulera')
  @Redirect(here, 303)
  async cancel(@Acting() party: ActingParty, @Param('id') id: string): Promise<void> {
    await this.payouts.cancel(party, id, today());
  }

  @Post(':id/betald')
  @Redirect(here, 303)
  async paid(@Acting() party: ActingParty, @Param('id') id: string, @Body() { on }: PaidForm): Promise<void> {
    await this.payouts.statuses(party, id, { allPaidOn: on });
  }
}
