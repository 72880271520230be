import type { ComponentChildren, VNode } from 'preact';
import type { Day } from '../shared/day';
import { kronorSwedish } from '../shared/money';
import { dateSwedish, datesSwedish } from '../shared/swedish';
import { Icon } from '../platform/views/icon';
import { Refused } from '../platform/views/status';
import { Sub, Table, type Column } from '../platform/views/table';
import { Block, Head, Pairs } from '../platform/views/text';
import { causesSwedish } from './cause';
import { History } from './invoice-history';
import { stateOf, type InvoiceDetail, type InvoiceLineRow } from './invoice-overview';
import { IssueForms } from './issue-forms';
import { measureOf, quantitySwedish } from './measure';
import type { Signatory } from './signatory';
import { StatePill } from './state-pill';
import { kindNames, typeNames, vatNames } from './words';

const dashed = (organisationNumber: string): string => `${organisationNumber.slice(0, 6)}-${organisationNumber.slice(6)}`;

function rateOf(invoice: InvoiceDetail, line: InvoiceLineRow): string {
  const { perSwedish } = measureOf(invoice.kind, line);
  return perSwedish === '' ? kronorSwedish(line.rateOre) : `${kronorSwedish(line.rateOre)} per ${perSwedish}`;
}

function lineColumns(invoice: InvoiceDetail): Column<InvoiceLineRow>[] {
  return [
    { head: 'Rad', cell: (line) => [line.description, <Sub key="what">{`${line.activity}, ${datesSwedish(line.periodFirst, line.periodLast)}, ${line.host}`}</Sub>, <Sub key="why">{causesSwedish(line.causes)}</Sub>], foot: 'Att betala' },
    { head: 'Antal', cell: (line) => quantitySwedish(invoice.kind, line), figures: true },
    { head: 'Pris', cell: (line) => rateOf(invoice, line), figures: true },
    { head: 'Belopp, kr', cell: (line) => kronorSwedish(line.netOre), foot: kronorSwedish(invoice.payableOre), figures: true },
  ];
}

function party(name: string, organisationNumber: string): ComponentChildren {
  return [`${name}, `, <span key="number" class="mono">{dashed(organisationNumber)}</span>];
}

function facts(invoice: InvoiceDetail): (readonly [string, ComponentChildren])[] {
  return [
    ['Säljare', party(invoice.creditor, invoice.creditorNumber)],
    ['Köpare', party(invoice.debtor, invoice.debtorNumber)],
    ['Avser', `${kindNames[invoice.kind]}, ${datesSwedish(invoice.periodFirst, invoice.periodLast)}`],
    ['Avtal', invoice.agreement || '–'],
    ['Moms', vatNames[invoice.vatCategory] ?? invoice.vatCategory],
    ...(invoice.ocr === null ? [] : [['OCR-nummer', <span key="ocr" class="mono">{invoice.ocr}</span>] as const]),
    ...(invoice.issuedOn === null ? [] : [['Utfärdad', dateSwedish(invoice.issuedOn)] as const]),
    ...(invoice.dueOn === null ? [] : [['Förfaller', dateSwedish(invoice.dueOn)] as const]),
    ...(invoice.originalId === null ? [] : [['Rättar', <a key="original" href={`/ekonomi/fakturor/${invoice.originalId}`}>{invoice.originalNumber ?? 'faktura'}</a>] as const]),
    ...(invoice.vatOre === 0n ? [] : [['Momsbelopp', `${kronorSwedish(invoice.vatOre)} kr`] as const]),
    ...(invoice.roundingOre === 0n ? [] : [['Öresavrundning', `${kronorSwedish(invoice.roundingOre)} kr`] as const]),
  ];
}

function Documents({ invoice }: { invoice: InvoiceDetail }): VNode {
  const address = `/api/v1/invoices/${invoice.id}`;
  return (
    <div class="actions">
      <a class="btn" href={`${address}/pdf`}><Icon name="document" />PDF</a>
      <a class="btn" href={`${address}/csv`}>Bilaga (CSV)</a>
      <a class="btn" href={`${address}/xlsx`}>Bilaga (Excel)</a>
      <a class="btn" href={`${address}/xml`}>Peppol XML</a>
    </div>
  );
}

interface InvoicePageProps {
  readonly invoice: InvoiceDetail;
  /** The person who may review or issue it; undefined where that is not for the viewer. */
  readonly viewer: Signatory | undefined;
  readonly today: Day;
  /** Why a step was refused, when it was. */
  readonly failure?: string;
}

/** One invoice with its lines; an issued one with its documents. */
export function InvoicePage({ invoice, viewer, today, failure }: InvoicePageProps): VNode {
  const issued = invoice.state === 'issued';
  return (
    <div>
      <Head
        title={`${typeNames[invoice.type]} ${invoice.number ?? '(utkast)'}`}
        sub={[`${kronorSwedish(invoice.payableOre)} kr från ${invoice.debtor} till ${invoice.creditor}. `, issued ? 'Kan inte ändras, bara rättas.' : 'Får nummer när den utfärdas.']}
        actions={issued ? <Documents invoice={invoice} /> : undefined}
      />
      <Refused id="fel" sentence={failure} />
      {issued || viewer === undefined ? null : <div class="bot3"><IssueForms invoice={invoice} viewer={viewer} /></div>}
      <p class="bot3"><StatePill state={stateOf(invoice, today)} /></p>
      <div class="card pad"><Pairs pairs={facts(invoice)} /></div>
      <Block id="rader" title="Rader" note="Varje rad avrundas en gång. Bilagan innehåller koder, inga namn eller personnummer.">
        <Table labelledBy="rader" columns={lineColumns(invoice)} rows={invoice.lines} rowKey={(line) => String(line.position)} />
      </Block>
      {issued ? <History invoice={invoice} /> : null}
      <p class="actions top4"><a class="btn quiet" href="/ekonomi/fakturor">Alla fakturor</a></p>
    </div>
  );
}
