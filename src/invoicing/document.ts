import type { LegKind, VatCategory } from '../agreements/leg';
import { fitsPattern } from '../organisations/reference-pattern';
import type { Day } from '../shared/day';
import type { Ore } from '../shared/money';
import { findPersonalNumber } from '../shared/personal-number';
import { Problem } from '../shared/problem';
import type { InvoiceType, Totals } from './invoice';

/** A seller or buyer as it stood on the day of issue. */
export interface DocumentParty {
  readonly code: string;
  readonly name: string;
  readonly organisationNumber: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  /** A company, which states that it is approved for Swedish F-tax; public bodies do not. */
  readonly isCompany: boolean;
  /** Where documents reach it, when not by its organisation number; absent in older documents too. */
  readonly gln?: string | null;
}

export interface DocumentLine {
  readonly position: number;
  readonly activity: string;
  readonly description: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** Half-days, or claims on a housing or travel document; negative where it takes back. */
  readonly units: number;
  readonly rateOre: Ore;
  readonly perUnits: number;
  /** The rate's unit; none on lines that no rate prices. */
  readonly unit?: string | null;
  readonly netOre: Ore;
}

/** All that an invoice says, frozen at issue: the XML, the PDF and the page are made from this alone. */
export interface InvoiceDocument extends Totals {
  readonly type: InvoiceType;
  readonly kind: LegKind;
  readonly number: string;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly daysNet: number;
  readonly ocr: string;
  readonly seller: DocumentParty;
  /** Digits only; without one the invoice says that no account is named. */
  readonly bankgiro: string | null;
  /** Where there is no bankgiro; digits only. */
  readonly plusgiro?: string | null;
  readonly buyer: DocumentParty;
  readonly buyerReference: string;
  /** The buyer wants its reference where an order's number stands. */
  readonly referenceIsOrder?: boolean;
  readonly agreementNumber: string;
  readonly agreementName: string;
  readonly original: { readonly number: string; readonly issuedOn: Day } | null;
  readonly vatCategory: VatCategory;
  readonly vatReason: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly lines: readonly DocumentLine[];
}

/** The document as JSON, öre as text. */
export const snapshotOf = (document: InvoiceDocument): string =>
  JSON.stringify(document, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));

/** The document of a snapshot. */
export const documentOf = (snapshot: string): InvoiceDocument =>
  JSON.parse(snapshot, (key, value: unknown) => (key.endsWith('Ore') && typeof value === 'string' ? BigInt(value) : value)) as InvoiceDocument;

/** Refuses a document in which a personal identity number stands, in any of its texts. */
export function refusePersonalNumbers(number: string, texts: readonly string[]): void {
  for (const text of texts) {
    const found = findPersonalNumber(text);
    if (!found) continue;
    throw new Problem('personal-number', 'refused', `Invoice ${number} holds what reads as a personal identity number (${found.slice(0, 6)}…); take it out of the agreement, reference or receipt text it comes from.`);
  }
}

/** Refuses a buyer's reference that the buyer's own pattern does not accept: such an invoice comes back unpaid. */
export function refuseWrongReference(buyer: string, reference: string, pattern: string | null): void {
  if (pattern === null || fitsPattern(reference, pattern)) return;
  throw new Problem('buyer-reference', 'refused', `${buyer} does not accept the reference "${reference}" (it wants ${pattern}); correct the buyer's reference.`);
}

const vatWords: Readonly<Record<VatCategory, string>> = {
  O: 'Utanför mervärdesskattens tillämpningsområde',
  E: 'Undantaget från mervärdesskatt',
  S: 'Mervärdesskatt 25 %',
};
export const vatSwedish = (vat: VatCategory): string => vatWords[vat];

const kindWords: Readonly<Record<LegKind, string>> = { teaching: 'Undervisning', housing: 'Boende', travel: 'Resor', cancellation: 'Sen avbokning', fixed: 'Fast ersättning' };
export const kindSwedish = (kind: LegKind): string => kindWords[kind];

const typeWords: Readonly<Record<InvoiceType, string>> = { invoice: 'Faktura', supplementary: 'Tilläggsfaktura', credit_note: 'Kreditfaktura' };
export const typeSwedish = (type: InvoiceType): string => typeWords[type];
