import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, LoggedIn, Roles } from '../platform/auth/access';
import type { Account } from '../platform/auth/account';
import type { ActingParty } from '../platform/database/acting-party';
import type { Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { today } from '../platform/http/today';
import { ClaimAnswer, SubmitClaim } from './claims.dto';
import { HousingService } from './housing.service';
import { HousingReading } from './reading.service';

/** Claims are handed in by students or their university, and decided by rule. */
@ApiTags('claims')
@Controller('api/v1/claims')
export class ClaimStepsController {
  constructor(private readonly housing: HousingService, private readonly reading: HousingReading) {}

  @Post()
  @Roles('student', 'coordinator')
  @Answer(ClaimAnswer, { status: 201 })
  async submit(@Acting() party: ActingParty, @Body() { bookingId, receiptOre, sharedWith = 0, home = 'rented', ...claim }: SubmitClaim): Promise<Row> {
    await this.housing.submit(party, bookingId, { ...claim, sharedWith, home, receiptOre: BigInt(receiptOre), submittedOn: today() });
    return this.reading.claims.one(party, claim.code);
  }

  @Post(':code/decide')
  @Roles('finance')
  @Answer(ClaimAnswer)
  async decide(@Acting() party: ActingParty, @LoggedIn() { name }: Account, @Param('code') code: string): Promise<Row> {
    await this.reading.claims.one(party, code);
    await this.housing.decide(code, { today: today(), decidedBy: name });
    return this.reading.claims.one(party, code);
  }
}
