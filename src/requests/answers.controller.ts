import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, LoggedIn, Roles } from '../platform/auth/access';
import type { Account } from '../platform/auth/account';
import type { ActingParty } from '../platform/database/acting-party';
import type { Page, Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import type { Answerer } from './answerer';
import { AcceptAnswer, DeclineAnswer, HostAnswerAnswer, HostAnswerParam, HostAnswerQuery, RedirectAnswer } from './answers.dto';
import { AnswersService } from './answers.service';
import { RequestsReading } from './reading.service';

const answering = (acting: ActingParty, { unitId }: Account): Answerer => ({ acting, onlyUnitId: unitId, now: new Date() });

/** What hosts are asked about placements, who holds it up and until when, and what they have said. */
@ApiTags('answers')
@Controller('api/v1/answers')
export class AnswersController {
  constructor(private readonly answers: AnswersService, private readonly reading: RequestsReading) {}

  @Get()
  @Roles('coordinator', 'region_coordinator', 'host', 'admin')
  @Answer(HostAnswerAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: HostAnswerQuery): Promise<Page> {
    return this.reading.answers.page(party, query);
  }

  @Get(':id')
  @Roles('coordinator', 'region_coordinator', 'host', 'admin')
  @Answer(HostAnswerAnswer)
  one(@Acting() party: ActingParty, @Param('id') id: string): Promise<Row> {
    return this.reading.answers.one(party, id);
  }

  @Post(':id/accept')
  @Roles('host', 'region_coordinator', 'admin')
  @Answer(HostAnswerAnswer)
  async accept(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param() { id }: HostAnswerParam, @Body() acceptance: AcceptAnswer): Promise<Row> {
    await this.answers.accept([id], acceptance, answering(party, account));
    return this.reading.answers.one(party, id);
  }

  @Post(':id/decline')
  @Roles('host', 'region_coordinator', 'admin')
  @Answer(HostAnswerAnswer)
  async decline(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param() { id }: HostAnswerParam, @Body() refusal: DeclineAnswer): Promise<Row> {
    await this.answers.decline([id], refusal, answering(party, account));
    return this.reading.answers.one(party, id);
  }

  /** Another unit of the organisation is asked instead, and has the whole time. */
  @Post(':id/redirect')
  @Roles('host', 'region_coordinator', 'admin')
  @Answer(HostAnswerAnswer)
  async redirect(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param() { id }: HostAnswerParam, @Body() to: RedirectAnswer): Promise<Row> {
    await this.answers.redirect([id], to, answering(party, account));
    return this.reading.answers.one(party, id);
  }
}
