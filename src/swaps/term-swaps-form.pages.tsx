import { Inject, Injectable } from '@nestjs/common';
import { problemRenderer, type ProblemRenderer } from '../platform/http/problem.filter';
import type { ProblemAnswer } from '../platform/http/problem-answer';
import type { PlatformRequest } from '../platform/http/request';
import { FormFilter } from '../platform/views/form.filter';
import { Pages } from '../platform/views/pages.service';
import { inputOf, inSwedish, type Sentences } from '../platform/views/refusal';
import { TermSwapsPage } from './term-swaps-page';
import { TermSwapsService } from './term-swaps.service';

const sentences: Sentences = {
  'swap-window-backwards': 'Perioden stänger innan den öppnar. Välj en senare stängning.',
  'swap-window-past': 'Perioden skulle redan vara stängd. Välj en stängning som kommer.',
  'one-swap-window-at-a-time': 'Det finns redan en bytesperiod som överlappar. Ändra den, eller välj andra tider.',
  'swap-window-closed': 'Perioden är inte öppen. Så här ser det ut nu.',
  'version-stale': 'Någon har ändrat perioden sedan du läste den. Läs hur den ser ut nu och gör om ändringen.',
  'time-unclear': 'Tiden gick inte att läsa. Skriv den som 2026-11-25T08:00.',
  'request-invalid': 'Något tal är för stort eller för litet: högst 8 studenter i en ring och 1 till 720 timmar.',
};

/** Shows a term's exchanges again when one of the forms was refused. */
@Injectable()
export class TermSwapsFormFilter extends FormFilter {
  constructor(
    @Inject(problemRenderer) renderer: ProblemRenderer,
    @Inject(TermSwapsService) private readonly swaps: TermSwapsService,
    @Inject(Pages) private readonly pages: Pages,
  ) {
    super(renderer);
  }

  protected async again(request: PlatformRequest, answer: ProblemAnswer): Promise<string> {
    const { party, params } = request;
    if (party === undefined) throw new Error('Nobody is logged in, so no term can be shown.');
    const { term = '', id: of } = params as { term?: string; id?: string };
    const content = <TermSwapsPage swaps={await this.swaps.ofTerm(party, term)} refusal={{ of, input: inputOf(request.body), sentence: inSwedish(answer, sentences) }} />;
    return this.pages.draw(request, { title: `Byten, ${term}`, content });
  }
}
