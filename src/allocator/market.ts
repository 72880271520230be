import { goTogether } from './clash';
import type { Model } from './model';
import type { Admits } from './openings';
import { Openings } from './openings';
import type { Options } from './options';
import { Plan } from './plan';
import { Slope } from './slope';
import type { Worth } from './worth';

const UNKNOWN = -2;

/**
 * Some entities' blocks that compete for what is left, with every limit replaced by a price (Lagrangian relaxation): each
 * entity then takes what is best for itself. For any prices >= 0 the sum, less what the limits would earn, is no more than
 * the best legal solution of these blocks. Prices climb by projected Adam with the full slope.
 */
export class Market {
  /** Of cell. */
  readonly price: Float64Array;
  /** Of slot that is in use: the prices of its cells. */
  readonly charge: Float64Array;
  /** Of block: the option its entity wants at these prices, or -1. */
  readonly wanted: Int32Array;
  /** Of option: in how many rounds of the last climb it was wanted. */
  readonly often: Int32Array;
  /** Rounds of the last climb. */
  rounds = 0;
  readonly openings: Openings;
  /** Of block: what it costs on its own, and what it was last planned to take (-1 nothing, UNKNOWN never planned or not open any more). */
  private readonly least: Float64Array;
  private readonly last: Int32Array;
  private readonly slope: Slope;
  private readonly slotSeen: Int32Array;
  private visit = 0;
  private readonly slots: Int32Array;
  private slotCount = 0;
  private readonly plan = new Plan();
  private entities: readonly number[] = [];

  constructor(readonly model: Model, readonly options: Options, readonly worth: Worth) {
    const blocks = model.entityOf.length;
    const slots = options.cellFrom.length - 1;
    this.price = new Float64Array(model.limit.length);
    this.charge = new Float64Array(slots);
    this.wanted = new Int32Array(blocks).fill(-1);
    this.often = new Int32Array(options.place.length);
    this.openings = new Openings(options, worth);
    this.least = new Float64Array(blocks);
    this.last = new Int32Array(blocks).fill(UNKNOWN);
    this.slope = new Slope(model.limit.length);
    this.slotSeen = new Int32Array(slots);
    this.slots = new Int32Array(slots);
  }

  /** Whether a block takes part. */
  has(b: number): boolean {
    return (this.openings.count[b] as number) >= 0;
  }

  /** Lets these entities in with those of their blocks and options that are admitted; the others leave. Prices stay. */
  enter(entities: readonly number[], takesPart: (b: number) => boolean, admits: Admits): void {
    this.visit++;
    this.slotCount = 0;
    this.slope.forget();
    this.entities = entities;
    const watch = (cell: number): void => this.slope.watch(cell);
    const show = (slot: number): void => this.visitSlot(slot, watch);
    this.eachBlock(entities, (b) => {
      if (takesPart(b)) this.openings.admit(b, admits, show);
      else this.openings.count[b] = -1;
      this.last[b] = UNKNOWN;
    });
  }

  /** Goes on with these entities, without the options that are no longer admitted and the cells that none of the others takes. */
  narrow(entities: readonly number[], admits: Admits): void {
    this.visit++;
    this.slotCount = 0;
    this.slope.pause();
    this.entities = entities;
    for (const e of entities) this.narrowOne(e, admits);
    const { from, count, slot } = this.openings;
    const watch = (cell: number): void => this.slope.goOn(cell);
    this.eachBlock(entities, (b) => {
      const end = (from[b] as number) + (count[b] as number);
      for (let i = from[b] as number; i < end; i++) this.visitSlot(slot[i] as number, watch);
    });
  }

  narrowOne(e: number, admits: Admits): void {
    for (let b = this.model.blockFrom[e] as number; b < (this.model.blockFrom[e + 1] as number); b++) {
      if (this.openings.narrow(b, admits)) this.last[b] = UNKNOWN;
    }
  }

  /** Lets prices climb for some rounds; `step` is the longest step of a price, `fade` what share of it is left of round so and so many. Returns the highest value met. */
  climb(rounds: number, step: number, left: Float64Array, fade: (share: number) => number, heard: (value: number) => boolean): number {
    this.forgetWishes();
    let best = -Infinity;
    for (let round = 0; round < rounds; round++) {
      const value = this.round(left);
      this.rounds = round + 1;
      best = Math.max(best, value);
      if (!heard(value)) break;
      this.slope.step(this.price, left, step * fade(round / rounds));
    }
    return best;
  }

  /** The value of the prices at hand: what the entities' wishes cost, less what is left of the limits would earn. */
  round(left: Float64Array): number {
    this.chargeSlots();
    this.slope.clear();
    let value = 0;
    for (const e of this.entities) {
      value += this.best(e);
      this.take(e);
    }
    return value - this.slope.worth(this.price, left);
  }

  /** The least that an entity's blocks in the market cost at the prices last charged; `wanted` then says how. */
  best(e: number): number {
    const { model } = this;
    const from = model.blockFrom[e] as number;
    const to = model.blockFrom[e + 1] as number;
    let total = 0;
    for (let b = from; b < to; b++) if (this.has(b)) total += this.cheapest(b, model.size[e] as number);
    return to - from > 1 && this.clashes(from, to) ? this.planned(from, to, model.size[e] as number, total) : total;
  }

