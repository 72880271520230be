import { Body, Controller, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { IfMatch } from '../platform/http/version';
import { AgreementsService } from './agreements.service';
import { ChangeQuota, OverrideQuota, QuotaAnswer, SetQuota } from './quotas.dto';
import { QuotasService } from './quotas.service';
import { AgreementsReading } from './reading.service';

/** How many placements an agreement allows, and beyond that: a role, a reason, and both are kept. */
@ApiTags('quotas')
@Controller('api/v1/quotas')
@Roles('admin')
export class QuotaStepsController {
  constructor(private readonly quotas: QuotasService, private readonly agreements: AgreementsService, private readonly reading: AgreementsReading) {}

  @Post()
  @Answer(QuotaAnswer, { status: 201 })
  async set(@Acting() party: ActingParty, @Body() quota: SetQuota): Promise<Row> {
    await this.reading.agreements.one(party, quota.agreement);
    await this.quotas.set(quota, party);
    return this.reading.quotas.one(party, quota.code);
  }

  @Patch(':code')
  @Answer(QuotaAnswer)
  async change(@Acting() party: ActingParty, @Param('code') code: string, @Body() changes: ChangeQuota, @IfMatch() version: number): Promise<Row> {
    await this.reading.quotas.one(party, code);
    await this.quotas.change(code, changes, version, party);
    return this.reading.quotas.one(party, code);
  }

  @Post(':code/overrides')
  @Answer(QuotaAnswer, { status: 201 })
  async override(@Acting() party: ActingParty, @Param('code') code: string, @Body() { places, reason }: OverrideQuota): Promise<Row> {
    await this.agreements.overrideQuota(party, code, places, reason);
    return this.reading.quotas.one(party, code);
  }
}
