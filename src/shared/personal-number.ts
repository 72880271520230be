import { isDay } from './day';
import { passesLuhn } from './luhn';

/** As it is usually written, and with the parts of the date apart: `19811218-9876`, `811218 9876`, `1981-12-18-9876`, `81 12 18 9876`. */
const SHAPES = [
  /(?<!\d)(?:18|19|20)?(\d{6})[-+ ]{0,3}(\d{4})(?!\d)/g,
  /(?<!\d)(?:18|19|20)?(\d{2}[-/.]\d{2}[-/.]\d{2})[-+ ]?(\d{4})(?![-/.]?\d)/g,
  /(?<!\d)(?:18|19|20)?(\d{2} \d{2} \d{2})[-+ ](\d{4})(?! ?\d)/g,
];

/** Dashes and spaces of any kind as the plain ones, digits of any width as ours: what hides a number from a search. */
const plain = (text: string): string => text.normalize('NFKC').replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '').replace(/[\u2010-\u2015\u2212]/g, '-').replace(/[^\S\r\n]/g, ' ');

/** The first Swedish personal identity number (or coordination number) in a text, as written there; undefined when there is none. */
export function findPersonalNumber(text: string): string | undefined {
  if (!/\p{Nd}{4}/u.test(text)) return undefined;
  const read = plain(text);
  for (const shape of SHAPES) {
    for (const match of read.matchAll(shape)) {
      const [written, date = '', rest = ''] = match;
      const digits = date.replace(/\D/g, '');
      if (passesLuhn(digits + rest) && isBirthDate(digits)) return written;
    }
  }
  return undefined;
}

/** Whether YYMMDD is a date in the 1900s or 2000s; a coordination number has 60 added to the day. */
function isBirthDate(date: string): boolean {
  const day = Number(date.slice(4));
  const plainDay = String(day > 60 ? day - 60 : day).padStart(2, '0');
  const rest = `${date.slice(0, 2)}-${date.slice(2, 4)}-${plainDay}`;
  return isDay(`19${rest}`) || isDay(`20${rest}`);
}