  /** Makes charges follow the prices. */
  chargeSlots(): void {
    const { slots, charge, price } = this;
    const { cellFrom, cells } = this.options;
    for (let i = 0; i < this.slotCount; i++) {
      const slot = slots[i] as number;
      let sum = 0;
      for (let c = cellFrom[slot] as number; c < (cellFrom[slot + 1] as number); c++) sum += price[cells[c] as number] as number;
      charge[slot] = sum;
    }
  }

  private visitSlot(slot: number, watch: (cell: number) => void): void {
    if (this.slotSeen[slot] === this.visit) return;
    this.slotSeen[slot] = this.visit;
    this.slots[this.slotCount++] = slot;
    const { cellFrom, cells } = this.options;
    for (let c = cellFrom[slot] as number; c < (cellFrom[slot + 1] as number); c++) watch(cells[c] as number);
  }

  private forgetWishes(): void {
    const { from, count, option } = this.openings;
    this.eachBlock(this.entities, (b) => {
      const first = from[b] as number;
      for (let i = first; i < first + (count[b] as number); i++) this.often[option[i] as number] = 0;
    });
  }

  private eachBlock(entities: readonly number[], look: (b: number) => void): void {
    for (const e of entities) for (let b = this.model.blockFrom[e] as number; b < (this.model.blockFrom[e + 1] as number); b++) look(b);
  }

  private take(e: number): void {
    const { model, wanted, often, options } = this;
    const size = model.size[e] as number;
    for (let b = model.blockFrom[e] as number; b < (model.blockFrom[e + 1] as number); b++) {
      const o = wanted[b] as number;
      if (!this.has(b) || o < 0) continue;
      often[o] = (often[o] as number) + 1;
      const slot = options.slot[o] as number;
      for (let c = options.cellFrom[slot] as number; c < (options.cellFrom[slot + 1] as number); c++) this.slope.use(options.cells[c] as number, size);
    }
  }

  private cheapest(b: number, size: number): number {
    const { charge } = this;
    const { cost: costs, slot, option } = this.openings;
    const from = this.openings.from[b] as number;
    const to = from + (this.openings.count[b] as number);
    let least = this.worth.unplaced[b] as number;
    let best = -1;
    for (let i = from; i < to; i++) {
      const cost = costs[i] as number;
      if (cost >= least) break;
      const price = cost + size * (charge[slot[i] as number] as number);
      if (price < least) {
        least = price;
        best = i;
      }
    }
    this.wanted[b] = best < 0 ? -1 : (option[best] as number);
    this.least[b] = least;
    return least;
  }

  private clashes(from: number, to: number): boolean {
    for (let b = from + 1; b < to; b++) for (let c = from; c < b; c++) if (this.clash(b, c, from)) return true;
    return false;
  }

  private clash(b: number, c: number, from: number): boolean {
    if (!this.has(b) || !this.has(c)) return false;
    const o = this.wanted[b] as number;
    const p = this.wanted[c] as number;
    const { start } = this.options;
    return o >= 0 && p >= 0 && !goTogether(this.model, from, b, start[o] as number, c, start[p] as number);
  }

  /** Exactly, where the cheapest of each block stand in each other's way; `floor` is what those cost together. */
  private planned(from: number, to: number, size: number, floor: number): number {
    const { plan, model, wanted, least } = this;
    const spare = this.lastCost(from, to, size) - floor + 1e-6;
    for (let b = from; b < to; b++) {
      const i = b - from;
      plan.clear(i);
      plan.length[i] = model.blockWeeks[b] as number;
      plan.after[i] = model.after[b] as number;
      plan.unplaced[i] = !this.has(b) ? 0 : (this.worth.unplaced[b] as number);
      if (this.has(b)) this.offer(b, i, size, Math.min(plan.unplaced[i], (least[b] as number) + spare));
    }
    const total = plan.solve(to - from, model.weeks);
    for (let b = from; b < to; b++) {
      wanted[b] = plan.chosen(b - from);
      this.last[b] = wanted[b] as number;
    }
    return total;
  }

  /** What was planned last would cost now: no block needs to look at options that cost more than that leaves for it. */
  private lastCost(from: number, to: number, size: number): number {
    let total = 0;
    for (let b = from; b < to; b++) {
      const o = this.last[b] as number;
      if (!this.has(b)) continue;
      if (o === UNKNOWN) return Infinity;
      total += o < 0 ? (this.worth.unplaced[b] as number) : (this.worth.cost[o] as number) + size * (this.charge[this.options.slot[o] as number] as number);
    }
    return total;
  }

  /** Offers the plan's i-th block what costs less than `most`. */
  private offer(b: number, i: number, size: number, most: number): void {
    const { charge, plan } = this;
    const { cost: costs, slot, option } = this.openings;
    const { start } = this.options;
    const from = this.openings.from[b] as number;
    for (let at = from; at < from + (this.openings.count[b] as number); at++) {
      const cost = costs[at] as number;
      if (cost >= most) break;
      const price = cost + size * (charge[slot[at] as number] as number);
      const o = option[at] as number;
      if (price < most) plan.offer(i, start[o] as number, price, o);
    }
  }
}
