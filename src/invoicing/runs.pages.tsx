import { Body, Controller, Get, Header, Param, Post, Query, Redirect, Req, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Acting, LoggedIn, Roles } from '../platform/auth/access';
import type { Account } from '../platform/auth/account';
import type { ActingParty } from '../platform/database/acting-party';
import type { PlatformRequest } from '../platform/http/request';
import { today } from '../platform/http/today';
import { Pages } from '../platform/views/pages.service';
import { Problem } from '../shared/problem';
import { InvoicingReading } from './reading.service';
import { RunFormFilter } from './run-form.pages';
import { runOverview } from './run-overview';
import { RunPage } from './run-page';
import { RunPreviewPage } from './run-preview-page';
import { RunPreviewService } from './run-preview.service';
import { notAhead } from './runs.controller';
import { CancelRun, RunChoice } from './runs.dto';
import { RunsPage } from './runs-page';
import { RunsService, type RunOrder } from './runs.service';
import { signatory } from './signatory';

const html = 'text/html; charset=utf-8';

interface Back {
  readonly url: string;
  readonly statusCode: number;
}

const back = (id: string): Back => ({ url: `/ekonomi/korningar/${id}`, statusCode: 303 });
const orderOf = ({ dag, termin, ben }: RunChoice): RunOrder => ({ today: dag ?? today(), term: termin, leg: ben });

/** Runs for those who handle the money: looked at beforehand, drawn, reviewed, issued or cancelled. */
@Controller('ekonomi/korningar')
@Roles('finance', 'coordinator', 'region_coordinator', 'admin')
@UseFilters(RunFormFilter)
@ApiExcludeController()
export class RunPages {
  constructor(
    private readonly runs: RunsService, private readonly previews: RunPreviewService, private readonly reading: InvoicingReading, private readonly pages: Pages,
  ) {}

  @Get()
  @Header('Content-Type', html)
  async list(@Req() request: PlatformRequest, @Acting() party: ActingParty, @LoggedIn() account: Account): Promise<string> {
    const { items } = await this.reading.runs.page(party, { limit: 200 });
    const runs = items.map(runOverview).sort((a, b) => b.number - a.number);
    return this.pages.draw(request, { title: 'Körningar', content: <RunsPage runs={runs} mayRun={account.role === 'finance'} /> });
  }

  @Get('forhandsvisning')
  @Roles('finance')
  @Header('Content-Type', html)
  async preview(@Req() request: PlatformRequest, @Acting() party: ActingParty, @Query() query: RunChoice): Promise<string> {
    const order = orderOf(query);
    const preview = await this.previews.preview(await this.runs.scopeOf(party, order));
    const choice = { dag: order.today, termin: query.termin ?? '', ben: query.ben ?? '' };
    return this.pages.draw(request, { title: 'Ny körning', content: <RunPreviewPage preview={preview} choice={choice} mayRun={order.today <= today()} /> });
  }

  @Get(':id')
  @Header('Content-Type', html)
  async one(@Req() request: PlatformRequest, @Acting() party: ActingParty, @LoggedIn() account: Account, @Param('id') id: string): Promise<string> {
    const run = runOverview(await this.reading.runs.one(party, id));
    return this.pages.draw(request, { title: `Körning ${run.number}`, content: <RunPage run={run} mayStep={account.role === 'finance'} /> });
  }

  @Post()
  @Roles('finance')
  @Redirect()
  async draw(@Acting() party: ActingParty, @LoggedIn() account: Account, @Body() choice: RunChoice): Promise<Back> {
    const { id } = await this.runs.draw(await this.runs.scopeOf(party, notAhead(orderOf(choice))), signatory(account));
    return back(id);
  }

  @Post(':id/granska')
  @Roles('finance')
  @Redirect()
  async review(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param('id') id: string): Promise<Back> {
    await this.runs.review(party, id, signatory(account));
    return back(id);
  }

  @Post(':id/utfarda')
  @Roles('finance')
  @Redirect()
  async issue(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param('id') id: string): Promise<Back> {
    const { refused: [first] } = await this.runs.issue(party, id, today(), signatory(account));
    if (first) throw new Problem(first.code, 'refused', first.detail);
    return back(id);
  }

  @Post(':id/avbryt')
  @Roles('finance')
  @Redirect()
  async cancel(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param('id') id: string, @Body() { reason }: CancelRun): Promise<Back> {
    await this.runs.cancel(party, id, signatory(account), reason);
    return back(id);
  }
}
