import { Inject, Injectable } from '@nestjs/common';
import { problemRenderer, type ProblemRenderer } from '../platform/http/problem.filter';
import type { ProblemAnswer } from '../platform/http/problem-answer';
import type { PlatformRequest } from '../platform/http/request';
import { FormFilter } from '../platform/views/form.filter';
import { Pages } from '../platform/views/pages.service';
import { inputOf, inSwedish, type Sentences } from '../platform/views/refusal';
import { RequestsOverviewService } from './requests-overview.service';
import { TermRequestsPage } from './term-requests-page';

const sentences: Sentences = {
  'nobody-without': 'Alla på kursen har plats för blocket, eller så är den redan begärd. Skriv studenternas koder för att be om andra platser.',
  'already-answered': 'Begäran är redan besvarad eller återtagen. Så här ser det ut nu.',
  'nothing-waits': 'Inget i begäran väntar längre på enhetens svar.',
  'students-refused': 'Någon av studenterna går inte kursen, har redan plats eller väntar på svar. Rätta koderna eller lämna fältet tomt.',
  'reason-required': 'Skriv i kommentaren vad som är orsaken, så att lärosätet vet varför.',
};

/** Refusals whose breaches are Swedish sentences. */
const told: ReadonlySet<string> = new Set(['request-refused', 'regulated-round', 'booking-refused']);

/** What rules say against it, or else what the refusal means. */
export const requestSentence = (answer: ProblemAnswer): string =>
  (told.has(answer.code) && answer.breaches !== undefined ? answer.breaches.slice(0, 5).map(({ detail }) => detail).join(' ') : inSwedish(answer, sentences));

/** Shows a coordinator's requests again when the form that asks was refused. */
@Injectable()
export class TermRequestsFormFilter extends FormFilter {
  constructor(
    @Inject(problemRenderer) renderer: ProblemRenderer,
    @Inject(RequestsOverviewService) private readonly overviews: RequestsOverviewService,
    @Inject(Pages) private readonly pages: Pages,
  ) {
    super(renderer);
  }

  protected async again(request: PlatformRequest, answer: ProblemAnswer): Promise<string> {
    const { party, params } = request;
    if (party === undefined) throw new Error('Nobody is logged in, so no term can be shown.');
    const overview = await this.overviews.ofTerm(party, (params as { term: string }).term);
    const refusal = { sentence: requestSentence(answer), input: inputOf(request.body) };
    return this.pages.draw(request, { title: `Förfrågningar, ${overview.term.code}`, content: <TermRequestsPage overview={overview} refusal={refusal} /> });
  }
}
