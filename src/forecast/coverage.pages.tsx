import { Body, Controller, Get, Header, Inject, Injectable, Post, Query, Redirect, Req, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { ProblemAnswer } from '../platform/http/problem-answer';
import type { PlatformRequest } from '../platform/http/request';
import { FormFilter } from '../platform/views/form.filter';
import { Pages } from '../platform/views/pages.service';
import { inputOf, inSwedish, type Sentences } from '../platform/views/refusal';
import { parseOre } from '../shared/money';
import { CoveragePage, type CostRefusal } from './coverage-page';
import { CoverageService } from './coverage.service';
import { recentYears } from './forecast.pages';
import { ForecastKeeping } from './keeping.service';
import { DayCostForm, YearPageQuery } from './pages.dto';

const mayState: readonly string[] = ['finance', 'region_coordinator', 'admin'];

const sentences: Sentences = {
  'request-invalid': 'Skriv kostnaden i kronor, dagen som 2026-01-01 och hur kostnaden är framräknad.',
  'invalid-amount': 'Skriv kostnaden i kronor, till exempel 840 eller 861,50.',
  'cost-overlaps': 'Det finns redan en kostnad från den dagen eller en senare. Välj en annan dag.',
};

/** The page of coverage for a party, or again with what was refused in its form. */
async function drawn(coverage: CoverageService, party: ActingParty, year: number | null, refusal?: CostRefusal) {
  const order = year === null ? {} : { year };
  const { costs, units, specialties } = await coverage.stated(party);
  const choices = mayState.includes(party.role) ? { units, specialties } : null;
  const [hosts, byUnit] = [await coverage.hosts(party, order), await coverage.units(party, order)];
  return <CoveragePage hosts={hosts} units={byUnit} year={year} years={recentYears()} costs={costs} choices={choices} refusal={refusal} />;
}

/** Shows the page again when its form was refused. */
@Injectable()
export class DayCostFormFilter extends FormFilter {
  @Inject(CoverageService) private readonly coverage!: CoverageService;

  protected async again(request: PlatformRequest, answer: ProblemAnswer): Promise<string> {
    const refusal = { sentence: inSwedish(answer, sentences), input: inputOf(request.body) };
    return this.draw(request, { title: 'Täckning', content: await drawn(this.coverage, this.partyOf(request), null, refusal) });
  }
}

/** Coverage, and what the viewer's organisation says that a day costs. */
@Controller('ekonomi/prognos/tackning')
@Roles('finance', 'region_coordinator', 'coordinator', 'admin')
@UseFilters(DayCostFormFilter)
@ApiExcludeController()
export class CoveragePages {
  constructor(private readonly coverage: CoverageService, private readonly keeping: ForecastKeeping, private readonly pages: Pages) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  async show(@Req() request: PlatformRequest, @Acting() party: ActingParty, @Query() { ar }: YearPageQuery): Promise<string> {
    return this.pages.draw(request, { title: 'Täckning', content: await drawn(this.coverage, party, ar ?? null) });
  }

  @Post('kostnader')
  @Roles('finance', 'region_coordinator', 'admin')
  @Redirect()
  async state(@Acting() party: ActingParty, @Body() { kronor, fran, enhet, specialitet, underlag, delas }: DayCostForm): Promise<{ url: string; statusCode: number }> {
    const cost = { firstDay: fran, amountOre: parseOre(kronor.replace(/\s/g, '')), ground: underlag, shared: delas === 'ja' };
    await this.keeping.beginDayCost({ ...cost, unit: enhet ?? null, specialty: specialitet ?? null }, party);
    return { url: '/ekonomi/prognos/tackning#kostnader', statusCode: 303 };
  }
}
