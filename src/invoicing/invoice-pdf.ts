import { dirname, join } from 'node:path';
import * as library from 'pdfmake';
import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces';
import { kronorSwedish, type Ore } from '../shared/money';
import { datesSwedish, daysFromHalves } from '../shared/swedish';
import { kindSwedish, typeSwedish, vatSwedish, type DocumentLine, type DocumentParty, type InvoiceDocument } from './document';

/** The library exports one object with methods, which its types tell as a module. */
const pdfmake = (library as unknown as { default: typeof library }).default;

const fontFolder = join(dirname(require.resolve('pdfmake/package.json')), 'fonts', 'Roboto');
pdfmake.setFonts({
  Roboto: { normal: join(fontFolder, 'Roboto-Regular.ttf'), bold: join(fontFolder, 'Roboto-Medium.ttf') },
});
pdfmake.setLocalAccessPolicy((path: string) => path.startsWith(fontFolder));
pdfmake.setUrlAccessPolicy(() => false);

const grey = '#444444';
const rule = '#999999';

/** The document as people read it: one A4 page or more, PDF/A-3b, the same whenever it is made. */
export function invoicePdf(document: InvoiceDocument): Promise<Buffer> {
  const title = `${typeSwedish(document.type)} ${document.number}`;
  const definition: TDocumentDefinitions = {
    content: [heading(document, title), parties(document), facts(document), lineTable(document), totalsTable(document), paymentBox(document)],
    defaultStyle: { font: 'Roboto', fontSize: 9.5, lineHeight: 1.2 },
    styles: { h1: { fontSize: 18, bold: true }, label: { fontSize: 8, color: grey }, head: { bold: true, fontSize: 8.5 } },
    pageSize: 'A4',
    pageMargins: [45, 45, 45, 55],
    footer: (page, pages) => ({ text: `${document.number} · sida ${page} av ${pages}`, style: 'label', alignment: 'center', margin: [0, 20, 0, 0] }),
    info: { title, author: document.seller.name, subject: `${kindSwedish(document.kind)} enligt avtal ${document.agreementNumber}`, creationDate: new Date(`${document.issuedOn}T12:00:00Z`) },
    version: '1.7',
    subset: 'PDF/A-3b',
    displayTitle: true,
    language: 'sv-SE',
  };
  return pdfmake.createPdf(definition).getBuffer();
}

const labelled = (label: string, value: string): Content => ({ stack: [{ text: label, style: 'label' }, { text: value }], margin: [0, 0, 0, 6] });

const heading = ({ seller }: InvoiceDocument, title: string): Content =>
  ({ columns: [{ text: seller.name, bold: true, fontSize: 12, width: '*' }, { text: title, style: 'h1', width: 'auto' }], columnGap: 12, margin: [0, 0, 0, 18] });

const address = ({ name, street, postalCode, city, organisationNumber }: DocumentParty): string =>
  [name, street, `${postalCode} ${city}`.trim(), `Org.nr ${organisationNumber.slice(0, 6)}-${organisationNumber.slice(6)}`].filter(Boolean).join('\n');

const vatNumber = ({ seller, vatCategory }: InvoiceDocument): string => (vatCategory === 'O' ? '' : `\nMomsreg.nr SE${seller.organisationNumber}01`);

const parties = (document: InvoiceDocument): Content =>
  ({ columns: [labelled('Säljare', address(document.seller) + vatNumber(document)), labelled('Köpare', address(document.buyer))], margin: [0, 0, 0, 8] });

function facts(document: InvoiceDocument): Content {
  const { buyerReference, agreementNumber, agreementName, issuedOn, dueOn, firstDay, lastDay, original, kind, type } = document;
  return {
    columns: [
      [labelled('Er referens', buyerReference), labelled('Avtal', `${agreementNumber}, ${agreementName}`)],
      [labelled('Avser', `${kindSwedish(kind)}, ${datesSwedish(firstDay, lastDay)}`), ...(original ? [labelled('Rättar', `Faktura ${original.number} av ${original.issuedOn}`)] : [])],
      [labelled('Fakturadatum', issuedOn), ...(type === 'credit_note' ? [] : [labelled('Förfallodag', dueOn)])],
    ],
    columnGap: 16,
    margin: [0, 4, 0, 10],
  };
}

