import { Inject, Injectable } from '@nestjs/common';
import { problemRenderer, type ProblemRenderer } from '../platform/http/problem.filter';
import type { ProblemAnswer } from '../platform/http/problem-answer';
import type { PlatformRequest } from '../platform/http/request';
import { FormFilter } from '../platform/views/form.filter';
import { Pages } from '../platform/views/pages.service';
import { inSwedish, type Sentences } from '../platform/views/refusal';
import { QuestionsPage } from './questions-page';
import { QuestionsService } from './questions.service';

const sentences: Sentences = {
  'swap-over': 'Bytet är redan avgjort. Så här gick det.',
  'swap-too-late': 'Tiden att svara är ute, så bytet blir inte av.',
};

/** Shows what units are asked again when an answer was refused. */
@Injectable()
export class QuestionsFormFilter extends FormFilter {
  constructor(
    @Inject(problemRenderer) renderer: ProblemRenderer,
    @Inject(QuestionsService) private readonly questions: QuestionsService,
    @Inject(Pages) private readonly pages: Pages,
  ) {
    super(renderer);
  }

  protected async again(request: PlatformRequest, answer: ProblemAnswer): Promise<string> {
    const { party, account } = request;
    if (party === undefined) throw new Error('Nobody is logged in, so no questions can be shown.');
    const content = <QuestionsPage questions={await this.questions.latest(party, account?.unitId)} refusal={inSwedish(answer, sentences)} />;
    return this.pages.draw(request, { title: 'Byten', content });
  }
}
