import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { Page, Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { ReserveOfferAnswer, ReserveOfferQuery } from './offers.dto';
import { OffersReading } from './reading.service';

@ApiTags('reserve-offers')
@Controller('api/v1/reserve-offers')
@Roles('coordinator', 'student')
export class OffersController {
  constructor(private readonly reading: OffersReading) {}

  @Get()
  @Answer(ReserveOfferAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: ReserveOfferQuery): Promise<Page> {
    return this.reading.offers.page(party, query);
  }

  @Get(':id')
  @Answer(ReserveOfferAnswer)
  one(@Acting() party: ActingParty, @Param('id') id: string): Promise<Row> {
    return this.reading.offers.one(party, id);
  }
}
