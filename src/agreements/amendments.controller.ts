import { Body, Controller, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { IfMatch } from '../platform/http/version';
import { AgreementAnswer, AmendAgreement, DrawUpAgreement } from './agreements.dto';
import { AmendmentsService } from './amendments.service';
import { AgreementsReading } from './reading.service';

/** Agreements are drawn up by an owner, or by the ALF region that mediates, and amended as long as nothing rests on what would change. */
@ApiTags('agreements')
@Controller('api/v1/agreements')
@Roles('admin')
export class AmendmentsController {
  constructor(private readonly amendments: AmendmentsService, private readonly reading: AgreementsReading) {}

  @Post()
  @Answer(AgreementAnswer, { status: 201 })
  async drawUp(@Acting() party: ActingParty, @Body() agreement: DrawUpAgreement): Promise<Row> {
    await this.amendments.drawUp(agreement, party);
    return this.reading.agreements.one(party, agreement.code);
  }

  @Patch(':code')
  @Answer(AgreementAnswer)
  async amend(@Acting() party: ActingParty, @Param('code') code: string, @Body() changes: AmendAgreement, @IfMatch() version: number): Promise<Row> {
    await this.reading.agreements.one(party, code);
    await this.amendments.amend(code, changes, version, party);
    return this.reading.agreements.one(party, code);
  }
}
