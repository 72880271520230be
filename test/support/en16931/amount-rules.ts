import type { Rule } from './header-rules';
import { parties } from './header-rules';
import { all, at, decimal, decimalAt, isDecimal, textAt, type Element } from './xml';

const cent = 1_000_000n;
const slack = 2n * cent;
const total = 'cac:LegalMonetaryTotal';
const subtotal = 'cac:TaxTotal/cac:TaxSubtotal';

const lines = (document: Element): Element[] => at(document, `cac:${document.name}Line`);
const quantityName = (document: Element): string => (document.name === 'CreditNote' ? 'cbc:CreditedQuantity' : 'cbc:InvoicedQuantity');
const sum = (values: readonly bigint[]): bigint => values.reduce((all, value) => all + value, 0n);
const far = (a: bigint, b: bigint, allowed = 0n): boolean => (a > b ? a - b : b - a) > allowed;
const vat = (party: Element): Element[] => at(party, 'cac:PartyTaxScheme').filter((scheme) => textAt(scheme, 'cac:TaxScheme/cbc:ID') === 'VAT');
const category = (document: Element): string => textAt(document, `${subtotal}/cac:TaxCategory/cbc:ID`) ?? '';
const when = (id: string, holds: (document: Element) => boolean, ...checks: ((document: Element) => string | false | undefined)[]): Rule =>
  ({ id, breaches: (document) => (holds(document) ? checks.map((check) => check(document)) : []) });
const always = (id: string, ...checks: ((document: Element) => string | false | undefined)[]): Rule => when(id, () => true, ...checks);
const seller = (document: Element): Element[] => at(document, parties[0] ?? '');

/** Quantity times price by base quantity, to the cent: slack as the rule allows, since a correction is old rounded less new. */
function lineAmount(document: Element, line: Element): string | false {
  const quantity = decimalAt(line, quantityName(document));
  const base = decimal(textAt(line, 'cac:Price/cbc:BaseQuantity') ?? '1');
  const wanted = (quantity * decimalAt(line, 'cac:Price/cbc:PriceAmount')) / base;
  return far(decimalAt(line, 'cbc:LineExtensionAmount'), wanted, slack) && `line ${textAt(line, 'cbc:ID') ?? ''} is not quantity x price`;
}

function linePeriod(document: Element, line: Element): string | false {
  const of = (element: Element, side: string): string => textAt(element, `cac:InvoicePeriod/cbc:${side}Date`) ?? '';
  const isInside = of(line, 'Start') >= of(document, 'Start') && of(line, 'End') <= of(document, 'End') && of(line, 'Start') <= of(line, 'End');
  return !isInside && `line ${textAt(line, 'cbc:ID') ?? ''} lies outside the invoice's period`;
}

const payee = 'cac:PaymentMeans/cac:PayeeFinancialAccount';
const isPlusgiro = (document: Element): boolean => textAt(document, `${payee}/cac:FinancialInstitutionBranch/cbc:ID`) === 'SE:PLUSGIRO' && /^\d{2,8}$/.test(textAt(document, `${payee}/cbc:ID`) ?? '');
const isBankgiro = (document: Element): boolean => textAt(document, `${payee}/cac:FinancialInstitutionBranch/cbc:ID`) === 'SE:BANKGIRO';

