import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, LoggedIn, Roles } from '../platform/auth/access';
import type { Account } from '../platform/auth/account';
import type { ActingParty } from '../platform/database/acting-party';
import type { Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { today } from '../platform/http/today';
import { ClaimDecisionsService } from './claim-decisions.service';
import { ApproveClaim, ClaimAnswer, ClaimReason, RefuseClaim } from './claims.dto';
import { HousingReading } from './reading.service';
import { signed } from './signed';

/** Decisions about claims, by somebody else than who handed them in. */
@ApiTags('claims')
@Controller('api/v1/claims')
@Roles('finance')
export class ClaimDecisionsController {
  constructor(private readonly decisions: ClaimDecisionsService, private readonly reading: HousingReading) {}

  /** As the rule has it, whatever that is. */
  @Post(':code/decide')
  @Answer(ClaimAnswer)
  async decide(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param('code') code: string): Promise<Row> {
    await this.decisions.decide(party, code, { today: today(), by: signed(account) });
    return this.reading.claims.one(party, code);
  }

  @Post(':code/approve')
  @Answer(ClaimAnswer)
  async approve(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param('code') code: string, @Body() { approvedOre, reason }: ApproveClaim): Promise<Row> {
    const verdict = { outcome: 'approve' as const, reason, ...(approvedOre !== undefined && { approvedOre: BigInt(approvedOre) }) };
    await this.decisions.decide(party, code, { today: today(), by: signed(account) }, verdict);
    return this.reading.claims.one(party, code);
  }

  @Post(':code/refuse')
  @Answer(ClaimAnswer)
  async refuse(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param('code') code: string, @Body() { reason }: RefuseClaim): Promise<Row> {
    await this.decisions.decide(party, code, { today: today(), by: signed(account) }, { outcome: 'refuse', reason });
    return this.reading.claims.one(party, code);
  }

  /** Back for completion; the right is kept however long that takes. */
  @Post(':code/return')
  @Answer(ClaimAnswer)
  async sendBack(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param('code') code: string, @Body() { reason }: ClaimReason): Promise<Row> {
    await this.decisions.sendBack(party, code, reason, { today: today(), by: signed(account) });
    return this.reading.claims.one(party, code);
  }
}
