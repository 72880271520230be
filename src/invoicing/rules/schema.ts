import { rule, type InvoiceRule } from './rule';
import { everyElement, type Element } from './tree';

/** Children of an element in the order of UBL 2.1: `!` must be there once, `+` once or more, `*` any number; else at most once. */
type Content = readonly string[];

const many = new Set(['*', '+']);

const invoiceHead: Content = ['cbc:CustomizationID!', 'cbc:ProfileID!', 'cbc:ID!', 'cbc:IssueDate!'];
const referenceEnd: Content = ['cbc:DocumentCurrencyCode!', 'cbc:TaxCurrencyCode', 'cbc:AccountingCost', 'cbc:BuyerReference', 'cac:InvoicePeriod'];
const parties: Content = ['cac:AccountingSupplierParty!', 'cac:AccountingCustomerParty!', 'cac:PayeeParty', 'cac:TaxRepresentativeParty', 'cac:Delivery', 'cac:PaymentMeans*', 'cac:PaymentTerms'];
const line = (quantity: string): Content =>
  ['cbc:ID!', 'cbc:Note', `${quantity}!`, 'cbc:LineExtensionAmount!', 'cbc:AccountingCost', 'cac:InvoicePeriod', 'cac:OrderLineReference', 'cac:DocumentReference*', 'cac:AllowanceCharge*', 'cac:Item!', 'cac:Price!'];

/** As much of the schema as Peppol BIS Billing uses; below what is not told here any children are let be. */
const contents: Readonly<Record<string, Content>> = {
  Invoice: [
    ...invoiceHead, 'cbc:DueDate', 'cbc:InvoiceTypeCode!', 'cbc:Note', 'cbc:TaxPointDate', ...referenceEnd, 'cac:OrderReference', 'cac:BillingReference*',
    'cac:DespatchDocumentReference', 'cac:ReceiptDocumentReference', 'cac:OriginatorDocumentReference', 'cac:ContractDocumentReference', 'cac:AdditionalDocumentReference*',
    'cac:ProjectReference', ...parties, 'cac:AllowanceCharge*', 'cac:TaxTotal+', 'cac:LegalMonetaryTotal!', 'cac:InvoiceLine+',
  ],
  CreditNote: [
    ...invoiceHead, 'cbc:TaxPointDate', 'cbc:CreditNoteTypeCode!', 'cbc:Note', ...referenceEnd, 'cac:OrderReference', 'cac:BillingReference*',
    'cac:DespatchDocumentReference', 'cac:ReceiptDocumentReference', 'cac:ContractDocumentReference', 'cac:AdditionalDocumentReference*', 'cac:OriginatorDocumentReference',
    ...parties, 'cac:AllowanceCharge*', 'cac:TaxTotal+', 'cac:LegalMonetaryTotal!', 'cac:CreditNoteLine+',
  ],
  'cac:AccountingSupplierParty': ['cac:Party!'],
  'cac:AccountingCustomerParty': ['cac:Party!'],
  'cac:Party': ['cbc:EndpointID!', 'cac:PartyIdentification*', 'cac:PartyName', 'cac:PostalAddress!', 'cac:PartyTaxScheme*', 'cac:PartyLegalEntity!', 'cac:Contact'],
  'cac:PostalAddress': ['cbc:StreetName', 'cbc:AdditionalStreetName', 'cbc:CityName', 'cbc:PostalZone', 'cbc:CountrySubentity', 'cac:AddressLine', 'cac:Country!'],
  'cac:PartyTaxScheme': ['cbc:CompanyID!', 'cac:TaxScheme!'],
  'cac:PartyLegalEntity': ['cbc:RegistrationName!', 'cbc:CompanyID', 'cbc:CompanyLegalForm'],
  'cac:InvoicePeriod': ['cbc:StartDate', 'cbc:EndDate', 'cbc:DescriptionCode'],
  'cac:OrderReference': ['cbc:ID!', 'cbc:SalesOrderID'],
  'cac:BillingReference': ['cac:InvoiceDocumentReference!'],
  'cac:InvoiceDocumentReference': ['cbc:ID!', 'cbc:IssueDate'],
  'cac:ContractDocumentReference': ['cbc:ID!'],
  'cac:AdditionalDocumentReference': ['cbc:ID!', 'cbc:DocumentTypeCode', 'cbc:DocumentDescription', 'cac:Attachment'],
  'cac:Attachment': ['cbc:EmbeddedDocumentBinaryObject', 'cac:ExternalReference'],
  'cac:PaymentMeans': ['cbc:PaymentMeansCode!', 'cbc:PaymentDueDate', 'cbc:PaymentID', 'cac:CardAccount', 'cac:PayeeFinancialAccount', 'cac:PaymentMandate'],
  'cac:PayeeFinancialAccount': ['cbc:ID!', 'cbc:Name', 'cac:FinancialInstitutionBranch'],
  'cac:PaymentTerms': ['cbc:Note!'],
  'cac:TaxTotal': ['cbc:TaxAmount!', 'cac:TaxSubtotal*'],
  'cac:TaxSubtotal': ['cbc:TaxableAmount!', 'cbc:TaxAmount!', 'cac:TaxCategory!'],
  'cac:TaxCategory': ['cbc:ID!', 'cbc:Percent', 'cbc:TaxExemptionReasonCode', 'cbc:TaxExemptionReason', 'cac:TaxScheme!'],
  'cac:ClassifiedTaxCategory': ['cbc:ID!', 'cbc:Percent', 'cac:TaxScheme!'],
  'cac:LegalMonetaryTotal': [
    'cbc:LineExtensionAmount!', 'cbc:TaxExclusiveAmount!', 'cbc:TaxInclusiveAmount!', 'cbc:AllowanceTotalAmount', 'cbc:ChargeTotalAmount', 'cbc:PrepaidAmount',
    'cbc:PayableRoundingAmount', 'cbc:PayableAmount!',
  ],
  'cac:InvoiceLine': line('cbc:InvoicedQuantity'),
  'cac:CreditNoteLine': line('cbc:CreditedQuantity'),
  'cac:Price': ['cbc:PriceAmount!', 'cbc:BaseQuantity', 'cac:AllowanceCharge'],
};

