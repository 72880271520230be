import { Body, Controller, Delete, HttpCode, Param, Patch, Post, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OwnUnit, RowsOfUnit } from '../organisations/own-unit.guard';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { Page, Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { IfMatch } from '../platform/http/version';
import { ChangeClosure, ClosureAnswer, ClosureParam, CloseUnit, OfferAnswer, PublishOffer } from './capacity.dto';
import { CapacityService } from './capacity.service';
import { CapacityReading } from './reading.service';

@ApiTags('capacity-offers')
@Controller('api/v1/capacity-offers')
@UseGuards(OwnUnit)
@Roles('host', 'region_coordinator', 'admin')
export class OfferStepsController {
  constructor(private readonly capacity: CapacityService, private readonly reading: CapacityReading) {}

  /** Publishes places for some weeks; what was published for them gives way. Answers all offers of the unit in that specialty and level. */
  @Post()
  @Answer(OfferAnswer, { shape: 'page', status: 201 })
  async publish(@Acting() party: ActingParty, @Body() offer: PublishOffer): Promise<Page> {
    await this.capacity.publish(offer, party);
    const { unit, specialty, level } = offer;
    return this.reading.offers.page(party, Object.assign({ limit: 200 }, { unit, specialty, level }));
  }
}

@ApiTags('closures')
@Controller('api/v1/closures')
@UseGuards(OwnUnit)
@RowsOfUnit('closures')
@Roles('host', 'region_coordinator', 'admin')
export class ClosureStepsController {
  constructor(private readonly capacity: CapacityService, private readonly reading: CapacityReading) {}

  @Post()
  @Answer(ClosureAnswer, { status: 201 })
  async close(@Acting() party: ActingParty, @Body() closure: CloseUnit): Promise<Row> {
    return this.reading.closures.one(party, await this.capacity.close(closure, party));
  }

  @Patch(':id')
  @Answer(ClosureAnswer)
  async change(@Acting() party: ActingParty, @Param() { id }: ClosureParam, @Body() changes: ChangeClosure, @IfMatch() version: number): Promise<Row> {
    await this.capacity.changeClosure(id, changes, version, party);
    return this.reading.closures.one(party, id);
  }

  @Delete(':id')
  @HttpCode(204)
  reopen(@Acting() party: ActingParty, @Param() { id }: ClosureParam): Promise<void> {
    return this.capacity.reopen(id, party);
  }
}
