import { luhnDigit } from '../shared/luhn';

/** What a payment reference is made of. */
interface Reference {
  readonly year: number;
  readonly sequence: number;
  /** Which of the creditor's series of the year it is, from 0. */
  readonly ordinal: number;
  /** Whether the reference holds a digit for its own length. */
  readonly lengthDigit: boolean;
}

/**
 * The payment reference: digits, then, where the creditor's bank wants it, a digit for the reference's own length modulo ten,
 * then the check digit. A series beyond the creditor's first that year puts its ordinal after the number, so that no two
 * invoices share a reference.
 */
export function ocrOf({ year, sequence, ordinal, lengthDigit }: Reference): string {
  const digits = `${year}${String(sequence).padStart(6, '0')}${ordinal === 0 ? '' : ordinal}`;
  const told = lengthDigit ? `${digits}${(digits.length + 2) % 10}` : digits;
  return `${told}${luhnDigit(told)}`;
}

/** `BLK-U-2026-000001`: creditor, series, year and a number without gaps. */
export const invoiceNumber = (creditorCode: string, series: string, year: number, sequence: number): string =>
  `${creditorCode}-${series}-${year}-${String(sequence).padStart(6, '0')}`;
