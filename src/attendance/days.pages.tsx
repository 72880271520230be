import { Controller, Get, Header, Query, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { GridChoicesService } from '../bookings/grid-choices.service';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { PlatformRequest } from '../platform/http/request';
import { today } from '../platform/http/today';
import { Pages } from '../platform/views/pages.service';
import { DaysPageQuery } from './attendance-pages.dto';
import { DaysPage } from './days-page';
import { DaysReportService } from './days-report.service';

/** Days per term of the university's students. */
@Controller('dagar')
@Roles('coordinator')
@ApiExcludeController()
export class DaysPages {
  constructor(private readonly report: DaysReportService, private readonly choices: GridChoicesService, private readonly pages: Pages) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  async ofTerm(@Req() request: PlatformRequest, @Acting() party: ActingParty, @Query() { termin, kurs, grupp, risk }: DaysPageQuery): Promise<string> {
    const term = await this.choices.term(party, termin, today());
    const terms = await this.choices.terms(party);
    const choice = { term: term.code, terms: terms.map(({ code }) => code), course: kurs, group: grupp, onlyAtRisk: risk === 'ja' };
    const content = <DaysPage blocks={await this.report.follow(party, today(), { term: term.code })} choice={choice} />;
    return this.pages.draw(request, { title: `Dagar, ${term.code}`, content });
  }
}
