import { parse } from 'csv-parse/sync';
import { isDay, type Day } from '../shared/day';
import { findPersonalNumber } from '../shared/personal-number';
import { invoiceStatuses, type InvoiceStatus } from '../invoicing/invoice-status';

/** What a row of the file tells. */
export interface ToldStatus {
  /** Counted from 1, the heading included, as spreadsheets do. */
  readonly row: number;
  readonly number: string;
  readonly status: InvoiceStatus;
  readonly day: Day;
  readonly note: string;
}

/** What is wrong in a row: a code, and the value that is. */
export interface RowFault {
  readonly row: number;
  readonly code: 'unreadable' | 'column-missing' | 'number-missing' | 'status-unknown' | 'day-wrong' | 'note-wrong' | 'too-many' | 'invoice-unknown' | 'invoice-ambiguous' | 'before-issue' | 'in-future' | 'not-yours-to-tell' | 'told-otherwise';
  readonly value: string;
}

export interface StatusFile {
  readonly told: readonly ToldStatus[];
  readonly faults: readonly RowFault[];
}

const headings: Readonly<Record<string, 'number' | 'status' | 'day' | 'note'>> = {
  nummer: 'number', fakturanummer: 'number', number: 'number', lage: 'status', läge: 'status', status: 'status', dag: 'day', datum: 'day', day: 'day', date: 'day', notering: 'note', note: 'note',
};
const words: Readonly<Partial<Record<string, InvoiceStatus>>> = { skickad: 'sent', godkänd: 'accepted', bestridd: 'disputed', betald: 'paid', ...Object.fromEntries(invoiceStatuses.map((status) => [status, status])) };

const MOST = 10_000;

type Cells = Partial<Record<'number' | 'status' | 'day' | 'note', string>>;

/** Reads a file of statuses: headings nummer, läge, dag and, if wanted, notering; semicolon, comma or tab between. */
export function readStatusFile(content: string): StatusFile {
  const rows = rowsOf(content);
  if (rows === undefined) return { told: [], faults: [{ row: 1, code: 'unreadable', value: content.slice(0, 40) }] };
  const [head = [], ...body] = rows;
  const columns = head.map((cell) => headings[cell.trim().toLowerCase()]);
  const missing = (['number', 'status', 'day'] as const).filter((name) => !columns.includes(name));
  if (missing.length > 0) return { told: [], faults: missing.map((name) => ({ row: 1, code: 'column-missing', value: { number: 'nummer', status: 'läge', day: 'dag' }[name] })) };
  if (body.length > MOST) return { told: [], faults: [{ row: MOST + 2, code: 'too-many', value: String(body.length) }] };
  const read = body.map((cells, i) => rowOf(i + 2, Object.fromEntries(cells.map((cell, place) => [columns[place] ?? '', cell.trim()])) as Cells));
  return { told: read.flatMap(({ told }) => told ?? []), faults: read.flatMap(({ faults }) => faults) };
}

function rowsOf(content: string): string[][] | undefined {
  try {
    const rows = parse(content, { bom: true, delimiter: [';', ',', '\t'], skip_empty_lines: true, relax_column_count: true });
    return rows.length === 0 ? undefined : rows;
  } catch {
    return undefined;
  }
}

type Fault = Pick<RowFault, 'code' | 'value'> | false;

const faultsOf = ({ number = '', status = '', day = '', note = '' }: Cells): Fault[] => [
  number === '' && { code: 'number-missing', value: '' },
  !(status.toLowerCase() in words) && { code: 'status-unknown', value: status },
  !isDay(day) && { code: 'day-wrong', value: day },
  (note.length > 200 || findPersonalNumber(note) !== undefined) && { code: 'note-wrong', value: note.slice(0, 20) },
];

function rowOf(row: number, cells: Cells): { told?: ToldStatus; faults: RowFault[] } {
  const faults = faultsOf(cells).flatMap((fault) => (fault === false ? [] : [{ row, ...fault }]));
  const { number = '', status = '', day = '', note = '' } = cells;
  const known = words[status.toLowerCase()];
  return known === undefined || faults.length > 0 ? { faults } : { told: { row, number, status: known, day, note }, faults };
}

const english: Readonly<Record<RowFault['code'], (value: string) => string>> = {
  unreadable: () => 'this is no table; send text with headings, a row for each invoice',
  'column-missing': (value) => `the column "${value}" is missing; the headings are nummer, läge, dag and notering`,
  'number-missing': () => 'the number is missing',
  'status-unknown': (value) => `"${value}" is no status; write sent, accepted, disputed or paid`,
  'day-wrong': (value) => `"${value}" is no day; write it as YYYY-MM-DD`,
  'note-wrong': (value) => `the note "${value}…" is longer than 200 characters or holds a personal identity number`,
  'too-many': (value) => `${value} rows are too many; send at most ${MOST} at a time`,
  'invoice-unknown': (value) => `there is no issued invoice "${value}" that you send or get`,
  'invoice-ambiguous': (value) => `two of your invoices have the number "${value}", from different senders; tell of it on the page of the invoice`,
  'before-issue': (value) => `${value} is before the invoice was issued`,
  'in-future': (value) => `${value} has not come yet`,
  'not-yours-to-tell': (value) => `only the sender tells that an invoice is ${value}`,
  'told-otherwise': (value) => `the invoice is ${value}, which this does not follow on`,
};

/** The fault in a sentence for programs. */
export const faultInEnglish = ({ row, code, value }: RowFault): string => `Row ${row}: ${english[code](value)}.`;

const swedish: Readonly<Record<RowFault['code'], (value: string) => string>> = {
  unreadable: () => 'det är ingen tabell; klistra in text med rubriker och en rad per faktura',
  'column-missing': (value) => `kolumnen ”${value}” saknas; rubrikerna är nummer, läge, dag och notering`,
  'number-missing': () => 'fakturanumret saknas',
  'status-unknown': (value) => `”${value}” är inget läge; skriv skickad, godkänd, bestridd eller betald`,
  'day-wrong': (value) => `”${value}” är ingen dag; skriv den som 2026-03-31`,
  'note-wrong': () => 'noteringen är längre än 200 tecken eller innehåller ett personnummer',
  'too-many': (value) => `${value} rader är för många på en gång; högst 10 000 går`,
  'invoice-unknown': (value) => `ni har ingen utfärdad faktura ”${value}”`,
  'invoice-ambiguous': (value) => `två avsändare har en faktura ”${value}” till er`,
  'before-issue': (value) => `${value} är före fakturans dag`,
  'in-future': (value) => `${value} har inte varit än`,
  'not-yours-to-tell': () => 'bara avsändaren kan säga att en faktura är skickad',
  'told-otherwise': (value) => `fakturan är redan ${value}, och det här kan inte följa på det`,
};

/** The fault in a sentence for people. */
export const faultInSwedish = ({ row, code, value }: RowFault): string => `Rad ${row}: ${swedish[code](value)}.`;
