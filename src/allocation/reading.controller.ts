import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { Page, Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { ReserveAnswer, ReserveQuery, RunAnswer, RunQuery } from './allocation.dto';
import { AllocationReading } from './reading.service';

@ApiTags('allocation-runs')
@Controller('api/v1/allocation-runs')
@Roles('coordinator')
export class AllocationRunsController {
  constructor(private readonly reading: AllocationReading) {}

  @Get()
  @Answer(RunAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: RunQuery): Promise<Page> {
    return this.reading.runs.page(party, query);
  }

  @Get(':id')
  @Answer(RunAnswer)
  one(@Acting() party: ActingParty, @Param('id') id: string): Promise<Row> {
    return this.reading.runs.one(party, id);
  }
}

@ApiTags('reserves')
@Controller('api/v1/reserves')
@Roles('coordinator', 'student')
export class ReservesController {
  constructor(private readonly reading: AllocationReading) {}

  @Get()
  @Answer(ReserveAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: ReserveQuery): Promise<Page> {
    return this.reading.reserves.page(party, query);
  }

  @Get(':id')
  @Answer(ReserveAnswer)
  one(@Acting() party: ActingParty, @Param('id') id: string): Promise<Row> {
    return this.reading.reserves.one(party, id);
  }
}
