import { create } from 'xmlbuilder2';
import type { VatCategory } from '../agreements/leg';
import { datesSwedish } from '../shared/swedish';
import { kronorText, type Ore } from '../shared/money';
import { kindSwedish, type DocumentLine, type DocumentParty, type InvoiceDocument } from './document';
import { baseText, measureOf, quantityText } from './measure';
import { peppolCustomization, peppolProfile } from './rules/header';

/** A node of the XML to be: elements by name, attributes behind `@`, text behind `#`. */
type Node = { readonly [name: string]: string | Node | readonly Node[] };

const ubl = 'urn:oasis:names:specification:ubl:schema:xsd';
const exemptionCode: Readonly<Partial<Record<VatCategory, string>>> = { O: 'VATEX-EU-O', E: 'VATEX-EU-132-1I' };

/** Text in an annex file that goes with the invoice. */
export interface Attachment {
  readonly fileName: string;
  readonly content: string;
}

/** The document as Peppol BIS Billing 3 (UBL 2.1): an invoice, or a credit note whose amounts are told as positive. */
export function peppolXml(document: InvoiceDocument, attachment: Attachment): string {
  const isCredit = document.type === 'credit_note';
  const root = isCredit ? 'CreditNote' : 'Invoice';
  const content = {
    '@xmlns': `${ubl}:${root}-2`,
    '@xmlns:cac': `${ubl}:CommonAggregateComponents-2`,
    '@xmlns:cbc': `${ubl}:CommonBasicComponents-2`,
    ...header(document, isCredit),
    ...references(document, attachment),
    'cac:AccountingSupplierParty': { 'cac:Party': party(document.seller, sellerTax(document), document.vatCategory === 'O' && document.seller.isCompany) },
    'cac:AccountingCustomerParty': { 'cac:Party': party(document.buyer, {}, false) },
    ...payment(document, isCredit),
    ...totals(document, isCredit),
    [`cac:${root}Line`]: document.lines.map((each) => line(each, document, isCredit)),
  };
  const xml = create({ version: '1.0', encoding: 'UTF-8', invalidCharReplacement: '' }, { [root]: content }).end({ prettyPrint: true });
  return xml.replace(placeForAnnex, () => `>${Buffer.from(attachment.content, 'utf8').toString('base64')}</cbc:EmbeddedDocumentBinaryObject>`);
}

/** The annex is put in last: the XML library would look at each of its million letters. */
const placeForAnnex = />-<\/cbc:EmbeddedDocumentBinaryObject>/;

function header(document: InvoiceDocument, isCredit: boolean): Node {
  const { number, issuedOn, dueOn, firstDay, lastDay, kind, agreementNumber } = document;
  const note = `${kindSwedish(kind)} ${datesSwedish(firstDay, lastDay)} enligt avtal ${agreementNumber}. Bilagan redovisar underlaget utan namn.`;
  return {
    'cbc:CustomizationID': peppolCustomization,
    'cbc:ProfileID': peppolProfile,
    'cbc:ID': number,
    'cbc:IssueDate': issuedOn,
    ...(isCredit ? { 'cbc:CreditNoteTypeCode': '381' } : { 'cbc:DueDate': dueOn, 'cbc:InvoiceTypeCode': '380' }),
    'cbc:Note': note,
    'cbc:DocumentCurrencyCode': 'SEK',
    ...(document.referenceIsOrder !== true && { 'cbc:BuyerReference': document.buyerReference }),
    'cac:InvoicePeriod': { 'cbc:StartDate': firstDay, 'cbc:EndDate': lastDay },
  };
}

function references({ original, agreementNumber, referenceIsOrder, buyerReference }: InvoiceDocument, { fileName }: Attachment): Node {
  const embedded = { '@mimeCode': 'text/csv', '@filename': fileName, '#': '-' };
  return {
    ...(referenceIsOrder === true && { 'cac:OrderReference': { 'cbc:ID': buyerReference } }),
    ...(original && { 'cac:BillingReference': { 'cac:InvoiceDocumentReference': { 'cbc:ID': original.number, 'cbc:IssueDate': original.issuedOn } } }),
    'cac:ContractDocumentReference': { 'cbc:ID': agreementNumber },
    'cac:AdditionalDocumentReference': {
      'cbc:ID': fileName,
      'cbc:DocumentDescription': 'Underlag per studentdag eller kvitto',
      'cac:Attachment': { 'cbc:EmbeddedDocumentBinaryObject': embedded },
    },
  };
}

const fTax = 'Godkänd för F-skatt';

/** Where no tax registration may stand, a company's F-tax approval stands beside its legal form. */
function party({ name, organisationNumber, gln, street, city, postalCode }: DocumentParty, tax: Node, saysFTax: boolean): Node {
  const number = { '@schemeID': '0007', '#': organisationNumber };
  return {
    'cbc:EndpointID': gln ? { '@schemeID': '0088', '#': gln } : number,
    'cac:PartyName': { 'cbc:Name': name },
    'cac:PostalAddress': {
      ...(street && { 'cbc:StreetName': street }),
      ...(city && { 'cbc:CityName': city }),
      ...(postalCode && { 'cbc:PostalZone': postalCode }),
      'cac:Country': { 'cbc:IdentificationCode': 'SE' },
    },
    ...tax,
    'cac:PartyLegalEntity': { 'cbc:RegistrationName': name, 'cbc:CompanyID': number, ...(saysFTax && { 'cbc:CompanyLegalForm': fTax }) },
  };
}

