import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { Page, Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { PreviewAnswer, PreviewPolicy, PreviewQuery } from './preview.dto';
import { PreviewService } from './preview.service';
import { AllocationReading } from './reading.service';

/** Who would move under another policy, before it is saved: asked for, worked out by a worker, read when it is done. */
@ApiTags('fairness-policies')
@Controller('api/v1/fairness-previews')
@Roles('coordinator')
export class PreviewController {
  constructor(private readonly previews: PreviewService, private readonly reading: AllocationReading) {}

  @Post()
  @Answer(PreviewAnswer, { status: 202 })
  async ask(@Acting() party: ActingParty, @Body() { term, seed, orders, ...policy }: PreviewPolicy): Promise<Row> {
    return this.reading.previews.one(party, await this.previews.ask(party, { term, seed, orders, policy }));
  }

  /** Ends one that is not worked out yet; one that is stays as it is. */
  @Post(':id/cancel')
  @Answer(PreviewAnswer)
  async cancel(@Acting() party: ActingParty, @Param('id') id: string): Promise<Row> {
    await this.previews.cancel(party, id);
    return this.reading.previews.one(party, id);
  }

  @Get()
  @Answer(PreviewAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: PreviewQuery): Promise<Page> {
    return this.reading.previews.page(party, query);
  }

  @Get(':id')
  @Answer(PreviewAnswer)
  one(@Acting() party: ActingParty, @Param('id') id: string): Promise<Row> {
    return this.reading.previews.one(party, id);
  }
}
