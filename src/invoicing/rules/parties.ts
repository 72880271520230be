import { isGln } from '../../organisations/register-number';
import { passesLuhn } from '../../shared/luhn';
import { buyer, needed, rule, ruleOfEach, seller, type InvoiceRule } from './rule';
import { everyElement, textUnder, under, type Element } from './tree';

const parties = (document: Element): Element[] => [...under(document, seller), ...under(document, buyer)];
const endpoints = (document: Element): Element[] => parties(document).flatMap((party) => under(party, 'cbc:EndpointID'));
const ofScheme = (scheme: string) => (document: Element): Element[] => everyElement(document).filter(({ attributes }) => attributes.get('schemeID') === scheme);
const sellerSchemes = (document: Element): Element[] => under(document, `${seller}/cac:PartyTaxScheme`);
const isVat = (scheme: Element): boolean => textUnder(scheme, 'cac:TaxScheme/cbc:ID') === 'VAT';
const legalNumbers = (document: Element): Element[] => under(document, `${seller}/cac:PartyLegalEntity/cbc:CompanyID`);
const vatNumbers = (document: Element): string[] => sellerSchemes(document).filter(isVat).map((scheme) => textUnder(scheme, 'cbc:CompanyID'));

/** Who sells and who buys, and by which numbers they are found. */
export const partyRules: readonly InvoiceRule[] = [
  needed('BR-06', `${seller}/cac:PartyLegalEntity/cbc:RegistrationName`, "The seller's name"),
  needed('BR-07', `${buyer}/cac:PartyLegalEntity/cbc:RegistrationName`, "The buyer's name"),
  needed('BR-09', `${seller}/cac:PostalAddress/cac:Country/cbc:IdentificationCode`, "The seller's country"),
  needed('BR-11', `${buyer}/cac:PostalAddress/cac:Country/cbc:IdentificationCode`, "The buyer's country"),
  needed('PEPPOL-EN16931-R020', `${seller}/cbc:EndpointID`, "The seller's electronic address"),
  needed('PEPPOL-EN16931-R010', `${buyer}/cbc:EndpointID`, "The buyer's electronic address"),
  ruleOfEach('PEPPOL-EN16931-CL008', endpoints, ({ attributes }) => !['0007', '0088'].includes(attributes.get('schemeID') ?? '') && `An electronic address has the scheme "${attributes.get('schemeID') ?? ''}"; Swedish parties have 0007 (organisation number) or 0088 (GLN).`),
  ruleOfEach('PEPPOL-COMMON-R049', ofScheme('0007'), ({ text }) => !(/^\d{10}$/.test(text) && passesLuhn(text)) && `"${text}" is no organisation number: ten digits, the last a check digit.`),
  ruleOfEach('PEPPOL-COMMON-R040', ofScheme('0088'), ({ text }) => !isGln(text) && `"${text}" is no GLN: thirteen digits, the last a check digit.`),
  rule('BR-CO-26', (document) => legalNumbers(document).length === 0 && vatNumbers(document).length === 0 && 'The seller cannot be found in a register: neither organisation number nor VAT number.'),
  ruleOfEach('SE-R-003', legalNumbers, ({ text }) => !/^\d+$/.test(text) && `The seller's organisation number "${text}" must be digits only.`),
  ruleOfEach('SE-R-004', legalNumbers, ({ text }) => text.length !== 10 && `The seller's organisation number "${text}" must have ten digits.`),
  ruleOfEach('SE-R-013', legalNumbers, ({ text }) => !passesLuhn(text) && `The seller's organisation number "${text}" has a wrong check digit.`),
  rule('SE-R-001', (document) => vatNumbers(document).map((number) => number.length !== 14 && `The seller's VAT number "${number}" must have 14 characters.`).find(Boolean)),
  rule('SE-R-002', (document) => vatNumbers(document).map((number) => !/^SE\d{12}$/.test(number) && `The seller's VAT number "${number}" must be SE and twelve digits.`).find(Boolean)),
  ruleOfEach('SE-R-005', (document) => sellerSchemes(document).filter((scheme) => !isVat(scheme)), (scheme) =>
    textUnder(scheme, 'cbc:CompanyID').toUpperCase() !== 'GODKÄND FÖR F-SKATT' && `Beside the VAT number stands "${textUnder(scheme, 'cbc:CompanyID')}"; it must be "Godkänd för F-skatt".`),
  rule('VP-SELF', (document) => textUnder(document, `${seller}/cac:PartyLegalEntity/cbc:CompanyID`) === textUnder(document, `${buyer}/cac:PartyLegalEntity/cbc:CompanyID`)
    && textUnder(document, `${seller}/cac:PartyLegalEntity/cbc:RegistrationName`) === textUnder(document, `${buyer}/cac:PartyLegalEntity/cbc:RegistrationName`) && 'The seller is the buyer.'),
];
