import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { Page, Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { IfMatch } from '../platform/http/version';
import {
  AddDayCost, AddTraineeDemand, ChangeDayCost, ChangeTraineeDemand, DayCostAnswer, DayCostQuery, ForecastIdParam, TraineeDemandAnswer, TraineeDemandQuery,
} from './keeping.dto';
import { ForecastKeeping } from './keeping.service';

/** Öre come as a number. */
const inOre = <T extends { readonly amountOre?: number }>({ amountOre, ...rest }: T) => ({ ...rest, ...(amountOre !== undefined && { amountOre: BigInt(amountOre) }) });

/** What a student-day costs a host, from a day on. */
@ApiTags('day-costs')
@Controller('api/v1/day-costs')
@Roles('finance', 'region_coordinator', 'admin')
export class DayCostsController {
  constructor(private readonly keeping: ForecastKeeping) {}

  @Get()
  @Roles('finance', 'region_coordinator', 'coordinator', 'admin')
  @Answer(DayCostAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: DayCostQuery): Promise<Page> {
    return this.keeping.readDayCosts.page(party, query);
  }

  @Get(':id')
  @Roles('finance', 'region_coordinator', 'coordinator', 'admin')
  @Answer(DayCostAnswer)
  one(@Acting() party: ActingParty, @Param('id') id: string): Promise<Row> {
    return this.keeping.readDayCosts.one(party, id);
  }

  @Post()
  @Answer(DayCostAnswer, { status: 201 })
  async add(@Acting() party: ActingParty, @Body() cost: AddDayCost): Promise<Row> {
    const { amountOre, ...rest } = cost;
    const { id } = await this.keeping.dayCosts.create({ ...rest, amountOre: BigInt(amountOre) }, party);
    return this.keeping.readDayCosts.one(party, id);
  }

  @Patch(':id')
  @Answer(DayCostAnswer)
  async change(@Acting() party: ActingParty, @Param() { id }: ForecastIdParam, @Body() changes: ChangeDayCost, @IfMatch() version: number): Promise<Row> {
    await this.keeping.dayCosts.edit({ id }, inOre(changes), party, version);
    return this.keeping.readDayCosts.one(party, id);
  }
}

/** Posts of doctors in training by region and year. */
@ApiTags('trainee-demands')
@Controller('api/v1/trainee-demands')
@Roles('region_coordinator', 'admin')
export class TraineeDemandsController {
  constructor(private readonly keeping: ForecastKeeping) {}

  @Get()
  @Roles('finance', 'region_coordinator', 'coordinator', 'admin')
  @Answer(TraineeDemandAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: TraineeDemandQuery): Promise<Page> {
    return this.keeping.readTraineeDemands.page(party, query);
  }

  @Get(':id')
  @Roles('finance', 'region_coordinator', 'coordinator', 'admin')
  @Answer(TraineeDemandAnswer)
  one(@Acting() party: ActingParty, @Param('id') id: string): Promise<Row> {
    return this.keeping.readTraineeDemands.one(party, id);
  }

  @Post()
  @Answer(TraineeDemandAnswer, { status: 201 })
  async add(@Acting() party: ActingParty, @Body() demand: AddTraineeDemand): Promise<Row> {
    const { id } = await this.keeping.traineeDemands.create(demand, party);
    return this.keeping.readTraineeDemands.one(party, id);
  }

  @Patch(':id')
  @Answer(TraineeDemandAnswer)
  async change(@Acting() party: ActingParty, @Param() { id }: ForecastIdParam, @Body() changes: ChangeTraineeDemand, @IfMatch() version: number): Promise<Row> {
    await this.keeping.traineeDemands.edit({ id }, changes, party, version);
    return this.keeping.readTraineeDemands.one(party, id);
  }
}