function faultsOf(element: Element): string[] {
  const content = contents[element.name];
  if (content === undefined) return [];
  const slots = content.map((slot) => ({ name: slot.replace(/[!+*]$/, ''), mark: slot.at(-1) ?? '' }));
  const names = element.children.map(({ name }) => name);
  const places = names.map((name) => slots.findIndex((slot) => slot.name === name));
  return [
    ...names.filter((_, i) => places[i] === -1).map((name) => `${element.name} holds ${name}, which has no place there.`),
    ...names.filter((_, i) => (places[i] ?? 0) >= 0 && (places[i] ?? 0) < (places[i - 1] ?? 0)).map((name) => `${element.name} holds ${name} after ${names[names.indexOf(name) - 1] ?? 'its place'}: the order is wrong.`),
    ...slots.flatMap(({ name, mark }) => {
      const count = names.filter((each) => each === name).length;
      if (count === 0 && (mark === '!' || mark === '+')) return [`${element.name} lacks ${name}.`];
      return count > 1 && !many.has(mark) ? [`${element.name} holds ${name} ${count} times.`] : [];
    }),
  ];
}

const namespace = (document: Element): string => `urn:oasis:names:specification:ubl:schema:xsd:${document.name}-2`;

/** The shape of the document by the UBL schema: known elements, in order, as often as allowed. */
export const schemaRules: readonly InvoiceRule[] = [
  rule('UBL-ROOT', (document) => !['Invoice', 'CreditNote'].includes(document.name) && `The document is ${document.name}, neither Invoice nor CreditNote.`,
    (document) => document.namespace !== namespace(document) && `The namespace is "${document.namespace}", not ${namespace(document)}.`),
  { id: 'UBL-XSD', check: (document) => everyElement(document).flatMap(faultsOf) },
];
