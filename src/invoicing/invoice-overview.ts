import type { Day } from '../shared/day';
import type { Ore } from '../shared/money';
import type { Signatory } from './signatory';

export type InvoiceType = 'invoice' | 'supplementary' | 'credit_note';
export type InvoiceKind = 'teaching' | 'housing' | 'travel' | 'cancellation' | 'fixed';

/** An invoice in a list. */
export interface InvoiceRow {
  readonly id: string;
  /** Given when issued. */
  readonly number: string | null;
  readonly state: 'draft' | 'issued';
  readonly type: InvoiceType;
  readonly kind: InvoiceKind;
  readonly creditor: string;
  readonly debtor: string;
  /** Whether the party that looks is the one that is paid. */
  readonly outgoing: boolean;
  readonly periodFirst: Day;
  readonly periodLast: Day;
  readonly issuedOn: Day | null;
  readonly dueOn: Day | null;
  readonly payableOre: Ore;
}

export interface InvoiceLineRow {
  readonly position: number;
  readonly description: string;
  readonly activity: string;
  readonly periodFirst: Day;
  readonly periodLast: Day;
  readonly host: string;
  readonly units: number;
  readonly rateOre: Ore;
  readonly perUnits: number;
  readonly netOre: Ore;
}

export interface InvoiceDetail extends InvoiceRow {
  readonly creditorNumber: string;
  readonly debtorNumber: string;
  readonly agreement: string;
  readonly ocr: string | null;
  readonly originalId: string | null;
  readonly originalNumber: string | null;
  readonly reviewedBy: Signatory | null;
  readonly vatCategory: string;
  readonly netOre: Ore;
  readonly vatOre: Ore;
  readonly roundingOre: Ore;
  readonly lines: readonly InvoiceLineRow[];
}

export interface InvoiceSums {
  readonly drafts: number;
  readonly issued: number;
  readonly toReceiveOre: Ore;
  readonly toPayOre: Ore;
}

/** What the listed invoices come to; drafts are counted apart. */
export const invoiceSums = (rows: readonly Pick<InvoiceRow, 'state' | 'outgoing' | 'payableOre'>[]): InvoiceSums =>
  rows.reduce<InvoiceSums>(
    (sum, row) => {
      if (row.state === 'draft') return { ...sum, drafts: sum.drafts + 1 };
      const side = row.outgoing ? { toReceiveOre: sum.toReceiveOre + row.payableOre } : { toPayOre: sum.toPayOre + row.payableOre };
      return { ...sum, ...side, issued: sum.issued + 1 };
    },
    { drafts: 0, issued: 0, toReceiveOre: 0n, toPayOre: 0n },
  );
