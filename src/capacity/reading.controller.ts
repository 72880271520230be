import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import { accountRoles } from '../platform/auth/role';
import type { ActingParty } from '../platform/database/acting-party';
import type { Page, Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { ClosureAnswer, OfUnitQuery, OfferAnswer, OfferQuery, SupervisorAnswer } from './capacity.dto';
import { CapacityReading } from './reading.service';

@ApiTags('capacity-offers')
@Controller('api/v1/capacity-offers')
@Roles(...accountRoles)
export class CapacityOffersController {
  constructor(private readonly reading: CapacityReading) {}

  @Get()
  @Answer(OfferAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: OfferQuery): Promise<Page> {
    return this.reading.offers.page(party, query);
  }

  @Get(':id')
  @Answer(OfferAnswer)
  one(@Acting() party: ActingParty, @Param('id') id: string): Promise<Row> {
    return this.reading.offers.one(party, id);
  }
}

@ApiTags('closures')
@Controller('api/v1/closures')
@Roles(...accountRoles)
export class ClosuresController {
  constructor(private readonly reading: CapacityReading) {}

  @Get()
  @Answer(ClosureAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: OfUnitQuery): Promise<Page> {
    return this.reading.closures.page(party, query);
  }

  @Get(':id')
  @Answer(ClosureAnswer)
  one(@Acting() party: ActingParty, @Param('id') id: string): Promise<Row> {
    return this.reading.closures.one(party, id);
  }
}

@ApiTags('supervisors')
@Controller('api/v1/supervisors')
@Roles('coordinator', 'region_coordinator', 'host', 'admin')
export class SupervisorsController {
  constructor(private readonly reading: CapacityReading) {}

  @Get()
  @Answer(SupervisorAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: OfUnitQuery): Promise<Page> {
    return this.reading.supervisors.page(party, query);
  }

  @Get(':code')
  @Answer(SupervisorAnswer)
  one(@Acting() party: ActingParty, @Param('code') code: string): Promise<Row> {
    return this.reading.supervisors.one(party, code);
  }
}
