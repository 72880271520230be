import type { LegKind } from '../agreements/leg';

/** How a line counts: in what, and how many of that its price is for. */
interface Measure {
  /** UNECE recommendation 20. */
  readonly code: 'DAY' | 'LH' | 'C62';
  /** Tenths of the unit that one price is for: a week's price is for five days. */
  readonly baseTenths: bigint;
  readonly perSwedish: string;
  readonly unitSwedish: string;
}

const days = { code: 'DAY', unitSwedish: 'd' } as const;
const pieces = { code: 'C62', baseTenths: 10n, perSwedish: '', unitSwedish: '' } as const;
const visits: Measure = { ...pieces, perSwedish: 'besök', unitSwedish: 'besök' };
const placements: Measure = { ...pieces, perSwedish: 'placering', unitSwedish: 'st' };

/** A month is told as thirty days, since parts of it are days; an hour of 45 minutes as a labour hour, since HUR has 60. */
const measures: Readonly<Record<string, Measure>> = {
  attended_day: { ...days, baseTenths: 10n, perSwedish: 'påbörjad dag' },
  month: { ...days, baseTenths: 300n, perSwedish: 'månad om 30 d' },
  hour: { code: 'LH', baseTenths: 10n, perSwedish: 'timme om 45 min', unitSwedish: 'tim' },
  visit: visits,
  fixed: placements,
  placement: placements,
  cancellation: pieces,
  claim: pieces,
};

const perHalfDays: Readonly<Record<number, string>> = { 1: 'halvdag', 2: 'dag', 10: 'vecka' };

/** Half-days are told as days: a price for ten of them is a price for five days. */
const inHalfDays = (perUnits: number): Measure => ({ ...days, baseTenths: BigInt(perUnits) * 5n, perSwedish: perHalfDays[perUnits] ?? `${perUnits} halvdagar` });

/** What is known of a line's way of counting; `unit` is the rate's, absent on lines that no rate prices and in older documents. */
export interface Counted {
  readonly units: number;
  readonly perUnits: number;
  readonly unit?: string | null;
}

/** The measure of a line; without a unit, teaching counts half-days and anything else pieces, such as claims. */
export const measureOf = (kind: LegKind, { unit, perUnits }: Pick<Counted, 'unit' | 'perUnits'>): Measure =>
  (unit ? measures[unit] : kind === 'teaching' ? undefined : pieces) ?? inHalfDays(perUnits);

const DIGITS = 10n;

/** So many units in the measure's own unit, as a decimal: exact to ten decimals, which no price of ours can tell from the truth. */
export function quantityText(kind: LegKind, line: Counted): string {
  const scale = 10n ** DIGITS;
  const numerator = BigInt(line.units) * measureOf(kind, line).baseTenths * scale;
  const denominator = BigInt(line.perUnits) * 10n;
  const sign = numerator < 0n ? '-' : '';
  const rounded = ((sign ? -numerator : numerator) * 2n + denominator) / (denominator * 2n);
  const fraction = String(rounded % scale).padStart(Number(DIGITS), '0').replace(/0+$/, '');
  return `${sign}${rounded / scale}${fraction && `.${fraction}`}`;
}

/** How many of the measure's unit one price is for. */
export const baseText = (kind: LegKind, line: Pick<Counted, 'unit' | 'perUnits'>): string => {
  const { baseTenths } = measureOf(kind, line);
  return baseTenths % 10n === 0n ? String(baseTenths / 10n) : `${baseTenths / 10n}.${baseTenths % 10n}`;
};

/** `14,5 d`, `3 besök`: a line's count as people read it, at most two decimals. */
export function quantitySwedish(kind: LegKind, line: Counted): string {
  const [whole = '', fraction = ''] = quantityText(kind, line).split('.');
  const shown = fraction.length > 2 ? Number(`${whole}.${fraction}`).toFixed(2) : fraction === '' ? whole : `${whole}.${fraction}`;
  const { unitSwedish } = measureOf(kind, line);
  return `${shown.replace('.', ',').replace('-', '−')}${unitSwedish && `\u00a0${unitSwedish}`}`;
}
