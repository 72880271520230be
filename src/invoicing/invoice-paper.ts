import type { Content, TableCell } from 'pdfmake/interfaces';
import { dateSwedish, datesSwedish } from '../shared/swedish';
import { groupBy } from '../shared/group-by';
import { kronorSwedish, type Ore } from '../shared/money';
import { kindSwedish, typeSwedish, vatSwedish, type DocumentLine, type DocumentParty, type InvoiceDocument } from './document';
import { measureOf, quantitySwedish } from './measure';

const grey = '#4d5156';
const accent = '#0b5566';
const soft = '#eef4f5';
const hair = '#cfcfca';

/** Styles that the paper's parts are told by. */
export const paperStyles = {
  h1: { fontSize: 22, bold: true, color: accent },
  label: { fontSize: 7.5, color: grey },
  head: { fontSize: 8, color: grey },
  figure: { fontSize: 12, bold: true },
} as const;

/** All that stands on the paper, from top to bottom. */
export const paperOf = (document: InvoiceDocument): Content[] =>
  [heading(document), addresses(document), subject(document), lineTable(document), sums(document), note(document), slip(document)];

/** `Faktura BLK-U-2026-000002`. */
export const paperTitle = ({ type, number }: InvoiceDocument): string => `${typeSwedish(type)} ${number}`;

export const dashedNumber = (organisationNumber: string): string => `${organisationNumber.slice(0, 6)}-${organisationNumber.slice(6)}`;
const dashedGiro = (digits: string, after: number): string => `${digits.slice(0, -after)}-${digits.slice(-after)}`;

const rule = (margin: [number, number, number, number]): Content => ({ canvas: [{ type: 'line', x1: 0, y1: 0, x2: 505, y2: 0, lineWidth: 0.8, lineColor: accent }], margin });

const heading = (document: InvoiceDocument): Content => ({
  stack: [
    {
      columns: [
        { text: document.seller.name, bold: true, fontSize: 13, width: '*', margin: [0, 7, 0, 0] },
        { stack: [{ text: typeSwedish(document.type), style: 'h1' }, { text: document.number, fontSize: 11 }], alignment: 'right', width: 'auto' },
      ],
    },
    rule([0, 8, 0, 16]),
  ],
});

const pair = (label: string, value: string): TableCell[] => [{ text: label, color: grey }, { text: value }];

function facts({ issuedOn, dueOn, daysNet, type, buyerReference, referenceIsOrder, agreementNumber, agreementName, original }: InvoiceDocument): Content {
  const rows = [
    pair('Fakturadatum', dateSwedish(issuedOn)),
    ...(type === 'credit_note' ? [] : [pair('Förfallodag', dateSwedish(dueOn)), pair('Villkor', `${daysNet} dagar netto`)]),
    pair(referenceIsOrder === true ? 'Er beställning' : 'Er referens', buyerReference),
    pair('Avtal', `${agreementNumber}, ${agreementName}`),
    ...(original ? [pair('Rättar faktura', `${original.number} av ${dateSwedish(original.issuedOn)}`)] : []),
  ];
  return { table: { widths: [78, '*'], body: rows }, layout: { hLineWidth: () => 0, vLineWidth: () => 0, paddingLeft: () => 0, paddingTop: () => 1.5, paddingBottom: () => 1.5 } };
}

const address = ({ name, street, postalCode, city }: DocumentParty): Content =>
  ({ stack: [{ text: name, bold: true, fontSize: 11 }, ...[street, `${postalCode} ${city}`.trim()].filter(Boolean).map((text) => ({ text }))] });

const addresses = (document: InvoiceDocument): Content => ({
  columns: [
    { width: '*', stack: [facts(document)] },
    { width: 205, stack: [{ text: 'Köpare', style: 'label' }, address(document.buyer), { text: `Org.nr ${dashedNumber(document.buyer.organisationNumber)}`, color: grey, margin: [0, 2, 0, 0] }] },
  ],
  columnGap: 24,
  margin: [0, 0, 0, 18],
});

const subject = ({ kind, firstDay, lastDay, type, original }: InvoiceDocument): Content => ({
  stack: [
    { text: `${kindSwedish(kind)} ${datesSwedish(firstDay, lastDay)}`, fontSize: 12, bold: true },
    ...(original ? [{ text: type === 'credit_note' ? `Krediterar en del av faktura ${original.number}.` : `Tillkommer till faktura ${original.number}.`, color: grey }] : []),
  ],
  margin: [0, 0, 0, 8],
});

const right = (text: string, more: object = {}): Content => ({ text, alignment: 'right', noWrap: true, ...more });

/** Lines under the activity that they are for; an activity of several lines tells its own sum. */
function activityRows(activity: string, lines: readonly DocumentLine[], document: InvoiceDocument): TableCell[][] {
  const total = lines.reduce((sum, line) => sum + line.netOre, 0n);
  const head: TableCell[] = [{ text: activity, bold: true, colSpan: 3, margin: [0, 4, 0, 0] }, {}, {}, lines.length > 1 ? right(kronorSwedish(total), { bold: true, margin: [0, 4, 0, 0] }) : ''];
  return [head, ...lines.map((line) => lineRow(line, document))];
}

function lineRow(line: DocumentLine, { kind }: InvoiceDocument): TableCell[] {
  const { perSwedish } = measureOf(kind, line);
  return [
    { stack: [{ text: datesSwedish(line.firstDay, line.lastDay) }, { text: line.description, color: grey, fontSize: 8.5 }] },
    right(quantitySwedish(kind, line)),
    { stack: [right(kronorSwedish(line.rateOre)), ...(perSwedish ? [right(`per ${perSwedish}`, { color: grey, fontSize: 8.5 })] : [])] },
    right(kronorSwedish(line.netOre)),
  ];
}

