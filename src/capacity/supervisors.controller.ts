import { Body, Controller, Delete, HttpCode, Param, Patch, Post, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OwnUnit, RowsOfUnit } from '../organisations/own-unit.guard';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { IfMatch, IfMatchIfAny } from '../platform/http/version';
import { AddSupervisor, ChangeSupervisor, SupervisorAnswer } from './capacity.dto';
import { CapacityReading } from './reading.service';
import { SupervisorsService } from './supervisors.service';

@ApiTags('supervisors')
@Controller('api/v1/supervisors')
@UseGuards(OwnUnit)
@RowsOfUnit('supervisors', 'code')
@Roles('host', 'region_coordinator', 'admin')
export class SupervisorKeepingController {
  constructor(private readonly supervisors: SupervisorsService, private readonly reading: CapacityReading) {}

  @Post()
  @Answer(SupervisorAnswer, { status: 201 })
  async add(@Acting() party: ActingParty, @Body() supervisor: AddSupervisor): Promise<Row> {
    await this.supervisors.add(supervisor, party);
    return this.reading.supervisors.one(party, supervisor.code);
  }

  /** Competences are given as a whole; refused where fewer could be supervised than are booked. */
  @Patch(':code')
  @Answer(SupervisorAnswer)
  async change(@Acting() party: ActingParty, @Param('code') code: string, @Body() changes: ChangeSupervisor, @IfMatch() version: number): Promise<Row> {
    await this.supervisors.change(code, changes, version, party);
    return this.reading.supervisors.one(party, code);
  }

  @Delete(':code')
  @HttpCode(204)
  remove(@Acting() party: ActingParty, @Param('code') code: string, @IfMatchIfAny() version: number | undefined): Promise<void> {
    return this.supervisors.remove(code, version, party);
  }
}
