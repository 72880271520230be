import { Inject, Injectable } from '@nestjs/common';
import type { ProblemAnswer } from '../platform/http/problem-answer';
import type { PlatformRequest } from '../platform/http/request';
import { today } from '../platform/http/today';
import { FormFilter } from '../platform/views/form.filter';
import { inputOf, inSwedish, wrongFields } from '../platform/views/refusal';
import { bedsErrors, bedsSentences } from './beds-overview';
import { BedsOverviewService } from './beds-overview.service';
import { BedsPage } from './beds-page';

/** Shows the page of beds again when one of its forms was refused. */
@Injectable()
export class BedsFormFilter extends FormFilter {
  @Inject(BedsOverviewService) private readonly overviews!: BedsOverviewService;

  protected async again(request: PlatformRequest, answer: ProblemAnswer): Promise<string> {
    const party = this.partyOf(request);
    const { params } = request;
    const { code } = params as { code?: string };
    const errors = bedsErrors({ unread: wrongFields(answer), breaches: answer.breaches ?? [] });
    const sentence = Object.keys(errors).length > 0 ? 'Rätta det som är markerat.' : inSwedish(answer, bedsSentences);
    const refusal = { code, sentence, errors, input: inputOf(request.body) };
    return this.draw(request, { title: 'Boendeplatser', content: <BedsPage beds={await this.overviews.overview(party, today())} refusal={refusal} /> });
  }
}
