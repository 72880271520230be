import type { Aim } from './aim';
import type { Model } from './model';
import { Plan } from './plan';
import type { Charges } from './seat';

/**
 * The problem with every limit replaced by a price (Lagrangian relaxation): each entity then does what is best for itself.
 * For any prices >= 0 the sum, less what the limits would earn, is no more than the best legal solution.
 */
export class Relaxation {
  /** Of cell: what all entities together took at the last `evaluate`. */
  readonly used: Float64Array;
  readonly charges: Charges;
  private readonly plan = new Plan();
  private readonly sums: Float64Array;

  /** All weights are multiplied by `scale`; prices are then in 1/scale. */
  constructor(private readonly model: Model, private readonly aim: Aim, private readonly scale: number) {
    const width = model.weeks + 1;
    this.used = new Float64Array(model.limit.length);
    this.sums = new Float64Array(model.perTerm.length * width);
    this.charges = { charge: new Float64Array(model.stretchWeeks.length * width), width };
  }

  /** The least sum of all entities at these prices of cells, entity by entity; the limits' worth is not yet taken off. */
  evaluate(prices: Float64Array, each: (best: number) => void): void {
    this.used.fill(0);
    this.sumPrices(prices);
    this.chargeStretches(prices);
    for (let e = 0; e < this.model.size.length; e++) each(this.best(e));
  }

  private sumPrices(prices: Float64Array): void {
    const { perTerm, cellFrom, weeks } = this.model;
    for (let r = 0; r < perTerm.length; r++) {
      if (perTerm[r]) continue;
      const at = r * (weeks + 1);
      for (let w = 0; w < weeks; w++) this.sums[at + w + 1] = (this.sums[at + w] as number) + (prices[(cellFrom[r] as number) + w] as number);
    }
  }

  private chargeStretches(prices: Float64Array): void {
    const { stretchPattern, stretchWeeks, useFrom, uses, perTerm, cellFrom, weeks } = this.model;
    const { charge, width } = this.charges;
    charge.fill(0);
    for (let t = 0; t < stretchPattern.length; t++) {
      const pattern = stretchPattern[t] as number;
      const length = stretchWeeks[t] as number;
      for (let u = useFrom[pattern] as number; u < (useFrom[pattern + 1] as number); u++) {
        const r = uses[u] as number;
        const once = perTerm[r] ? (prices[cellFrom[r] as number] as number) : 0;
        for (let s = 0; s + length <= weeks; s++) {
          const during = perTerm[r] ? once : (this.sums[r * width + s + length] as number) - (this.sums[r * width + s] as number);
          charge[t * width + s] = (charge[t * width + s] as number) + during;
        }
      }
    }
  }

  private best(e: number): number {
    const { model, plan } = this;
    const from = model.blockFrom[e] as number;
    const count = (model.blockFrom[e + 1] as number) - from;
    if (count === 0) return 0;
    for (let i = 0; i < count; i++) this.offer(e, from + i, i);
    const best = plan.solve(count, model.weeks);
    for (let i = 0; i < count; i++) {
      const start = plan.start[i] as number;
      if (start >= 0) this.use(from + i, plan.place[i * plan.width + start] as number, start, model.size[e] as number);
    }
    return best;
  }

  private offer(e: number, b: number, i: number): void {
    const { model, plan, aim, scale } = this;
    const size = model.size[e] as number;
    const away = (model.previousPlace[b] as number) >= 0 ? aim.movedWeight * size * scale : 0;
    const given = (aim.penalties[model.tier[e] as number] as number) * size * scale;
    const pinned = model.pinnedPlace[b] as number;
    plan.clear(i);
    plan.length[i] = model.blockWeeks[b] as number;
    plan.after[i] = model.after[b] as number;
    plan.unplaced[i] = pinned >= 0 ? Infinity : given + away;
    if (pinned >= 0) {
      this.offerChoice(b, i, pinned, model.pinnedStart[b] as number, this.isPrevious(b, pinned, model.pinnedStart[b] as number) ? 0 : away);
      return;
    }
    this.offerPlaces(b, i, size, given);
    if (away > 0) this.offerPrevious(b, i, away);
  }

  /** The cheapest place for each start; what costs no less than staying unplaced can be passed over. */
  private offerPlaces(b: number, i: number, size: number, given: number): void {
    const { model, plan } = this;
    const weight = this.aim.costWeight * this.scale;
    const last = model.placeFrom[b + 1] as number;
    let worst = given;
    for (let p = model.placeFrom[b] as number; p < last; p++) {
      const base = weight * (model.placeCost[p] as number);
      if (base >= worst && worst !== 0) break;
      worst = this.offerPlace(b, i * plan.width, p, size, base, given);
    }
  }

  /** Returns the dearest start's cost, less the start's own: no dearer place can be of use. */
  private offerPlace(b: number, row: number, p: number, size: number, base: number, given: number): number {
    const { model, plan } = this;
    const { cost, place } = plan;
    const { charge, width } = this.charges;
    const weight = this.aim.costWeight * this.scale;
    const charged = (model.stretchOf[p] as number) * width;
    let worst = 0;
    for (let s = model.startFrom[b] as number; s < (model.startFrom[b + 1] as number); s++) {
      const week = model.startWeek[s] as number;
      const own = weight * (model.startCost[s] as number);
      const total = base + own + size * (charge[charged + week] as number);
      if (total < (cost[row + week] as number)) {
        cost[row + week] = total;
        place[row + week] = p;
      }
      worst = Math.max(worst, Math.min(given, cost[row + week] as number) - own);
    }
    return worst;
  }

  private offerPrevious(b: number, i: number, away: number): void {
    const { model, plan } = this;
    for (let at = i * plan.width; at < (i + 1) * plan.width; at++) plan.cost[at] = (plan.cost[at] as number) + away;
    this.offerChoice(b, i, model.previousPlace[b] as number, model.previousStart[b] as number, 0);
  }

  private offerChoice(b: number, i: number, p: number, week: number, extra: number): void {
    const { model, plan, charges } = this;
    const size = model.size[model.entityOf[b] as number] as number;
    const charged = size * (charges.charge[(model.stretchOf[p] as number) * charges.width + week] as number);
    const total = this.aim.costWeight * this.scale * optionCost(model, b, p, week) + charged + extra;
    const at = i * plan.width + week;
    if (total >= (plan.cost[at] as number)) return;
    plan.cost[at] = total;
    plan.place[at] = p;
  }

  private isPrevious(b: number, place: number, start: number): boolean {
    return this.model.previousPlace[b] === place && this.model.previousStart[b] === start;
  }

  private use(b: number, place: number, start: number, size: number): void {
    const { model, used } = this;
    const pattern = model.patternOf[place] as number;
    for (let u = model.useFrom[pattern] as number; u < (model.useFrom[pattern + 1] as number); u++) {
      const r = model.uses[u] as number;
      const from = (model.cellFrom[r] as number) + (model.perTerm[r] ? 0 : start);
      const to = model.perTerm[r] ? from + 1 : from + (model.blockWeeks[b] as number);
      for (let cell = from; cell < to; cell++) used[cell] = (used[cell] as number) + size;
    }
  }
}

/** Cost of a block at a place from a week. */
export function optionCost(model: Model, b: number, place: number, week: number): number {
  let cost = model.placeCost[place] as number;
  for (let s = model.startFrom[b] as number; s < (model.startFrom[b + 1] as number); s++) {
    if (model.startWeek[s] === week) cost += model.startCost[s] as number;
  }
  return cost;
}
