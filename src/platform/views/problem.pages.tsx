import { Inject, Injectable } from '@nestjs/common';
import type { ProblemAnswer } from '../http/problem-answer';
import type { ProblemRenderer, ProblemView } from '../http/problem.filter';
import type { PlatformRequest } from '../http/request';
import { Pages } from './pages.service';
import { ProblemPage } from './problem-page';

/** Shows Problems to people: the login for those who are nobody yet, a page for the others. */
@Injectable()
export class ProblemPages implements ProblemRenderer {
  constructor(@Inject(Pages) private readonly pages: Pages) {}

  render(answer: ProblemAnswer, request: PlatformRequest): ProblemView {
    if (answer.status === 401 && request.path !== '/logga-in') {
      return { redirect: request.method === 'GET' ? `/logga-in?vidare=${encodeURIComponent(request.originalUrl)}` : '/logga-in' };
    }
    const { status, code } = answer;
    const content = <ProblemPage status={status} code={code} />;
    return { html: this.pages.draw(request, { title: status === 404 ? 'Sidan finns inte' : 'Det gick inte', content }) };
  }
}
