import type { LegKind, VatCategory } from '../agreements/leg';
import type { Day } from '../shared/day';
import type { Ore } from '../shared/money';
import { causesOf, type Causes } from './cause';
import type { ChargeUnit } from './charge';
import type { DrawnDocument, InvoiceType, Totals } from './invoice';
import { missingCounts, type MissingCounts, type MissingRow } from './missing';

/** What a drawn line says: how much of what, at which rate, and why. */
export interface PreviewLine {
  readonly activity: string;
  readonly description: string;
  readonly host: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly units: number;
  readonly unit: ChargeUnit;
  readonly rateOre: Ore;
  readonly perUnits: number;
  readonly netOre: Ore;
  readonly causes: Causes;
}

/** A document that a run would draft. */
export interface PreviewDocument extends Totals {
  readonly type: InvoiceType;
  readonly kind: LegKind;
  readonly leg: string;
  readonly creditor: string;
  readonly debtor: string;
  readonly debtorName: string;
  /** Of the invoice that it corrects. */
  readonly originalNumber: string | null;
  readonly periodFirst: Day;
  readonly periodLast: Day;
  readonly vatCategory: VatCategory;
  readonly causes: Causes;
  readonly lines: readonly PreviewLine[];
}

/** What a run would draft on a day, and what it could not bill. Nothing of it is written. */
export interface RunPreview {
  readonly asOf: Day;
  readonly netOre: Ore;
  readonly documents: readonly PreviewDocument[];
  readonly missing: readonly MissingRow[];
  readonly missingCounts: MissingCounts;
}

export interface Named {
  readonly code: string;
  readonly name: string;
}

/** A source that stands at another rate is told by the line that takes it away, not again by the one that puts it back. */
const once = ({ correctsLineId, changesLineId }: DrawnDocument['lines'][number]): boolean => correctsLineId === changesLineId;

/** A drawing in the words of those who look at it; `organisations` by id. */
export function previewOf(asOf: Day, documents: readonly DrawnDocument[], missing: readonly MissingRow[], organisations: ReadonlyMap<string, Named>): RunPreview {
  const code = (id: string): string => organisations.get(id)?.code ?? '';
  const shown = documents.map((document): PreviewDocument => {
    const { type, leg, originalNumber, firstDay, lastDay, vatCategory, netOre, vatOre, roundingOre, payableOre, lines } = document;
    return {
      type, kind: leg.kind, leg: leg.code, creditor: code(document.creditorId), debtor: code(document.debtorId),
      debtorName: organisations.get(document.debtorId)?.name ?? '', originalNumber, periodFirst: firstDay, periodLast: lastDay, vatCategory,
      netOre, vatOre, roundingOre, payableOre, causes: causesOf(lines.filter(once)), lines: lines.map((line) => ({ ...line, host: code(line.hostId) })),
    };
  });
  const netOre = shown.reduce((sum, document) => sum + document.netOre, 0n);
  return { asOf, netOre, documents: shown, missing, missingCounts: missingCounts(missing) };
}

/** Organisations that stand on the documents, each once. */
export const organisationsOn = (documents: readonly DrawnDocument[]): string[] =>
  [...new Set(documents.flatMap(({ creditorId, debtorId, lines }) => [creditorId, debtorId, ...lines.map((line) => line.hostId)]))];
