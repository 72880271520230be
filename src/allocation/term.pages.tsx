import { Body, Controller, Get, Header, Param, Post, Redirect, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { AffectedService } from '../bookings/affected.service';
import { BookingsService } from '../bookings/bookings.service';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { PlatformRequest } from '../platform/http/request';
import { today } from '../platform/http/today';
import { Pages } from '../platform/views/pages.service';
import { AllocationService } from './allocation.service';
import { AllocationReading } from './reading.service';
import { ClosedOverParams, MoveAwayForm, StartForm } from './run-pages.dto';
import { TermOverviewService } from './term-overview.service';
import { TermPage } from './term-page';

/** The coordinator's term. */
@Controller('terminer')
@Roles('coordinator')
@ApiExcludeController()
export class TermPages {
  constructor(
    private readonly terms: TermOverviewService,
    private readonly allocation: AllocationService,
    private readonly runs: AllocationReading,
    private readonly affected: AffectedService,
    private readonly bookings: BookingsService,
    private readonly pages: Pages,
  ) {}

  @Get()
  @Redirect()
  async current(@Acting() party: ActingParty): Promise<{ url: string }> {
    return { url: `/terminer/${await this.terms.currentTerm(party, today())}` };
  }

  @Get(':term')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async term(@Req() request: PlatformRequest, @Acting() party: ActingParty, @Param('term') term: string): Promise<string> {
    const overview = await this.terms.overview(party, term);
    const affected = await this.affected.inTerm(party, overview.code);
    return this.pages.draw(request, { title: overview.code, content: <TermPage overview={overview} affected={affected} today={today()} /> });
  }

  /** Moves a placement that a unit has closed over to where it could be. */
  @Post(':term/stangda/:id')
  @Redirect()
  async moveAway(@Acting() party: ActingParty, @Param() { term, id }: ClosedOverParams, @Body() { unit, firstWeek }: MoveAwayForm): Promise<{ url: string; statusCode: number }> {
    await this.bookings.move(id, { unit, firstWeek, reason: 'Enheten har stängt' }, party);
    return { url: `/terminer/${encodeURIComponent(term)}#stangda`, statusCode: 303 };
  }

  /** Queues a run and leads to where it can be followed. */
  @Post(':term/fordelningar')
  @Redirect()
  async start(@Acting() party: ActingParty, @Param('term') term: string, @Body() { seed }: StartForm): Promise<{ url: string; statusCode: number }> {
    const run = await this.runs.runs.one(party, await this.allocation.queueRun({ term, seed }, party, 'worker'));
    return { url: `/terminer/${encodeURIComponent(term)}/fordelningar/${Number(run['number'])}`, statusCode: 303 };
  }
}
