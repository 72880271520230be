import { Inject, Injectable } from '@nestjs/common';
import { problemRenderer, type ProblemRenderer } from '../platform/http/problem.filter';
import type { ProblemAnswer } from '../platform/http/problem-answer';
import type { PlatformRequest } from '../platform/http/request';
import { FormFilter } from '../platform/views/form.filter';
import { inputOf, inSwedish, wrongFields, type Sentences } from '../platform/views/refusal';
import { checkSentences } from './claim-checks';
import { MyPlacementDrawing } from './my-placement-drawing.pages';
import { MyClaimDrawing } from './my-claim-drawing.pages';

const sentences: Sentences = {
  ...checkSentences,
  'too-late': 'Sista dagen har passerat, och inget ärende var öppet. Rätten har upphört. Hör av dig till ditt lärosäte om det är fel.',
  'advanced-otherwise': 'Enligt avtalet är det någon annan som betalar hyran först. Hör av dig till ditt lärosäte.',
  'file-missing': 'Välj ett foto eller en PDF först.',
  'paper-unknown': 'Filen är varken en bild (JPEG, PNG eller WebP) eller en PDF, vad den än heter.',
  'paper-heic': 'Bilden är i formatet HEIC, som inte går att läsa här. Skicka den som JPEG.',
  'paper-unreadable': 'Filen går inte att läsa. Ta ett nytt foto, eller skriv ut PDF:en till en ny.',
  'paper-dangerous': 'PDF:en innehåller skript, bilagor eller är låst. Skriv ut den till en ny PDF, eller ta ett foto av den.',
  'receipt-twice': 'Det kvittot finns redan i kravet.',
  'receipts-full': 'Kravet har redan 20 kvitton. Lägg flera på samma bild.',
  'invalid-amount': 'Skriv kvittots belopp i kronor, till exempel 1300,00.',
  'account-invalid': 'Kontot stämmer inte med sin kontrollsiffra, eller så är clearingnumret inte känt här. Läs det igen, eller skriv IBAN i stället.',
  'claim-closed': 'Kravet är redan inskickat och kan inte ändras nu.',
};

const fields: Readonly<Record<string, string>> = {
  kronor: 'Skriv beloppet i kronor, till exempel 5200,00.', units: 'Skriv antalet som ett heltal.', sharedWith: 'Skriv antalet som ett heltal från 0 till 20.',
  firstDay: 'Välj första dagen.', lastDay: 'Välj sista dagen.', reason: 'Skriv på en rad vad som saknas, utan personnummer.',
};

/** Shows a student's claim again when a step with it was refused. */
@Injectable()
export class MyClaimFormFilter extends FormFilter {
  constructor(@Inject(problemRenderer) renderer: ProblemRenderer, @Inject(MyClaimDrawing) private readonly drawing: MyClaimDrawing, @Inject(MyPlacementDrawing) private readonly placements: MyPlacementDrawing) {
    super(renderer);
  }

  protected again(request: PlatformRequest, answer: ProblemAnswer): Promise<string> {
    const { code } = request.params as { code?: string };
    if (code === undefined) return this.placements.draw(request, this.partyOf(request), undefined, inSwedish(answer, sentences));
    const [field] = wrongFields(answer).flatMap((name) => fields[name] ?? []);
    const failure = field ?? inSwedish({ ...answer, code: answer.breaches?.[0]?.code ?? answer.code }, sentences);
    return this.drawing.draw(request, this.partyOf(request), code, { failure, input: inputOf(request.body) });
  }
}
