import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, LoggedIn, Roles } from '../platform/auth/access';
import type { Account } from '../platform/auth/account';
import type { ActingParty } from '../platform/database/acting-party';
import type { Page, Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { AnswersService } from './answers.service';
import { RequestsReading } from './reading.service';
import { AcceptItems, AskForPlaces, DeclineItems, RedirectItems, RequestAnswer, RequestParam, RequestQuery, WithdrawItems } from './requests.dto';
import { RequestsService } from './requests.service';

/** Places that universities ask hosts for, for one student or many; answered as a whole or in part. */
@ApiTags('requests')
@Controller('api/v1/requests')
export class RequestsController {
  constructor(private readonly requests: RequestsService, private readonly answers: AnswersService, private readonly reading: RequestsReading) {}

  @Get()
  @Roles('coordinator', 'region_coordinator', 'host', 'admin')
  @Answer(RequestAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: RequestQuery): Promise<Page> {
    return this.reading.requests.page(party, query);
  }

  @Get(':id')
  @Roles('coordinator', 'region_coordinator', 'host', 'admin')
  @Answer(RequestAnswer)
  one(@Acting() party: ActingParty, @Param('id') id: string): Promise<Row> {
    return this.reading.requests.one(party, id);
  }

  @Post()
  @Roles('coordinator', 'admin')
  @Answer(RequestAnswer, { status: 201 })
  async ask(@Acting() party: ActingParty, @Body() order: AskForPlaces): Promise<Row> {
    return this.reading.requests.one(party, await this.requests.ask(order, party, new Date()));
  }

  @Post(':id/accept')
  @Roles('host', 'region_coordinator', 'admin')
  @Answer(RequestAnswer)
  async accept(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param() { id }: RequestParam, @Body() { items, supervisor }: AcceptItems): Promise<Row> {
    const now = new Date();
    await this.answers.accept(await this.requests.openAnswers(id, items, party.organisationId, now), { supervisor }, { acting: party, onlyUnitId: account.unitId, now });
    return this.reading.requests.one(party, id);
  }

  @Post(':id/decline')
  @Roles('host', 'region_coordinator', 'admin')
  @Answer(RequestAnswer)
  async decline(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param() { id }: RequestParam, @Body() { items, ...why }: DeclineItems): Promise<Row> {
    const now = new Date();
    await this.answers.decline(await this.requests.openAnswers(id, items, party.organisationId, now), why, { acting: party, onlyUnitId: account.unitId, now });
    return this.reading.requests.one(party, id);
  }

  /** Sends items on to another unit of the organisation, or chooses the unit where the organisation was asked. */
  @Post(':id/redirect')
  @Roles('host', 'region_coordinator', 'admin')
  @Answer(RequestAnswer)
  async redirect(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param() { id }: RequestParam, @Body() { items, ...to }: RedirectItems): Promise<Row> {
    const now = new Date();
    await this.answers.redirect(await this.requests.openAnswers(id, items, party.organisationId, now), to, { acting: party, onlyUnitId: account.unitId, now });
    return this.reading.requests.one(party, id);
  }

  /** The university takes back what has not been answered. */
  @Post(':id/withdraw')
  @Roles('coordinator', 'admin')
  @Answer(RequestAnswer)
  async withdraw(@Acting() party: ActingParty, @Param() { id }: RequestParam, @Body() { items, reason }: WithdrawItems): Promise<Row> {
    await this.requests.withdraw(id, items, reason, party, new Date());
    return this.reading.requests.one(party, id);
  }
}
