import type { Aim } from './aim';
import { goTogether } from './clash';
import type { Model } from './model';
import { Plan } from './plan';
import type { Tolls } from './tolls';
import { unplacedWorth } from './worth';

/** More than what adding up in another order may change. */
const SLACK = 1e-6;

/** Of block: the place and the start (numbered as in the model) it wants, or -1. */
export interface Wishes {
  readonly place: Int32Array;
  readonly start: Int32Array;
}

/**
 * Every entity for itself: with all limits replaced by prices (Lagrangian relaxation) each takes what is best for it, over all
 * its places and starts. These are never listed: a block looks along those lanes of its places that may hold something better.
 */
export class Relaxation implements Wishes {
  /** Of block, once its entity has been asked: see `Wishes`. */
  readonly place: Int32Array;
  readonly start: Int32Array;
  /** Of block: what leaving it unplaced costs, Infinity where it is pinned; what moving it costs; the least it costs on its own. */
  private readonly unplaced: Float64Array;
  private readonly away: Float64Array;
  private readonly least: Float64Array;
  /** What a point of cost counts. */
  private readonly weight: number;
  private readonly plan = new Plan();

  /** Every weight is multiplied by `scale`, so that whole numbers stay whole. Threads that share a relaxation give each other the wishes: ties go to what was wished last. */
  constructor(private readonly model: Model, private readonly tolls: Tolls, aim: Aim, scale: number, wishes?: Wishes) {
    const blocks = model.entityOf.length;
    this.place = (wishes?.place ?? new Int32Array(blocks)).fill(-1);
    this.start = (wishes?.start ?? new Int32Array(blocks)).fill(-1);
    this.least = new Float64Array(blocks);
    this.weight = aim.costWeight * scale;
    ({ unplaced: this.unplaced, away: this.away } = unplacedWorth(model, aim, scale));
  }

  /** What the entities from one to before another want costs; counts in what they take of each cell. */
  round(from: number, to: number, used: Float64Array): number {
    let value = 0;
    for (let e = from; e < to; e++) {
      value += this.best(e);
      this.take(e, used);
    }
    return value;
  }

  /** The least that an entity's blocks cost at the tolls at hand; `place` and `start` then say how. */
  best(e: number): number {
    const from = this.model.blockFrom[e] as number;
    const to = this.model.blockFrom[e + 1] as number;
    let last = 0;
    let apart = 0;
    for (let b = from; b < to; b++) {
      const price = this.priceOf(b, this.place[b] as number, this.start[b] as number);
      last += price;
      apart += this.look(b, price);
    }
    return this.isApart(from, to) ? apart : this.planned(from, to, last - apart + SLACK);
  }

  private priceOf(b: number, place: number, s: number): number {
    if (place < 0) return this.unplaced[b] as number;
    const { model, tolls } = this;
    const week = model.startWeek[s] as number;
    const stays = place === model.previousPlace[b] && week === model.previousStart[b];
    const own = this.weight * ((model.placeCost[place] as number) + (model.startCost[s] as number)) + (stays ? 0 : (this.away[b] as number));
    return own + (tolls.toll[(tolls.lane[place] as number) * model.weeks + week] as number);
  }

  /** The least that a block costs on its own, given what its last wish costs; `place` and `start` then say how. */
  private look(b: number, last: number): number {
    const { model, weight } = this;
    const { startFrom, startWeek, startCost, weeks } = model;
    const { toll, lane, least: cheapest } = this.tolls;
    let least = last;
    if ((this.unplaced[b] as number) < least) {
      least = this.unplaced[b] as number;
      this.place[b] = -1;
    }
    if ((model.pinnedPlace[b] as number) >= 0) return this.lookAt(b, model.pinnedPlace[b] as number, model.pinnedStart[b] as number, least);
    const first = startFrom[b] as number;
    const end = startFrom[b + 1] as number;
    const to = model.placeFrom[b + 1] as number;
    for (let p = model.placeFrom[b] as number; p < to; p++) {
      const own = weight * (model.placeCost[p] as number) + (this.away[b] as number);
      if (own >= least) break;
      const at = lane[p] as number;
      if (own + (cheapest[at] as number) >= least) continue;
      for (let s = first; s < end; s++) {
        const price = own + (toll[at * weeks + (startWeek[s] as number)] as number) + weight * (startCost[s] as number);
        if (price >= least) continue;
        least = price;
        this.place[b] = p;
        this.start[b] = s;
      }
    }
    return this.lookAt(b, model.previousPlace[b] as number, model.previousStart[b] as number, least);
  }

