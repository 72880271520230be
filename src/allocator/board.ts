import type { Model } from './model';
import type { Weights } from './rank';
import type { Objective } from './solution';

/** Where every block is: place -1 where unplaced. */
export interface Snapshot {
  readonly place: Int32Array;
  readonly start: Int32Array;
}

/**
 * The state of a search: which block is where, what is left in every cell, who sits on every resource, and the objective,
 * all kept up to date block by block. It lets a cell go below nought: whoever places looks first.
 */
export class Board {
  readonly place: Int32Array;
  readonly start: Int32Array;
  readonly left: Float64Array;
  /** Of resource: the blocks that use it, in no order. */
  readonly occupants: number[][];
  /** Of block: 1 where it must stay as it is. */
  readonly fixed: Uint8Array;
  readonly unplaced: Float64Array;
  moved = 0;
  cost = 0;

  /** `weights` may be exchanged by a search that wants to judge its steps otherwise. */
  constructor(readonly model: Model, public weights: Weights) {
    const blocks = model.entityOf.length;
    this.place = new Int32Array(blocks).fill(-1);
    this.start = new Int32Array(blocks).fill(-1);
    this.left = Float64Array.from(model.limit);
    this.occupants = Array.from(model.perTerm, () => []);
    this.fixed = new Uint8Array(blocks);
    this.unplaced = new Float64Array(model.tiers);
    for (let b = 0; b < blocks; b++) {
      const e = model.entityOf[b] as number;
      this.countUnplaced(e, 1);
      if ((model.previousPlace[b] as number) >= 0) this.moved += model.size[e] as number;
    }
  }

  /** Puts an unplaced block there. */
  put(b: number, place: number, start: number): void {
    this.place[b] = place;
    this.start[b] = start;
    this.account(b, place, start, 1);
    const pattern = this.model.patternOf[place] as number;
    const { useFrom, uses } = this.model;
    for (let u = useFrom[pattern] as number; u < (useFrom[pattern + 1] as number); u++) this.occupants[uses[u] as number]?.push(b);
  }

  /** Takes a placed block away. */
  lift(b: number): void {
    const place = this.place[b] as number;
    this.account(b, place, this.start[b] as number, -1);
    const pattern = this.model.patternOf[place] as number;
    const { useFrom, uses } = this.model;
    for (let u = useFrom[pattern] as number; u < (useFrom[pattern + 1] as number); u++) this.leave(uses[u] as number, b);
    this.place[b] = -1;
    this.start[b] = -1;
  }

  /** Whether a block of that size fits there now. */
  fits(b: number, place: number, start: number): boolean {
    const { model, left } = this;
    const size = model.size[model.entityOf[b] as number] as number;
    const pattern = model.patternOf[place] as number;
    for (let u = model.useFrom[pattern] as number; u < (model.useFrom[pattern + 1] as number); u++) {
      const r = model.uses[u] as number;
      const from = this.firstCell(r, start);
      const to = model.perTerm[r] ? from + 1 : from + (model.blockWeeks[b] as number);
      for (let cell = from; cell < to; cell++) if ((left[cell] as number) < size) return false;
    }
    return true;
  }

  firstCell(resource: number, start: number): number {
    return (this.model.cellFrom[resource] as number) + (this.model.perTerm[resource] ? 0 : start);
  }

  /** The objective as one number. */
  value(): number {
    let value = this.moved * this.weights.moved + this.cost;
    for (let t = 0; t < this.unplaced.length; t++) value += (this.unplaced[t] as number) * (this.weights.unplaced[t] as number);
    return value;
  }

  objective(): Objective {
    return { unplaced: [...this.unplaced], moved: this.moved, cost: this.cost };
  }

  snapshot(): Snapshot {
    return { place: this.place.slice(), start: this.start.slice() };
  }

  /** Makes the board as it was then. */
  restore(snapshot: Snapshot): void {
    for (let b = 0; b < this.place.length; b++) {
      const same = this.place[b] === snapshot.place[b] && this.start[b] === snapshot.start[b];
      if (!same && (this.place[b] as number) >= 0) this.lift(b);
    }
    for (let b = 0; b < this.place.length; b++) {
      const place = snapshot.place[b] as number;
      if (place >= 0 && (this.place[b] as number) < 0) this.put(b, place, snapshot.start[b] as number);
    }
  }

  private account(b: number, place: number, start: number, sign: 1 | -1): void {
    const { model } = this;
    const e = model.entityOf[b] as number;
    const size = model.size[e] as number;
    this.countUnplaced(e, -sign);
    this.cost += sign * ((model.placeCost[place] as number) + startCostOf(model, b, start));
    if (model.previousPlace[b] === place && model.previousStart[b] === start) this.moved -= sign * size;
    this.take(b, place, start, sign * size);
  }

  private take(b: number, place: number, start: number, amount: number): void {
    const { model, left } = this;
    const pattern = model.patternOf[place] as number;
    for (let u = model.useFrom[pattern] as number; u < (model.useFrom[pattern + 1] as number); u++) {
      const r = model.uses[u] as number;
      const from = this.firstCell(r, start);
      const to = model.perTerm[r] ? from + 1 : from + (model.blockWeeks[b] as number);
      for (let cell = from; cell < to; cell++) left[cell] = (left[cell] as number) - amount;
    }
  }

  private leave(resource: number, b: number): void {
    const list = this.occupants[resource] as number[];
    const last = list.pop() as number;
    if (last !== b) list[list.indexOf(b)] = last;
  }

  private countUnplaced(e: number, sign: number): void {
    const t = this.model.tier[e] as number;
    this.unplaced[t] = (this.unplaced[t] as number) + sign * (this.model.size[e] as number);
  }
}

/** What starting a block that week costs. */
export function startCostOf(model: Model, b: number, start: number): number {
  for (let i = model.startFrom[b] as number; i < (model.startFrom[b + 1] as number); i++) {
    if (model.startWeek[i] === start) return model.startCost[i] as number;
  }
  return 0;
}
