import { rowOf } from '../impossible';
import type { Model } from '../model';
import type { Block, Entity, PlacementProblem } from '../problem';
import type { Bound, Cut, CutRow, RowPrice } from '../solution';
import { Master } from './master';
import type { Options } from './options';
import { GRID, Relaxing } from './relax';
import type { Row, Source } from './row';

/** Sums of prices stay exact below this. */
const LARGEST = 2 ** 40;
/** How often options that do not fit may come back. */
const ROUNDS = 200;

/**
 * The bound on cost that prices of rows prove by themselves, as anyone can check it: nothing is forbidden but by pins, so what
 * does not fit is priced away, and leaving unplaced or moving costs `dear` a member. Undefined where sums could be inexact.
 */
export function certificateOf(problem: PlacementProblem, model: Model, options: Options, rows: readonly Row[], dear: number): Bound | undefined {
  const movedWeight = options.moved.includes(1) ? dear : 0;
  const weight = options.cost.map((cost, o) => cost + (((options.place[o] as number) < 0 ? dear : 0) + movedWeight * (options.moved[o] as number)) * (options.size[o] as number));
  const master = new Master(model, options, weight, 0);
  for (const row of rows) master.addRow(row);
  const relaxing = new Relaxing(master, () => true);
  for (let round = 0; round < ROUNDS; round++) {
    const prices = master.rows.map(({ price }) => price);
    const { bound } = relaxing.evaluate(prices);
    if (!(Math.abs(bound) < LARGEST && prices.every((price) => price < LARGEST))) return undefined;
    if (priceAway(master, dear) > 0) continue;
    return {
      penalties: new Array<number>(model.tiers).fill(dear),
      movedWeight,
      costWeight: 1,
      scale: GRID,
      prices: master.rows.flatMap((row) => pricesOf(model, row)),
      cuts: master.rows.flatMap((row) => cutsOf(problem, model, row)),
      value: Math.ceil(bound),
    };
  }
  return undefined;
}

/** Gives a price to what stops options that are taken though they do not fit; says how many. */
function priceAway(master: Master, dear: number): number {
  const { model, options, pricer, maker } = master;
  const dearer = new Map<string, Row>();
  for (let e = 0; e < master.entities; e++) {
    pricer.best(e);
    for (const o of pricer.chosen.subarray(0, (model.blockFrom[e + 1] as number) - (model.blockFrom[e] as number))) {
      const cell = options.tooSmall[o] as number;
      if (cell < 0) continue;
      const size = options.size[o] as number;
      const row = (model.limit[cell] as number) === 0 ? maker.cell(cell) : maker.cut({ den: size, sources: [{ kind: 'cell', cell }] });
      dearer.set(`${cell}/${(model.limit[cell] as number) === 0 ? 0 : size}`, { ...row, price: 2 * dear * size });
    }
  }
  for (const row of dearer.values()) replace(master, row);
  return dearer.size;
}

/** A cell has one price only. */
function replace(master: Master, row: Row): void {
  const known = typeof row.of === 'number' ? master.rows.find(({ of }) => of === row.of) : undefined;
  if (known) known.price = row.price;
  else master.addRow(row);
}

function pricesOf(model: Model, { of, price }: Row): RowPrice[] {
  return typeof of === 'number' && price > 0 ? [[...rowOf(model, of), price * GRID]] : [];
}

function cutsOf(problem: PlacementProblem, model: Model, { of, price }: Row): Cut[] {
  if (typeof of === 'number' || price === 0) return [];
  return [{ den: of.den, price: price * GRID, rows: of.sources.map((source) => cutRowOf(problem, model, source)) }];
}

function cutRowOf(problem: PlacementProblem, model: Model, source: Source): CutRow {
  if (source.kind === 'cell') return ['resource', ...rowOf(model, source.cell), 1];
  if (source.kind === 'overlap') return ['overlap', (problem.entities[source.entity] as Entity).id, source.week, 1];
  const e = model.entityOf[source.block] as number;
  const entity = problem.entities[e] as Entity;
  return ['block', entity.id, (entity.blocks[source.block - (model.blockFrom[e] as number)] as Block).id, 1];
}
