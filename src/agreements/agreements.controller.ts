import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { AgreementAnswer, Succeed, Withdraw } from './agreements.dto';
import { AgreementsService } from './agreements.service';
import { AgreementsReading } from './reading.service';

/** What becomes of an agreement; only a party to it finds it. */
@ApiTags('agreements')
@Controller('api/v1')
@Roles('admin')
export class AgreementStepsController {
  constructor(private readonly agreements: AgreementsService, private readonly reading: AgreementsReading) {}

  @Post('agreements/:code/withdraw')
  @Answer(AgreementAnswer)
  async withdraw(@Acting() party: ActingParty, @Param('code') code: string, @Body() { on, reason }: Withdraw): Promise<Row> {
    await this.reading.agreements.one(party, code);
    await this.agreements.withdraw(code, { on, reason }, party);
    return this.reading.agreements.one(party, code);
  }

  @Post('agreements/:code/succeed')
  @Answer(AgreementAnswer)
  async succeed(@Acting() party: ActingParty, @Param('code') code: string, @Body() { successor, from }: Succeed): Promise<Row> {
    await this.reading.agreements.one(party, code);
    await this.reading.agreements.one(party, successor);
    await this.agreements.succeed(code, successor, from, party);
    return this.reading.agreements.one(party, code);
  }
}
