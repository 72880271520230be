import { Inject, Injectable } from '@nestjs/common';
import { rulesSay, unitSentences } from '../bookings/unit-refusal';
import { problemRenderer, type ProblemRenderer } from '../platform/http/problem.filter';
import type { ProblemAnswer } from '../platform/http/problem-answer';
import type { PlatformRequest } from '../platform/http/request';
import { FormFilter } from '../platform/views/form.filter';
import { Pages } from '../platform/views/pages.service';
import { inputOf, inSwedish } from '../platform/views/refusal';
import { AnswerLinkPage } from './answer-link-page';
import { AnswerLinksService } from './answer-links.service';

const sentences = { ...unitSentences, 'nothing-chosen': 'Välj minst en placering att svara på.' };

/** Shows the page of a link again when its form was refused. */
@Injectable()
export class AnswerLinkFormFilter extends FormFilter {
  constructor(
    @Inject(problemRenderer) renderer: ProblemRenderer,
    @Inject(AnswerLinksService) private readonly links: AnswerLinksService,
    @Inject(Pages) private readonly pages: Pages,
  ) {
    super(renderer);
  }

  protected async again(request: PlatformRequest, answer: ProblemAnswer): Promise<string> {
    const { token = '' } = request.params as { token?: string };
    const opened = await this.links.open(token, new Date());
    const refusal = rulesSay(answer) ?? inSwedish(answer, sentences);
    const content = <AnswerLinkPage {...opened} path={`/svara/${token}`} refusal={refusal} input={inputOf(request.body)} />;
    return this.pages.draw(request, { title: 'Svara på förfrågningar', content });
  }
}
