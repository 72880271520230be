import { isDay } from './day';
import { passesLuhn } from './luhn';

const SHAPE = /(?<![\d])(?:(?:18|19|20)?(\d{6})[-+ ]?(\d{4}))(?![\d])/g;

/** The first Swedish personal identity number (or coordination number) in a text, as written there; undefined when there is none. */
export function findPersonalNumber(text: string): string | undefined {
  if (!/\d{4}/.test(text)) return undefined;
  for (const match of text.matchAll(SHAPE)) {
    const [written, date = '', rest = ''] = match;
    if (passesLuhn(date + rest) && isBirthDate(date)) return written;
  }
  return undefined;
}

/** Whether YYMMDD is a date in the 1900s or 2000s; a coordination number has 60 added to the day. */
function isBirthDate(date: string): boolean {
  const day = Number(date.slice(4));
  const plain = String(day > 60 ? day - 60 : day).padStart(2, '0');
  const rest = `${date.slice(0, 2)}-${date.slice(2, 4)}-${plain}`;
  return isDay(`19${rest}`) || isDay(`20${rest}`);
}
