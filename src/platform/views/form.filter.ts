import { Inject, type ArgumentsHost } from '@nestjs/common';
import type { Response } from 'express';
import type { ActingParty } from '../database/acting-party';
import { answerOf, type ProblemAnswer } from '../http/problem-answer';
import { ProblemFilter } from '../http/problem.filter';
import { wantsPage, type PlatformRequest } from '../http/request';
import { Pages, type Drawing } from './pages.service';

/** What a person can do something about on the same page. */
const mendable: ReadonlySet<number> = new Set([400, 409, 412, 422, 503]);

/** Shows the page of a refused form again, with what stood in the form and why it was refused; other errors as everywhere. */
export abstract class FormFilter extends ProblemFilter {
  @Inject(Pages) private readonly around!: Pages;

  /** The page with the form; where that cannot be drawn the error's own page is shown. */
  protected abstract again(request: PlatformRequest, answer: ProblemAnswer): Promise<string>;

  override catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<PlatformRequest>();
    const answer = answerOf(error);
    if (request.method !== 'POST' || !mendable.has(answer.status) || !wantsPage(request)) {
      super.catch(error, host);
      return;
    }
    this.again(request, answer).then(
      (html) => http.getResponse<Response>().status(answer.status).type('html').send(html),
      () => super.catch(error, host),
    );
  }

  /** A whole page around what the form stands in. */
  protected draw(request: PlatformRequest, drawing: Drawing): string {
    return this.around.draw(request, drawing);
  }

  /** Who sent the form; a form that only those who are logged in may send has somebody. */
  protected partyOf({ party }: PlatformRequest): ActingParty {
    if (party === undefined) throw new Error('Nobody is logged in, so the page cannot be shown.');
    return party;
  }
}
