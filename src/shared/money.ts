import { Problem } from './problem';

/** Whole öre; 100 öre are one krona. */
export type Ore = bigint;

/** An exact amount of öre before rounding: `numerator / denominator`, denominator > 0. */
export interface ExactOre {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** numerator / denominator to a whole number, half away from zero; denominator > 0. */
export function roundHalfAway(numerator: bigint, denominator: bigint): bigint {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * magnitude + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}

/** `count` units at a rate contracted for `perCount` of them: 8 half-days at a rate for 10. Unrounded. */
export const exactOre = (rate: Ore, count: bigint, perCount: bigint): ExactOre => ({ numerator: rate * count, denominator: perCount });

/** The sum of two exact amounts, reduced so that long sums stay small. */
export function addExact(a: ExactOre, b: ExactOre): ExactOre {
  if (a.denominator === b.denominator) return { numerator: a.numerator + b.numerator, denominator: a.denominator };
  const common = commonDivisor(a.denominator, b.denominator);
  return {
    numerator: a.numerator * (b.denominator / common) + b.numerator * (a.denominator / common),
    denominator: (a.denominator / common) * b.denominator,
  };
}

const commonDivisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : commonDivisor(b, a % b));

/** Exact amounts in whole öre of which the sum is that of the whole, rounded once: each is the difference of the rounded sums so far. */
export function roundedParts(parts: readonly ExactOre[]): Ore[] {
  let soFar: ExactOre = { numerator: 0n, denominator: 1n };
  return parts.map((part) => {
    const before = roundOre(soFar);
    soFar = addExact(soFar, part);
    return roundOre(soFar) - before;
  });
}

/** To whole öre, half away from zero: the one rounding of an invoice line. */
export const roundOre = ({ numerator, denominator }: ExactOre): Ore => roundHalfAway(numerator, denominator);

/** To whole kronor, still in öre, half away from zero. */
export const roundKronor = (amount: Ore): Ore => roundHalfAway(amount, 100n) * 100n;

const KRONOR = /^(-?)(\d{1,12})(?:[.,](\d{1,2}))?$/;

/** Kronor as people write them (`3862.50`, `3862,50`, `-12`) in öre; undefined when it is no such text. */
export function oreFromText(text: string): Ore | undefined {
  const match = KRONOR.exec(text);
  if (!match) return undefined;
  const [, sign, kronor = '0', decimals = ''] = match;
  const amount = BigInt(kronor) * 100n + BigInt(decimals.padEnd(2, '0') || '0');
  return sign === '-' ? -amount : amount;
}

/** Kronor in öre; throws Problem `invalid-amount` otherwise. */
export function parseOre(text: string): Ore {
  const amount = oreFromText(text);
  if (amount === undefined) {
    throw new Problem('invalid-amount', 'invalid', `"${text}" is not an amount; write kronor with at most two decimals, such as 3862.50.`);
  }
  return amount;
}

/** Öre as a plain decimal of kronor, `3862.50`: for files and XML. */
export function kronorText(amount: Ore): string {
  const magnitude = amount < 0n ? -amount : amount;
  return `${amount < 0n ? '-' : ''}${magnitude / 100n}.${String(magnitude % 100n).padStart(2, '0')}`;
}

/** Öre as Swedish people read them, `81 112,50` with hard spaces and a true minus sign. */
export function kronorSwedish(amount: Ore): string {
  const [kronor = '0', decimals = '00'] = kronorText(amount < 0n ? -amount : amount).split('.');
  return `${amount < 0n ? '−' : ''}${kronor.replace(/\B(?=(\d{3})+$)/g, '\u00a0')},${decimals}`;
}
