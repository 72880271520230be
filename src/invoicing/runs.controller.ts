import { Body, Controller, Get, Header, Param, Post, Query } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { Acting, LoggedIn, Roles } from '../platform/auth/access';
import type { Account } from '../platform/auth/account';
import type { ActingParty } from '../platform/database/acting-party';
import type { Page, Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { today } from '../platform/http/today';
import { Problem } from '../shared/problem';
import { missingCsv } from './missing-csv';
import type { RunPreview } from './preview';
import { InvoicingReading } from './reading.service';
import { RunPreviewService } from './run-preview.service';
import { CancelRun, DrawRun, IssuedRunAnswer, InvoiceRunAnswer, RunPreviewAnswer, InvoiceRunQuery } from './runs.dto';
import { RunsService, type IssuedRun, type RunOrder } from './runs.service';
import { signatory } from './signatory';

const orderOf = ({ today: day, term, leg }: DrawRun): RunOrder => ({ today: day ?? today(), term, leg });

/** A run bills what is over: what is not over yet is not due. */
export function notAhead(order: RunOrder): RunOrder {
  if (order.today <= today()) return order;
  throw new Problem('run-ahead', 'refused', `A run cannot be drawn as of ${order.today}, which is ahead; leave the day out, or look at it in the preview.`);
}

/** What a run would do, and the runs there are. */
@ApiTags('invoice-runs')
@Controller('api/v1/invoice-runs')
@Roles('finance', 'coordinator', 'region_coordinator', 'admin')
export class RunReadingController {
  constructor(private readonly runs: RunsService, private readonly previews: RunPreviewService, private readonly reading: InvoicingReading) {}

  /** What a run would draft as the one who is paid, and what is missing for it; nothing is written. */
  @Get('preview')
  @Roles('finance')
  @Answer(RunPreviewAnswer)
  async preview(@Acting() party: ActingParty, @Query() query: DrawRun): Promise<RunPreview> {
    return this.previews.preview(await this.runs.scopeOf(party, orderOf(query)));
  }

  /** What is missing, a row for each day or claim. */
  @Get('missing.csv')
  @Roles('finance')
  @ApiProduces('text/csv')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="saknas.csv"')
  async missing(@Acting() party: ActingParty, @Query() query: DrawRun): Promise<string> {
    return missingCsv(await this.previews.missingDays(await this.runs.scopeOf(party, orderOf(query))));
  }

  @Get()
  @Answer(InvoiceRunAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: InvoiceRunQuery): Promise<Page> {
    return this.reading.runs.page(party, query);
  }

  @Get(':id')
  @Answer(InvoiceRunAnswer)
  one(@Acting() party: ActingParty, @Param('id') id: string): Promise<Row> {
    return this.reading.runs.one(party, id);
  }
}

/** The steps of a run, only as the one who is paid: drawn, reviewed by one person, issued by another, or cancelled. */
@ApiTags('invoice-runs')
@Controller('api/v1/invoice-runs')
@Roles('finance')
export class RunStepsController {
  constructor(private readonly runs: RunsService, private readonly reading: InvoicingReading) {}

  /** Drafts what is due; where nothing has changed since the last run of the same scope, that run is answered as it is. */
  @Post()
  @Answer(InvoiceRunAnswer, { status: 201 })
  async draw(@Acting() party: ActingParty, @LoggedIn() account: Account, @Body() order: DrawRun): Promise<Row> {
    const { id } = await this.runs.draw(await this.runs.scopeOf(party, notAhead(orderOf(order))), signatory(account));
    return this.reading.runs.one(party, id);
  }

  /** Marks every draft as reviewed; whoever reviews cannot issue. */
  @Post(':id/review')
  @Answer(InvoiceRunAnswer)
  async review(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param('id') id: string): Promise<Row> {
    await this.runs.review(party, id, signatory(account));
    return this.reading.runs.one(party, id);
  }

  /** Issues every draft; those that cannot be issued are told with the reason, and stay drafts. */
  @Post(':id/issue')
  @Answer(IssuedRunAnswer)
  issue(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param('id') id: string): Promise<IssuedRun> {
    return this.runs.issue(party, id, today(), signatory(account));
  }

  /** Throws the drafts away; what is still due is drawn by the next run. */
  @Post(':id/cancel')
  @Answer(InvoiceRunAnswer)
  async cancel(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param('id') id: string, @Body() { reason }: CancelRun): Promise<Row> {
    await this.runs.cancel(party, id, signatory(account), reason);
    return this.reading.runs.one(party, id);
  }
}
