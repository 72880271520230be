import { Body, Controller, Get, Header, Param, Post, Redirect, Req, Sse, UseFilters, UseGuards, type MessageEvent } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { render } from 'preact-render-to-string';
import { from, map, type Observable } from 'rxjs';
import type { GivenPolicy } from '../fairness/policies.service';
import { PoliciesService } from '../fairness/policies.service';
import { RoundService } from '../fairness/round.service';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { PlatformRequest } from '../platform/http/request';
import { Pages } from '../platform/views/pages.service';
import { FairnessFormFilter } from './fairness-form.pages';
import { FairnessPage } from './fairness-page';
import { PolicyPageForm, PreviewPageParams, TermParam, VersionForm } from './fairness-pages.dto';
import { LotteryPage } from './lottery-page';
import { fairnessAddress } from './policy-form';
import { isWorkedOut, type PreviewOverview } from './preview-overview';
import { PreviewOverviewService } from './preview-overview.service';
import { PreviewFigures, PreviewPage, previewSentence } from './preview-page';
import { PreviewThere } from './preview-there.guard';
import { PreviewService } from './preview.service';

interface Back {
  readonly url: string;
  readonly statusCode: number;
}

const to = (url: string): Back => ({ url, statusCode: 303 });

const eventOf = (preview: PreviewOverview): MessageEvent =>
  (isWorkedOut(preview) ? { type: 'settled', data: {} } : { type: 'state', data: { html: render(<PreviewFigures preview={preview} />), sentence: previewSentence(preview) } });

const policyIn = ({ commutingKm, distance, housingKm, night, wishStep, unwished, unplaced, keep, order, leximin }: PolicyPageForm): GivenPolicy =>
  ({ commutingKm, distance, housingKm, night, wishStep, unwished, unplaced, keep, order, leximin: leximin === 'ja' });

/** Fairness of a round: who bears what, the policy that weighs it, what another one would change, and the published draw. */
@Controller('terminer/:term/rattvisa')
@Roles('coordinator')
@UseFilters(FairnessFormFilter)
@ApiExcludeController()
export class FairnessPages {
  constructor(
    private readonly rounds: RoundService,
    private readonly policies: PoliciesService,
    private readonly previews: PreviewService,
    private readonly overviews: PreviewOverviewService,
    private readonly pages: Pages,
  ) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  async round(@Req() request: PlatformRequest, @Acting() party: ActingParty, @Param() { term }: TermParam): Promise<string> {
    const round = await this.rounds.round(party, term);
    return this.pages.draw(request, { title: `Rättvisa, ${round.term}`, content: <FairnessPage round={round} previews={await this.overviews.latest(party, term)} /> });
  }

  @Get('lottning')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async lottery(@Req() request: PlatformRequest, @Acting() party: ActingParty, @Param() { term }: TermParam): Promise<string> {
    const round = await this.rounds.drawn(party, term);
    return this.pages.draw(request, { title: `Lottning, ${round.term}`, content: <LotteryPage round={round} /> });
  }

  /** Asks a worker for a preview and leads to where it can be followed. */
  @Post('prov')
  @Redirect()
  async preview(@Acting() party: ActingParty, @Param() { term }: TermParam, @Body() form: PolicyPageForm): Promise<Back> {
    const id = await this.previews.ask(party, { term, seed: form.seed, policy: policyIn(form) });
    return to(`${fairnessAddress(term)}/prov/${id}`);
  }

  @Get('prov/:id')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async previewed(@Req() request: PlatformRequest, @Acting() party: ActingParty, @Param() { term, id }: PreviewPageParams): Promise<string> {
    const preview = await this.overviews.overview(party, term, id);
    const { policy, chosen } = await this.rounds.round(party, term);
    const content = <PreviewPage preview={preview} policy={policy} version={chosen?.own ? chosen.version : 0} />;
    return this.pages.draw(request, { title: `Prövad policy, ${preview.term}`, content, live: !isWorkedOut(preview) });
  }

  /** Ends a preview that is not worked out yet. */
  @Post('prov/:id/stoppa')
  @Redirect()
  async stop(@Acting() party: ActingParty, @Param() { term, id }: PreviewPageParams): Promise<Back> {
    await this.previews.cancel(party, (await this.overviews.overview(party, term, id)).id);
    return to(`${fairnessAddress(term)}/prov/${id}`);
  }

  /** How far the preview is, until it is worked out. */
  @Sse('prov/:id/lage')
  @UseGuards(PreviewThere)
  async follow(@Acting() party: ActingParty, @Param() { term, id }: PreviewPageParams): Promise<Observable<MessageEvent>> {
    const first = await this.overviews.overview(party, term, id);
    return from(this.overviews.follow(party, first)).pipe(map(eventOf));
  }

  @Post('policy')
  @Redirect()
  async save(@Acting() party: ActingParty, @Param() { term }: TermParam, @Body() form: PolicyPageForm): Promise<Back> {
    const { chosen } = await this.rounds.round(party, term);
    if (chosen?.own) await this.policies.change(chosen.id, policyIn(form), form.version, party);
    else await this.policies.add({ ...policyIn(form), term }, party);
    return to(`${fairnessAddress(term)}#policy`);
  }

  /** Takes the term's own policy away. */
  @Post('standard')
  @Redirect()
  async standard(@Acting() party: ActingParty, @Param() { term }: TermParam, @Body() { version }: VersionForm): Promise<Back> {
    const { chosen } = await this.rounds.round(party, term);
    if (chosen?.own) await this.policies.remove(chosen.id, version, party);
    return to(`${fairnessAddress(term)}#policy`);
  }
}
