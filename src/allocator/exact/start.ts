import type { Aim } from '../aim';
import type { Master } from './master';
import { GRID } from './relax';
import type { Cap } from './row';
import { isCap } from './row';

/** Cheaper cells wait until they are overfull, where differences are as fine as points of cost. */
const WORTH_A_ROW = 0.05;

/** Prices of cells to start from, found with that aim, which prices earlier levels; cuts start without a price. */
export function start(master: Master, prices: Float64Array, grain: number, { penalties, movedWeight }: Aim): void {
  const isRow = new Uint8Array(prices.length);
  const priceOf = ({ level }: Cap) => (typeof level === 'number' ? (penalties[level] as number) : movedWeight);
  for (const row of master.rows) {
    row.price = typeof row.of === 'number' ? onGrid(prices[row.of] as number) : isCap(row.of) ? priceOf(row.of) : 0;
    if (typeof row.of === 'number') isRow[row.of] = 1;
  }
  prices.forEach((price, cell) => {
    if (price > WORTH_A_ROW * grain && !isRow[cell]) master.addRow({ ...master.maker.cell(cell), price: onGrid(price) });
  });
}

function onGrid(price: number): number {
  return Math.round(price * GRID) / GRID;
}
