import { luhnDigit } from '../shared/luhn';

/**
 * The payment reference: digits, then a digit for the reference's own length modulo ten, then the check digit. A series
 * beyond the creditor's first that year puts its ordinal after the number, so that no two invoices share a reference.
 */
export function ocrOf(year: number, sequence: number, ordinal: number): string {
  const digits = `${year}${String(sequence).padStart(6, '0')}${ordinal === 0 ? '' : ordinal}`;
  const withLength = `${digits}${(digits.length + 2) % 10}`;
  return `${withLength}${luhnDigit(withLength)}`;
}

/** `BLK-U-2026-000001`: creditor, series, year and a number without gaps. */
export const invoiceNumber = (creditorCode: string, series: string, year: number, sequence: number): string =>
  `${creditorCode}-${series}-${year}-${String(sequence).padStart(6, '0')}`;
