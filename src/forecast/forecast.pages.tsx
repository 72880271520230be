import { Controller, Get, Header, Query, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Acting, LoggedIn, Roles } from '../platform/auth/access';
import type { Account } from '../platform/auth/account';
import type { ActingParty } from '../platform/database/acting-party';
import type { PlatformRequest } from '../platform/http/request';
import { today } from '../platform/http/today';
import { Pages } from '../platform/views/pages.service';
import { yearOf } from '../shared/day';
import { AlfReportPage } from './alf-report-page';
import { AlfReportService } from './alf-report.service';
import { OutlookPage } from './outlook-page';
import { OutlookService } from './outlook.service';
import { YearPageQuery } from './pages.dto';
import { TraineesPage } from './trainees-page';
import { TraineesService } from './trainees.service';

const html = 'text/html; charset=utf-8';
const yearsAhead = 4;

/** The last years, the present one last. */
export const recentYears = (): number[] => [2, 1, 0].map((back) => yearOf(today()) - back);

/** What is to come, what a year of ALF was, and who else needs supervisors. */
@Controller('ekonomi/prognos')
@Roles('finance', 'region_coordinator', 'coordinator', 'admin')
@ApiExcludeController()
export class ForecastPages {
  constructor(
    private readonly outlooks: OutlookService, private readonly reports: AlfReportService, private readonly trainees: TraineesService, private readonly pages: Pages,
  ) {}

  @Get()
  @Header('Content-Type', html)
  async outlook(@Req() request: PlatformRequest, @Acting() party: ActingParty, @LoggedIn() account: Account): Promise<string> {
    const { accruals, outlook, names } = await this.outlooks.both(party, { today: today() });
    const code = names.organisations.get(account.organisationId)?.code ?? '';
    return this.pages.draw(request, { title: 'Prognos', content: <OutlookPage accruals={accruals} outlook={outlook} organisation={account.organisationName} party={code} /> });
  }

  @Get('alf')
  @Header('Content-Type', html)
  async alf(@Req() request: PlatformRequest, @Acting() party: ActingParty, @Query() { ar }: YearPageQuery): Promise<string> {
    const report = await this.reports.report(party, { year: ar ?? yearOf(today()) });
    return this.pages.draw(request, { title: 'ALF-uppföljning', content: <AlfReportPage report={report} years={recentYears()} /> });
  }

  @Get('handledare')
  @Header('Content-Type', html)
  async supervisors(@Req() request: PlatformRequest, @Acting() party: ActingParty, @Query() { ar }: YearPageQuery): Promise<string> {
    const from = ar ?? yearOf(today());
    const to = from + yearsAhead;
    const forecast = await this.trainees.forecast(party, { from, to }, today());
    return this.pages.draw(request, { title: 'BT och AT', content: <TraineesPage forecast={forecast} from={from} to={to} /> });
  }
}
