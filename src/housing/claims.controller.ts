import { Body, Controller, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, LoggedIn, Roles } from '../platform/auth/access';
import type { Account } from '../platform/auth/account';
import type { ActingParty } from '../platform/database/acting-party';
import type { Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { today } from '../platform/http/today';
import { IfMatch } from '../platform/http/version';
import { ClaimDraftsService } from './claim-drafts.service';
import { ClaimStepsService } from './claim-steps.service';
import { ClaimAnswer, ClaimReason, CompleteClaim, OpenClaimDraft, SubmitClaim } from './claims.dto';
import { HousingService } from './housing.service';
import { HousingReading } from './reading.service';
import { signed } from './signed';

/** Claims are filled in and handed in by students, or by their university for them. */
@ApiTags('claims')
@Controller('api/v1/claims')
@Roles('student', 'coordinator')
export class ClaimStepsController {
  constructor(
    private readonly housing: HousingService,
    private readonly drafts: ClaimDraftsService,
    private readonly steps: ClaimStepsService,
    private readonly reading: HousingReading,
  ) {}

  @Post()
  @Answer(ClaimAnswer, { status: 201 })
  async submit(@Acting() party: ActingParty, @LoggedIn() account: Account, @Body() { bookingId, receiptOre, sharedWith = 0, home = 'rented', ...claim }: SubmitClaim): Promise<Row> {
    await this.housing.submit(party, bookingId, { ...claim, sharedWith, home, receiptOre: BigInt(receiptOre), submittedOn: today() }, signed(account));
    return this.reading.claims.one(party, claim.code);
  }

  /** Opens the draft of a placement, with everything filled in that the placement and the agreement say; one that is open already is answered. */
  @Post('drafts')
  @Answer(ClaimAnswer, { status: 201 })
  async open(@Acting() party: ActingParty, @Body() { bookingId, kind }: OpenClaimDraft): Promise<Row> {
    return this.reading.claims.one(party, await this.drafts.another(party, bookingId, kind));
  }

  @Patch(':code')
  @Answer(ClaimAnswer)
  async complete(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param('code') code: string, @Body() { receiptOre, ...changes }: CompleteClaim, @IfMatch() version: number): Promise<Row> {
    await this.steps.complete(party, code, { ...changes, ...(receiptOre !== undefined && { receiptOre: BigInt(receiptOre) }) }, signed(account), version);
    return this.reading.claims.one(party, code);
  }

  @Post(':code/submit')
  @Answer(ClaimAnswer)
  async handIn(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param('code') code: string): Promise<Row> {
    await this.steps.submit(party, code, { today: today(), by: signed(account) });
    return this.reading.claims.one(party, code);
  }

  /** Opens a case before the deadline, which keeps the right while what is missing is found. */
  @Post(':code/case')
  @Answer(ClaimAnswer)
  async openCase(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param('code') code: string, @Body() { reason }: ClaimReason): Promise<Row> {
    await this.steps.openCase(party, code, reason, { today: today(), by: signed(account) });
    return this.reading.claims.one(party, code);
  }
}
