import { lineId, linesOf, quantityOf, rule, ruleOfEach, type InvoiceRule } from './rule';
import { decimalOf, firstUnder, magnitude, numberUnder, one, textUnder, under, type Element } from './tree';

/** Units that a line may count in, of UNECE recommendation 20: half-days and weeks are told in days. */
const units: ReadonlySet<string> = new Set(['DAY', 'WEE', 'MON', 'HUR', 'LH', 'C62', 'EA', 'H87', 'XPP']);

const base = 'cac:Price/cbc:BaseQuantity';
const slack = one / 50n;

/** What a quantity at a price comes to, exactly; the price may be for several units. */
function worth(document: Element, line: Element): bigint | undefined {
  const perUnits = decimalOf(textUnder(line, base) || '1') ?? 0n;
  if (perUnits <= 0n) return undefined;
  return (numberUnder(line, quantityOf(document)) * numberUnder(line, 'cac:Price/cbc:PriceAmount')) / perUnits;
}

function worthFault(line: Element, document: Element): string | false {
  const expected = worth(document, line);
  const told = numberUnder(line, 'cbc:LineExtensionAmount');
  return expected !== undefined && magnitude(expected - told) > slack && `Line ${lineId(line)} says ${textUnder(line, 'cbc:LineExtensionAmount')}, which quantity times price does not come to.`;
}

function periodFault(side: 'Start' | 'End') {
  return (line: Element, document: Element): string | false => {
    const [own, whole] = [line, document].map((element) => textUnder(element, `cac:InvoicePeriod/cbc:${side}Date`));
    if (!own || !whole) return false;
    return (side === 'Start' ? own < whole : own > whole) && `Line ${lineId(line)} ${side === 'Start' ? 'starts' : 'ends'} ${own}, outside the invoice's period (${whole}).`;
  };
}

function unitFault(line: Element, document: Element): string | false {
  const code = firstUnder(line, quantityOf(document))?.attributes.get('unitCode') ?? '';
  return !units.has(code) && `Line ${lineId(line)} counts in "${code}", which is no unit that is used here.`;
}

function baseFault(line: Element, document: Element): string | false {
  const told = firstUnder(line, base);
  const unit = firstUnder(line, quantityOf(document))?.attributes.get('unitCode');
  return told !== undefined && told.attributes.get('unitCode') !== unit && `Line ${lineId(line)} counts in ${unit ?? 'nothing'} and is priced in ${told.attributes.get('unitCode') ?? 'nothing'}.`;
}

const neededIn = (id: string, path: string, says: string): InvoiceRule =>
  ruleOfEach(id, linesOf, (line) => textUnder(line, path) === '' && `Line ${lineId(line)} lacks ${says}.`);

function ownPeriodFault(line: Element): string | false {
  const [first, last] = ['Start', 'End'].map((side) => textUnder(line, `cac:InvoicePeriod/cbc:${side}Date`));
  return Boolean(first && last && last < first) && `Line ${lineId(line)} ends ${last ?? ''}, before it starts ${first ?? ''}.`;
}

/** Each line: its quantity, unit, price, sum and days. */
export const lineRules: readonly InvoiceRule[] = [
  rule('BR-16', (document) => linesOf(document).length === 0 && 'There is no line.'),
  neededIn('BR-21', 'cbc:ID', 'its number'),
  rule('VP-LINES', (document) => new Set(linesOf(document).map(lineId)).size !== linesOf(document).length && 'Two lines have the same number.'),
  ruleOfEach('BR-22', linesOf, (line, document) => decimalOf(textUnder(line, quantityOf(document))) === undefined && `Line ${lineId(line)} lacks a quantity.`),
  ruleOfEach('BR-CL-23', linesOf, unitFault),
  neededIn('BR-24', 'cbc:LineExtensionAmount', 'its sum'),
  neededIn('BR-25', 'cac:Item/cbc:Name', 'what is sold'),
  neededIn('BR-26', 'cac:Price/cbc:PriceAmount', 'its price'),
  ruleOfEach('BR-27', linesOf, (line) => numberUnder(line, 'cac:Price/cbc:PriceAmount') < 0n && `Line ${lineId(line)} has a negative price; turn the quantity instead.`),
  ruleOfEach('BR-30', linesOf, ownPeriodFault),
  neededIn('BR-CO-04', 'cac:Item/cac:ClassifiedTaxCategory/cbc:ID', 'its VAT category'),
  ruleOfEach('PEPPOL-EN16931-R110', linesOf, periodFault('Start')),
  ruleOfEach('PEPPOL-EN16931-R111', linesOf, periodFault('End')),
  ruleOfEach('PEPPOL-EN16931-R120', linesOf, worthFault),
  ruleOfEach('PEPPOL-EN16931-R121', (document) => linesOf(document).filter((line) => under(line, base).length > 0), (line) => numberUnder(line, base) <= 0n && `Line ${lineId(line)} is priced for ${textUnder(line, base)} units.`),
  ruleOfEach('PEPPOL-EN16931-R130', linesOf, baseFault),
];
