import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { Page, Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { IfMatch } from '../platform/http/version';
import { SwapsReading } from './reading.service';
import { ChangeWindow, OpenWindow, SearchAnswer, SearchQuery, SwapIdParam, WindowAnswer, WindowNumbers, WindowQuery } from './swaps.dto';
import type { WindowSums } from './term-swaps';
import { WindowsService } from './windows.service';

const timeIn = (text: string | undefined): Date | undefined => (text === undefined ? undefined : new Date(text));

/** Windows in which students exchange published placements: a coordinator opens them and reads numbers, never names. */
@ApiTags('swaps')
@Controller('api/v1/swap-windows')
@Roles('coordinator')
export class SwapWindowsController {
  constructor(private readonly windows: WindowsService, private readonly reading: SwapsReading) {}

  @Get()
  @Roles('coordinator', 'student')
  @Answer(WindowAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: WindowQuery): Promise<Page> {
    return this.reading.windows.page(party, query);
  }

  @Get(':id')
  @Roles('coordinator', 'student')
  @Answer(WindowAnswer)
  one(@Acting() party: ActingParty, @Param('id') id: string): Promise<Row> {
    return this.reading.windows.one(party, id);
  }

  @Get(':id/numbers')
  @Answer(WindowNumbers)
  numbers(@Acting() party: ActingParty, @Param('id') id: string): Promise<WindowSums> {
    return this.reading.numbers(party, id);
  }

  @Post()
  @Answer(WindowAnswer, { status: 201 })
  async open(@Acting() party: ActingParty, @Body() { opensAt, closesAt, ...order }: OpenWindow): Promise<Row> {
    return this.reading.windows.one(party, await this.windows.open({ ...order, opensAt: new Date(opensAt), closesAt: new Date(closesAt) }, party));
  }

  @Patch(':id')
  @Answer(WindowAnswer)
  async change(@Acting() party: ActingParty, @Param() { id }: SwapIdParam, @Body() { opensAt, closesAt, ...changes }: ChangeWindow, @IfMatch() version: number): Promise<Row> {
    await this.windows.change(id, { ...changes, opensAt: timeIn(opensAt), closesAt: timeIn(closesAt) }, version, party);
    return this.reading.windows.one(party, id);
  }

  /** Has rings looked for now; a worker does it, besides the searches that come by themselves. */
  @Post(':id/searches')
  @Answer(SearchAnswer, { status: 202 })
  async search(@Acting() party: ActingParty, @Param() { id }: SwapIdParam): Promise<Row> {
    return this.reading.searches.one(party, await this.windows.search(id, party));
  }
}

/** What searches for rings came to. */
@ApiTags('swaps')
@Controller('api/v1/swap-searches')
@Roles('coordinator')
export class SwapSearchesController {
  constructor(private readonly reading: SwapsReading) {}

  @Get()
  @Answer(SearchAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: SearchQuery): Promise<Page> {
    return this.reading.searches.page(party, query);
  }

  @Get(':id')
  @Answer(SearchAnswer)
  one(@Acting() party: ActingParty, @Param('id') id: string): Promise<Row> {
    return this.reading.searches.one(party, id);
  }
}
