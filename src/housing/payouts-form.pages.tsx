import { Inject, Injectable } from '@nestjs/common';
import type { ActingParty } from '../platform/database/acting-party';
import { problemRenderer, type ProblemRenderer } from '../platform/http/problem.filter';
import type { ProblemAnswer } from '../platform/http/problem-answer';
import type { PlatformRequest } from '../platform/http/request';
import { today } from '../platform/http/today';
import { FormFilter } from '../platform/views/form.filter';
import { inSwedish, type Sentences } from '../platform/views/refusal';
import { PayoutsPage } from './payouts-page';
import { PayoutsService } from './payouts.service';

const sentences: Sentences = {
  'two-persons': 'Du har gjort utbetalningen och kan inte själv attestera den. Låt en annan person göra det.',
  'nothing-to-pay': 'Inget krav kan betalas ut så: inga är beviljade och obetalda, eller så har ingen angett konto. En fil till lönesystemet behöver inga konton.',
  'pay-day-passed': 'Dagen har passerat. Välj i dag eller senare.',
  'payout-state': 'Någon har hunnit före. Läs hur det ser ut nu.',
  'no-debtor-account': 'Organisationen har inget bankgiro att betala från. Lägg till det hos organisationen.',
  'order-not-whole': 'Underlaget har ändrats sedan utbetalningen gjordes. Makulera den och gör en ny.',
};

/** Shows the payouts again when a step with one was refused. */
@Injectable()
export class PayoutsFormFilter extends FormFilter {
  constructor(@Inject(problemRenderer) renderer: ProblemRenderer, @Inject(PayoutsService) private readonly payouts: PayoutsService) {
    super(renderer);
  }

  protected again(request: PlatformRequest, answer: ProblemAnswer): Promise<string> {
    return this.page(request, this.partyOf(request), inSwedish(answer, sentences));
  }

  async page(request: PlatformRequest, party: ActingParty, failure?: string): Promise<string> {
    const { items } = await this.payouts.page(party, { limit: 200 });
    const content = <PayoutsPage payable={await this.payouts.payable(party)} payouts={[...items].reverse()} today={today()} failure={failure} />;
    return this.draw(request, { title: 'Utbetalningar', content });
  }
}
