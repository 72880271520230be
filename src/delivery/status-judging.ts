import { mayFollow, statusNames, toldByDebtor, type InvoiceStatus } from '../invoicing/invoice-status';
import type { Day } from '../shared/day';
import type { RowFault, ToldStatus } from './status-file';

/** An invoice that a row tells of, as it stands before the file. */
export interface KnownInvoice {
  readonly id: string;
  readonly number: string;
  readonly issuedOn: Day;
  readonly outgoing: boolean;
  readonly status: InvoiceStatus | null;
  readonly told: readonly string[];
}

export interface JudgedStatuses {
  /** Rows that tell something new, in the order of the file. */
  readonly fresh: readonly (ToldStatus & { readonly invoiceId: string })[];
  readonly unchanged: number;
  readonly faults: readonly RowFault[];
}

/** Holds each row against its invoice as the rows before it have left it; what was told before is no news, and no fault. */
export function judgeStatuses(rows: readonly ToldStatus[], invoices: readonly KnownInvoice[], today: Day): JudgedStatuses {
  const now = new Map(invoices.map(({ id, status, told }) => [id, { status, told: new Set(told) }]));
  const fresh: (ToldStatus & { invoiceId: string })[] = [];
  const faults: RowFault[] = [];
  let unchanged = 0;
  for (const row of rows) {
    const found = invoices.filter(({ number }) => number === row.number);
    const [invoice] = found;
    const known = invoice && now.get(invoice.id);
    const fault = (found.length > 1 && ['invoice-ambiguous', row.number]) || (known === undefined && ['invoice-unknown', row.number]);
    if (fault || invoice === undefined || known === undefined) {
      faults.push({ row: row.row, code: (fault || ['invoice-unknown'])[0] as RowFault['code'], value: row.number });
      continue;
    }
    if (known.told.has(`${row.status} ${row.day}`)) {
      unchanged += 1;
      continue;
    }
    const wrong = faultOf(row, invoice, known.status, today);
    if (wrong) faults.push({ row: row.row, ...wrong });
    else {
      fresh.push({ ...row, invoiceId: invoice.id });
      known.status = row.status;
      known.told.add(`${row.status} ${row.day}`);
    }
  }
  return { fresh, unchanged, faults };
}

function faultOf({ status, day }: ToldStatus, { issuedOn, outgoing }: KnownInvoice, now: InvoiceStatus | null, today: Day): Omit<RowFault, 'row'> | undefined {
  if (!outgoing && !toldByDebtor.includes(status)) return { code: 'not-yours-to-tell', value: status };
  if (day < issuedOn) return { code: 'before-issue', value: day };
  if (day > today) return { code: 'in-future', value: day };
  return mayFollow(now, status) ? undefined : { code: 'told-otherwise', value: now === null ? '' : statusNames[now].toLowerCase() };
}
