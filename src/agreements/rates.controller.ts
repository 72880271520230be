import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import { Answer } from '../platform/http/answer';
import { AgreementsService } from './agreements.service';
import type { RateProposal } from './rate-revision';
import { ProposeRevision, RateProposalAnswer, ReviseRates, SetRate } from './rates.dto';
import { RatesService } from './rates.service';
import { AgreementsReading } from './reading.service';
import { revisionScope } from './revision-scope';

/** What is paid on the legs of agreements, as those who decide on them set it. */
@ApiTags('rates')
@Controller('api/v1')
@Roles('admin', 'finance')
export class RateStepsController {
  constructor(private readonly agreements: AgreementsService, private readonly rates: RatesService, private readonly reading: AgreementsReading) {}

  @Post('legs/:code/rates')
  @HttpCode(204)
  async setRate(@Acting() party: ActingParty, @Param('code') code: string, @Body() { amountOre, ...rate }: SetRate): Promise<void> {
    await this.reading.legs.one(party, code);
    await this.agreements.setRate(code, { ...rate, amountOre: BigInt(amountOre) }, party);
  }

  /** What a revision would make of the rates; nothing is changed. */
  @Post('rate-revisions/proposals')
  @Answer(RateProposalAnswer, { shape: 'list' })
  propose(@Acting() party: ActingParty, @Body() order: ProposeRevision): Promise<RateProposal[]> {
    return this.rates.propose(revisionScope(order), party);
  }

  @Post('rate-revisions')
  @Answer(RateProposalAnswer, { shape: 'list' })
  revise(@Acting() party: ActingParty, @Body() { status, decision, decidedBy, decidedOn, documentNumber, ...order }: ReviseRates): Promise<RateProposal[]> {
    const decided = { status, decision, decidedBy: decidedBy ?? null, decidedOn: decidedOn ?? null, documentNumber: documentNumber ?? null };
    return this.rates.revise(revisionScope(order), decided, party);
  }
}