  /** Looks at one place and week that may be better than it seems from outside, if there is one. */
  private lookAt(b: number, place: number, week: number, least: number): number {
    this.least[b] = least;
    if (place < 0) return least;
    const s = startAt(this.model, b, week);
    const price = this.priceOf(b, place, s);
    if (price >= least) return least;
    this.place[b] = place;
    this.start[b] = s;
    this.least[b] = price;
    return price;
  }

  /** Whether the entity's blocks, where each would like to be, keep clear of each other and in order. */
  private isApart(from: number, to: number): boolean {
    for (let b = from + 1; b < to; b++) for (let c = from; c < b; c++) if (this.clash(b, c, from)) return false;
    return true;
  }

  private clash(b: number, c: number, from: number): boolean {
    if ((this.place[b] as number) < 0 || (this.place[c] as number) < 0) return false;
    const { startWeek } = this.model;
    return !goTogether(this.model, from, b, startWeek[this.start[b] as number] as number, c, startWeek[this.start[c] as number] as number);
  }

  /** Exactly, where the cheapest of each block stand in each other's way: no block needs what costs more than its cheapest by `spare`. */
  private planned(from: number, to: number, spare: number): number {
    const { plan, model } = this;
    for (let b = from; b < to; b++) {
      const i = b - from;
      plan.clear(i);
      plan.length[i] = model.blockWeeks[b] as number;
      plan.after[i] = model.after[b] as number;
      plan.unplaced[i] = this.unplaced[b] as number;
      this.offer(b, i, Math.min(this.unplaced[b] as number, (this.least[b] as number) + spare));
    }
    const total = plan.solve(to - from, model.weeks);
    for (let b = from; b < to; b++) {
      const i = b - from;
      this.place[b] = plan.chosen(i);
      if ((this.place[b] as number) >= 0) this.start[b] = startAt(model, b, plan.start[i] as number);
    }
    return total;
  }

  /** Offers the plan's i-th block what costs less than `most`. */
  private offer(b: number, i: number, most: number): void {
    const { model, weight, plan } = this;
    const { startFrom, startWeek, startCost, weeks } = model;
    const { toll, lane, least: cheapest } = this.tolls;
    if ((model.pinnedPlace[b] as number) >= 0) { this.offerOne(b, i, model.pinnedPlace[b] as number, model.pinnedStart[b] as number, most); return; }
    const first = startFrom[b] as number;
    const end = startFrom[b + 1] as number;
    const to = model.placeFrom[b + 1] as number;
    for (let p = model.placeFrom[b] as number; p < to; p++) {
      const own = weight * (model.placeCost[p] as number) + (this.away[b] as number);
      if (own >= most) break;
      const at = lane[p] as number;
      if (own + (cheapest[at] as number) >= most) continue;
      for (let s = first; s < end; s++) {
        const week = startWeek[s] as number;
        const price = own + (toll[at * weeks + week] as number) + weight * (startCost[s] as number);
        if (price < most) plan.offer(i, week, price, p);
      }
    }
    this.offerOne(b, i, model.previousPlace[b] as number, model.previousStart[b] as number, most);
  }

  private offerOne(b: number, i: number, place: number, week: number, most: number): void {
    if (place < 0) return;
    const price = this.priceOf(b, place, startAt(this.model, b, week));
    if (price < most) this.plan.offer(i, week, price, place);
  }

  private take(e: number, used: Float64Array): void {
    const { model } = this;
    const size = model.size[e] as number;
    for (let b = model.blockFrom[e] as number; b < (model.blockFrom[e + 1] as number); b++) {
      const place = this.place[b] as number;
      if (place < 0) continue;
      const pattern = model.patternOf[place] as number;
      for (let u = model.useFrom[pattern] as number; u < (model.useFrom[pattern + 1] as number); u++) {
        const r = model.uses[u] as number;
        const first = (model.cellFrom[r] as number) + (model.perTerm[r] ? 0 : (model.startWeek[this.start[b] as number] as number));
        const end = model.perTerm[r] ? first + 1 : first + (model.blockWeeks[b] as number);
        for (let cell = first; cell < end; cell++) used[cell] = (used[cell] as number) + size;
      }
    }
  }
}

/** The number of a block's start in that week. */
function startAt({ startFrom, startWeek }: Model, b: number, week: number): number {
  let s = startFrom[b] as number;
  while (startWeek[s] !== week) s++;
  return s;
}
