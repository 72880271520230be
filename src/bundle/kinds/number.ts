import { kronorText, oreFromText, type Ore } from '../../shared/money';
import { accept, refuse, type CellKind } from '../cell-kind';

/** A whole number from `least` to `most`. */
export const whole = (least: number, most: number): CellKind<number> => ({
  name: 'whole number',
  accepts: `${least} to ${most}`,
  sql: 'int',
  read(cell) {
    if (!/^-?\d{1,9}$/.test(cell)) return refuse('invalid-number', `a whole number from ${least} to ${most}`);
    const value = Number(cell);
    return value < least || value > most ? refuse('out-of-range', `${least} to ${most}`) : accept(value);
  },
  write: (value) => String(value),
});

const amountShape = 'kronor, 0 or more, with at most two decimals after "." or ","';

/** An amount in kronor, kept in whole öre. */
export const amount: CellKind<Ore> = {
  name: 'amount',
  accepts: amountShape,
  sql: 'numeric',
  read(cell) {
    const ore = oreFromText(cell);
    if (ore === undefined) return refuse('invalid-amount', `${amountShape}, such as 3862.50`);
    return ore < 0n ? refuse('negative-amount', amountShape) : accept(ore);
  },
  write: kronorText,
  toTable: (expression) => `(${expression} * 100)::bigint`,
  fromTable: (expression) => `(${expression} / 100.0)::numeric(20, 2)::text`,
};

/** Degrees with at most five decimals: about one metre. */
export const degrees = (least: number, most: number): CellKind<number> => ({
  name: 'degrees',
  accepts: `decimal degrees from ${least} to ${most}, "." before at most five decimals`,
  sql: 'numeric',
  read(cell) {
    const value = Number(cell);
    const fits = /^-?\d{1,3}(\.\d{1,5})?$/.test(cell) && value >= least && value <= most;
    return fits ? accept(value) : refuse('invalid-coordinate', `decimal degrees from ${least} to ${most}, such as 56.1612`);
  },
  write: (value) => String(value),
  fromTable: (expression) => `trim_scale(${expression})::text`,
});
