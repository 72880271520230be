import type { Aim } from '../aim';
import { forbid, impossibleCells, rowOf } from '../impossible';
import type { Model } from '../model';
import type { Block, Entity, PlacementProblem } from '../problem';
import type { Bound, Cut, CutRow, RowPrice } from '../solution';
import type { Choices } from './choices';
import { Master } from './master';
import { GRID, Relaxing } from './relax';
import type { Row, Source } from './row';
import { isCap, isCut } from './row';

/** Sums of prices stay exact below this. */
const LARGEST = 2 ** 40;

/**
 * The bound that prices of rows prove by themselves, as anyone can check it: nothing is forbidden but by pins and by prices.
 * Undefined where sums could be inexact.
 */
export function certificateOf(problem: PlacementProblem, model: Model, choices: Choices, rows: readonly Row[], aim: Aim): Bound | undefined {
  const master = new Master(model, choices, weigh(model, choices, aim), 0);
  const priced = rows.filter(({ of }) => !isCap(of));
  for (const row of priced) master.addRow(row);
  const { bound } = new Relaxing(master, () => true).evaluate(priced.map(({ price }) => price));
  let highest = 0;
  for (let e = 0; e < master.entities; e++) highest = Math.max(highest, master.pricer.best(e));
  const isExact = Math.abs(bound) < LARGEST && highest < LARGEST && priced.every(({ price }) => price < LARGEST);
  if (!isExact) return undefined;
  const impossible = forbid(model, impossibleCells(model), highest * GRID);
  const cuts = [...priced.flatMap((row) => cutsOf(problem, model, row)), ...impossible.cuts];
  return {
    ...aim,
    scale: GRID,
    prices: [...priced.flatMap((row) => pricesOf(model, row)), ...impossible.rows],
    ...(cuts.length > 0 ? { cuts } : {}),
    value: Math.ceil(bound),
  };
}

/** What an aim counts, of choice. */
export function weigh(model: Model, choices: Choices, { penalties, movedWeight, costWeight }: Aim): Float64Array {
  const { cost, place, size, moved, blockOf } = choices;
  return cost.map((points, o) => {
    const penalty = (place[o] as number) < 0 ? (penalties[model.tier[model.entityOf[blockOf[o] as number] as number] as number] as number) : 0;
    return costWeight * points + (penalty + movedWeight * (moved[o] as number)) * (size[o] as number);
  });
}

/** A cell without any room is taken by no choice, and priced apart. */
function pricesOf(model: Model, { of, price, limit }: Row): RowPrice[] {
  return typeof of === 'number' && price > 0 && limit > 0 ? [[...rowOf(model, of), price * GRID]] : [];
}

function cutsOf(problem: PlacementProblem, model: Model, { of, price }: Row): Cut[] {
  if (!isCut(of) || price === 0) return [];
  return [{ den: of.den, price: price * GRID, rows: of.sources.map((source) => cutRowOf(problem, model, source)) }];
}

function cutRowOf(problem: PlacementProblem, model: Model, source: Source): CutRow {
  if (source.kind === 'cell') return ['resource', ...rowOf(model, source.cell), 1];
  if (source.kind === 'overlap') return ['overlap', (problem.entities[source.entity] as Entity).id, source.week, 1];
  const e = model.entityOf[source.block] as number;
  const entity = problem.entities[e] as Entity;
  return ['block', entity.id, (entity.blocks[source.block - (model.blockFrom[e] as number)] as Block).id, 1];
}
