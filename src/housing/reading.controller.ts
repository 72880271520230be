import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { Page, Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { today } from '../platform/http/today';
import { ClaimAnswer, ClaimEventAnswer, ClaimProposalAnswer, ClaimQuery } from './claims.dto';
import type { Proposal } from './proposal';
import { ProposalsService } from './proposals.service';
import type { ClaimEvent } from './claim-event';
import { HousingReading } from './reading.service';

@ApiTags('claims')
@Controller('api/v1/claims')
@Roles('coordinator', 'finance', 'student')
export class ClaimsController {
  constructor(private readonly reading: HousingReading, private readonly proposals: ProposalsService) {}

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

  /** What the rule gives as the claim stands, the way, the caps and the deadline that this rests on, and who bears it. */
  @Get(':code/proposal')
  @Answer(ClaimProposalAnswer)
  proposal(@Acting() party: ActingParty, @Param('code') code: string): Promise<Proposal> {
    return this.proposals.one(party, code, today());
  }

  @Get(':code/events')
  @Answer(ClaimEventAnswer, { shape: 'list' })
  events(@Acting() party: ActingParty, @Param('code') code: string): Promise<ClaimEvent[]> {
    return this.reading.events(party, code);
  }
}
