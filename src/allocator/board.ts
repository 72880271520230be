import { BlockSet } from './block-set';
import type { Model } from './model';
import type { Options } from './options';
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
  /** The blocks that are unplaced. */
  readonly waiting: BlockSet;
  /** Of block: 1 where it must stay as it is. */
  readonly fixed: Uint8Array;
  readonly unplaced: Float64Array;
  moved = 0;
  cost = 0;
  /** Of block: how much more it counts that it is unplaced. */
  private readonly stress: Float64Array;
  /** The stress of all that are unplaced. */
  private strain = 0;
  private readonly sitting: readonly BlockSet[];

  /** `weights` may be exchanged by a search that wants to judge its steps otherwise. */
  constructor(readonly model: Model, public weights: Weights) {
    const blocks = model.entityOf.length;
    this.place = new Int32Array(blocks).fill(-1);
    this.start = new Int32Array(blocks).fill(-1);
    this.left = Float64Array.from(model.limit);
    this.waiting = new BlockSet(new Int32Array(blocks), (b) => b);
    this.sitting = sittingOn(model, this.place);
    this.fixed = new Uint8Array(blocks);
    this.unplaced = new Float64Array(model.tiers);
    this.stress = new Float64Array(blocks);
    for (let b = 0; b < blocks; b++) {
      const e = model.entityOf[b] as number;
      this.waiting.add(b);
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
    for (let u = useFrom[pattern] as number; u < (useFrom[pattern + 1] as number); u++) this.sitting[uses[u] as number]?.add(b);
    this.waiting.remove(b);
    this.strain -= this.stress[b] as number;
  }

  /** Takes a placed block away. */
  lift(b: number): void {
    const place = this.place[b] as number;
    this.account(b, place, this.start[b] as number, -1);
    const pattern = this.model.patternOf[place] as number;
    const { useFrom, uses } = this.model;
    for (let u = useFrom[pattern] as number; u < (useFrom[pattern + 1] as number); u++) this.sitting[uses[u] as number]?.remove(b);
    this.place[b] = -1;
    this.start[b] = -1;
    this.waiting.add(b);
    this.strain += this.stress[b] as number;
  }

  /** The blocks that use a resource. */
  occupants(resource: number): BlockSet {
    return this.sitting[resource] as BlockSet;
  }

  /** Whether a placed block uses a resource. */
  uses(b: number, resource: number): boolean {
    const pattern = this.model.patternOf[this.place[b] as number] as number;
    for (let u = this.model.useFrom[pattern] as number; u < (this.model.useFrom[pattern + 1] as number); u++) if (this.model.uses[u] === resource) return true;
    return false;
  }

  /** Whether so many fit into all cells of a slot now. */
  hasRoom(options: Options, slot: number, size: number): boolean {
    const { cellFrom, cells } = options;
    for (let c = cellFrom[slot] as number; c < (cellFrom[slot + 1] as number); c++) if ((this.left[cells[c] as number] as number) < size) return false;
    return true;
  }

  /** What it counts that a block is unplaced. */
  unplacedWorth(b: number): number {
    const e = this.model.entityOf[b] as number;
    const away = (this.model.previousPlace[b] as number) >= 0 ? this.weights.moved : 0;
    return (this.model.size[e] as number) * ((this.weights.unplaced[this.model.tier[e] as number] as number) + away) + (this.stress[b] as number);
  }

  /** Makes it count more that a block is unplaced. */
  press(b: number, points: number): void {
    this.stress[b] = (this.stress[b] as number) + points;
    if ((this.place[b] as number) < 0) this.strain += points;
  }

  /** Makes all that is unplaced count as at first. */
  calm(): void {
    this.stress.fill(0);
    this.strain = 0;
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
    let value = this.moved * this.weights.moved + this.cost + this.strain;
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

  private countUnplaced(e: number, sign: number): void {
    const t = this.model.tier[e] as number;
    this.unplaced[t] = (this.unplaced[t] as number) + sign * (this.model.size[e] as number);
  }
}

/** For each resource an empty set of blocks; a block has a spot in it for each resource its place uses. */
function sittingOn(model: Model, place: Int32Array): BlockSet[] {
  const { useFrom, uses, patternOf } = model;
  const widest = useFrom.reduce((most, from, p) => Math.max(most, (useFrom[p + 1] ?? from) - from), 1);
  const spots = new Int32Array(place.length * widest);
  return Array.from(model.perTerm, (_, r) => new BlockSet(spots, (b) => {
    let u = useFrom[patternOf[place[b] as number] as number] as number;
    const first = u;
    while (uses[u] !== r) u++;
    return b * widest + u - first;
  }));
}

/** What starting a block that week costs. */
export function startCostOf(model: Model, b: number, start: number): number {
  for (let i = model.startFrom[b] as number; i < (model.startFrom[b + 1] as number); i++) {
    if (model.startWeek[i] === start) return model.startCost[i] as number;
  }
  return 0;
}
