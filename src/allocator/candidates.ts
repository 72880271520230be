import type { Aim } from './aim';
import type { Model } from './model';
import type { Options } from './options';
import { OptionList } from './options';
import type { Tolls } from './tolls';
import { weekWorth } from './worth';

/** A block keeps at least so many of its cheapest options, and those that cost little more than the cheapest; never more than three times as many. */
const LEAST = 40;
/** Weeks' worth that an option may cost more than the cheapest. */
const MARGIN = 2;

/** The options of each block that are cheapest when tolls are added, the cheapest first; where it is pinned or was before is always among them. */
export function cheapestOptions(model: Model, tolls: Tolls, aim: Aim): Options {
  const list = new OptionList(model);
  const around = new Around(model, tolls, aim);
  for (let b = 0; b < model.entityOf.length; b++) {
    around.look(b);
    for (const at of around.cheapest()) list.add(around.place(at), around.start(at));
    list.end(b);
  }
  return list.options();
}

/** All options of one block, with prices. */
class Around {
  private price = new Float64Array(0);
  private b = 0;
  private width = 0;
  private count = 0;
  private least = Infinity;
  private readonly margin: number;

  constructor(private readonly model: Model, private readonly tolls: Tolls, private readonly aim: Aim) {
    this.margin = MARGIN * weekWorth(model, aim);
  }

  look(b: number): void {
    const { model } = this;
    this.b = b;
    this.width = (model.startFrom[b + 1] as number) - (model.startFrom[b] as number);
    this.count = ((model.placeFrom[b + 1] as number) - (model.placeFrom[b] as number)) * this.width;
    if (this.price.length < this.count) this.price = new Float64Array(2 * this.count);
    this.least = Infinity;
    for (let at = 0; at < this.count; at++) {
      this.price[at] = this.priceOf(this.place(at), this.start(at));
      this.least = Math.min(this.least, this.price[at] as number);
    }
  }

  place(at: number): number {
    return (this.model.placeFrom[this.b] as number) + Math.floor(at / this.width);
  }

  /** The number of the start in the model. */
  start(at: number): number {
    return (this.model.startFrom[this.b] as number) + (at % this.width);
  }

  /** Those that are near, cheapest first. */
  cheapest(): number[] {
    const { price } = this;
    const most = this.least + this.margin;
    const near: number[] = [];
    const far: number[] = [];
    for (let at = 0; at < this.count; at++) {
      if (price[at] !== Infinity) ((price[at] as number) <= most ? near : far).push(at);
    }
    const ascending = (a: number, b: number): number => (price[a] as number) - (price[b] as number) || a - b;
    const chosen = near.sort(ascending).slice(0, 3 * LEAST);
    if (chosen.length < LEAST) chosen.push(...far.sort(ascending).slice(0, LEAST - chosen.length));
    return [...chosen, ...this.given(new Set(chosen))];
  }

  /** Where the block is pinned or was before, if that is possible and not chosen yet. */
  private given(chosen: ReadonlySet<number>): number[] {
    const { pinnedPlace, pinnedStart, previousPlace, previousStart } = this.model;
    const places = new Set([this.at(pinnedPlace, pinnedStart), this.at(previousPlace, previousStart)]);
    return [...places].filter((at) => at >= 0 && this.price[at] !== Infinity && !chosen.has(at));
  }

  private at(place: Int32Array, start: Int32Array): number {
    const p = place[this.b] as number;
    if (p < 0) return -1;
    const from = this.model.startFrom[this.b] as number;
    const s = this.model.startWeek.subarray(from, from + this.width).indexOf(start[this.b] as number);
    return s < 0 ? -1 : (p - (this.model.placeFrom[this.b] as number)) * this.width + s;
  }

  private priceOf(place: number, s: number): number {
    const { model, aim } = this;
    const size = model.size[model.entityOf[this.b] as number] as number;
    const week = model.startWeek[s] as number;
    const stays = model.previousPlace[this.b] === -1 || (model.previousPlace[this.b] === place && model.previousStart[this.b] === week);
    const own = aim.costWeight * ((model.placeCost[place] as number) + (model.startCost[s] as number)) + (stays ? 0 : aim.movedWeight * size);
    return own + (this.tolls.toll[(this.tolls.lane[place] as number) * model.weeks + week] as number);
  }
}
