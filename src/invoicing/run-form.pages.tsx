import { Inject, Injectable } from '@nestjs/common';
import type { ProblemAnswer } from '../platform/http/problem-answer';
import type { PlatformRequest } from '../platform/http/request';
import { FormFilter } from '../platform/views/form.filter';
import { inSwedish, type Sentences } from '../platform/views/refusal';
import { InvoicingReading } from './reading.service';
import { runOverview } from './run-overview';
import { RunPage } from './run-page';
import { RunsPage } from './runs-page';

const sentences: Sentences = {
  'two-persons': 'Du har granskat utkast i körningen och kan inte själv utfärda dem. Låt en annan person göra det.',
  'not-reviewed': 'Alla utkast i körningen är inte granskade. Låt en annan person granska dem först.',
  'run-cancelled': 'Körningen är avbruten. Gör en ny.',
  'run-without-drafts': 'Körningen har inga utkast kvar: de är utfärdade, eller så har en senare körning tagit över dem.',
  'run-ahead': 'En körning kan inte göras för en dag som inte har kommit. Titta på den i förhandsvisningen.',
  'personal-number': 'Något i ett dokument ser ut som ett personnummer. Rätta avtalet, referensen eller kravet som det kommer från.',
  'buyer-reference': 'En köpare godtar inte fakturans referens. Rätta köparens referens.',
};

/** Shows a run, or all of them, again when a step was refused. */
@Injectable()
export class RunFormFilter extends FormFilter {
  @Inject(InvoicingReading) private readonly reading!: InvoicingReading;

  protected async again(request: PlatformRequest, answer: ProblemAnswer): Promise<string> {
    const party = this.partyOf(request);
    const { id } = request.params as { id?: string };
    const failure = inSwedish(answer, sentences);
    if (id === undefined) {
      const { items } = await this.reading.runs.page(party, { limit: 100 });
      return this.draw(request, { title: 'Körningar', content: <RunsPage runs={items.map(runOverview)} mayRun failure={failure} /> });
    }
    const run = runOverview(await this.reading.runs.one(party, id));
    return this.draw(request, { title: `Körning ${run.number}`, content: <RunPage run={run} mayStep failure={failure} /> });
  }
}
