import { Inject, Injectable } from '@nestjs/common';
import { problemRenderer, type ProblemRenderer } from '../platform/http/problem.filter';
import type { ProblemAnswer } from '../platform/http/problem-answer';
import type { PlatformRequest } from '../platform/http/request';
import { FormFilter } from '../platform/views/form.filter';
import { Pages } from '../platform/views/pages.service';
import { inputOf, inSwedish, wrongFields } from '../platform/views/refusal';
import { UnitOverviewService } from './unit-overview.service';
import { UnitPage } from './unit-page';
import { rulesSay, unitSentence, unitSentences, type UnitForm, type UnitRefusal } from './unit-refusal';

/** Shows a unit's page again when one of its forms was refused. */
@Injectable()
export class UnitFormFilter extends FormFilter {
  constructor(
    @Inject(problemRenderer) renderer: ProblemRenderer,
    @Inject(UnitOverviewService) private readonly units: UnitOverviewService,
    @Inject(Pages) private readonly pages: Pages,
  ) {
    super(renderer);
  }

  protected async again(request: PlatformRequest, answer: ProblemAnswer): Promise<string> {
    const { party, account, params, path } = request;
    if (party === undefined) throw new Error('Nobody is logged in, so no unit can be shown.');
    const { code, id } = params as { code: string; id?: string };
    const input = inputOf(request.body);
    const unit = await this.units.overview(party, { code, termCode: input['term'] ?? '', onlyUnitId: account?.unitId });
    const form = path.split('/').at(-1) as UnitForm;
    const fields = wrongFields(answer);
    const sentence = unitSentence(answer.code, form, { input, fields }, unit) ?? rulesSay(answer) ?? inSwedish(answer, unitSentences);
    const refusal: UnitRefusal = { form, bookingId: id, input, fields, sentence };
    return this.pages.draw(request, { title: `Kapacitet, ${unit.name}`, content: <UnitPage unit={unit} refusal={refusal} /> });
  }
}
