import { buyer, linesOf, rule, ruleOfEach, seller, subtotal, totals, type InvoiceRule } from './rule';
import { everyElement, numberUnder, textUnder, under, type Element } from './tree';

const category = (document: Element): string => textUnder(document, `${subtotal}/cac:TaxCategory/cbc:ID`);
const lineCategories = (document: Element): Element[] => linesOf(document).flatMap((line) => under(line, 'cac:Item/cac:ClassifiedTaxCategory'));
const categories = (document: Element): Element[] => [...under(document, `${subtotal}/cac:TaxCategory`), ...lineCategories(document)];
const reasonCode = (document: Element): string => textUnder(document, `${subtotal}/cac:TaxCategory/cbc:TaxExemptionReasonCode`);
const reason = (document: Element): string => reasonCode(document) || textUnder(document, `${subtotal}/cac:TaxCategory/cbc:TaxExemptionReason`);
const vatNumbers = (document: Element, party: string): Element[] => under(document, `${party}/cac:PartyTaxScheme`).filter((scheme) => textUnder(scheme, 'cac:TaxScheme/cbc:ID') === 'VAT');
const hasTaxNumber = (document: Element): boolean => under(document, `${seller}/cac:PartyTaxScheme`).length > 0;
const vatAmount = (document: Element): bigint => numberUnder(document, 'cac:TaxTotal/cbc:TaxAmount');

type Check = (document: Element) => string | false | undefined;
const within = (code: string, id: string, ...checks: readonly Check[]): InvoiceRule => {
  const inner = rule(id, ...checks);
  return { id, check: (document) => (category(document) === code ? inner.check(document) : []) };
};
const reasonOf: Readonly<Record<string, string>> = { 'VATEX-EU-O': 'O', 'VATEX-EU-G': 'G', 'VATEX-EU-AE': 'AE', 'VATEX-EU-IC': 'K' };

/** VAT by category: O outside the scope, E exempt, S 25 %. */
export const vatRules: readonly InvoiceRule[] = [
  rule('BR-CL-17', (document) => categories(document).map((each) => textUnder(each, 'cbc:ID')).filter((code) => !['O', 'E', 'S'].includes(code)).map((code) => `VAT category "${code}" is not used here; it must be O, E or S.`)[0]),
  ruleOfEach('BR-CL-18', categories, (each) => textUnder(each, 'cac:TaxScheme/cbc:ID') !== 'VAT' && 'The tax is not told to be VAT.'),
  rule('VP-CATEGORY', (document) => lineCategories(document).some((each) => textUnder(each, 'cbc:ID') !== category(document)) && 'Lines have other VAT categories than the invoice.'),
  rule('BR-48', (document) => category(document) !== 'O' && textUnder(document, `${subtotal}/cac:TaxCategory/cbc:Percent`) === '' && 'The VAT rate is missing.'),
  rule('BR-CO-12', (document) => numberUnder(document, `${subtotal}/cbc:TaxableAmount`) !== numberUnder(document, `${totals}/cbc:TaxExclusiveAmount`) && 'VAT is counted on another sum than that of the invoice.'),
  rule('PEPPOL-EN16931-P0104', (document) => reasonCode(document) in reasonOf && reasonOf[reasonCode(document)] !== category(document) && `${reasonCode(document)} does not go with category ${category(document)}.`),
  within('O', 'BR-O-02', (document) => [seller, buyer].some((party) => vatNumbers(document, party).length > 0) && 'A VAT number stands on an invoice outside the scope of VAT.',
    (document) => hasTaxNumber(document) && 'A tax registration stands on an invoice outside the scope of VAT; F-tax belongs beside the legal form.'),
  within('O', 'BR-O-05', (document) => everyElement(document).some(({ name }) => name === 'cbc:Percent') && 'A VAT rate stands on an invoice outside the scope of VAT.'),
  within('O', 'BR-O-09', (document) => vatAmount(document) !== 0n && 'VAT is charged on an invoice outside the scope of VAT.'),
  within('O', 'BR-O-10', (document) => reasonCode(document) !== 'VATEX-EU-O' && reason(document) === '' && 'The reason why it is outside the scope of VAT is missing.',
    (document) => reasonCode(document) !== '' && reasonCode(document) !== 'VATEX-EU-O' && `The reason ${reasonCode(document)} does not go with category O.`),
  within('O', 'BR-O-11', (document) => under(document, subtotal).length !== 1 && 'What is outside the scope of VAT mixes with no other category.'),
  within('E', 'BR-E-02', (document) => !hasTaxNumber(document) && "The seller's VAT number is missing."),
  within('E', 'BR-E-05', (document) => categories(document).some((each) => numberUnder(each, 'cbc:Percent') !== 0n) && 'What is exempt has a VAT rate.'),
  within('E', 'BR-E-09', (document) => vatAmount(document) !== 0n && 'VAT is charged on what is exempt.'),
  within('E', 'BR-E-10', (document) => reason(document) === '' && 'The reason of the exemption is missing.'),
  within('S', 'BR-S-02', (document) => !hasTaxNumber(document) && "The seller's VAT number is missing."),
  within('S', 'SE-R-006', (document) => categories(document).some((each) => !['6', '12', '25'].includes(textUnder(each, 'cbc:Percent').replace(/\.0+$/, ''))) && 'The VAT rate is not one of 6, 12 and 25 %.'),
  within('S', 'BR-S-10', (document) => reason(document) !== '' && 'A reason of exemption stands beside VAT.'),
];
