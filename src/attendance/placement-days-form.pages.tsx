import { Inject, Injectable } from '@nestjs/common';
import { problemRenderer, type ProblemRenderer } from '../platform/http/problem.filter';
import type { ProblemAnswer } from '../platform/http/problem-answer';
import type { PlatformRequest } from '../platform/http/request';
import { FormFilter } from '../platform/views/form.filter';
import { inSwedish, type Sentences } from '../platform/views/refusal';
import { DayHistoryService } from './day-history.service';
import { PlacementDaysPage } from './placement-days-page';
import { actingSide } from './side';

const sentences: Sentences = {
  'request-invalid': 'Skriv frågan eller svaret på en rad om högst 300 tecken, utan personnummer.',
  'day-not-waiting': 'Dagen väntar inte längre på kontrasignering. Så här står den nu.',
  'question-open': 'Dagen har redan en fråga som värden inte har svarat på.',
  'no-open-question': 'Ingen fråga om dagen väntar längre på svar. Så här står den nu.',
};

/** Shows a placement's days again when a question or an answer was refused. */
@Injectable()
export class PlacementDaysFormFilter extends FormFilter {
  constructor(@Inject(problemRenderer) renderer: ProblemRenderer, @Inject(DayHistoryService) private readonly histories: DayHistoryService) {
    super(renderer);
  }

  protected async again(request: PlatformRequest, answer: ProblemAnswer): Promise<string> {
    const party = this.partyOf(request);
    const placement = await this.histories.byNumber(party, (request.params as { number: string }).number, request.account?.unitId);
    const content = <PlacementDaysPage placement={placement} side={actingSide(party, placement)} refusal={inSwedish(answer, sentences)} />;
    return this.draw(request, { title: `Närvaro, placering ${placement.number}`, content });
  }
}
