import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { Page, Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { IfMatch } from '../platform/http/version';
import { AddBeds, BedsAnswer, BedsQuery, ChangeBeds } from './beds.dto';
import { BedsService } from './beds.service';

/** Beds that a host has for students who live beyond commuting distance. */
@ApiTags('beds')
@Controller('api/v1/beds')
export class BedsController {
  constructor(private readonly service: BedsService) {}

  @Get()
  @Roles('coordinator', 'region_coordinator', 'host', 'admin')
  @Answer(BedsAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: BedsQuery): Promise<Page> {
    return this.service.reading.page(party, query);
  }

  @Get(':code')
  @Roles('coordinator', 'region_coordinator', 'host', 'admin')
  @Answer(BedsAnswer)
  one(@Acting() party: ActingParty, @Param('code') code: string): Promise<Row> {
    return this.service.reading.one(party, code);
  }

  @Post()
  @Roles('region_coordinator', 'admin')
  @Answer(BedsAnswer, { status: 201 })
  async add(@Acting() party: ActingParty, @Body() beds: AddBeds): Promise<Row> {
    await this.service.beds.create(beds, party);
    return this.service.reading.one(party, beds.code);
  }

  @Patch(':code')
  @Roles('region_coordinator', 'admin')
  @Answer(BedsAnswer)
  async change(@Acting() party: ActingParty, @Param('code') code: string, @Body() changes: ChangeBeds, @IfMatch() version: number): Promise<Row> {
    await this.service.beds.edit({ code }, changes, party, version);
    return this.service.reading.one(party, code);
  }
}
