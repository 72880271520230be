import { Inject, Injectable } from '@nestjs/common';
import { RoundService } from '../fairness/round.service';
import type { ProblemAnswer } from '../platform/http/problem-answer';
import type { PlatformRequest } from '../platform/http/request';
import { FormFilter } from '../platform/views/form.filter';
import { inputOf, inSwedish, wrongFields, type Sentences } from '../platform/views/refusal';
import { FairnessPage } from './fairness-page';
import { weightNames } from './policy-form';
import { PreviewOverviewService } from './preview-overview.service';

const sentences: Sentences = {
  'version-stale': 'Någon har ändrat policyn sedan du läste den. Läs hur den ser ut nu och gör om ändringen.',
  rules: 'Någon har sparat en policy för terminen sedan du läste sidan. Läs om den och gör om ändringen.',
};

/** Shows a round's fairness again when its form was refused. */
@Injectable()
export class FairnessFormFilter extends FormFilter {
  @Inject(RoundService) private readonly rounds!: RoundService;
  @Inject(PreviewOverviewService) private readonly previews!: PreviewOverviewService;

  protected async again(request: PlatformRequest, answer: ProblemAnswer): Promise<string> {
    const party = this.partyOf(request);
    const { params } = request;
    const { term } = params as { term: string };
    const [field] = wrongFields(answer);
    const name = field === undefined ? undefined : weightNames[field as keyof typeof weightNames];
    const sentence = name === undefined ? inSwedish(answer, sentences) : `${name}: ett helt tal, och inte orimligt stort.`;
    const round = await this.rounds.round(party, term);
    const content = <FairnessPage round={round} previews={await this.previews.latest(party, term)} refusal={{ sentence, input: inputOf(request.body) }} />;
    return this.draw(request, { title: `Rättvisa, ${round.term}`, content });
  }
}
