import { isCreditNote, linesOf, rule, ruleOfEach, subtotal, totals, type InvoiceRule } from './rule';
import { decimalOf, everyElement, magnitude, numberUnder, one, textUnder, under, type Element } from './tree';

const money = (document: Element): Element[] => everyElement(document).filter(({ name, attributes }) => attributes.has('currencyID') || /Amount$/.test(name));
const total = (document: Element, name: string): bigint => numberUnder(document, `${totals}/cbc:${name}`);
const sum = (values: readonly bigint[]): bigint => values.reduce((all, value) => all + value, 0n);
const lineSum = (document: Element): bigint => sum(linesOf(document).map((line) => numberUnder(line, 'cbc:LineExtensionAmount')));
const vat = (document: Element): bigint => numberUnder(document, 'cac:TaxTotal/cbc:TaxAmount');
const told = (document: Element, name: string): string => textUnder(document, `${totals}/cbc:${name}`);

const documentPrices = new Set(['cbc:PriceAmount', 'cbc:BaseAmount']);

function percentFault(breakdown: Element): string | false {
  const percent = numberUnder(breakdown, 'cac:TaxCategory/cbc:Percent');
  const exact = (numberUnder(breakdown, 'cbc:TaxableAmount') * percent) / (100n * one);
  const slack = percent === 0n ? 0n : one / 200n;
  return magnitude(exact - numberUnder(breakdown, 'cbc:TaxAmount')) > slack && `VAT is ${textUnder(breakdown, 'cbc:TaxAmount')}, which ${textUnder(breakdown, 'cac:TaxCategory/cbc:Percent') || '0'} % of ${textUnder(breakdown, 'cbc:TaxableAmount')} does not come to.`;
}

/** Sums: of lines, of VAT, of what is to be paid, and how they are rounded and written. */
export const amountRules: readonly InvoiceRule[] = [
  ruleOfEach('BR-DEC', (document) => money(document).filter(({ name }) => !documentPrices.has(name)), ({ name, text }) => !/^-?\d+(\.\d{1,2})?$/.test(text) && `${name} "${text}" has more than two decimals, or is no amount.`),
  ruleOfEach('PEPPOL-EN16931-R051', money, ({ name, attributes }) => attributes.get('currencyID') !== 'SEK' && `${name} is not told in SEK.`),
  rule('BR-CO-10', (document) => lineSum(document) !== total(document, 'LineExtensionAmount') && `The lines do not add up to ${told(document, 'LineExtensionAmount')}.`),
  rule('BR-CO-13', (document) => total(document, 'LineExtensionAmount') - total(document, 'AllowanceTotalAmount') + total(document, 'ChargeTotalAmount') !== total(document, 'TaxExclusiveAmount') && `The sum without VAT, ${told(document, 'TaxExclusiveAmount')}, is not that of the lines.`),
  rule('BR-CO-15', (document) => total(document, 'TaxExclusiveAmount') + vat(document) !== total(document, 'TaxInclusiveAmount') && `The sum with VAT, ${told(document, 'TaxInclusiveAmount')}, is not the sum without and the VAT.`),
  rule('BR-CO-16', (document) => total(document, 'TaxInclusiveAmount') - total(document, 'PrepaidAmount') + total(document, 'PayableRoundingAmount') !== total(document, 'PayableAmount') && `To be paid is ${told(document, 'PayableAmount')}, not the sum with VAT and the rounding.`),
  rule('PEPPOL-EN16931-R053', (document) => under(document, 'cac:TaxTotal').filter((each) => under(each, 'cac:TaxSubtotal').length > 0).length !== 1 && 'VAT must be broken down once.'),
  rule('BR-CO-18', (document) => under(document, subtotal).length === 0 && 'The VAT breakdown is missing.'),
  rule('BR-CO-14', (document) => sum(under(document, `${subtotal}/cbc:TaxAmount`).map(({ text }) => decimalOf(text) ?? 0n)) !== vat(document) && 'The VAT does not add up.'),
  ruleOfEach('BR-CO-17', (document) => under(document, subtotal), percentFault),
  rule('VP-ROUNDING', (document) => told(document, 'PayableRoundingAmount') !== '' && total(document, 'PayableAmount') % one !== 0n && `Rounding is told, yet ${told(document, 'PayableAmount')} is not in whole kronor.`,
    (document) => magnitude(total(document, 'PayableRoundingAmount')) > one / 2n && `Rounding of ${told(document, 'PayableRoundingAmount')} is more than half a krona.`),
  rule('VP-SIGN', (document) => total(document, 'PayableAmount') < 0n && (isCreditNote(document) ? 'A credit note tells its amounts as positive.' : 'An invoice of less than nothing is a credit note.')),
];
