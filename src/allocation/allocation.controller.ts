import { Body, Controller, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { PublishedAnswer, PublishQuery, QueueRun, RunAnswer, RunParam } from './allocation.dto';
import { AllocationService, type Published } from './allocation.service';
import { AllocationReading } from './reading.service';

/** A run is asked for, solved by the worker, and published when it is found good. */
@ApiTags('allocation-runs')
@Controller('api/v1/allocation-runs')
@Roles('coordinator')
export class RunStepsController {
  constructor(private readonly allocation: AllocationService, private readonly reading: AllocationReading) {}

  @Post()
  @Answer(RunAnswer, { status: 202 })
  async queue(@Acting() party: ActingParty, @Body() order: QueueRun): Promise<Row> {
    return this.reading.runs.one(party, await this.allocation.queueRun(order, party, 'worker'));
  }

  /** Ends a running search with the best so far. */
  @Post(':id/cancel')
  @HttpCode(204)
  cancel(@Acting() party: ActingParty, @Param() { id }: RunParam): Promise<void> {
    return this.allocation.cancelRun(id, party);
  }

  @Post(':id/publish')
  @Answer(PublishedAnswer)
  publish(@Acting() party: ActingParty, @Param() { id }: RunParam, @Query() { token }: PublishQuery): Promise<Published> {
    return this.allocation.publishRun(id, party, token?.toString());
  }
}
