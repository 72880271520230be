import { Inject, Injectable } from '@nestjs/common';
import { problemRenderer, type ProblemRenderer } from '../platform/http/problem.filter';
import type { ProblemAnswer } from '../platform/http/problem-answer';
import type { PlatformRequest } from '../platform/http/request';
import { today } from '../platform/http/today';
import { FormFilter } from '../platform/views/form.filter';
import { Pages } from '../platform/views/pages.service';
import { inputOf, inSwedish, wrongFields } from '../platform/views/refusal';
import { weekListSwedish } from '../shared/swedish';
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
  'already-released': 'Platserna är redan släppta. Så här ser det ut nu.',
  'until-passed': 'Dagen har redan varit. Välj i dag eller en senare dag.',
  'weeks-reversed': 'Den första veckan kommer efter den sista. Byt plats på dem.',
  'too-many-holders': 'Platser är redan reserverade för sex olika. Släpp någon av dem först.',
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
    const isSheet = request.path.endsWith('/terminsplatser');
    const content = isSheet
      ? <PlanPage sheet={{ ...sheet, input }} today={today()} refusal={refusalOf(sheet, input, answer)} />
      : <PlanPage sheet={sheet} today={today()} unreserved={{ sentence: unreservedSentence(answer), input }} />;
    return this.pages.draw(request, { title: `Terminens platser, ${sheet.unit.name}`, content, layout: 'compact' });
  }
}

const fieldSentences: Readonly<Record<string, string>> = {
  places: 'Platser ska vara ett heltal från 1 till 1000, eller en andel som 50 %.', until: 'Välj den sista dagen som platserna hålls.',
};

/** Why places could not be reserved or released; of places that are taken, in which weeks. */
function unreservedSentence(answer: ProblemAnswer): string {
  const [field] = wrongFields(answer).flatMap((name) => fieldSentences[name] ?? []);
  const weeks = (answer.breaches ?? []).filter(({ code }) => code === 'places-taken').map(({ detail }) => detail.slice(0, 8));
  if (field !== undefined || weeks.length === 0) return field ?? inSwedish(answer, sentences);
  return `Andra har redan bokat eller reserverat för många platser ${weekListSwedish(weeks)}. Publicera fler platser, reservera färre eller hoppa över veckorna.`;
}

function refusalOf(sheet: PlanSheet, input: SheetInput, answer: ProblemAnswer): SheetRefusal {
  const { cells, faults } = readSheet(input, kindsOf(sheet.unit.specialties), sheet.term);
  if (faults.size > 0) return { sentences: [...faults.values()], fields: new Set(faults.keys()) };
  const booked = answer.code === 'below-booked' ? belowBooked(sheet.rows, cells, sheet.booked) : [];
  return { sentences: booked.length > 0 ? booked : [inSwedish(answer, sentences)], fields: new Set() };
}
