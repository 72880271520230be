import { Body, Controller, Delete, Get, Param, Patch, Post, Query, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OwnUnit, RowsOfUnit } from '../organisations/own-unit.guard';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { Page, Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { IfMatch } from '../platform/http/version';
import { ClearancesService } from './clearances.service';
import { DemandsService } from './demands.service';
import {
  AddDemand, ChangeDemand, ClearanceAnswer, ClearanceQuery, DemandAnswer, DemandQuery, MarkClearances, ReadinessAnswer, ReadinessQuery,
} from './readiness.dto';
import { ReadinessService } from './readiness.service';

/** What units and agreements demand of students before a placement. */
@ApiTags('readiness')
@Controller('api/v1/readiness-demands')
@UseGuards(OwnUnit)
@RowsOfUnit('readiness_demands', 'code')
export class DemandsController {
  constructor(private readonly service: DemandsService) {}

  @Get()
  @Roles('coordinator', 'region_coordinator', 'host', 'student', 'admin')
  @Answer(DemandAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: DemandQuery): Promise<Page> {
    return this.service.reading.page(party, query);
  }

  @Get(':code')
  @Roles('coordinator', 'region_coordinator', 'host', 'student', 'admin')
  @Answer(DemandAnswer)
  one(@Acting() party: ActingParty, @Param('code') code: string): Promise<Row> {
    return this.service.reading.one(party, code);
  }

  @Post()
  @Roles('host', 'region_coordinator', 'admin')
  @Answer(DemandAnswer, { status: 201 })
  async add(@Acting() party: ActingParty, @Body() demand: AddDemand): Promise<Row> {
    await this.service.demands.create(demand, party);
    return this.service.reading.one(party, demand.code);
  }

  @Patch(':code')
  @Roles('host', 'region_coordinator', 'admin')
  @Answer(DemandAnswer)
  async change(@Acting() party: ActingParty, @Param('code') code: string, @Body() changes: ChangeDemand, @IfMatch() version: number): Promise<Row> {
    await this.service.demands.edit({ code }, changes, party, version);
    return this.service.reading.one(party, code);
  }

  /** Demands it no longer; answers what it was. */
  @Delete(':code')
  @Roles('host', 'region_coordinator', 'admin')
  @Answer(DemandAnswer)
  async remove(@Acting() party: ActingParty, @Param('code') code: string, @IfMatch() version: number): Promise<Row> {
    const demand = await this.service.reading.one(party, code);
    await this.service.demands.remove({ code }, party, version);
    return demand;
  }
}

/** What has been verified of students: a status, never what it rests on. */
@ApiTags('readiness')
@Controller('api/v1/clearances')
export class ClearancesController {
  constructor(private readonly service: ClearancesService) {}

  @Get()
  @Roles('coordinator', 'region_coordinator', 'host', 'student', 'admin')
  @Answer(ClearanceAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: ClearanceQuery): Promise<Page> {
    return this.service.page(party, query);
  }

  /** Marks what is met, or no longer, of many students at once. */
  @Post()
  @Roles('coordinator', 'region_coordinator', 'host', 'admin')
  @Answer(ClearanceAnswer, { shape: 'list', status: 201 })
  mark(@Acting() party: ActingParty, @Body() { clearances }: MarkClearances): Promise<Row[]> {
    return this.service.mark(clearances, party);
  }
}

/** Which placements ahead are ready; a host reads of its own kinds only, and whether all is met. */
@ApiTags('readiness')
@Controller('api/v1/readiness')
@Roles('coordinator', 'region_coordinator', 'host', 'student', 'admin')
export class ReadinessController {
  constructor(private readonly service: ReadinessService) {}

  @Get()
  @Answer(ReadinessAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: ReadinessQuery): Promise<Page> {
    return this.service.reading.page(party, query);
  }

  /** By the id of the booking. */
  @Get(':id')
  @Answer(ReadinessAnswer)
  one(@Acting() party: ActingParty, @Param('id') id: string): Promise<Row> {
    return this.service.reading.one(party, id);
  }
}
