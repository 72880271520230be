import { Body, Controller, Get, Header, Param, Post, Redirect, Req, Sse, UseFilters, type MessageEvent } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { render } from 'preact-render-to-string';
import { from, map, type Observable } from 'rxjs';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { PlatformRequest } from '../platform/http/request';
import { Pages } from '../platform/views/pages.service';
import { AllocationService } from './allocation.service';
import { ComparisonPage } from './comparison-page';
import { ComparisonService } from './comparison.service';
import { RunFormFilter } from './run-form.pages';
import { isSettled, type RunOverview } from './run-overview';
import { RunOverviewService } from './run-overview.service';
import { RunFigures, RunPage, runSentence } from './run-page';
import { ComparedNumbersParams, PublishForm, RunNumberParams } from './run-pages.dto';

interface Back {
  readonly url: string;
  readonly statusCode: number;
}

const back = ({ term, number }: RunNumberParams): Back => ({ url: `/terminer/${encodeURIComponent(term)}/fordelningar/${encodeURIComponent(number)}`, statusCode: 303 });

const eventOf = (run: RunOverview): MessageEvent =>
  (isSettled(run) ? { type: 'settled', data: {} } : { type: 'state', data: { html: render(<RunFigures run={run} />), sentence: runSentence(run) } });

/** A run of the coordinator's term: followed, ended, compared, published. */
@Controller('terminer/:term/fordelningar/:number')
@Roles('coordinator')
@UseFilters(RunFormFilter)
@ApiExcludeController()
export class RunPages {
  constructor(
    private readonly runs: RunOverviewService,
    private readonly allocation: AllocationService,
    private readonly comparisons: ComparisonService,
    private readonly pages: Pages,
  ) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  async run(@Req() request: PlatformRequest, @Acting() party: ActingParty, @Param() { term, number }: RunNumberParams): Promise<string> {
    const run = await this.runs.overview(party, term, number);
    return this.pages.draw(request, { title: `Fördelning ${run.number}, ${run.term}`, content: <RunPage run={run} />, live: !isSettled(run) });
  }

  /** The run's figures as they change, until it is settled. */
  @Sse('lage')
  async follow(@Acting() party: ActingParty, @Param() { term, number }: RunNumberParams): Promise<Observable<MessageEvent>> {
    const first = await this.runs.overview(party, term, number);
    return from(this.runs.follow(party, first)).pipe(map(eventOf));
  }

  @Get('jamfor/:other')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async compare(@Req() request: PlatformRequest, @Acting() party: ActingParty, @Param() { term, number, other }: ComparedNumbersParams): Promise<string> {
    const comparison = await this.comparisons.compareNumbers(party, term, number, other);
    return this.pages.draw(request, { title: `Fördelning ${comparison.after.number} jämförd med ${comparison.before.number}`, content: <ComparisonPage comparison={comparison} /> });
  }

  @Post('stoppa')
  @Redirect()
  async cancel(@Acting() party: ActingParty, @Param() params: RunNumberParams): Promise<Back> {
    const { id } = await this.runs.overview(party, params.term, params.number);
    await this.allocation.cancelRun(id, party);
    return back(params);
  }

  @Post('publicera')
  @Redirect()
  async publish(@Acting() party: ActingParty, @Param() params: RunNumberParams, @Body() { token }: PublishForm): Promise<Back> {
    const { id } = await this.runs.overview(party, params.term, params.number);
    await this.allocation.publishRun(id, party, token);
    return back(params);
  }
}
