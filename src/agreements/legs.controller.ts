import { Body, Controller, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { IfMatch } from '../platform/http/version';
import { AddLeg, AmendLeg, LegAnswer } from './legs.dto';
import { LegsService } from './legs.service';
import { AgreementsReading } from './reading.service';

/** Who bills whom under an agreement, as those who decide on it order. */
@ApiTags('legs')
@Controller('api/v1/legs')
@Roles('admin', 'finance')
export class LegStepsController {
  constructor(private readonly legs: LegsService, private readonly reading: AgreementsReading) {}

  @Post()
  @Roles('admin')
  @Answer(LegAnswer, { status: 201 })
  async add(@Acting() party: ActingParty, @Body() leg: AddLeg): Promise<Row> {
    await this.reading.agreements.one(party, leg.agreement);
    await this.legs.add(leg, party);
    return this.reading.legs.one(party, leg.code);
  }

  @Patch(':code')
  @Answer(LegAnswer)
  async amend(@Acting() party: ActingParty, @Param('code') code: string, @Body() changes: AmendLeg, @IfMatch() version: number): Promise<Row> {
    await this.reading.legs.one(party, code);
    await this.legs.amend(code, changes, version, party);
    return this.reading.legs.one(party, code);
  }
}