function lineTable(document: InvoiceDocument): Content {
  const head = ['Avser', 'Antal', 'Pris, kr', 'Belopp, kr'].map((text, i): TableCell => ({ text, style: 'head', alignment: i > 0 ? 'right' : 'left' }));
  const groups = [...groupBy(document.lines, (line) => line.activity)];
  const starts = new Set<number>();
  const body = [head];
  for (const [activity, lines] of groups) {
    starts.add(body.length);
    body.push(...activityRows(activity, lines, document));
  }
  return {
    table: { headerRows: 1, keepWithHeaderRows: 2, widths: ['*', 55, 90, 80], body, dontBreakRows: true },
    layout: {
      hLineWidth: (i) => (i === 1 || i === body.length ? 0.8 : starts.has(i) ? 0.4 : 0), hLineColor: (i) => (i === 1 || i === body.length ? accent : hair),
      vLineWidth: () => 0, paddingLeft: (i) => (i === 0 ? 0 : 6), paddingRight: (i) => (i === 3 ? 0 : 6), paddingTop: () => 3, paddingBottom: () => 3,
    },
    margin: [0, 0, 0, 8],
  };
}

function sums({ netOre, vatOre, roundingOre, payableOre, type }: InvoiceDocument): Content {
  const row = (label: string, ore: Ore): TableCell[] => [label, right(kronorSwedish(ore))];
  const body: TableCell[][] = [
    ...(vatOre === 0n && roundingOre === 0n ? [] : [row('Summa utan moms', netOre)]),
    ...(vatOre === 0n ? [] : [row('Moms 25 %', vatOre)]),
    ...(roundingOre === 0n ? [] : [row('Öresavrundning', roundingOre)]),
    [{ text: type === 'credit_note' ? 'Att kreditera' : 'Att betala', style: 'figure' }, right(`${kronorSwedish(payableOre)}\u00a0kr`, { style: 'figure' })],
  ];
  return { columns: [{ text: '', width: '*' }, { width: 'auto', table: { body, widths: [110, 'auto'] }, layout: { hLineWidth: () => 0, vLineWidth: () => 0, paddingRight: (i: number) => (i === 1 ? 0 : 6) } }], margin: [0, 0, 0, 10] };
}

function note({ vatCategory, vatReason, seller, type }: InvoiceDocument): Content {
  const vat = vatCategory === 'S' ? vatSwedish(vatCategory) : `${vatSwedish(vatCategory)}${vatReason ? `: ${vatReason}` : ''}`;
  const tax = seller.isCompany ? ' Godkänd för F-skatt.' : '';
  const credit = type === 'credit_note' ? ' Beloppet räknas av från den faktura som rättas.' : '';
  return { text: `${vat.replace(/\.?$/, '.')}${tax}${credit} Bilagan redovisar underlaget rad för rad med koder, utan namn.`, color: grey, margin: [0, 0, 0, 14] };
}

const slot = (label: string, value: string, more: object = {}): Content => ({ stack: [{ text: label, style: 'label' }, { text: value, style: 'figure', noWrap: true }], ...more });

/** What whoever pays needs, together in a box that no page break parts. */
function slip({ bankgiro, plusgiro, ocr, number, dueOn, payableOre, type, seller }: InvoiceDocument): Content {
  if (type === 'credit_note') return { text: '' };
  const [label, account] = bankgiro ? ['Bankgiro', dashedGiro(bankgiro, 4)] : plusgiro ? ['Plusgiro', dashedGiro(plusgiro, 1)] : ['Konto', 'anges av säljaren'];
  const cells: TableCell[] = [slot(label, account), ocr ? slot('OCR-nummer', ocr) : slot('Ange', number), slot('Betala senast', dueOn), slot('Belopp', `${kronorSwedish(payableOre)}\u00a0kr`, { alignment: 'right' })];
  return {
    unbreakable: true,
    stack: [
      { table: { widths: [90, '*', 90, 'auto'], body: [cells] }, layout: { fillColor: () => soft, hLineWidth: () => 0, vLineWidth: () => 0, paddingLeft: () => 12, paddingRight: () => 12, paddingTop: () => 9, paddingBottom: () => 9 } },
      { text: `Betalas till ${seller.name}. Ange ${ocr ? 'OCR-numret' : 'fakturanumret'}. Ingen faktureringsavgift.`, style: 'label', margin: [0, 5, 0, 0] },
    ],
  };
}

/** Who sends it, at the foot of each page. */
export function paperFoot({ seller, vatCategory, bankgiro, plusgiro, number }: InvoiceDocument, page: number, pages: number): Content {
  const parts = [
    seller.name, [seller.street, `${seller.postalCode} ${seller.city}`.trim()].filter(Boolean).join(', '), `Org.nr ${dashedNumber(seller.organisationNumber)}`,
    vatCategory === 'O' ? '' : `Momsreg.nr SE${seller.organisationNumber}01`,
    bankgiro ? `Bankgiro ${dashedGiro(bankgiro, 4)}` : plusgiro ? `Plusgiro ${dashedGiro(plusgiro, 1)}` : '',
  ];
  return {
    margin: [45, 8, 45, 0],
    stack: [
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: 505, y2: 0, lineWidth: 0.4, lineColor: hair }], margin: [0, 0, 0, 5] },
      { columns: [{ text: parts.filter(Boolean).join('  ·  '), style: 'label', width: '*' }, { text: `${number}  ·  ${page} (${pages})`, style: 'label', alignment: 'right', width: 120 }] },
    ],
  };
}
