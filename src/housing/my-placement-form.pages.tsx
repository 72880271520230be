import { Inject, Injectable } from '@nestjs/common';
import { problemRenderer, type ProblemRenderer } from '../platform/http/problem.filter';
import type { ProblemAnswer } from '../platform/http/problem-answer';
import type { PlatformRequest } from '../platform/http/request';
import { FormFilter } from '../platform/views/form.filter';
import { inSwedish } from '../platform/views/refusal';
import { offerSentences } from '../reserves/offer-refusal';
import { MyPlacementDrawing } from './my-placement-drawing.pages';

/** Shows the student's page again when her answer to an offer was refused. */
@Injectable()
export class MyPlacementFormFilter extends FormFilter {
  constructor(@Inject(problemRenderer) renderer: ProblemRenderer, @Inject(MyPlacementDrawing) private readonly drawing: MyPlacementDrawing) {
    super(renderer);
  }

  protected again(request: PlatformRequest, answer: ProblemAnswer): Promise<string> {
    const { party } = request;
    if (party === undefined) throw new Error('Nobody is logged in, so no placements can be shown.');
    return this.drawing.draw(request, party, inSwedish(answer, offerSentences));
  }
}
