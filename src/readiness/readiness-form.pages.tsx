import { Inject, Injectable } from '@nestjs/common';
import { problemRenderer, type ProblemRenderer } from '../platform/http/problem.filter';
import type { ProblemAnswer } from '../platform/http/problem-answer';
import type { PlatformRequest } from '../platform/http/request';
import { today } from '../platform/http/today';
import { FormFilter } from '../platform/views/form.filter';
import { Pages } from '../platform/views/pages.service';
import { inputOf, inSwedish, wrongFields, type Sentences } from '../platform/views/refusal';
import { ReadinessPage } from './readiness-page';
import { ReadinessService } from './readiness.service';

const sentences: Sentences = {
  'expiry-missing': 'Skriv till och med vilken dag utdraget ur belastningsregistret gäller.',
  'already-exists': 'Kravet finns redan där. Ta bort det först om antalet dagar ska ändras.',
  'version-stale': 'Någon har ändrat kravet sedan du läste det. Läs hur det ser ut nu.',
  'unknown-reference': 'En student eller värd finns inte längre bland era. Läs om sidan och försök igen.',
};

const fieldSentences: Readonly<Record<string, string>> = {
  m: 'Välj minst ett krav att markera, och högst 500.',
  till: 'Skriv dagen som år, månad och dag, till exempel 2026-12-31.',
  dagar: 'Dagar före start är ett heltal från 0 till 365, eller tomt.',
};

/** Shows the page of requirements again when one of its forms was refused. */
@Injectable()
export class ReadinessFormFilter extends FormFilter {
  constructor(
    @Inject(problemRenderer) renderer: ProblemRenderer,
    @Inject(ReadinessService) private readonly readiness: ReadinessService,
    @Inject(Pages) private readonly pages: Pages,
  ) {
    super(renderer);
  }

  protected async again(request: PlatformRequest, answer: ProblemAnswer): Promise<string> {
    const { party, account, path } = request;
    if (party === undefined) throw new Error('Nobody is logged in, so no placements can be shown.');
    const overview = await this.readiness.overview(party, today(), account?.unitId);
    const [field] = wrongFields(answer).flatMap((name) => fieldSentences[name] ?? []);
    const code = answer.breaches?.[0]?.code ?? answer.code;
    const refusal = { form: path.endsWith('/nya') ? 'nya' as const : 'markera' as const, sentence: field ?? inSwedish({ ...answer, code }, sentences), input: inputOf(request.body) };
    const content = <ReadinessPage overview={overview} isUniversity={party.role === 'coordinator'} ticked={false} refusal={refusal} />;
    return this.pages.draw(request, { title: 'Krav före placering', content });
  }
}
