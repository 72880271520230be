import { all, at, textAt, type Element } from './xml';

/** A rule by its official number, and what breaks it, in words. */
export interface Rule {
  readonly id: string;
  readonly breaches: (document: Element) => (string | false | undefined)[];
}

const supplier = 'cac:AccountingSupplierParty/cac:Party';
const customer = 'cac:AccountingCustomerParty/cac:Party';
export const parties = [supplier, customer];

const rule = (id: string, ...checks: ((document: Element) => string | false | undefined)[]): Rule => ({ id, breaches: (document) => checks.map((check) => check(document)) });
const needs = (id: string, ...paths: string[]): Rule => ({ id, breaches: (document) => paths.map((path) => !textAt(document, path) && `${path} is missing`) });
const isCredit = (document: Element): boolean => document.name === 'CreditNote';
const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toISOString().slice(0, 10) === text;

/** Sums digits, every second doubled from the right: an own reading of the Luhn formula. */
export function luhnHolds(digits: string): boolean {
  const total = Array.from(digits, Number).reverse().reduce((sum, digit, i) => sum + (i % 2 ? [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][digit] ?? 0 : digit), 0);
  return /^\d+$/.test(digits) && total % 10 === 0;
}

const order: Readonly<Record<string, readonly string[]>> = {
  Invoice: ['cbc:CustomizationID', 'cbc:ProfileID', 'cbc:ID', 'cbc:IssueDate', 'cbc:DueDate', 'cbc:InvoiceTypeCode', 'cbc:Note', 'cbc:TaxPointDate', 'cbc:DocumentCurrencyCode',
    'cbc:TaxCurrencyCode', 'cbc:AccountingCost', 'cbc:BuyerReference', 'cac:InvoicePeriod', 'cac:OrderReference', 'cac:BillingReference', 'cac:DespatchDocumentReference',
    'cac:ReceiptDocumentReference', 'cac:OriginatorDocumentReference', 'cac:ContractDocumentReference', 'cac:AdditionalDocumentReference', 'cac:ProjectReference',
    'cac:AccountingSupplierParty', 'cac:AccountingCustomerParty', 'cac:PayeeParty', 'cac:TaxRepresentativeParty', 'cac:Delivery', 'cac:PaymentMeans', 'cac:PaymentTerms',
    'cac:AllowanceCharge', 'cac:TaxTotal', 'cac:LegalMonetaryTotal', 'cac:InvoiceLine'],
  CreditNote: ['cbc:CustomizationID', 'cbc:ProfileID', 'cbc:ID', 'cbc:IssueDate', 'cbc:TaxPointDate', 'cbc:CreditNoteTypeCode', 'cbc:Note', 'cbc:DocumentCurrencyCode',
    'cbc:TaxCurrencyCode', 'cbc:AccountingCost', 'cbc:BuyerReference', 'cac:InvoicePeriod', 'cac:OrderReference', 'cac:BillingReference', 'cac:DespatchDocumentReference',
    'cac:ReceiptDocumentReference', 'cac:ContractDocumentReference', 'cac:AdditionalDocumentReference', 'cac:OriginatorDocumentReference', 'cac:AccountingSupplierParty',
    'cac:AccountingCustomerParty', 'cac:PayeeParty', 'cac:TaxRepresentativeParty', 'cac:Delivery', 'cac:PaymentMeans', 'cac:PaymentTerms', 'cac:AllowanceCharge',
    'cac:TaxTotal', 'cac:LegalMonetaryTotal', 'cac:CreditNoteLine'],
  'cac:Party': ['cbc:EndpointID', 'cac:PartyIdentification', 'cac:PartyName', 'cac:PostalAddress', 'cac:PartyTaxScheme', 'cac:PartyLegalEntity', 'cac:Contact'],
  'cac:PostalAddress': ['cbc:StreetName', 'cbc:AdditionalStreetName', 'cbc:CityName', 'cbc:PostalZone', 'cbc:CountrySubentity', 'cac:AddressLine', 'cac:Country'],
  'cac:TaxCategory': ['cbc:ID', 'cbc:Percent', 'cbc:TaxExemptionReasonCode', 'cbc:TaxExemptionReason', 'cac:TaxScheme'],
  'cac:LegalMonetaryTotal': ['cbc:LineExtensionAmount', 'cbc:TaxExclusiveAmount', 'cbc:TaxInclusiveAmount', 'cbc:AllowanceTotalAmount', 'cbc:ChargeTotalAmount', 'cbc:PrepaidAmount',
    'cbc:PayableRoundingAmount', 'cbc:PayableAmount'],
  'cac:InvoiceLine': ['cbc:ID', 'cbc:Note', 'cbc:InvoicedQuantity', 'cbc:LineExtensionAmount', 'cbc:AccountingCost', 'cac:InvoicePeriod', 'cac:OrderLineReference',
    'cac:DocumentReference', 'cac:AllowanceCharge', 'cac:Item', 'cac:Price'],
  'cac:CreditNoteLine': ['cbc:ID', 'cbc:Note', 'cbc:CreditedQuantity', 'cbc:LineExtensionAmount', 'cbc:AccountingCost', 'cac:InvoicePeriod', 'cac:OrderLineReference',
    'cac:DocumentReference', 'cac:AllowanceCharge', 'cac:Item', 'cac:Price'],
};

