import { Inject, Injectable } from '@nestjs/common';
import { problemRenderer, type ProblemRenderer } from '../platform/http/problem.filter';
import type { ProblemAnswer } from '../platform/http/problem-answer';
import type { PlatformRequest } from '../platform/http/request';
import { FormFilter } from '../platform/views/form.filter';
import { Pages } from '../platform/views/pages.service';
import { HostRequestsPage } from './host-requests-page';
import { RequestsOverviewService } from './requests-overview.service';
import { requestSentence } from './term-requests-form.pages';

/** Shows what an organisation is asked again when a unit could not be chosen. */
@Injectable()
export class HostRequestsFormFilter extends FormFilter {
  constructor(
    @Inject(problemRenderer) renderer: ProblemRenderer,
    @Inject(RequestsOverviewService) private readonly overviews: RequestsOverviewService,
    @Inject(Pages) private readonly pages: Pages,
  ) {
    super(renderer);
  }

  protected async again(request: PlatformRequest, answer: ProblemAnswer): Promise<string> {
    const { party, account, params } = request;
    if (party === undefined || account === undefined) throw new Error('Nobody is logged in, so no requests can be shown.');
    const overview = await this.overviews.ofHost(party, account.unitId);
    const refusal = { id: (params as { id: string }).id, sentence: requestSentence(answer) };
    return this.pages.draw(request, { title: 'Förfrågningar', content: <HostRequestsPage overview={overview} organisation={account.organisationName} refusal={refusal} /> });
  }
}