const right = (text: string, more: object = {}): Content => ({ text, alignment: 'right', noWrap: true, ...more });

function lineTable(document: InvoiceDocument): Content {
  const isTeaching = document.kind === 'teaching';
  const heads = ['Rad', 'Avser', isTeaching ? 'Dagar' : 'Antal', 'Pris, kr', 'Belopp, kr'];
  const head = heads.map((text, i): TableCell => ({ text, style: 'head', alignment: i > 1 ? 'right' : 'left' }));
  const rows = document.lines.map((line) => [
    String(line.position),
    { stack: [{ text: line.activity, bold: true }, { text: line.description, color: grey }, { text: datesSwedish(line.firstDay, line.lastDay), color: grey }] },
    right(signed(isTeaching ? daysFromHalves(line.units) : String(line.units))),
    { stack: [right(kronorSwedish(line.rateOre)), ...(isTeaching ? [right(`per ${perSwedish(line)}`, { color: grey })] : [])] },
    right(kronorSwedish(line.netOre)),
  ]);
  return {
    table: { headerRows: 1, widths: [24, '*', 45, 75, 80], body: [head, ...rows], dontBreakRows: true },
    layout: { hLineWidth: () => 0.5, vLineWidth: () => 0, hLineColor: () => rule, paddingTop: () => 4, paddingBottom: () => 4 },
    margin: [0, 0, 0, 10],
  };
}

const signed = (count: string): string => count.replace('-', '−');
const perSwedish = ({ perUnits }: DocumentLine): string => ({ 1: 'halvdag', 2: 'dag', 10: 'vecka' })[perUnits] ?? `${perUnits} halvdagar`;

function totalsTable({ netOre, vatOre, roundingOre, payableOre, vatCategory, vatReason, type }: InvoiceDocument): Content {
  const row = (label: string, ore: Ore): TableCell[] => [label, right(kronorSwedish(ore))];
  const body = [
    ...(vatOre === 0n && roundingOre === 0n ? [] : [row('Summa', netOre)]),
    ...(vatOre === 0n ? [] : [row('Moms 25 %', vatOre)]),
    ...(roundingOre === 0n ? [] : [row('Öresavrundning', roundingOre)]),
    [{ text: type === 'credit_note' ? 'Att kreditera' : 'Att betala', bold: true, fontSize: 12 }, right(`${kronorSwedish(payableOre)}\u00a0kr`, { bold: true, fontSize: 12 })],
  ];
  const vat = vatCategory === 'S' ? vatSwedish(vatCategory) : `${vatSwedish(vatCategory)}${vatReason ? `: ${vatReason}` : ''}`;
  return { stack: [{ columns: [{ text: '', width: '*' }, { width: 'auto', table: { body }, layout: 'noBorders' }] }, { text: vat, color: grey, margin: [0, 6, 0, 12] }] };
}

function paymentBox({ bankgiro, ocr, dueOn, daysNet, type, seller, vatCategory }: InvoiceDocument): Content {
  const annex = 'Bilagan redovisar underlaget rad för rad med koder, utan namn.';
  if (type === 'credit_note') return { text: `Beloppet räknas av från den faktura som rättas. ${annex}` };
  const account = bankgiro ? `${bankgiro.slice(0, -4)}-${bankgiro.slice(-4)}` : 'anges av säljaren';
  const tax = seller.isCompany && vatCategory !== 'O' ? ' Godkänd för F-skatt.' : '';
  return {
    stack: [
      { columns: [labelled('Bankgiro', account), labelled('OCR', ocr), labelled('Betala senast', dueOn)] },
      { text: `${daysNet} dagar netto, ingen faktureringsavgift.${tax} ${annex}` },
    ],
  };
}
