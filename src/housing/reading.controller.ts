import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { Page, Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { ClaimAnswer, ClaimQuery } from './claims.dto';
import { HousingReading } from './reading.service';

@ApiTags('claims')
@Controller('api/v1/claims')
@Roles('coordinator', 'finance', 'student')
export class ClaimsController {
  constructor(private readonly reading: HousingReading) {}

  @Get()
  @Answer(ClaimAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: ClaimQuery): Promise<Page> {
    return this.reading.claims.page(party, query);
  }

  @Get(':code')
  @Answer(ClaimAnswer)
  one(@Acting() party: ActingParty, @Param('code') code: string): Promise<Row> {
    return this.reading.claims.one(party, code);
  }
}
