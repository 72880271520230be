import { Controller, Get, Header, Param, Post, Query, Redirect, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { PlatformRequest } from '../platform/http/request';
import { Pages } from '../platform/views/pages.service';
import { Problem } from '../shared/problem';
import { HelpService } from './help.service';
import { AllocationReading } from './reading.service';
import { RunOverviewService } from './run-overview.service';
import { RunNumberParams } from './run-pages.dto';
import { WhyNotService } from './why-not.service';
import { MOST_REASONS, WhyPage, type ShownReason } from './why-page';
import { WhyFormQuery } from './why.dto';
import { WhyService } from './why.service';

/** Why a run did what it did, for its coordinator. */
@Controller('terminer/:term/fordelningar/:number/varfor')
@Roles('coordinator')
@ApiExcludeController()
export class WhyPages {
  constructor(
    private readonly runs: RunOverviewService,
    private readonly reading: AllocationReading,
    private readonly why: WhyService,
    private readonly help: HelpService,
    private readonly whyNot: WhyNotService,
    private readonly pages: Pages,
  ) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  async show(@Req() request: PlatformRequest, @Acting() party: ActingParty, @Param() { term, number }: RunNumberParams, @Query() codes: WhyFormQuery): Promise<string> {
    const run = await this.runs.overview(party, term, number);
    const { items } = await this.reading.reasons.page(party, { limit: MOST_REASONS, ...{ runId: run.id } });
    const answer = await this.answer(codes, run.term, party);
    const content = (
      <WhyPage
        run={run}
        reasons={items as unknown as ShownReason[]}
        proofs={await this.why.proofs(run.id, party)}
        help={await this.help.known(run.id, party)}
        asked={{ codes, ...(answer !== undefined && { answer }) }}
      />
    );
    return this.pages.draw(request, { title: `Varför? Fördelning ${run.number}, ${run.term}`, content });
  }

  @Post('hjalp')
  @Redirect()
  async ask(@Acting() party: ActingParty, @Param() { term, number }: RunNumberParams): Promise<{ url: string; statusCode: number }> {
    const run = await this.runs.overview(party, term, number);
    await this.help.workOut(run.id, party);
    return { url: `/terminer/${encodeURIComponent(term)}/fordelningar/${encodeURIComponent(number)}/varfor#hjalp`, statusCode: 303 };
  }

  /** What was asked by the form; what cannot be answered is told in the answer's place. */
  private async answer({ student, course, requirement, unit }: WhyFormQuery, term: string, party: ActingParty): Promise<string | undefined> {
    if (!student || !course || !requirement || !unit) return undefined;
    try {
      return (await this.whyNot.answer({ student, course, requirement, unit, term }, party)).sv;
    } catch (error) {
      if (error instanceof Problem && error.kind === 'missing') return 'Det finns ingen sådan student med det blocket i terminen, eller ingen sådan enhet. Kontrollera koderna.';
      if (error instanceof Problem && error.kind === 'refused') return 'Det går att svara på först när en fördelning med blocket har publicerats.';
      throw error;
    }
  }
}
