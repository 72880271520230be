import { Inject, Injectable } from '@nestjs/common';
import { problemRenderer, type ProblemRenderer } from '../platform/http/problem.filter';
import type { ProblemAnswer } from '../platform/http/problem-answer';
import type { PlatformRequest } from '../platform/http/request';
import { FormFilter } from '../platform/views/form.filter';
import { inputOf, inSwedish, wrongFields, type Sentences } from '../platform/views/refusal';
import { DecisionsDrawing } from './decisions-drawing.pages';

const sentences: Sentences = {
  'two-persons': 'Du har själv skickat in kravet. Låt en annan person besluta om det.',
  'no-open-claim': 'Kravet väntar inte längre på beslut: någon har hunnit besluta om det eller skickat tillbaka det.',
  'beyond-rule': 'Beloppet är högre än vad regeln ger. Bevilja förslaget eller mindre.',
  'nothing-approved': 'Att bevilja 0 kr är ett avslag. Avslå kravet med ett skäl.',
  'reason-missing': 'Skriv ett skäl: regeln ger mer än så.',
  'rule-refuses': 'Regeln ger ingenting. Avslå kravet, eller skicka tillbaka det om något saknas.',
};

const fields: Readonly<Record<string, string>> = {
  krav: 'Välj minst ett krav, och högst 300.', kronor: 'Skriv beloppet i kronor, till exempel 4900,00.', reason: 'Skriv skälet på en rad, utan personnummer.',
};

/** Shows the page again when a decision was refused. */
@Injectable()
export class DecisionsFormFilter extends FormFilter {
  constructor(@Inject(problemRenderer) renderer: ProblemRenderer, @Inject(DecisionsDrawing) private readonly drawing: DecisionsDrawing) {
    super(renderer);
  }

  protected again(request: PlatformRequest, answer: ProblemAnswer): Promise<string> {
    const { account } = request;
    if (account === undefined) throw new Error('Nobody is logged in, so no claims can be shown.');
    const party = this.partyOf(request);
    const [field] = wrongFields(answer).flatMap((name) => fields[name] ?? []);
    const failure = field ?? inSwedish(answer, sentences);
    const { code } = request.params as { code?: string };
    if (code === undefined) return this.drawing.list(request, party, account, { view: 'vantar', failure });
    return this.drawing.one(request, party, account, code, { failure, input: inputOf(request.body) });
  }
}
