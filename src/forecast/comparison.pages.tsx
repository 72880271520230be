import { Controller, Get, Header, Query, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { rateUnits } from '../agreements/rate';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { PlatformRequest } from '../platform/http/request';
import { today } from '../platform/http/today';
import { Pages } from '../platform/views/pages.service';
import { isDay, yearOf } from '../shared/day';
import { oreFromText } from '../shared/money';
import { Problem } from '../shared/problem';
import type { ComparedModels } from './comparison';
import { ComparisonPage, type ComparisonInput } from './comparison-page';
import { ComparisonService, type ComparisonOrder } from './comparison.service';
import { ComparisonPageQuery } from './pages.dto';

const bearers = ['today', 'host', 'owner', 'payer'] as const;

/** What is chosen, and what holds where nothing is: the present year, paid by the student's university, housing on the payer. */
function inputFrom(query: ComparisonPageQuery): ComparisonInput {
  const year = yearOf(today());
  return {
    fran: query.fran ?? `${year}-01-01`, till: query.till ?? `${year}-12-31`, avtal: query.avtal ?? '', betalare: query.betalare ?? 'owner',
    boende: query.boende ?? 'payer', kronor: (query.kronor ?? '').trim(), per: query.per ?? 'week', ejbegart: query.ejbegart ?? 'at_most',
  };
}

/** Why what is chosen cannot be compared; nothing when it can. */
function faultOf({ fran, till, kronor }: ComparisonInput): string | undefined {
  if (!isDay(fran) || !isDay(till) || till < fran) return 'Skriv dagarna som 2026-01-01, den första före den sista.';
  return kronor !== '' && oreFromText(kronor.replace(/\s/g, '')) === undefined ? 'Skriv beloppet i kronor, till exempel 3862,50, eller lämna det tomt.' : undefined;
}

function orderFrom({ fran, till, avtal, betalare, boende, kronor, per, ejbegart }: ComparisonInput): ComparisonOrder {
  const amountOre = kronor === '' ? undefined : oreFromText(kronor.replace(/\s/g, ''));
  return {
    from: fran, to: till, agreements: avtal === '' ? [] : [avtal], payer: betalare, housing: bearers.find((bearer) => bearer === boende) ?? 'payer',
    rate: amountOre === undefined ? null : { amountOre, unit: rateUnits.find((unit) => unit === per) ?? 'week' }, unclaimed: ejbegart !== 'left_out', today: today(),
  };
}

/** The same order as the API takes it. */
const queryOf = ({ from, to, agreements, payer, housing, rate, unclaimed }: ComparisonOrder): string => new URLSearchParams({
  from, to, payer, housing, unclaimed: unclaimed ? 'at_most' : 'left_out', ...(agreements.length > 0 && { agreements: agreements.join(',') }),
  ...(rate && { rateOre: rate.amountOre.toString(), rateUnit: rate.unit }),
}).toString();

/** Today's model beside direct reimbursement, for those who must decide what to propose. */
@Controller('ekonomi/prognos/modeller')
@Roles('finance', 'region_coordinator', 'coordinator', 'admin')
@ApiExcludeController()
export class ComparisonPages {
  constructor(private readonly comparisons: ComparisonService, private readonly pages: Pages) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  async show(@Req() request: PlatformRequest, @Acting() party: ActingParty, @Query() query: ComparisonPageQuery): Promise<string> {
    const input = inputFrom(query);
    const choices = await this.comparisons.choices(party);
    const { compared, failure } = await this.compared(party, input);
    const content = <ComparisonPage compared={compared} input={input} {...choices} query={queryOf(orderFrom(input))} failure={failure} />;
    return this.pages.draw(request, { title: 'Två modeller', content });
  }

  private async compared(party: ActingParty, input: ComparisonInput): Promise<{ compared: ComparedModels | null; failure?: string | undefined }> {
    const fault = faultOf(input);
    if (fault !== undefined) return { compared: null, failure: fault };
    try {
      return { compared: await this.comparisons.compare(party, orderFrom(input)) };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return { compared: null, failure: 'Avtalet har inga dagar mellan de valda dagarna, eller saknar den part som ska betala. Välj andra dagar eller en annan part.' };
    }
  }
}
