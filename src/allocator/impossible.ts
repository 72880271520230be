import type { Model } from './model';
import type { Cut, RowPrice } from './solution';

/**
 * Cells that by themselves rule out every option that can never be, as it needs more members there than the limit:
 * at least one cell of each. With a high enough price on them a certificate forbids what the options leave out.
 */
export function impossibleCells(model: Model): Int32Array {
  const chosen = new Set<number>();
  for (let b = 0; b < model.entityOf.length; b++) {
    const size = model.size[model.entityOf[b] as number] as number;
    for (let p = model.placeFrom[b] as number; p < (model.placeFrom[b + 1] as number); p++) {
      for (let s = model.startFrom[b] as number; s < (model.startFrom[b + 1] as number); s++) {
        const cell = tooSmall(model, b, p, model.startWeek[s] as number, size, chosen);
        if (cell >= 0) chosen.add(cell);
      }
    }
  }
  return Int32Array.from(chosen).sort();
}

/** A cell of the option whose limit is below the size, one that is chosen already where there is one; -1 where there is none. */
function tooSmall(model: Model, b: number, place: number, start: number, size: number, chosen: ReadonlySet<number>): number {
  const pattern = model.patternOf[place] as number;
  let found = -1;
  for (let u = model.useFrom[pattern] as number; u < (model.useFrom[pattern + 1] as number); u++) {
    const r = model.uses[u] as number;
    const from = (model.cellFrom[r] as number) + (model.perTerm[r] ? 0 : start);
    const to = model.perTerm[r] ? from + 1 : from + (model.blockWeeks[b] as number);
    for (let cell = from; cell < to; cell++) {
      if ((model.limit[cell] as number) >= size) continue;
      if (chosen.has(cell)) return cell;
      found = cell;
    }
  }
  return found;
}

/** The resource and week of a cell; -1 for a term. */
export function rowOf(model: Model, cell: number): readonly [resource: number, week: number] {
  let low = 0;
  let high = model.perTerm.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((model.cellFrom[middle] as number) <= cell) low = middle;
    else high = middle;
  }
  // Resources without cells share their first cell with the next one.
  return [low, model.perTerm[low] ? -1 : cell - (model.cellFrom[low] as number)];
}

/** Rows and cuts that forbid these cells to all who are too large for them: a limit of nought may have any price, other limits need a rounded row. */
export function forbid(model: Model, cells: Int32Array, price: number): { readonly rows: RowPrice[]; readonly cuts: Cut[] } {
  const rows: RowPrice[] = [];
  const cuts: Cut[] = [];
  if (price === 0) return { rows, cuts };
  for (const cell of cells) {
    const [resource, week] = rowOf(model, cell);
    const limit = model.limit[cell] as number;
    if (limit === 0) rows.push([resource, week, price]);
    else cuts.push({ den: limit + 1, price, rows: [['resource', resource, week, 1]] });
  }
  return { rows, cuts };
}
