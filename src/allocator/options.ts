import type { Model } from './model';

/**
 * Ways each block may be done on its own (a place and a start week), as flat arrays. A slot is what an option takes: one
 * stretch from one week; many options share one.
 */
export interface Options {
  /** Of block: its options are from[b] to from[b + 1] - 1, the most promising first. */
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

/** Lists options block by block, and numbers the slots they take. */
export class OptionList {
  private readonly from: Int32Array;
  private readonly place: number[] = [];
  private readonly start: number[] = [];
  private readonly cost: number[] = [];
  private readonly slot: number[] = [];
  /** Of stretch and week: the slot, or -1. */
  private readonly known: Int32Array;
  private readonly cellFrom: number[] = [0];
  private readonly cells: number[] = [];

  constructor(private readonly model: Model) {
    this.from = new Int32Array(model.entityOf.length + 1);
    this.known = new Int32Array(model.stretchWeeks.length * model.weeks).fill(-1);
  }

  /** Adds an option to the last block begun; `s` numbers a start of the model. */
  add(place: number, s: number): void {
    const { model } = this;
    const start = model.startWeek[s] as number;
    this.place.push(place);
    this.start.push(start);
    this.cost.push((model.placeCost[place] as number) + (model.startCost[s] as number));
    this.slot.push(this.slotOf(model.stretchOf[place] as number, start));
  }

  /** Says that a block has all its options; blocks come in order. */
  end(b: number): void {
    this.from[b + 1] = this.place.length;
  }

  options(): Options {
    return {
      from: this.from,
      place: Int32Array.from(this.place),
      start: Int32Array.from(this.start),
      cost: Float64Array.from(this.cost),
      slot: Int32Array.from(this.slot),
      cellFrom: Int32Array.from(this.cellFrom),
      cells: Int32Array.from(this.cells),
    };
  }

  private slotOf(stretch: number, start: number): number {
    const at = stretch * this.model.weeks + start;
    const known = this.known[at] as number;
    if (known >= 0) return known;
    this.addCells(stretch, start);
    this.known[at] = this.cellFrom.length - 1;
    this.cellFrom.push(this.cells.length);
    return this.known[at];
  }

  private addCells(stretch: number, start: number): void {
    const { stretchPattern, stretchWeeks, useFrom, uses, cellFrom, perTerm } = this.model;
    const pattern = stretchPattern[stretch] as number;
    for (let u = useFrom[pattern] as number; u < (useFrom[pattern + 1] as number); u++) {
      const r = uses[u] as number;
      const first = (cellFrom[r] as number) + (perTerm[r] ? 0 : start);
      const count = perTerm[r] ? 1 : (stretchWeeks[stretch] as number);
      for (let cell = first; cell < first + count; cell++) this.cells.push(cell);
    }
  }
}
