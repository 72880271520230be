import { Inject, Injectable } from '@nestjs/common';
import type { ProblemAnswer } from '../platform/http/problem-answer';
import type { PlatformRequest } from '../platform/http/request';
import { today } from '../platform/http/today';
import { FormFilter } from '../platform/views/form.filter';
import { inputOf, inSwedish, wrongFields } from '../platform/views/refusal';
import { MoneyPage } from './agreement-money-page';
import { AgreementMoneyService } from './agreement-money.service';
import { moneyErrors, moneySentence, moneySentences } from './money-refusal';

/** Shows an agreement's money page again when one of its forms was refused. */
@Injectable()
export class MoneyFormFilter extends FormFilter {
  @Inject(AgreementMoneyService) private readonly money!: AgreementMoneyService;

  protected async again(request: PlatformRequest, answer: ProblemAnswer): Promise<string> {
    const { code, leg } = request.params as { code: string; leg?: string };
    const money = await this.money.one(this.partyOf(request), code);
    const [, , , , path = ''] = request.path.split('/');
    const told = { code: answer.code, unread: wrongFields(answer), breaches: answer.breaches ?? [] };
    const errors = moneyErrors(told);
    const sentence = moneySentence(told, errors) ?? inSwedish(answer, moneySentences);
    const refusal = { form: leg === undefined ? path : `${path}-${leg}`, sentence, errors, input: inputOf(request.body) };
    return this.draw(request, { title: `Ekonomi: ${money.agreement.name}`, content: <MoneyPage money={money} today={today()} refusal={refusal} /> });
  }
}
