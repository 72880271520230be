import { Catch, Inject, Logger, Optional } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import { answerOf } from './problem-answer';
import type { ProblemAnswer } from './problem-answer';
import { pathToTell, wantsPage } from './request';
import type { PlatformRequest } from './request';

/** What a person is shown instead of problem+json: a page, or another address to go to. */
export type ProblemView = { readonly html: string } | { readonly redirect: string };

/** Draws Problems for people; a global module provides one under the token where there are pages. */
export interface ProblemRenderer {
  render(answer: ProblemAnswer, request: PlatformRequest): ProblemView;
}

/** Token of the ProblemRenderer. */
export const problemRenderer = Symbol('problem renderer');

/** The only place where errors become answers. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  constructor(@Optional() @Inject(problemRenderer) private readonly renderer?: ProblemRenderer) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<PlatformRequest>();
    const response = http.getResponse<Response>();
    const answer = answerOf(error);
    if (answer.status >= 500) this.record(error, request, answer);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (answer.status === 503 || answer.status === 429) response.setHeader('Retry-After', answer.status === 503 ? '5' : '900');
    if (this.renderer !== undefined && wantsPage(request)) show(response, this.renderer.render(answer, request), answer.status);
    else response.status(answer.status).type('application/problem+json').send(JSON.stringify(answer));
  }

  /** A Problem that the house foresaw is told in a line; of any other the log has all. */
  private record(error: unknown, request: PlatformRequest, answer: ProblemAnswer): void {
    const where = `${request.method} ${pathToTell(request)} (${request.id ?? 'no id'})`;
    const what = error instanceof Error ? error : new Error(String(error));
    if (answer.status === 503) this.logger.warn(`${where}: ${answer.code}: ${(what.cause as Error | undefined)?.message ?? answer.detail}`);
    else this.logger.error(`${where}: ${what.message}`, what.stack);
  }
}

function show(response: Response, view: ProblemView, status: number): void {
  if ('redirect' in view) response.redirect(303, view.redirect);
  else response.status(status).type('html').send(view.html);
}
