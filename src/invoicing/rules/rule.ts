import { textUnder, type Element } from './tree';

/** A rule by its official number; gives a sentence for each thing that breaks it. */
export interface InvoiceRule {
  readonly id: string;
  readonly check: (document: Element) => readonly string[];
}

type Sentence = string | false | undefined;

/** A rule that a document as a whole keeps or breaks. */
export const rule = (id: string, ...checks: readonly ((document: Element) => Sentence)[]): InvoiceRule =>
  ({ id, check: (document) => checks.map((check) => check(document)).filter((each) => typeof each === 'string') });

/** A rule about each of some parts of a document. */
export const ruleOfEach = (id: string, parts: (document: Element) => readonly Element[], check: (part: Element, document: Element) => Sentence): InvoiceRule =>
  ({ id, check: (document) => parts(document).map((part) => check(part, document)).filter((each) => typeof each === 'string') });

/** A text that must be there. */
export const needed = (id: string, path: string, says: string): InvoiceRule => rule(id, (document) => textUnder(document, path) === '' && `${says} is missing (${path}).`);

export const isCreditNote = (document: Element): boolean => document.name === 'CreditNote';
export const linesOf = (document: Element): Element[] => document.children.filter(({ name }) => name === (isCreditNote(document) ? 'cac:CreditNoteLine' : 'cac:InvoiceLine'));
export const quantityOf = (document: Element): string => (isCreditNote(document) ? 'cbc:CreditedQuantity' : 'cbc:InvoicedQuantity');

export const seller = 'cac:AccountingSupplierParty/cac:Party';
export const buyer = 'cac:AccountingCustomerParty/cac:Party';
export const totals = 'cac:LegalMonetaryTotal';
export const subtotal = 'cac:TaxTotal/cac:TaxSubtotal';
export const lineId = (line: Element): string => textUnder(line, 'cbc:ID');
