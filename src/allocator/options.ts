import type { Model } from './model';

/**
 * Every way each block may be done on its own (a place and a start week), as flat arrays.
 * A slot is what an option takes: one stretch from one week; many options share one. What can never be, because some
 * limit is below the entity's size, is left out: the bound would otherwise let half a group sit in half a room.
 */
export interface Options {
  /** Of block: its options are from[b] to from[b + 1] - 1, by place and then by start. */
  readonly from: Int32Array;
  /** Of option. */
  readonly place: Int32Array;
  readonly start: Int32Array;
  readonly cost: Float64Array;
  readonly slot: Int32Array;
  /** Of slot: the cells it takes. */
  readonly cellFrom: Int32Array;
  readonly cells: Int32Array;
}

/** Lists the options of a model. */
export function optionsOf(model: Model): Options {
  const slots = slotsOf(model);
  const from = new Int32Array(model.entityOf.length + 1);
  for (let b = 0; b < model.entityOf.length; b++) from[b + 1] = (from[b] as number) + eachOption(model, slots, b, () => undefined);
  const count = from[model.entityOf.length] as number;
  const listed = { place: new Int32Array(count), start: new Int32Array(count), cost: new Float64Array(count), slot: new Int32Array(count) };
  let at = 0;
  for (let b = 0; b < model.entityOf.length; b++) {
    eachOption(model, slots, b, (place, s, slot) => {
      listed.place[at] = place;
      listed.start[at] = model.startWeek[s] as number;
      listed.cost[at] = (model.placeCost[place] as number) + (model.startCost[s] as number);
      listed.slot[at++] = slot;
    });
  }
  return { from, ...listed, cellFrom: slots.cellFrom, cells: slots.cells };
}

interface Slots {
  /** Of stretch and week. */
  readonly number: Int32Array;
  readonly cellFrom: Int32Array;
  readonly cells: Int32Array;
  /** Of slot: the least limit of its cells. */
  readonly room: Float64Array;
}

/** Shows each possible option of a block; returns how many there are. */
function eachOption(model: Model, slots: Slots, b: number, show: (place: number, start: number, slot: number) => void): number {
  const size = model.size[model.entityOf[b] as number] as number;
  let count = 0;
  for (let p = model.placeFrom[b] as number; p < (model.placeFrom[b + 1] as number); p++) {
    const row = (model.stretchOf[p] as number) * model.weeks;
    for (let s = model.startFrom[b] as number; s < (model.startFrom[b + 1] as number); s++) {
      const slot = slots.number[row + (model.startWeek[s] as number)] as number;
      if ((slots.room[slot] as number) < size) continue;
      show(p, s, slot);
      count++;
    }
  }
  return count;
}

function slotsOf(model: Model): Slots {
  const number = new Int32Array(model.stretchWeeks.length * model.weeks).fill(-1);
  const stretches: number[] = [];
  const starts: number[] = [];
  for (let b = 0; b < model.entityOf.length; b++) {
    for (let p = model.placeFrom[b] as number; p < (model.placeFrom[b + 1] as number); p++) {
      for (let s = model.startFrom[b] as number; s < (model.startFrom[b + 1] as number); s++) {
        const at = (model.stretchOf[p] as number) * model.weeks + (model.startWeek[s] as number);
        if (number[at] !== -1) continue;
        number[at] = stretches.push(model.stretchOf[p] as number) - 1;
        starts.push(model.startWeek[s] as number);
      }
    }
  }
  return { number, ...cellsOf(model, stretches, starts) };
}

function cellsOf(model: Model, stretches: readonly number[], starts: readonly number[]): Omit<Slots, 'number'> {
  const cellFrom = new Int32Array(stretches.length + 1);
  stretches.forEach((stretch, i) => { cellFrom[i + 1] = (cellFrom[i] as number) + cellCount(model, stretch); });
  const cells = new Int32Array(cellFrom[stretches.length] as number);
  const room = new Float64Array(stretches.length).fill(Infinity);
  let at = 0;
  stretches.forEach((stretch, i) => {
    eachCell(model, stretch, starts[i] as number, (cell) => {
      cells[at++] = cell;
      room[i] = Math.min(room[i] as number, model.limit[cell] as number);
    });
  });
  return { cellFrom, cells, room };
}

function cellCount(model: Model, stretch: number): number {
  let count = 0;
  eachCell(model, stretch, 0, () => { count++; });
  return count;
}

function eachCell(model: Model, stretch: number, start: number, show: (cell: number) => void): void {
  const pattern = model.stretchPattern[stretch] as number;
  for (let u = model.useFrom[pattern] as number; u < (model.useFrom[pattern + 1] as number); u++) {
    const r = model.uses[u] as number;
    const first = (model.cellFrom[r] as number) + (model.perTerm[r] ? 0 : start);
    const count = model.perTerm[r] ? 1 : (model.stretchWeeks[stretch] as number);
    for (let cell = first; cell < first + count; cell++) show(cell);
  }
}