export const amountRules: readonly Rule[] = [
  always('BR-16', (document) => lines(document).length === 0 && 'no line'),
  {
    id: 'BR-21..28',
    breaches: (document) => lines(document).flatMap((line) => [
      ...['cbc:ID', quantityName(document), 'cbc:LineExtensionAmount', 'cac:Item/cbc:Name', 'cac:Price/cbc:PriceAmount', 'cac:Item/cac:ClassifiedTaxCategory/cbc:ID']
        .map((path) => !textAt(line, path) && `a line lacks ${path}`),
      !at(line, quantityName(document))[0]?.attributes.get('unitCode') && 'a quantity without unit',
      decimalAt(line, 'cac:Price/cbc:PriceAmount') < 0n && 'a negative price',
    ]),
  },
  always('lines differ', (document) => new Set(lines(document).map((line) => textAt(line, 'cbc:ID'))).size !== lines(document).length && 'two lines have one number'),
  { id: 'PEPPOL-EN16931-R120', breaches: (document) => lines(document).map((line) => lineAmount(document, line)) },
  {
    id: 'PEPPOL-EN16931-R121/R130',
    breaches: (document) => lines(document).flatMap((line) => at(line, 'cac:Price/cbc:BaseQuantity').map((base) =>
      (decimal(base.text) <= 0n || base.attributes.get('unitCode') !== at(line, quantityName(document))[0]?.attributes.get('unitCode')) && 'a wrong base quantity')),
  },
  { id: 'PEPPOL-EN16931-R110/R111', breaches: (document) => lines(document).map((line) => linePeriod(document, line)) },
  {
    id: 'BR-DEC, PEPPOL-EN16931-R051',
    breaches: (document) => all(document).filter(({ attributes }) => attributes.has('currencyID'))
      .map(({ name, text, attributes }) => !(/^-?\d+\.\d{2}$/.test(text) && attributes.get('currencyID') === 'SEK') && `${name} ${text} is not written with two decimals in SEK`),
  },
  { id: 'numbers', breaches: (document) => all(document).filter(({ name }) => /(Quantity|Percent)$/.test(name)).map(({ name, text }) => !isDecimal(text) && `${name} ${text} is no number`) },
  always('BR-CO-10', (document) => far(sum(lines(document).map((line) => decimalAt(line, 'cbc:LineExtensionAmount'))), decimalAt(document, `${total}/cbc:LineExtensionAmount`)) && 'lines do not add up'),
  always('BR-CO-13', (document) => far(decimalAt(document, `${total}/cbc:LineExtensionAmount`), decimalAt(document, `${total}/cbc:TaxExclusiveAmount`)) && 'net differs from lines'),
  always('BR-CO-15', (document) => far(decimalAt(document, `${total}/cbc:TaxExclusiveAmount`) + decimalAt(document, 'cac:TaxTotal/cbc:TaxAmount'), decimalAt(document, `${total}/cbc:TaxInclusiveAmount`)) && 'net and VAT are not gross'),
  always('BR-CO-16', (document) => far(decimalAt(document, `${total}/cbc:TaxInclusiveAmount`) + decimalAt(document, `${total}/cbc:PayableRoundingAmount`), decimalAt(document, `${total}/cbc:PayableAmount`)) && 'gross and rounding are not payable'),
  always('whole kronor', (document) => textAt(document, `${total}/cbc:PayableRoundingAmount`) !== undefined && !textAt(document, `${total}/cbc:PayableAmount`)?.endsWith('.00') && 'rounded, yet not to whole kronor'),
  always('BR-CO-14, R053', (document) => at(document, subtotal).length !== 1 && 'not one VAT breakdown',
    (document) => far(decimalAt(document, 'cac:TaxTotal/cbc:TaxAmount'), decimalAt(document, `${subtotal}/cbc:TaxAmount`)) && 'VAT does not add up',
    (document) => far(decimalAt(document, `${subtotal}/cbc:TaxableAmount`), decimalAt(document, `${total}/cbc:TaxExclusiveAmount`)) && 'VAT base is not the net'),
  always('one category', (document) => lines(document).some((line) => textAt(line, 'cac:Item/cac:ClassifiedTaxCategory/cbc:ID') !== category(document)) && 'categories mixed',
    (document) => !['O', 'E', 'S'].includes(category(document)) && `category ${category(document)}`),
  always('PayableAmount', (document) => decimalAt(document, `${total}/cbc:PayableAmount`) < 0n && 'a negative amount to pay'),
  when('BR-O', (document) => category(document) === 'O',
    (document) => parties.some((path) => at(document, path).some((party) => vat(party).length > 0)) && 'a VAT number on an invoice outside VAT',
    (document) => all(document).some(({ name }) => name === 'cbc:Percent') && 'a VAT rate outside VAT',
    (document) => decimalAt(document, 'cac:TaxTotal/cbc:TaxAmount') !== 0n && 'VAT outside VAT',
    (document) => textAt(document, `${subtotal}/cac:TaxCategory/cbc:TaxExemptionReasonCode`) !== 'VATEX-EU-O' && 'no reason'),
  when('BR-E', (document) => category(document) === 'E',
    (document) => !seller(document).some((party) => vat(party).length === 1) && 'no VAT number',
    (document) => decimalAt(document, `${subtotal}/cac:TaxCategory/cbc:Percent`) !== 0n && 'a rate',
    (document) => decimalAt(document, 'cac:TaxTotal/cbc:TaxAmount') !== 0n && 'VAT',
    (document) => !textAt(document, `${subtotal}/cac:TaxCategory/cbc:TaxExemptionReasonCode`) && 'no reason'),
  when('BR-S, SE-R-006', (document) => category(document) === 'S',
    (document) => !seller(document).some((party) => vat(party).length === 1) && 'no VAT number',
    (document) => far(decimalAt(document, `${subtotal}/cbc:TaxableAmount`) / 4n, decimalAt(document, `${subtotal}/cbc:TaxAmount`), cent / 2n) && 'VAT is not a quarter',
    (document) => textAt(document, `${subtotal}/cac:TaxCategory/cbc:Percent`) !== '25' && 'not 25 %',
    (document) => textAt(document, `${subtotal}/cac:TaxCategory/cbc:TaxExemptionReasonCode`) !== undefined && 'a reason for exemption'),
  {
    id: 'SE-R-001/002/005',
    breaches: (document) => seller(document).flatMap((party) => at(party, 'cac:PartyTaxScheme')).map((scheme) => {
      const id = textAt(scheme, 'cbc:CompanyID') ?? '';
      return textAt(scheme, 'cac:TaxScheme/cbc:ID') === 'VAT' ? !/^SE\d{10}01$/.test(id) && `VAT number ${id}` : id.toUpperCase() !== 'GODKÄND FÖR F-SKATT' && id;
    }),
  },
  when('BR-61, SE-R-008/009/011/012', (document) => at(document, 'cac:PaymentMeans').length > 0,
    (document) => !['30', '1'].includes(textAt(document, 'cac:PaymentMeans/cbc:PaymentMeansCode') ?? '') && 'a wrong means of payment',
    (document) => textAt(document, 'cac:PaymentMeans/cbc:PaymentMeansCode') === '30' && !isBankgiro(document) && !isPlusgiro(document) && 'no account',
    (document) => isBankgiro(document) && !/^\d{7,8}$/.test(textAt(document, `${payee}/cbc:ID`) ?? '') && 'a bankgiro of other than digits'),
  always('BR-CO-25', (document) => !textAt(document, 'cbc:DueDate') && !textAt(document, 'cac:PaymentTerms/cbc:Note') && 'neither due date nor terms',
    (document) => (textAt(document, 'cbc:DueDate') ?? '9999') < (textAt(document, 'cbc:IssueDate') ?? '') && 'due before it is issued'),
];
