import { passesLuhn } from '../shared/luhn';

/** What an organisation number is, for people. */
export const organisationNumberShape = 'ten digits with a right check digit, the third at least 2, such as 232100-0081';

/** What a bankgiro number is, for people. */
export const bankgiroShape = 'seven or eight digits with a right check digit, such as 5050-1055';

/** What a plusgiro number is, for people. */
export const plusgiroShape = 'two to eight digits with a right check digit, such as 4158-4';

/** What a GLN is, for people. */
export const glnShape = 'thirteen digits with a right check digit, such as 7300000000004';

/** `SE`, an organisation number, a dash and what tells units of the organisation apart. */
export const hsaIdShape = /^SE\d{10}-[A-Za-z0-9]{1,20}$/;

export const hsaIdSays = 'SE, ten digits, "-" and 1 to 20 letters or digits, such as SE2321000081-A01';

/** Five digits, with or without the space. */
export const postalCodeShape = /^\d{3} ?\d{2}$/;

/** The number's digits alone. */
export const digitsOf = (number: string): string => number.replace('-', '');

/** Whether the text is a Swedish organisation number, with or without its dash. */
export const isOrganisationNumber = (text: string): boolean => /^\d{6}-?\d{4}$/.test(text) && passesLuhn(digitsOf(text)) && digitsOf(text).charAt(2) >= '2';

/** Whether the text is a bankgiro number, with or without its dash. */
export const isBankgiro = (text: string): boolean => /^\d{3,4}-?\d{4}$/.test(text) && passesLuhn(digitsOf(text));

/** Whether the text is a plusgiro number, with or without dash and spaces. */
export const isPlusgiro = (text: string): boolean => /^\d[\d ]{0,8}-?\d$/.test(text) && /^\d{2,8}$/.test(plusgiroDigits(text)) && passesLuhn(plusgiroDigits(text));

/** The number's digits alone. */
export const plusgiroDigits = (number: string): string => number.replace(/\D/g, '');

/** Whether the text is a GLN: thirteen digits with the check digit of GS1. */
export function isGln(text: string): boolean {
  if (!/^\d{13}$/.test(text)) return false;
  const sum = Array.from(text, Number).reduce((total, digit, i) => total + digit * (i % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}