/** An invoice outside the scope of VAT carries no VAT number at all; a company states its F-tax approval beside its number. */
function sellerTax({ seller, vatCategory }: InvoiceDocument): Node {
  if (vatCategory === 'O') return {};
  const scheme = (companyId: string, id: string): Node => ({ 'cbc:CompanyID': companyId, 'cac:TaxScheme': { 'cbc:ID': id } });
  const vat = scheme(`SE${seller.organisationNumber}01`, 'VAT');
  return { 'cac:PartyTaxScheme': seller.isCompany ? [vat, scheme(fTax, 'TAX')] : [vat] };
}

/** The seller's account: its bankgiro, else its plusgiro. */
function accountOf({ bankgiro, plusgiro }: InvoiceDocument): Node | undefined {
  const [id, branch] = bankgiro ? [bankgiro, 'SE:BANKGIRO'] : [plusgiro, 'SE:PLUSGIRO'];
  return id ? { 'cac:PayeeFinancialAccount': { 'cbc:ID': id, 'cac:FinancialInstitutionBranch': { 'cbc:ID': branch } } } : undefined;
}

function payment(document: InvoiceDocument, isCredit: boolean): Node {
  const { ocr, daysNet, original } = document;
  if (isCredit) return { 'cac:PaymentTerms': { 'cbc:Note': `Krediteras mot faktura ${original?.number ?? ''}.` } };
  const account = accountOf(document);
  return {
    'cac:PaymentMeans': { 'cbc:PaymentMeansCode': account ? '30' : '1', ...(ocr && { 'cbc:PaymentID': ocr }), ...(account ?? {}) },
    'cac:PaymentTerms': { 'cbc:Note': `${daysNet} dagar netto. Ingen faktureringsavgift.` },
  };
}

function totals(document: InvoiceDocument, isCredit: boolean): Node {
  const told = (ore: Ore): Node => amount(isCredit ? -ore : ore);
  const { netOre, vatOre, roundingOre, payableOre, vatCategory, vatReason } = document;
  const code = exemptionCode[vatCategory];
  const category = {
    ...taxCategory(vatCategory),
    ...(code && { 'cbc:TaxExemptionReasonCode': code, 'cbc:TaxExemptionReason': vatReason || 'Ingen mervärdesskatt' }),
    'cac:TaxScheme': { 'cbc:ID': 'VAT' },
  };
  return {
    'cac:TaxTotal': {
      'cbc:TaxAmount': told(vatOre),
      'cac:TaxSubtotal': { 'cbc:TaxableAmount': told(netOre), 'cbc:TaxAmount': told(vatOre), 'cac:TaxCategory': category },
    },
    'cac:LegalMonetaryTotal': {
      'cbc:LineExtensionAmount': told(netOre),
      'cbc:TaxExclusiveAmount': told(netOre),
      'cbc:TaxInclusiveAmount': told(netOre + vatOre),
      ...(roundingOre !== 0n && { 'cbc:PayableRoundingAmount': told(roundingOre) }),
      'cbc:PayableAmount': told(payableOre),
    },
  };
}

function line(each: DocumentLine, { kind, vatCategory }: InvoiceDocument, isCredit: boolean): Node {
  const sign = isCredit ? -1 : 1;
  const inUnit = (text: string): Node => ({ '@unitCode': measureOf(kind, each).code, '#': text });
  return {
    'cbc:ID': String(each.position),
    [isCredit ? 'cbc:CreditedQuantity' : 'cbc:InvoicedQuantity']: inUnit(quantityText(kind, { ...each, units: sign * each.units })),
    'cbc:LineExtensionAmount': amount(BigInt(sign) * each.netOre),
    'cac:InvoicePeriod': { 'cbc:StartDate': each.firstDay, 'cbc:EndDate': each.lastDay },
    'cac:Item': {
      'cbc:Description': each.description,
      'cbc:Name': each.activity,
      'cac:ClassifiedTaxCategory': { ...taxCategory(vatCategory), 'cac:TaxScheme': { 'cbc:ID': 'VAT' } },
    },
    'cac:Price': { 'cbc:PriceAmount': amount(each.rateOre), 'cbc:BaseQuantity': inUnit(baseText(kind, each)) },
  };
}

const taxCategory = (vat: VatCategory): Node => ({ 'cbc:ID': vat, ...(vat !== 'O' && { 'cbc:Percent': vat === 'S' ? '25' : '0' }) });

const amount = (ore: Ore): Node => ({ '@currencyID': 'SEK', '#': kronorText(ore) });

/** The annex as it was embedded in an issued document. */
export function attachmentIn(xml: string): string {
  const encoded = /<cbc:EmbeddedDocumentBinaryObject[^>]*>([^<]*)</.exec(xml)?.[1] ?? '';
  return Buffer.from(encoded, 'base64').toString('utf8');
}
