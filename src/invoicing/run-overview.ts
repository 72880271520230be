import type { Day } from '../shared/day';
import { causesOf, type Causes } from './cause';
import type { InvoiceKind, InvoiceType } from './invoice-overview';
import type { MissingCounts } from './missing';
import type { RunState } from './run-words';

/** A document of a run as a list shows it; amounts in öre. */
export interface RunDocument {
  readonly id: string;
  readonly number: string | null;
  readonly state: 'draft' | 'issued';
  readonly type: InvoiceType;
  readonly kind: InvoiceKind;
  readonly debtorName: string;
  readonly originalNumber: string | null;
  readonly periodFirst: Day;
  readonly periodLast: Day;
  readonly payableOre: bigint;
  readonly reviewedBy: string | null;
  readonly causes: Causes;
}

/** A run as a page shows it. */
export interface RunOverview {
  readonly id: string;
  readonly number: number;
  readonly state: RunState;
  readonly asOf: Day;
  readonly term: string | null;
  readonly leg: string | null;
  readonly drawnBy: string;
  readonly draftCount: number;
  readonly reviewedCount: number;
  readonly issuedCount: number;
  readonly payableOre: bigint;
  readonly missing: MissingCounts;
  readonly cancelledBy: string | null;
  readonly cancelReason: string | null;
  readonly documents: readonly RunDocument[];
}

type StoredDocument = Omit<RunDocument, 'payableOre' | 'causes'> & { readonly payableOre: number; readonly causes: readonly Causes[] };

/** A run as its listing reads it. */
export function runOverview(row: Readonly<Record<string, unknown>>): RunOverview {
  const stored = row as unknown as Omit<RunOverview, 'payableOre' | 'documents'> & { payableOre: string; documents: readonly StoredDocument[] };
  const documents = stored.documents.map((document) => ({
    ...document, payableOre: BigInt(document.payableOre), causes: causesOf(document.causes.map((causes) => ({ causes }))),
  }));
  return { ...stored, payableOre: BigInt(stored.payableOre), documents };
}
