import { passesLuhn } from '../../shared/luhn';
import { isCreditNote, rule, ruleOfEach, totals, type InvoiceRule } from './rule';
import { numberUnder, textUnder, under, type Element } from './tree';

const means = (document: Element): Element[] => under(document, 'cac:PaymentMeans');
const code = (each: Element): string => textUnder(each, 'cbc:PaymentMeansCode');
const account = (each: Element): string => textUnder(each, 'cac:PayeeFinancialAccount/cbc:ID');
const branch = (each: Element): string => textUnder(each, 'cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch/cbc:ID');
const inBranch = (wanted: string) => (document: Element): Element[] => means(document).filter((each) => branch(each) === wanted);
const bankgiro = inBranch('SE:BANKGIRO');
const plusgiro = inBranch('SE:PLUSGIRO');
const isDigits = (text: string): boolean => /^\d+$/.test(text);
const dueDay = (document: Element): string => textUnder(document, 'cbc:DueDate') || textUnder(document, 'cac:PaymentMeans/cbc:PaymentDueDate');

/** How and when it is paid. */
export const paymentRules: readonly InvoiceRule[] = [
  ruleOfEach('BR-49', means, (each) => code(each) === '' && 'The means of payment is missing.'),
  ruleOfEach('BR-50', (document) => means(document).filter((each) => under(each, 'cac:PayeeFinancialAccount').length > 0), (each) => account(each) === '' && 'The account is missing.'),
  ruleOfEach('BR-61', means, (each) => ['30', '58'].includes(code(each)) && account(each) === '' && 'A credit transfer lacks its account.'),
  ruleOfEach('SE-R-007', plusgiro, (each) => !isDigits(account(each)) && `The plusgiro "${account(each)}" must be digits only.`),
  ruleOfEach('SE-R-008', bankgiro, (each) => !isDigits(account(each)) && `The bankgiro "${account(each)}" must be digits only.`),
  ruleOfEach('SE-R-009', bankgiro, (each) => ![7, 8].includes(account(each).length) && `The bankgiro "${account(each)}" must have seven or eight digits.`),
  ruleOfEach('SE-R-010', plusgiro, (each) => (account(each).length < 2 || account(each).length > 8) && `The plusgiro "${account(each)}" must have two to eight digits.`),
  ruleOfEach('SE-R-011', (document) => [...bankgiro(document), ...plusgiro(document)], (each) => code(each) !== '30' && `A giro has the means code ${code(each)}; it must be 30.`),
  ruleOfEach('SE-R-012', means, (each) => code(each) === '31' && 'Payments within Sweden have the means code 30, not 31.'),
  ruleOfEach('VP-GIRO', bankgiro, (each) => !passesLuhn(account(each)) && `The bankgiro "${account(each)}" has a wrong check digit.`),
  ruleOfEach('VP-OCR', (document) => [...bankgiro(document), ...plusgiro(document)], (each) => {
    const reference = textUnder(each, 'cbc:PaymentID');
    return reference !== '' && !(passesLuhn(reference) && reference.length >= 2 && reference.length <= 25) && `The payment reference "${reference}" is no OCR number: 2 to 25 digits, the last a check digit.`;
  }),
  rule('BR-CO-25', (document) => numberUnder(document, `${totals}/cbc:PayableAmount`) > 0n && dueDay(document) === '' && textUnder(document, 'cac:PaymentTerms/cbc:Note') === '' && 'There is neither a due day nor terms of payment.'),
  rule('VP-DUE', (document) => dueDay(document) !== '' && dueDay(document) < textUnder(document, 'cbc:IssueDate') && `It is due ${dueDay(document)}, before it is issued.`,
    (document) => !isCreditNote(document) && dueDay(document) === '' && 'The due day is missing.'),
];
