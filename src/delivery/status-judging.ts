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
  const judging = new Judging(invoices, today);
  for (const row of rows) judging.take(row);
  return judging;
}

class Judging implements JudgedStatuses {
  readonly fresh: (ToldStatus & { invoiceId: string })[] = [];
  readonly faults: RowFault[] = [];
  unchanged = 0;
  private readonly now: Map<string, { status: InvoiceStatus | null; told: Set<string> }>;

  constructor(private readonly invoices: readonly KnownInvoice[], private readonly today: Day) {
    this.now = new Map(invoices.map(({ id, status, told }) => [id, { status, told: new Set(told) }]));
  }

  take(row: ToldStatus): void {
    const [invoice, other] = this.invoices.filter(({ number }) => number === row.number);
    const known = invoice && this.now.get(invoice.id);
    if (invoice === undefined || known === undefined || other !== undefined) {
      this.faults.push({ row: row.row, code: other === undefined ? 'invoice-unknown' : 'invoice-ambiguous', value: row.number });
      return;
    }
    const key = `${row.status} ${row.day}`;
    const wrong = known.told.has(key) ? undefined : faultOf(row, invoice, known.status, this.today);
    if (known.told.has(key)) this.unchanged += 1;
    else if (wrong) this.faults.push({ row: row.row, ...wrong });
    else {
      this.fresh.push({ ...row, invoiceId: invoice.id });
      known.status = row.status;
      known.told.add(key);
    }
  }
}

function faultOf({ status, day }: ToldStatus, { issuedOn, outgoing }: KnownInvoice, now: InvoiceStatus | null, today: Day): Omit<RowFault, 'row'> | undefined {
  if (!outgoing && !toldByDebtor.includes(status)) return { code: 'not-yours-to-tell', value: status };
  if (day < issuedOn) return { code: 'before-issue', value: day };
  if (day > today) return { code: 'in-future', value: day };
  return mayFollow(now, status) ? undefined : { code: 'told-otherwise', value: now === null ? '' : statusNames[now].toLowerCase() };
}
