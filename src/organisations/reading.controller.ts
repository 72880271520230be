import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import { accountRoles } from '../platform/auth/role';
import type { ActingParty } from '../platform/database/acting-party';
import type { Page, Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { PageQuery } from '../platform/http/page-query';
import { OrganisationAnswer, OrganisationQuery, SpecialtyAnswer, TownAnswer, TownQuery, TravelTimeAnswer, TravelTimeQuery, UnitAnswer, UnitQuery } from './organisations.dto';
import { OrganisationsReading } from './reading.service';

@ApiTags('organisations')
@Controller('api/v1/organisations')
@Roles(...accountRoles)
export class OrganisationsController {
  constructor(private readonly reading: OrganisationsReading) {}

  @Get()
  @Answer(OrganisationAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: OrganisationQuery): Promise<Page> {
    return this.reading.organisations.page(party, query);
  }

  @Get(':code')
  @Answer(OrganisationAnswer)
  one(@Acting() party: ActingParty, @Param('code') code: string): Promise<Row> {
    return this.reading.organisations.one(party, code);
  }
}

@ApiTags('towns')
@Controller('api/v1/towns')
@Roles(...accountRoles)
export class TownsController {
  constructor(private readonly reading: OrganisationsReading) {}

  @Get()
  @Answer(TownAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: TownQuery): Promise<Page> {
    return this.reading.towns.page(party, query);
  }

  @Get(':code')
  @Answer(TownAnswer)
  one(@Acting() party: ActingParty, @Param('code') code: string): Promise<Row> {
    return this.reading.towns.one(party, code);
  }
}

@ApiTags('travel-times')
@Controller('api/v1/travel-times')
@Roles(...accountRoles)
export class TravelTimesController {
  constructor(private readonly reading: OrganisationsReading) {}

  @Get()
  @Answer(TravelTimeAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: TravelTimeQuery): Promise<Page> {
    return this.reading.travelTimes.page(party, query);
  }

  @Get(':from/:to')
  @Answer(TravelTimeAnswer)
  one(@Acting() party: ActingParty, @Param('from') from: string, @Param('to') to: string): Promise<Row> {
    return this.reading.travelTimes.one(party, `${from} ${to}`);
  }
}

@ApiTags('specialties')
@Controller('api/v1/specialties')
@Roles(...accountRoles)
export class SpecialtiesController {
  constructor(private readonly reading: OrganisationsReading) {}

  @Get()
  @Answer(SpecialtyAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: PageQuery): Promise<Page> {
    return this.reading.specialties.page(party, query);
  }

  @Get(':code')
  @Answer(SpecialtyAnswer)
  one(@Acting() party: ActingParty, @Param('code') code: string): Promise<Row> {
    return this.reading.specialties.one(party, code);
  }
}

@ApiTags('units')
@Controller('api/v1/units')
@Roles(...accountRoles)
export class UnitsController {
  constructor(private readonly reading: OrganisationsReading) {}

  @Get()
  @Answer(UnitAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: UnitQuery): Promise<Page> {
    return this.reading.units.page(party, query);
  }

  @Get(':code')
  @Answer(UnitAnswer)
  one(@Acting() party: ActingParty, @Param('code') code: string): Promise<Row> {
    return this.reading.units.one(party, code);
  }
}
