import { Inject, Injectable } from '@nestjs/common';
import { problemRenderer, type ProblemRenderer } from '../platform/http/problem.filter';
import type { ProblemAnswer } from '../platform/http/problem-answer';
import type { PlatformRequest } from '../platform/http/request';
import { today } from '../platform/http/today';
import { FormFilter } from '../platform/views/form.filter';
import { inputOf, inSwedish, wrongFields, type Sentences } from '../platform/views/refusal';
import { UnitWeekPage } from './unit-week-page';
import { UnitWeekService } from './unit-week.service';

const sentences: Sentences = {
  'why-missing': 'Skriv längst ner varför dagar som redan är attesterade ändras.',
};

const fieldSentences: Readonly<Record<string, string>> = {
  timmar: 'Timmar är ett heltal från 0 till 32.',
  besok: 'Besök är ett heltal från 0 till 200.',
  varfor: 'Skriv skälet på en rad om högst 200 tecken, utan personnummer.',
};

/** What stands against the form: each day by itself, where days were refused. */
function reasonsOf(answer: ProblemAnswer): string[] {
  if (answer.code === 'days-refused') return (answer.breaches ?? []).map(({ detail }) => detail);
  const fields = wrongFields(answer).flatMap((name) => fieldSentences[name] ?? []);
  return fields.length > 0 ? fields : [inSwedish(answer, sentences)];
}

/** What was chosen in the form, by placement and day. */
function choicesOf(body: unknown): Map<string, string> {
  const { dag = [] } = body as { dag?: string | readonly string[] };
  return new Map([dag].flat().map((sent) => {
    const [number = '', day = '', ...choice] = sent.split('~');
    return [`${number}~${day}`, choice.join('~')];
  }));
}

/** Shows a unit's week again when its form was refused, with what was chosen. */
@Injectable()
export class UnitWeekFormFilter extends FormFilter {
  constructor(@Inject(problemRenderer) renderer: ProblemRenderer, @Inject(UnitWeekService) private readonly weeks: UnitWeekService) {
    super(renderer);
  }

  protected async again(request: PlatformRequest, answer: ProblemAnswer): Promise<string> {
    const { account, params } = request;
    const body: unknown = request.body;
    const input = inputOf(body);
    const overview = await this.weeks.overview(this.partyOf(request), { unit: (params as { code: string }).code, week: input['vecka'] ?? '', today: today(), onlyUnitId: account?.unitId });
    const refusal = { sentences: reasonsOf(answer), why: input['varfor'] ?? '', choices: choicesOf(body) };
    return this.draw(request, { title: `Närvaro, ${overview.unit.name}`, content: <UnitWeekPage overview={overview} refusal={refusal} /> });
  }
}
