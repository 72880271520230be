import type { Leg, VatCategory } from '../agreements/leg';
import type { Day } from '../shared/day';
import { groupBy } from '../shared/group-by';
import { roundHalfAway, roundKronor, type Ore } from '../shared/money';
import { correctionAmount, lineAmount, type ChangedGroup, type Direction, type FreshGroup, type Price, type ReplacedGroup, type Subject } from './charge';

export type InvoiceType = 'invoice' | 'supplementary' | 'credit_note';
export type InvoiceState = 'draft' | 'issued';

/** Amounts of a document; on a credit note they are negative. */
export interface Totals {
  readonly netOre: Ore;
  readonly vatOre: Ore;
  /** What rounding to whole kronor adds or takes; 0 where the leg bills öre. */
  readonly roundingOre: Ore;
  readonly payableOre: Ore;
}

/** Which sources a drafted line takes up: fresh ones by their key, or changes of a billed line. */
export interface DraftLine extends Price, Subject {
  /** Key of the fresh or replaced sources; empty on a line that only takes back and restores. */
  readonly lineKey: string;
  readonly correctsLineId: string | null;
  readonly changesLineId: string | null;
  readonly units: number;
  readonly netOre: Ore;
}

export interface Draft extends Direction {
  readonly type: InvoiceType;
  readonly originalId: string | null;
  /** The original's category on a correction; the leg's own on an invoice. */
  readonly vatCategory: VatCategory | null;
  readonly lines: readonly DraftLine[];
}

/** A draft with its leg and all that it comes to. */
export interface DrawnDocument extends Draft, Totals {
  readonly leg: Leg;
  readonly vatCategory: VatCategory;
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** Of the invoice that it corrects. */
  readonly originalNumber: string | null;
}

/** The invoice that a correction refers to, as far as the correction must know it. */
export interface Original extends Direction {
  readonly id: string;
  readonly number: string;
  readonly vatCategory: VatCategory;
}

/** A draft of an earlier run, with the number that stands for its charges. */
export interface StandingDraft extends Omit<Draft, 'lines' | 'vatCategory'> {
  readonly id: string;
  readonly vatCategory: VatCategory;
  readonly payableOre: Ore;
  readonly print: bigint;
}

/** Whether the drafts of an earlier run are just those drawn now, charge by charge; `prints` as sources and billed lines have them. */
export function sameDrafts(standing: readonly StandingDraft[], drawn: readonly DrawnDocument[], prints: ReadonlyMap<string, bigint>): boolean {
  const keyOf = (draft: Omit<StandingDraft, 'id'>): string =>
    [draft.type, draft.originalId, draft.legId, draft.creditorId, draft.debtorId, draft.vatCategory, draft.payableOre, draft.print].join(' ');
  const printOf = ({ type, legId, creditorId, debtorId, lines }: Draft): bigint => {
    const sources = type === 'invoice' ? [`${legId} ${creditorId} ${debtorId}`] : lines.flatMap((line) => line.correctsLineId ?? []);
    return sources.reduce((sum, source) => sum + (prints.get(source) ?? 0n), 0n);
  };
  const now = drawn.map((document) => keyOf({ ...document, print: printOf(document) }));
  return [...now].sort().join() === standing.map(keyOf).sort().join();
}

/** What a draft comes to on its leg; a correction keeps the VAT category of what it corrects. */
export function drawnOn(leg: Leg, draft: Draft, originals: ReadonlyMap<string, Original> = new Map()): DrawnDocument {
  const vatCategory = draft.vatCategory ?? leg.vatCategory;
  const originalNumber = originals.get(draft.originalId ?? '')?.number ?? null;
  return { ...draft, leg, vatCategory, originalNumber, ...periodOf(draft.lines), ...totalsOf(draft.lines, vatCategory, leg.wholeKronor) };
}

/** Swedish standard rate in percent; O and E carry none. */
export const vatPercent: Readonly<Record<VatCategory, bigint>> = { O: 0n, E: 0n, S: 25n };

/** Sum of the lines, VAT on the sum, and the rounding to whole kronor where the leg says so. */
export function totalsOf(lines: readonly Pick<DraftLine, 'netOre'>[], vat: VatCategory, wholeKronor: boolean): Totals {
  const netOre = lines.reduce((sum, line) => sum + line.netOre, 0n);
  const vatOre = roundHalfAway(netOre * vatPercent[vat], 100n);
  const roundingOre = wholeKronor ? roundKronor(netOre + vatOre) - netOre - vatOre : 0n;
  return { netOre, vatOre, roundingOre, payableOre: netOre + vatOre + roundingOre };
}

/** First and last service day of the lines. */
export function periodOf(lines: readonly Pick<DraftLine, 'firstDay' | 'lastDay'>[]): { firstDay: Day; lastDay: Day } {
  const first = lines.map((line) => line.firstDay).sort();
  const last = lines.map((line) => line.lastDay).sort();
  return { firstDay: first[0] ?? '', lastDay: last.at(-1) ?? '' };
}

/** One collected invoice for each leg, creditor and debtor. */
export function draftInvoices(groups: readonly FreshGroup[]): Draft[] {
  const drafts = groupBy(groups, ({ legId, creditorId, debtorId }) => `${legId} ${creditorId} ${debtorId}`);
  return [...drafts.values()].flatMap((lines) => {
    const [{ legId, creditorId, debtorId }] = lines as [FreshGroup];
    return [{ type: 'invoice', originalId: null, legId, creditorId, debtorId, vatCategory: null, lines: lines.map(freshLine).sort(byActivity) }];
  });
}

const freshLine = (group: FreshGroup): DraftLine => ({ ...group, correctsLineId: null, changesLineId: null, netOre: lineAmount(group.units, group) });

const byActivity = (a: DraftLine, b: DraftLine): number => order(a).localeCompare(order(b), 'sv');
const order = (line: DraftLine): string => `${line.activity} ${line.firstDay} ${line.hostId} ${line.claimId ?? ''}`;

/**
 * Corrections of issued invoices: what a billed line loses in all goes on a credit note for its invoice, what it gains
 * on a supplementary invoice that refers to it. A line is corrected by one document at a time.
 */
export function draftCorrections(changes: readonly ChangedGroup[], replacements: readonly ReplacedGroup[], originals: ReadonlyMap<string, Original>): Draft[] {
  const documents = new Map<string, Draft & { lines: DraftLine[] }>();
  for (const change of changes) {
    const lines = linesOf(change, replacements.filter((group) => group.valueLineId === change.valueLineId));
    const effect = lines.reduce((sum, line) => sum + line.netOre, 0n);
    const original = originals.get(change.originalId);
    if (effect === 0n || !original) continue;
    const type = effect < 0n ? 'credit_note' : 'supplementary';
    const key = `${type} ${original.id}`;
    const { id: originalId, ...direction } = original;
    const document = documents.get(key) ?? { ...direction, type, originalId, lines: [] };
    document.lines.push(...lines);
    documents.set(key, document);
  }
  return [...documents.values()];
}

function linesOf(change: ChangedGroup, replacements: readonly ReplacedGroup[]): DraftLine[] {
  const units = change.restoredUnits - change.removedUnits;
  const correction: DraftLine = {
    ...change,
    lineKey: '',
    correctsLineId: change.valueLineId,
    changesLineId: change.valueLineId,
    units,
    netOre: correctionAmount(change, units),
  };
  const replaced = replacements.map((group): DraftLine => ({
    ...correction, ...group, correctsLineId: null, changesLineId: change.valueLineId, netOre: lineAmount(group.units, group),
  }));
  return [correction, ...replaced];
}
