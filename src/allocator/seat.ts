import type { Board } from './board';
import { startCostOf } from './board';
import type { Chance } from './chance';
import { Plan } from './plan';

/** What a stretch is charged by start: prices of the cells it uses, in points of cost per member. */
export interface Charges {
  /** Of stretch and start, `width` apart. */
  readonly charge: Float64Array;
  readonly width: number;
}

/** How an entity is to be seated. */
export interface Manner {
  /** Prices that make places wanted by others dearer. */
  readonly charges?: Charges | undefined;
  /** How many times the prices count; 1 when left out. */
  readonly heed?: number;
  /** The share of places passed over at random, so that a search does not repeat itself. */
  readonly blink?: number;
}

/** Seats whole entities: their blocks where they do best, given what is left on the board. */
export class Seating {
  private readonly plan = new Plan();
  /** Of week: how many weeks from there a pattern has room. */
  private readonly run = new Int32Array(61);

  constructor(private readonly board: Board, private readonly chance: Chance) {}

  /** Seats an entity's unplaced blocks around those that are placed. */
  seat(e: number, manner: Manner = {}): void {
    const { model } = this.board;
    const from = model.blockFrom[e] as number;
    const count = (model.blockFrom[e + 1] as number) - from;
    // Two blocks of an entity may want the last of one term's quota, which the plan cannot see: then plan anew for the second.
    let again = count > 0;
    while (again) {
      for (let i = 0; i < count; i++) this.offer(e, from + i, i, manner);
      this.plan.solve(count, model.weeks);
      again = this.putPlanned(from, count);
    }
  }

  private putPlanned(from: number, count: number): boolean {
    let again = false;
    for (let i = 0; i < count; i++) {
      const start = this.plan.start[i] as number;
      if (start < 0 || (this.board.place[from + i] as number) >= 0) continue;
      const place = this.plan.place[i * this.plan.width + start] as number;
      if (this.board.fits(from + i, place, start)) this.board.put(from + i, place, start);
      else again = true;
    }
    return again;
  }

  /** Lifts an entity's movable blocks. */
  unseat(e: number): void {
    const { model, place, fixed } = this.board;
    for (let b = model.blockFrom[e] as number; b < (model.blockFrom[e + 1] as number); b++) {
      if ((place[b] as number) >= 0 && !fixed[b]) this.board.lift(b);
    }
  }

  private offer(e: number, b: number, i: number, manner: Manner): void {
    const { model, weights, place, start } = this.board;
    const { plan } = this;
    plan.clear(i);
    plan.length[i] = model.blockWeeks[b] as number;
    plan.after[i] = model.after[b] as number;
    plan.unplaced[i] = Infinity;
    if ((place[b] as number) >= 0) {
      plan.cost[i * plan.width + (start[b] as number)] = 0;
      return;
    }
    const size = model.size[e] as number;
    const away = (model.previousPlace[b] as number) >= 0 ? size * weights.moved : 0;
    plan.unplaced[i] = size * (weights.unplaced[model.tier[e] as number] as number) + away;
    this.offerPlaces(b, i, size, manner);
    if (away > 0) this.offerPrevious(b, i, away);
  }

  /** The cheapest place for each start; without charges the first with room, as places stand cheapest first. */
  private offerPlaces(b: number, i: number, size: number, { charges, heed = 1, blink = 0 }: Manner): void {
    const { model } = this.board;
    const last = model.placeFrom[b + 1] as number;
    let waiting = (model.startFrom[b + 1] as number) - (model.startFrom[b] as number);
    let worst = Infinity;
    for (let p = model.placeFrom[b] as number; p < last && worst > (model.placeCost[p] as number); p++) {
      if (this.passesOver(blink) || !this.measure(model.patternOf[p] as number, size)) continue;
      waiting -= this.offerPlace(b, i, p, size * heed, charges);
      if (waiting === 0) worst = charges ? this.worstOffer(b, i) : -1;
    }
  }

  private passesOver(blink: number): boolean {
    return blink > 0 && this.chance.next() < blink;
  }

  /** Returns how many starts had no place before; `heeded` is what a price is multiplied by. */
  private offerPlace(b: number, i: number, p: number, heeded: number, charges: Charges | undefined): number {
    const { model } = this.board;
    const { cost, place, width } = this.plan;
    const weeks = model.blockWeeks[b] as number;
    const base = model.placeCost[p] as number;
    const row = charges ? (model.stretchOf[p] as number) * charges.width : 0;
    let fresh = 0;
    for (let s = model.startFrom[b] as number; s < (model.startFrom[b + 1] as number); s++) {
      const week = model.startWeek[s] as number;
      if ((this.run[week] as number) < weeks) continue;
      const charged = charges ? heeded * (charges.charge[row + week] as number) : 0;
      const total = base + (model.startCost[s] as number) + charged;
      const at = i * width + week;
      if (total >= (cost[at] as number)) continue;
      if (cost[at] === Infinity) fresh++;
      cost[at] = total;
      place[at] = p;
    }
    return fresh;
  }

  private worstOffer(b: number, i: number): number {
    const { model } = this.board;
    let worst = 0;
    for (let s = model.startFrom[b] as number; s < (model.startFrom[b + 1] as number); s++) {
      const offered = this.plan.cost[i * this.plan.width + (model.startWeek[s] as number)] as number;
      worst = Math.max(worst, offered - (model.startCost[s] as number));
    }
    return worst;
  }

  /** Everything but the former place costs a move more. */
  private offerPrevious(b: number, i: number, away: number): void {
    const { model } = this.board;
    const { cost, place, width } = this.plan;
    const former = model.previousPlace[b] as number;
    const week = model.previousStart[b] as number;
    for (let at = i * width; at < (i + 1) * width; at++) cost[at] = (cost[at] as number) + away;
    if (!this.board.fits(b, former, week)) return;
    cost[i * width + week] = (model.placeCost[former] as number) + startCostOf(model, b, week);
    place[i * width + week] = former;
  }

  /** Fills `run` for a pattern; false where a term resource has no room at all. */
  private measure(pattern: number, size: number): boolean {
    const { model, left } = this.board;
    const { run } = this;
    const { weeks } = model;
    run.fill(1, 0, weeks);
    for (let u = model.useFrom[pattern] as number; u < (model.useFrom[pattern + 1] as number); u++) {
      const r = model.uses[u] as number;
      const cell = model.cellFrom[r] as number;
      if (model.perTerm[r]) {
        if ((left[cell] as number) < size) return false;
        continue;
      }
      for (let w = 0; w < weeks; w++) if ((left[cell + w] as number) < size) run[w] = 0;
    }
    countRuns(run, weeks);
    return true;
  }
}

function countRuns(run: Int32Array, weeks: number): void {
  for (let w = weeks - 2; w >= 0; w--) if ((run[w] as number) > 0) run[w] = (run[w + 1] as number) + 1;
}
