import { Inject, Injectable } from '@nestjs/common';
import { problemRenderer, type ProblemRenderer } from '../platform/http/problem.filter';
import type { ProblemAnswer } from '../platform/http/problem-answer';
import type { PlatformRequest } from '../platform/http/request';
import { today } from '../platform/http/today';
import { FormFilter } from '../platform/views/form.filter';
import { Pages } from '../platform/views/pages.service';
import { inputOf, inSwedish } from '../platform/views/refusal';
import { PlanPage, type SheetRefusal } from './plan-page';
import { belowBooked, kindsOf, readSheet, type SheetInput } from './plan-sheet';
import type { PlanSheet } from './plan-sheet.service';
import { PlanSheetService } from './plan-sheet.service';

const sentences: Readonly<Record<string, string>> = {
  'nothing-given': 'Fyll i minst en vecka.',
  'effect-in-the-past': 'Dagen har redan varit. Välj i dag eller en senare dag.',
  'day-unreadable': 'Dagen går inte att läsa. Skriv den som 2026-08-31.',
  'template-name': 'Ge mallen ett namn, högst 80 tecken.',
  'below-booked': 'Platserna skulle bli färre än de bokade eller än handledarna har tagit på sig. Flytta eller ställ in placeringar först.',
  'reserved-below': 'Platserna räcker inte till det som är reserverat utöver det bokade. Släpp reserverade platser först.',
  'plan-step-impossible': 'Det är redan publicerat eller återkallat. Så här ser det ut nu.',
};

/** Shows a term's sheet again, as it was filled in, when it was refused. */
@Injectable()
export class PlanFormFilter extends FormFilter {
  constructor(
    @Inject(problemRenderer) renderer: ProblemRenderer,
    @Inject(PlanSheetService) private readonly sheets: PlanSheetService,
    @Inject(Pages) private readonly pages: Pages,
  ) {
    super(renderer);
  }

  protected async again(request: PlatformRequest, answer: ProblemAnswer): Promise<string> {
    const { party, account, params } = request;
    if (party === undefined) throw new Error('Nobody is logged in, so no sheet can be shown.');
    const input = inputOf(request.body);
    const { code } = params as { code: string };
    const sheet = await this.sheets.sheet(party, { code, termCode: input['term'] ?? '', onlyUnitId: account?.unitId });
    const content = <PlanPage sheet={{ ...sheet, input }} today={today()} refusal={refusalOf(sheet, input, answer)} />;
    return this.pages.draw(request, { title: `Terminens platser, ${sheet.unit.name}`, content, layout: 'compact' });
  }
}

function refusalOf(sheet: PlanSheet, input: SheetInput, answer: ProblemAnswer): SheetRefusal {
  const { cells, faults } = readSheet(input, kindsOf(sheet.unit.specialties), sheet.term);
  if (faults.size > 0) return { sentences: [...faults.values()], fields: new Set(faults.keys()) };
  const booked = answer.code === 'below-booked' ? belowBooked(sheet.rows, cells, sheet.booked) : [];
  return { sentences: booked.length > 0 ? booked : [inSwedish(answer, sentences)], fields: new Set() };
}
