import type { Master } from './master';
import { GRID } from './relax';

/** Cheaper cells wait until they are overfull. */
const WORTH_A_ROW = 0.05;

/** Looks for good prices of cells by climbing (projected Adam), and starts the program with the rows and plans met on the way. */
export function climb(master: Master, rounds: number): void {
  const { model, options, pricer, maker } = master;
  const prices = new Float64Array(model.limit.length);
  const used = new Float64Array(prices.length);
  const reach = reachOf(master);
  const memory = new Float64Array(2 * prices.length);
  let best = { value: -Infinity, prices: prices.slice() };
  for (let round = 0; round < rounds; round++) {
    charge(master, prices);
    used.fill(0);
    let value = 0;
    for (let e = 0; e < master.entities; e++) {
      value += pricer.best(e);
      const plan = pricer.chosen.slice(0, (model.blockFrom[e + 1] as number) - (model.blockFrom[e] as number));
      if (round > 0.6 * rounds) master.addPlan(e, plan);
      for (const o of plan) for (let c = options.cellFrom[o] as number; c < (options.cellFrom[o + 1] as number); c++) used[options.cells[c] as number] = (used[options.cells[c] as number] as number) + (options.size[o] as number);
    }
    prices.forEach((price, cell) => { value -= price * (model.limit[cell] as number); });
    if (value > best.value) best = { value, prices: prices.slice() };
    step(prices, used, memory, model.limit, round, reach * (0.5 + 0.5 * Math.cos((Math.PI * round) / rounds)));
  }
  best.prices.forEach((price, cell) => {
    if (price > WORTH_A_ROW) master.addRow({ ...maker.cell(cell), price: Math.round(price * GRID) / GRID });
  });
}

function charge({ options, pricer, weight }: Master, prices: Float64Array): void {
  for (let o = 0; o < options.count; o++) {
    let sum = 0;
    for (let c = options.cellFrom[o] as number; c < (options.cellFrom[o + 1] as number); c++) sum += (prices[options.cells[c] as number] as number);
    pricer.price[o] = (weight[o] as number) + sum * (options.size[o] as number);
  }
}

/** `memory` holds the mean slopes, then the mean squares. */
function step(prices: Float64Array, used: Float64Array, memory: Float64Array, limit: Float64Array, round: number, reach: number): void {
  const length = reach / (1 - 0.9 ** (round + 1));
  const unbias = 1 / (1 - 0.99 ** (round + 1));
  for (let cell = 0; cell < prices.length; cell++) {
    const slope = (used[cell] as number) - (limit[cell] as number);
    const mean = 0.9 * (memory[cell] as number) + 0.1 * slope;
    const square = 0.99 * (memory[cell + prices.length] as number) + 0.01 * slope * slope;
    memory[cell] = mean;
    memory[cell + prices.length] = square;
    prices[cell] = Math.max(0, (prices[cell] as number) + (length * mean) / (Math.sqrt(square * unbias) + 1e-9));
  }
}

/** The first step's length: in part, what a week is worth. */
function reachOf({ options, model }: Master): number {
  const dearest = options.cost.reduce((most, cost) => Math.max(most, cost), 1);
  const weeks = model.blockWeeks.reduce((sum, length) => sum + length, 0) / Math.max(1, model.blockWeeks.length);
  return (0.5 * dearest) / Math.max(1, weeks);
}
