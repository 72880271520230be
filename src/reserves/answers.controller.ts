import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { AnsweringService } from './answering.service';
import { DeclineOffer, ReserveOfferAnswer, OfferParam } from './offers.dto';
import { OffersReading } from './reading.service';

/** A student answers what she is offered, or her coordinator for her. */
@ApiTags('reserve-offers')
@Controller('api/v1/reserve-offers')
@Roles('coordinator', 'student')
export class OfferAnswersController {
  constructor(private readonly answering: AnsweringService, private readonly reading: OffersReading) {}

  @Post(':id/accept')
  @Answer(ReserveOfferAnswer)
  async accept(@Acting() party: ActingParty, @Param() { id }: OfferParam): Promise<Row> {
    await this.answering.accept({ offerId: id, party, now: new Date() });
    return this.reading.offers.one(party, id);
  }

  @Post(':id/decline')
  @Answer(ReserveOfferAnswer)
  async decline(@Acting() party: ActingParty, @Param() { id }: OfferParam, @Body() { leaveQueue = false }: DeclineOffer): Promise<Row> {
    await this.answering.decline({ offerId: id, party, now: new Date() }, leaveQueue);
    return this.reading.offers.one(party, id);
  }
}