/** Children known and in the schema's order, wherever the schema is told above. */
function schemaOrder(document: Element): (string | false)[] {
  return all(document).map((element) => {
    const names = order[element.name];
    const places = element.children.map((child) => names?.indexOf(child.name) ?? 0);
    const isWrong = names !== undefined && places.some((place, i) => place < 0 || place < (places[i - 1] ?? 0));
    return isWrong && `${element.name} has children out of order: ${element.children.map((child) => child.name).join(' ')}`;
  });
}

const mimeTypes = ['application/pdf', 'image/png', 'image/jpeg', 'text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/vnd.oasis.opendocument.spreadsheet'];

export const headerRules: readonly Rule[] = [
  { id: 'UBL-order', breaches: schemaOrder },
  rule('root', (document) => !['Invoice', 'CreditNote'].includes(document.name) && `root is ${document.name}`,
    (document) => document.attributes.get('xmlns') !== `urn:oasis:names:specification:ubl:schema:xsd:${document.name}-2` && 'wrong namespace'),
  rule('PEPPOL-EN16931-R004', (document) => textAt(document, 'cbc:CustomizationID') !== 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0' && 'wrong CustomizationID'),
  rule('PEPPOL-EN16931-R007', (document) => textAt(document, 'cbc:ProfileID') !== 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0' && 'wrong ProfileID'),
  needs('BR-02', 'cbc:ID'),
  needs('BR-03', 'cbc:IssueDate'),
  rule('BR-04', (document) => textAt(document, isCredit(document) ? 'cbc:CreditNoteTypeCode' : 'cbc:InvoiceTypeCode') !== (isCredit(document) ? '381' : '380') && 'wrong type code'),
  rule('BR-05', (document) => textAt(document, 'cbc:DocumentCurrencyCode') !== 'SEK' && 'currency is not SEK'),
  needs('BR-06', `${supplier}/cac:PartyLegalEntity/cbc:RegistrationName`),
  needs('BR-07', `${customer}/cac:PartyLegalEntity/cbc:RegistrationName`),
  needs('BR-09', `${supplier}/cac:PostalAddress/cac:Country/cbc:IdentificationCode`),
  needs('BR-11', `${customer}/cac:PostalAddress/cac:Country/cbc:IdentificationCode`),
  rule('PEPPOL-EN16931-R003', (document) => !textAt(document, 'cbc:BuyerReference') && !textAt(document, 'cac:OrderReference/cbc:ID') && 'no buyer reference'),
  rule('PEPPOL-EN16931-R002', (document) => at(document, 'cbc:Note').length > 1 && 'more than one note'),
  rule('PEPPOL-EN16931-R008', (document) => all(document).some((element) => element.children.length === 0 && element.text === '') && 'an empty element'),
  { id: 'PEPPOL-EN16931-R010/R020', breaches: (document) => parties.map((path) => !textAt(document, `${path}/cbc:EndpointID`) && `${path} has no electronic address`) },
  {
    id: 'PEPPOL-COMMON-R049, SE-R-003/004/013',
    breaches: (document) => all(document).filter((element) => element.attributes.get('schemeID') === '0007')
      .map(({ text }) => !(/^\d{10}$/.test(text) && luhnHolds(text)) && `${text} is no organisation number`),
  },
  {
    id: 'dates',
    breaches: (document) => all(document).filter(({ name }) => name.endsWith('Date')).map(({ name, text }) => !isDate(text) && `${name} ${text} is no date`),
  },
  rule('BR-29', (document) => (textAt(document, 'cac:InvoicePeriod/cbc:EndDate') ?? '') < (textAt(document, 'cac:InvoicePeriod/cbc:StartDate') ?? '') && 'the period ends before it starts'),
  rule('BR-55', (document) => isCredit(document) && !textAt(document, 'cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID') && 'a credit note without its invoice'),
  rule('BR-52', (document) => at(document, 'cac:AdditionalDocumentReference').some((reference) => !textAt(reference, 'cbc:ID')) && 'a supporting document without reference'),
  {
    id: 'BR-CL-24',
    breaches: (document) => at(document, 'cac:AdditionalDocumentReference/cac:Attachment/cbc:EmbeddedDocumentBinaryObject').map(({ attributes, text }) =>
      !(mimeTypes.includes(attributes.get('mimeCode') ?? '') && attributes.get('filename') && /^[A-Za-z0-9+/]+=*$/.test(text)) && 'an attachment of a wrong kind'),
  },
];
