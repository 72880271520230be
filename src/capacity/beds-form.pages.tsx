import { Inject, Injectable } from '@nestjs/common';
import { problemRenderer, type ProblemRenderer } from '../platform/http/problem.filter';
import type { ProblemAnswer } from '../platform/http/problem-answer';
import type { PlatformRequest } from '../platform/http/request';
import { today } from '../platform/http/today';
import { FormFilter } from '../platform/views/form.filter';
import { Pages } from '../platform/views/pages.service';
import { inputOf, inSwedish, wrongFields } from '../platform/views/refusal';
import { bedsErrors, bedsSentences } from './beds-overview';
import { BedsOverviewService } from './beds-overview.service';
import { BedsPage } from './beds-page';

/** Shows the page of beds again when one of its forms was refused. */
@Injectable()
export class BedsFormFilter extends FormFilter {
  constructor(
    @Inject(problemRenderer) renderer: ProblemRenderer,
    @Inject(BedsOverviewService) private readonly overviews: BedsOverviewService,
    @Inject(Pages) private readonly pages: Pages,
  ) {
    super(renderer);
  }

  protected async again(request: PlatformRequest, answer: ProblemAnswer): Promise<string> {
    const { party, params } = request;
    if (party === undefined) throw new Error('Nobody is logged in, so no beds can be shown.');
    const { code } = params as { code?: string };
    const errors = bedsErrors({ unread: wrongFields(answer), breaches: answer.breaches ?? [] });
    const sentence = Object.keys(errors).length > 0 ? 'Rätta det som är markerat.' : inSwedish(answer, bedsSentences);
    const refusal = { code, sentence, errors, input: inputOf(request.body) };
    return this.pages.draw(request, { title: 'Boendeplatser', content: <BedsPage beds={await this.overviews.overview(party, today())} refusal={refusal} /> });
  }
}
