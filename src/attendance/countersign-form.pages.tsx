import { Inject, Injectable } from '@nestjs/common';
import { problemRenderer, type ProblemRenderer } from '../platform/http/problem.filter';
import type { ProblemAnswer } from '../platform/http/problem-answer';
import type { PlatformRequest } from '../platform/http/request';
import { today } from '../platform/http/today';
import { FormFilter } from '../platform/views/form.filter';
import { inSwedish } from '../platform/views/refusal';
import { CountersignPage } from './countersign-page';
import { CountersigningService } from './countersigning.service';

/** Shows what waits for countersignature again when its form was refused. */
@Injectable()
export class CountersignFormFilter extends FormFilter {
  constructor(@Inject(problemRenderer) renderer: ProblemRenderer, @Inject(CountersigningService) private readonly countersigning: CountersigningService) {
    super(renderer);
  }

  protected async again(request: PlatformRequest, answer: ProblemAnswer): Promise<string> {
    const waiting = await this.countersigning.waiting(this.partyOf(request));
    const refusal = inSwedish(answer, { 'nothing-chosen': 'Välj minst en placering som väntar, eller kontrasignera alla.' });
    return this.draw(request, { title: 'Närvaro att kontrasignera', content: <CountersignPage waiting={waiting} today={today()} refusal={refusal} /> });
  }
}
