import { Inject, Injectable } from '@nestjs/common';
import type { ProblemAnswer } from '../platform/http/problem-answer';
import type { PlatformRequest } from '../platform/http/request';
import { FormFilter } from '../platform/views/form.filter';
import { inSwedish, type Sentences } from '../platform/views/refusal';
import { isSettled } from './run-overview';
import { RunOverviewService } from './run-overview.service';
import { RunPage } from './run-page';

const sentences: Sentences = {
  'run-taken-over': 'Körningen har gjorts om sedan du läste den. Läs vad den kom fram till nu innan du publicerar.',
  'run-unsolved': 'Körningen är inte klar än.',
  'proposal-outdated': 'Placeringar som körningen räknade med har ändrats sedan dess. Fördela igen.',
  'places-gone': 'Platser som körningen räknade med är inte lediga längre. Fördela igen.',
  'quota-set-since': 'En kvot har tillkommit sedan körningen gjordes. Fördela igen.',
};

/** Shows a run again when a step with it was refused. */
@Injectable()
export class RunFormFilter extends FormFilter {
  @Inject(RunOverviewService) private readonly runs!: RunOverviewService;

  protected async again(request: PlatformRequest, answer: ProblemAnswer): Promise<string> {
    const party = this.partyOf(request);
    const { params } = request;
    const { term, number } = params as { term: string; number: string };
    const run = await this.runs.overview(party, term, number);
    return this.draw(request, { title: `Fördelning ${run.number}, ${run.term}`, content: <RunPage run={run} failure={inSwedish(answer, sentences)} />, live: !isSettled(run) });
  }
}
