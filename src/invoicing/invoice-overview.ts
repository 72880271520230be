import type { Day } from '../shared/day';
import type { Ore } from '../shared/money';
import type { Causes } from './cause';
import type { InvoiceStatus } from './invoice-status';
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
  /** What was last told of it. */
  readonly status: InvoiceStatus | null;
}

/** What a list is narrowed to; what is left out does not narrow. */
export interface InvoiceFilter {
  readonly state?: InvoiceState | undefined;
  /** Code of the other party. */
  readonly counterpart?: string | undefined;
  readonly kind?: string | undefined;
  /** Issued from this day on, to this day; a draft by the last day of its period. */
  readonly firstDay?: Day | undefined;
  readonly lastDay?: Day | undefined;
}

/** Where an invoice stands, in one word: told by an office, or overdue since nobody has told that it is paid. */
export const invoiceStates = ['draft', 'issued', 'sent', 'accepted', 'disputed', 'paid', 'overdue'] as const;
export type InvoiceState = (typeof invoiceStates)[number];

/** The states in addresses of pages. */
export const listStates = {
  utkast: 'draft', utfardade: 'issued', skickade: 'sent', godkanda: 'accepted', bestridda: 'disputed', betalda: 'paid', forfallna: 'overdue',
} as const satisfies Record<string, InvoiceState>;

/** Where an invoice stands on a day. */
export function stateOf({ state, status, dueOn, type }: Pick<InvoiceRow, 'state' | 'status' | 'dueOn' | 'type'>, today: Day): InvoiceState {
  if (state === 'draft') return 'draft';
  if (status === 'paid' || status === 'disputed') return status;
  return type !== 'credit_note' && dueOn !== null && dueOn < today ? 'overdue' : status ?? 'issued';
}

/** The other party of some invoice. */
export interface Counterpart {
  readonly code: string;
  readonly name: string;
}

/** What was told of an invoice. */
export interface ToldOfInvoice {
  readonly status: InvoiceStatus;
  readonly day: Day;
  readonly note: string;
}

/** A document that corrects an invoice. */
export interface CorrectionRow {
  readonly id: string;
  readonly number: string | null;
  readonly type: InvoiceType;
  readonly issuedOn: Day | null;
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
  readonly unit: string;
  readonly causes: Causes;
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
  /** In the order in which it was told. */
  readonly told: readonly ToldOfInvoice[];
  readonly corrections: readonly CorrectionRow[];
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
