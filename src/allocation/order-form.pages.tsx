import { Inject, Injectable } from '@nestjs/common';
import { problemRenderer, type ProblemRenderer } from '../platform/http/problem.filter';
import type { ProblemAnswer } from '../platform/http/problem-answer';
import type { PlatformRequest } from '../platform/http/request';
import { FormFilter } from '../platform/views/form.filter';
import { Pages } from '../platform/views/pages.service';
import { inputOf, inSwedish, type Sentences } from '../platform/views/refusal';
import { OrderPage } from './order-page';
import { OrderPreviewPage } from './order-preview-page';
import { OrdersService } from './orders.service';

const sentences: Sentences = {
  'order-unchanged': 'Avtalet har redan den turordningen. Ändra något innan du prövar.',
  'preview-saved': 'Turordningen är redan sparad.',
  'preview-outdated': 'Avtalet har ändrats sedan provet gjordes. Pröva turordningen igen.',
  'preview-unsolved': 'Provet är inte klart. Det som har visats kan sparas.',
  'version-stale': 'Avtalet har ändrats sedan provet gjordes. Pröva turordningen igen.',
  'term-unknown': 'Terminen finns inte. Välj en i listan.',
};

/** Shows an agreement's order again when it was refused to be tried, and a preview when it was refused to be saved. */
@Injectable()
export class OrderFormFilter extends FormFilter {
  constructor(
    @Inject(problemRenderer) renderer: ProblemRenderer,
    @Inject(OrdersService) private readonly orders: OrdersService,
    @Inject(Pages) private readonly pages: Pages,
  ) {
    super(renderer);
  }

  protected async again(request: PlatformRequest, answer: ProblemAnswer): Promise<string> {
    const { party, params } = request;
    if (party === undefined) throw new Error('Nobody is logged in, so no order can be shown.');
    const { agreement = '', id } = params as { agreement?: string; id?: string };
    const sentence = inSwedish(answer, sentences);
    if (id !== undefined) {
      const preview = await this.orders.overview(party, id);
      return this.pages.draw(request, { title: `Prövad turordning, ${preview.term}`, content: <OrderPreviewPage preview={preview} refusal={sentence} /> });
    }
    const tried = await this.orders.agreement(party, agreement);
    return this.pages.draw(request, { title: `Turordning, ${tried.agreement.name}`, content: <OrderPage tried={tried} refusal={{ sentence, input: inputOf(request.body) }} /> });
  }
}
