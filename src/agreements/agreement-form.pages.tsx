import { Inject, Injectable } from '@nestjs/common';
import { problemRenderer, type ProblemRenderer } from '../platform/http/problem.filter';
import type { ProblemAnswer } from '../platform/http/problem-answer';
import type { PlatformRequest } from '../platform/http/request';
import { today } from '../platform/http/today';
import { FormFilter } from '../platform/views/form.filter';
import { Pages } from '../platform/views/pages.service';
import { inputOf, inSwedish, wrongFields } from '../platform/views/refusal';
import { AgreementOverviewService } from './agreement-overview.service';
import { AgreementPage } from './agreement-page';

const fieldSentences: Readonly<Record<string, string>> = {
  on: 'Skriv dagen som år, månad och dag, till exempel 2026-12-31.',
  firstDay: 'Skriv första dagen som år, månad och dag, till exempel 2026-04-01.',
  lastDay: 'Skriv sista dagen som år, månad och dag, till exempel 2026-05-15.',
  term: 'Skriv terminens kod, till exempel HT2026.',
  places: 'Platser utöver kvoten är ett heltal från 1 till 100.',
  reason: 'Skriv en orsak i några ord, på en rad och utan personnummer.',
};

const ownSentences = {
  'booking-window-refused': 'Terminen ska finnas, och fönstrets sista dag får inte ligga före dess första.',
};

/** Shows an agreement again when one of its forms was refused. */
@Injectable()
export class AgreementFormFilter extends FormFilter {
  constructor(
    @Inject(problemRenderer) renderer: ProblemRenderer,
    @Inject(AgreementOverviewService) private readonly overviews: AgreementOverviewService,
    @Inject(Pages) private readonly pages: Pages,
  ) {
    super(renderer);
  }

  protected async again(request: PlatformRequest, answer: ProblemAnswer): Promise<string> {
    const { party, params } = request;
    if (party === undefined) throw new Error('Nobody is logged in, so no agreement can be shown.');
    const { code, quota } = params as { code: string; quota?: string };
    const overview = await this.overviews.one(party, code);
    const [field] = wrongFields(answer).flatMap((name) => fieldSentences[name] ?? []);
    const refusal = { form: quota ?? (request.path.includes('/fonster') ? 'fonster' : 'uppsagning'), sentence: field ?? inSwedish(answer, ownSentences), input: inputOf(request.body) };
    const content = <AgreementPage overview={overview} today={today()} mayOverride={party.role === 'admin'} refusal={refusal} />;
    return this.pages.draw(request, { title: overview.agreement.name, content });
  }
}
