import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import { Answer } from '../platform/http/answer';
import { today } from '../platform/http/today';
import type { Accrual, Outlook } from './outlook';
import { AccrualAnswer, OutlookAnswer, OutlookQuery } from './outlook.dto';
import { OutlookService } from './outlook.service';

/** What is done and not invoiced, and what confirmed placements ahead will bring; a row per host, leg, term and month. */
@ApiTags('forecasts')
@Controller('api/v1/forecasts')
@Roles('finance', 'region_coordinator', 'coordinator', 'admin')
export class OutlookController {
  constructor(private readonly outlooks: OutlookService) {}

  /** Done, certified and planned up to today, less what documents hold. */
  @Get('accruals')
  @Answer(AccrualAnswer, { shape: 'list' })
  accruals(@Acting() party: ActingParty, @Query() { from, to, host, agreement, term }: OutlookQuery): Promise<Accrual[]> {
    return this.outlooks.accruals(party, { from, to, host, agreement, term, today: today() });
  }

  /** Confirmed days ahead at the rate of their day, and the most that their housing may cost. */
  @Get('outlook')
  @Answer(OutlookAnswer, { shape: 'list' })
  outlook(@Acting() party: ActingParty, @Query() { from, to, host, agreement, term }: OutlookQuery): Promise<Outlook[]> {
    return this.outlooks.outlook(party, { from, to, host, agreement, term, today: today() });
  }
}
