import fc from 'fast-check';
import { passesLuhn } from '../shared/luhn';
import { findPersonalNumber } from '../shared/personal-number';
import { invoiceNumber, ocrOf } from './ocr';

const ocr = (year: number, sequence: number, ordinal: number): string => ocrOf({ year, sequence, ordinal, lengthDigit: true });

describe('payment reference', () => {
  it('has a length digit and a check digit', () => {
    expect(ocr(2025, 117, 0)).toBe('202500011723');
    expect(ocrOf({ year: 2025, sequence: 117, ordinal: 0, lengthDigit: false })).toBe('20250001177');
  });

  it('is valid, at most 25 digits and never reads as a personal number', () => {
    fc.assert(fc.property(fc.integer({ min: 2024, max: 2099 }), fc.integer({ min: 1, max: 999_999 }), fc.integer({ min: 0, max: 99 }), (year, sequence, ordinal) => {
      const reference = ocr(year, sequence, ordinal);
      expect(passesLuhn(reference)).toBe(true);
      expect(Number(reference.at(-2))).toBe(reference.length % 10);
      expect(findPersonalNumber(`OCR ${reference} kr`)).toBeUndefined();
    }));
  });

  it('tells the series of a creditor apart', () => {
    const all = [0, 1, 2, 10].flatMap((ordinal) => [1, 2, 11, 101].map((sequence) => ocr(2026, sequence, ordinal)));
    expect(new Set(all).size).toBe(all.length);
  });
});

it('numbers by creditor, series and year', () => {
  expect(invoiceNumber('BLK', 'U', 2026, 1)).toBe('BLK-U-2026-000001');
});
