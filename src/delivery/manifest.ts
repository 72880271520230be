import { createHash } from 'node:crypto';
import { stringify } from 'csv-stringify/sync';
import { safeCell } from '../invoicing/annex';
import type { Day } from '../shared/day';
import { kronorText, type Ore } from '../shared/money';

/** An invoice in an archive. */
export interface ArchivedInvoice {
  readonly id: string;
  readonly number: string;
  readonly type: string;
  readonly kind: string;
  readonly creditor: string;
  readonly debtor: string;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly netOre: Ore;
  readonly vatOre: Ore;
  readonly roundingOre: Ore;
  readonly payableOre: Ore;
}

/** A file of an archive, as its manifest tells it. */
export interface ListedFile {
  readonly name: string;
  readonly number: string;
  readonly bytes: number;
  readonly sha256: string;
}

export const listed = (name: string, number: string, content: Buffer): ListedFile =>
  ({ name, number, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') });

const sumOf = (invoices: readonly ArchivedInvoice[], part: 'netOre' | 'vatOre' | 'roundingOre' | 'payableOre'): string =>
  kronorText(invoices.reduce((sum, invoice) => sum + invoice[part], 0n));

const amounts = ({ netOre, vatOre, roundingOre, payableOre }: ArchivedInvoice): object =>
  ({ net: kronorText(netOre), vat: kronorText(vatOre), rounding: kronorText(roundingOre), payable: kronorText(payableOre) });

/** What an archive holds, for programs: each document with its sums and its files, and the sums of all. */
export function manifestJson(invoices: readonly ArchivedInvoice[], files: readonly ListedFile[]): string {
  const documents = invoices.map((invoice) => {
    const { number, type, kind, creditor, debtor, issuedOn, dueOn } = invoice;
    const own = files.filter((file) => file.number === number && file.name.startsWith(`${creditor}/`)).map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 }));
    return { number, type, kind, creditor, debtor, issuedOn, dueOn, ...amounts(invoice), files: own };
  });
  const sums = { documents: invoices.length, net: sumOf(invoices, 'netOre'), vat: sumOf(invoices, 'vatOre'), rounding: sumOf(invoices, 'roundingOre'), payable: sumOf(invoices, 'payableOre') };
  return `${JSON.stringify({ currency: 'SEK', documents, sums }, null, 2)}\n`;
}

const columns = ['fil', 'sha256', 'byte', 'nummer', 'typ', 'avser', 'saljare', 'kopare', 'utfardad', 'netto_kr', 'moms_kr', 'avrundning_kr', 'att_betala_kr'];

/** The same for people: a row for each file, the sums on the row of the XML, so that the column adds up to the last row. */
export function manifestCsv(invoices: readonly ArchivedInvoice[], files: readonly ListedFile[]): string {
  const byNumber = new Map(invoices.map((invoice) => [`${invoice.creditor}/${invoice.number}`, invoice]));
  const rows = files.map(({ name, number, bytes, sha256 }) => {
    const invoice = byNumber.get(`${name.split('/')[0] ?? ''}/${number}`);
    if (!invoice) return [name, sha256, bytes];
    const { type, kind, creditor, debtor, issuedOn } = invoice;
    const sums = name.endsWith('.xml') ? [invoice.netOre, invoice.vatOre, invoice.roundingOre, invoice.payableOre].map(kronorText) : ['', '', '', ''];
    return [safeCell(name), sha256, bytes, safeCell(number), type, kind, safeCell(creditor), safeCell(debtor), issuedOn, ...sums];
  });
  const total = ['Summa', '', '', '', '', '', '', '', '', sumOf(invoices, 'netOre'), sumOf(invoices, 'vatOre'), sumOf(invoices, 'roundingOre'), sumOf(invoices, 'payableOre')];
  return stringify([columns, ...rows.map((row) => [...row, ...Array.from({ length: columns.length - row.length }, () => '')]), total], { bom: true, delimiter: ';', record_delimiter: 'windows' });
}
