import { isDay } from '../../shared/day';
import { isCreditNote, needed, rule, ruleOfEach, type InvoiceRule } from './rule';
import { everyElement, textUnder, under, type Element } from './tree';

export const peppolCustomization = 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0';
export const peppolProfile = 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0';

/** Kinds of file that may go with an invoice, with the ends of their names. */
export const attachmentKinds: Readonly<Record<string, readonly string[]>> = {
  'text/csv': ['.csv'],
  'application/pdf': ['.pdf'],
  'image/png': ['.png'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
  'application/vnd.oasis.opendocument.spreadsheet': ['.ods'],
};

const typeCode = (document: Element): string => textUnder(document, isCreditNote(document) ? 'cbc:CreditNoteTypeCode' : 'cbc:InvoiceTypeCode');
const original = 'cac:BillingReference/cac:InvoiceDocumentReference';
const binary = 'cac:Attachment/cbc:EmbeddedDocumentBinaryObject';
const dates = (document: Element): Element[] => everyElement(document).filter(({ name }) => name.endsWith('Date'));
const attachments = (document: Element): Element[] => under(document, `cac:AdditionalDocumentReference/${binary}`);

function periodFault(period: Element): string | false {
  const [first, last] = [textUnder(period, 'cbc:StartDate'), textUnder(period, 'cbc:EndDate')];
  return first !== '' && last !== '' && last < first && `The period ends ${last}, before it starts ${first}.`;
}

function nameFault(part: Element): string | false {
  const ends = attachmentKinds[part.attributes.get('mimeCode') ?? ''] ?? [];
  const name = part.attributes.get('filename') ?? '';
  return !ends.some((end) => name.toLowerCase().endsWith(end)) && `The attachment "${name}" is not named as what it is; its name should end in ${ends.join(' or ')}.`;
}

/** Which document it is, of what kind, and what it refers to. */
export const headerRules: readonly InvoiceRule[] = [
  rule('PEPPOL-EN16931-R004', (document) => textUnder(document, 'cbc:CustomizationID') !== peppolCustomization && `CustomizationID must be ${peppolCustomization}.`),
  rule('PEPPOL-EN16931-R007', (document) => textUnder(document, 'cbc:ProfileID') !== peppolProfile && `ProfileID must be ${peppolProfile}.`),
  needed('BR-02', 'cbc:ID', 'The invoice number'),
  needed('BR-03', 'cbc:IssueDate', 'The day of issue'),
  rule('BR-04', (document) => typeCode(document) === '' && 'The type code is missing.'),
  rule('PEPPOL-EN16931-P0112', (document) => ['384', '326'].includes(typeCode(document)) && `Type code ${typeCode(document)} is for German parties; correct with 381, or with 380 that refers to the original.`),
  rule('PEPPOL-EN16931-P0100', (document) => !['380', '381', '384', '326', ''].includes(typeCode(document)) && `Type code ${typeCode(document)} is not used here; an invoice is 380, a credit note 381.`,
    (document) => (typeCode(document) === '381') !== isCreditNote(document) && `A ${document.name} has type code ${typeCode(document)}.`),
  rule('BR-05', (document) => textUnder(document, 'cbc:DocumentCurrencyCode') !== 'SEK' && 'The currency must be SEK.'),
  rule('PEPPOL-EN16931-R005', (document) => textUnder(document, 'cbc:TaxCurrencyCode') === 'SEK' && 'A VAT currency is told, though it is the currency of the invoice.'),
  rule('PEPPOL-EN16931-R002', (document) => under(document, 'cbc:Note').length > 1 && 'There is more than one note.'),
  rule('PEPPOL-EN16931-R003', (document) => textUnder(document, 'cbc:BuyerReference') === '' && textUnder(document, 'cac:OrderReference/cbc:ID') === '' && 'There is neither a buyer reference nor an order reference.'),
  ruleOfEach('PEPPOL-EN16931-R008', everyElement, ({ name, children, text }) => children.length === 0 && text === '' && `${name} is empty.`),
  ruleOfEach('PEPPOL-EN16931-F001', dates, ({ name, text }) => !isDay(text) && `${name} "${text}" is no day.`),
  ruleOfEach('BR-29', (document) => under(document, 'cac:InvoicePeriod'), periodFault),
  ruleOfEach('BR-CO-19', (document) => everyElement(document).filter(({ name }) => name === 'cac:InvoicePeriod'), ({ children }) => children.length === 0 && 'A period has neither a first nor a last day.'),
  ruleOfEach('BR-55', (document) => under(document, original), (reference) => textUnder(reference, 'cbc:ID') === '' && 'A reference to an earlier invoice lacks its number.'),
  rule('VP-CREDIT', (document) => isCreditNote(document) && textUnder(document, `${original}/cbc:ID`) === '' && 'The credit note does not say which invoice it credits.'),
  rule('VP-ORIGINAL', (document) => textUnder(document, `${original}/cbc:ID`) === textUnder(document, 'cbc:ID') && 'The document refers to itself as its original.',
    (document) => textUnder(document, `${original}/cbc:IssueDate`) > textUnder(document, 'cbc:IssueDate') && 'The original is issued after what corrects it.'),
  ruleOfEach('BR-52', (document) => under(document, 'cac:AdditionalDocumentReference'), (reference) => textUnder(reference, 'cbc:ID') === '' && 'A supporting document lacks its reference.'),
  ruleOfEach('PEPPOL-EN16931-CL001', attachments, (part) => !((part.attributes.get('mimeCode') ?? '') in attachmentKinds) && `An attachment is of the kind "${part.attributes.get('mimeCode') ?? ''}"; ${Object.keys(attachmentKinds).join(', ')} may be sent.`),
  ruleOfEach('VP-FILENAME', attachments, nameFault),
  ruleOfEach('BR-CL-24', attachments, ({ text }) => !/^[A-Za-z0-9+/\s]+={0,2}$/.test(text) && 'An attachment is not in base 64.'),
];
