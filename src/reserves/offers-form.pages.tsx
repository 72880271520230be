import { Inject, Injectable } from '@nestjs/common';
import { problemRenderer, type ProblemRenderer } from '../platform/http/problem.filter';
import type { ProblemAnswer } from '../platform/http/problem-answer';
import type { PlatformRequest } from '../platform/http/request';
import { FormFilter } from '../platform/views/form.filter';
import { Pages } from '../platform/views/pages.service';
import { inSwedish } from '../platform/views/refusal';
import { offerSentences } from './offer-refusal';
import { OffersPage } from './offers-page';
import { OffersReading } from './reading.service';

/** Shows the coordinator's offers again when an answer was refused. */
@Injectable()
export class OffersFormFilter extends FormFilter {
  constructor(
    @Inject(problemRenderer) renderer: ProblemRenderer,
    @Inject(OffersReading) private readonly reading: OffersReading,
    @Inject(Pages) private readonly pages: Pages,
  ) {
    super(renderer);
  }

  protected async again(request: PlatformRequest, answer: ProblemAnswer): Promise<string> {
    const { party, params } = request;
    if (party === undefined) throw new Error('Nobody is logged in, so no offers can be shown.');
    const { term } = params as { term: string };
    const lines = await this.reading.inTerm(party, term);
    return this.pages.draw(request, { title: `Reserver, ${term}`, content: <OffersPage term={term} lines={lines} failure={inSwedish(answer, offerSentences)} /> });
  }
}
