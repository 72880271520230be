import { Inject, Injectable } from '@nestjs/common';
import type { ProblemAnswer } from '../platform/http/problem-answer';
import type { PlatformRequest } from '../platform/http/request';
import { today } from '../platform/http/today';
import { FormFilter } from '../platform/views/form.filter';
import { inSwedish, type Sentences } from '../platform/views/refusal';
import { InvoiceOverviewService } from './invoice-overview.service';
import { InvoicePage } from './invoice-page';
import { InvoicesPage } from './invoices-page';
import { signatory } from './signatory';

const sentences: Sentences = {
  'two-persons': 'Du har granskat utkastet och kan inte själv utfärda det. Låt en annan person göra det.',
  'not-reviewed': 'Utkastet är inte granskat. Låt en annan person granska det först.',
  'already-issued': 'Fakturan är redan utfärdad och kan inte ändras, bara rättas med en ny.',
  'personal-number': 'Fakturan innehåller något som ser ut som ett personnummer. Ta bort det ur avtalet, referensen eller kravet som det kommer från.',
  'buyer-reference': 'Köparen godtar inte fakturans referens. Rätta köparens referens.',
  'peppol-rules': 'Fakturan skulle komma tillbaka obetald, eftersom något i den bryter mot mottagarnas regler. Rätta parternas uppgifter eller avtalet.',
  'rate-missing': 'En del dagar saknar pris i sitt avtal. Lägg till pris för dem och räkna fram utkasten igen.',
};

/** Shows an invoice, or all of them, again when a step with them was refused. */
@Injectable()
export class IssueFormFilter extends FormFilter {
  @Inject(InvoiceOverviewService) private readonly invoices!: InvoiceOverviewService;

  protected async again(request: PlatformRequest, answer: ProblemAnswer): Promise<string> {
    const { party, account, params } = request;
    if (party === undefined || account === undefined) throw new Error('Nobody is logged in, so no invoice can be shown.');
    const failure = inSwedish(answer, sentences);
    const { id } = params as { id?: string };
    if (id === undefined) {
      const filter = { state: 'draft' } as const;
      const rows = await this.invoices.rows(party, filter, today());
      const counterparts = await this.invoices.counterparts(party);
      const content = <InvoicesPage rows={rows} filter={filter} counterparts={counterparts} organisation={account.organisationName} today={today()} mayDraft mayPack failure={failure} />;
      return this.draw(request, { title: 'Fakturor', content });
    }
    const invoice = await this.invoices.detail(party, id);
    const content = <InvoicePage invoice={invoice} viewer={invoice.outgoing ? signatory(account) : undefined} today={today()} failure={failure} />;
    return this.draw(request, { title: invoice.number ?? 'Fakturautkast', content });
  }
}
