import { Body, Controller, Param, Patch, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { IfMatch, IfMatchIfAny } from '../platform/http/version';
import { AddOrganisation, AddSpecialty, AddTown, AddUnit, ChangeOrganisation, ChangeSpecialty, ChangeTown, ChangeUnit, SetTravelTime, TravelTimeParams } from './keeping.dto';
import { OrganisationAnswer, SpecialtyAnswer, TownAnswer, TravelTimeAnswer, UnitAnswer } from './organisations.dto';
import { OrganisationsService } from './organisations.service';
import { OrganisationsReading } from './reading.service';
import { TravelTimesService } from './travel-times.service';
import { UnitsService } from './units.service';

/** Öre come as a number. */
const inOre = <T extends { readonly costPerDayOre?: number | null }>({ costPerDayOre, ...rest }: T) =>
  ({ ...rest, ...(costPerDayOre !== undefined && { costPerDayOre: costPerDayOre === null ? null : BigInt(costPerDayOre) }) });

/** An organisation changes itself, and those it entered as long as they have no login of their own. */
@ApiTags('organisations')
@Controller('api/v1/organisations')
@Roles('admin')
export class OrganisationKeepingController {
  constructor(private readonly service: OrganisationsService, private readonly reading: OrganisationsReading) {}

  @Post()
  @Answer(OrganisationAnswer, { status: 201 })
  async add(@Acting() party: ActingParty, @Body() organisation: AddOrganisation): Promise<Row> {
    await this.service.organisations.create(inOre(organisation), party);
    return this.reading.organisations.one(party, organisation.code);
  }

  @Patch(':code')
  @Answer(OrganisationAnswer)
  async change(@Acting() party: ActingParty, @Param('code') code: string, @Body() changes: ChangeOrganisation, @IfMatch() version: number): Promise<Row> {
    await this.service.organisations.edit({ code }, inOre(changes), party, version);
    return this.reading.organisations.one(party, code);
  }
}

@ApiTags('towns')
@Controller('api/v1/towns')
@Roles('admin')
export class TownKeepingController {
  constructor(private readonly service: OrganisationsService, private readonly reading: OrganisationsReading) {}

  @Post()
  @Answer(TownAnswer, { status: 201 })
  async add(@Acting() party: ActingParty, @Body() town: AddTown): Promise<Row> {
    await this.service.towns.create(town, party);
    return this.reading.towns.one(party, town.code);
  }

  @Patch(':code')
  @Answer(TownAnswer)
  async change(@Acting() party: ActingParty, @Param('code') code: string, @Body() changes: ChangeTown, @IfMatch() version: number): Promise<Row> {
    await this.service.towns.edit({ code }, changes, party, version);
    return this.reading.towns.one(party, code);
  }
}

@ApiTags('travel-times')
@Controller('api/v1/travel-times')
@Roles('admin')
export class TravelTimeKeepingController {
  constructor(private readonly service: TravelTimesService, private readonly reading: OrganisationsReading) {}

  /** Gives the way, and the way back where that is not given by itself; one that is there takes If-Match. */
  @Put(':from/:to')
  @Answer(TravelTimeAnswer)
  async set(@Acting() party: ActingParty, @Param() { from, to }: TravelTimeParams, @Body() way: SetTravelTime, @IfMatchIfAny() version: number | undefined): Promise<Row> {
    await this.service.set(from, to, way, version, party);
    return this.reading.travelTimes.one(party, `${from} ${to}`);
  }
}

@ApiTags('specialties')
@Controller('api/v1/specialties')
@Roles('admin')
export class SpecialtyKeepingController {
  constructor(private readonly service: OrganisationsService, private readonly reading: OrganisationsReading) {}

  @Post()
  @Answer(SpecialtyAnswer, { status: 201 })
  async add(@Acting() party: ActingParty, @Body() specialty: AddSpecialty): Promise<Row> {
    await this.service.specialties.create(specialty, party);
    return this.reading.specialties.one(party, specialty.code);
  }

  @Patch(':code')
  @Answer(SpecialtyAnswer)
  async change(@Acting() party: ActingParty, @Param('code') code: string, @Body() changes: ChangeSpecialty, @IfMatch() version: number): Promise<Row> {
    await this.service.specialties.edit({ code }, changes, party, version);
    return this.reading.specialties.one(party, code);
  }
}

/** A unit belongs to the organisation that adds it. */
@ApiTags('units')
@Controller('api/v1/units')
@Roles('region_coordinator', 'admin')
export class UnitKeepingController {
  constructor(private readonly units: UnitsService, private readonly reading: OrganisationsReading) {}

  @Post()
  @Answer(UnitAnswer, { status: 201 })
  async add(@Acting() party: ActingParty, @Body() unit: AddUnit): Promise<Row> {
    await this.units.add(unit, party);
    return this.reading.units.one(party, unit.code);
  }

  @Patch(':code')
  @Answer(UnitAnswer)
  async change(@Acting() party: ActingParty, @Param('code') code: string, @Body() changes: ChangeUnit, @IfMatch() version: number): Promise<Row> {
    await this.units.change(code, changes, version, party);
    return this.reading.units.one(party, code);
  }
}
