import { Inject, Injectable } from '@nestjs/common';
import { problemRenderer, type ProblemRenderer } from '../platform/http/problem.filter';
import type { ProblemAnswer } from '../platform/http/problem-answer';
import type { PlatformRequest } from '../platform/http/request';
import { FormFilter } from '../platform/views/form.filter';
import { Pages } from '../platform/views/pages.service';
import { inputOf, inSwedish, type Sentences } from '../platform/views/refusal';
import { MySwapsPage } from './my-swaps-page';
import { MySwapsService } from './my-swaps.service';

const sentences: Sentences = {
  'swap-window-closed': 'Bytesperioden är inte öppen nu. Så här ser det ut.',
  'swap-window-none': 'Lärosätet har inte öppnat någon bytesperiod för terminen.',
  'placement-not-published': 'Bara publicerade placeringar kan bytas.',
  'placement-begun': 'Placeringen har redan börjat och kan inte bytas.',
  'one-open-swap-wish': 'Du har redan önskat byte av placeringen. Dra tillbaka det önskemålet först.',
  'place-missing': 'Välj minst en ort eller enhet som du hellre vill vara på.',
  'place-unclear': 'Välj ort eller enhet i listan.',
  'place-unknown': 'Orten eller enheten finns inte. Välj i listan.',
  'named-twice': 'Du har valt samma plats två gånger. Välj var och en en gång.',
  'swap-over': 'Bytet är redan avgjort. Så här gick det.',
  'swap-too-late': 'Tiden att svara är ute. Ditt önskemål står kvar och prövas mot andra byten.',
  'swap-wish-over': 'Önskemålet gäller inte längre. Så här ser det ut nu.',
};

/** Shows a student's exchanges again when one of the forms was refused. */
@Injectable()
export class MySwapsFormFilter extends FormFilter {
  constructor(
    @Inject(problemRenderer) renderer: ProblemRenderer,
    @Inject(MySwapsService) private readonly swaps: MySwapsService,
    @Inject(Pages) private readonly pages: Pages,
  ) {
    super(renderer);
  }

  protected async again(request: PlatformRequest, answer: ProblemAnswer): Promise<string> {
    const { party, params } = request;
    if (party === undefined) throw new Error('Nobody is logged in, so no exchanges can be shown.');
    const input = inputOf(request.body);
    const of = input['placering'] ?? (params as { id?: string }).id;
    const content = <MySwapsPage mine={await this.swaps.mine(party)} refusal={{ of, input, sentence: inSwedish(answer, sentences) }} />;
    return this.pages.draw(request, { title: 'Byta placering', content, layout: 'student' });
  }
}
