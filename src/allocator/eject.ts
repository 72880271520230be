import type { Board } from './board';
import type { Chance } from './chance';
import { Plan } from './plan';
import { compareSoftly } from './rank';
import { Record } from './record';
import type { Charges, Seating } from './seat';

/** After so many steps without a better solution the chain starts again from where the fewest were left over. */
const PATIENCE = 300;
/** The share of places passed over, without which chains go in circles. */
const BLINK = 0.2;
/** How often prices are heeded, at random strength. */
const HEED = 0.7;
/** Worse than any harm. */
const NEVER = 1e15;
/** How many times more an earlier tier is spared than the next, in every fourth chain: always sparing them closes ways out. */
const LADDER = 16;

/**
 * Ejection chains: an unplaced block takes a place by force, those who sat there look for another, and so on. A block that
 * failed often is thrown out less gladly, so that the chain does not go in circles (guided ejection search).
 */
export class Ejection {
  /** Of block: how often it has been left over, plus one. */
  private readonly stubborn: Float64Array;
  private out: number[] = [];
  private readonly plan = new Plan();
  private ladder = 1;
  private chains = 0;

  constructor(
    private readonly board: Board,
    private readonly seating: Seating,
    private readonly chance: Chance,
    private readonly charges?: Charges,
  ) {
    this.stubborn = new Float64Array(board.model.entityOf.length).fill(1);
  }

  /** Leaves the board where the fewest are left over in all; `best` notes the best by tiers. `going` is asked before each step. */
  run(best: Record, going: () => boolean): void {
    const base = new Record(this.board, compareSoftly);
    let stale = 0;
    for (let waiting = this.waiting(); waiting.length > 0 && going(); waiting = this.stillWaiting(waiting)) {
      this.step(waiting);
      best.note();
      stale = base.note() ? 0 : stale + 1;
      if (stale < PATIENCE) continue;
      base.restore();
      this.ladder = ++this.chains % 4 === 0 ? LADDER : 1;
      waiting = this.waiting();
      stale = 0;
    }
    base.restore();
  }

  /** Blocks that are unplaced and have somewhere to go. */
  private waiting(): number[] {
    const { model, place } = this.board;
    const hasOptions = (b: number) => (model.placeFrom[b + 1] as number) > (model.placeFrom[b] as number)
      && (model.startFrom[b + 1] as number) > (model.startFrom[b] as number);
    return Array.from(place.keys()).filter((b) => (place[b] as number) < 0 && hasOptions(b));
  }

  private stillWaiting(waiting: number[]): number[] {
    const all = new Set([...waiting, ...this.out]);
    return [...all].filter((b) => (this.board.place[b] as number) < 0);
  }

  private step(waiting: readonly number[]): void {
    const b = this.pick(waiting);
    const e = this.board.model.entityOf[b] as number;
    this.out = [];
    this.reseat(e);
    if ((this.board.place[b] as number) >= 0) return;
    this.stubborn[b] = (this.stubborn[b] as number) + 1;
    this.force(e);
  }

  /** Seats all of an entity where it throws out those who matter least. */
  private force(e: number): void {
    const { model, place } = this.board;
    const from = model.blockFrom[e] as number;
    const count = (model.blockFrom[e + 1] as number) - from;
    this.seating.unseat(e);
    for (let i = 0; i < count; i++) this.weigh(from + i, i);
    this.plan.solve(count, model.weeks);
    const thrown = new Set<number>();
    for (let i = 0; i < count; i++) if ((place[from + i] as number) < 0) this.forceBlock(from + i, i, thrown);
    for (const o of thrown) this.reseat(o);
    this.wait(e);
  }

  private forceBlock(b: number, i: number, thrown: Set<number>): void {
    const start = this.plan.start[i] as number;
    if (start < 0) return;
    const place = this.plan.place[i * this.plan.width + start] as number;
    const out: number[] = [];
    if (this.harm(b, place, start, Infinity, out) === Infinity) return;
    for (const o of out) {
      this.board.lift(o);
      thrown.add(this.board.model.entityOf[o] as number);
    }
    this.board.put(b, place, start);
  }

  /** The least harm of each start of a block. */
  private weigh(b: number, i: number): void {
    const { model, place, start } = this.board;
    const { plan } = this;
    plan.clear(i);
    plan.length[i] = model.blockWeeks[b] as number;
    plan.after[i] = model.after[b] as number;
    const stays = (place[b] as number) >= 0;
    plan.unplaced[i] = stays ? Infinity : NEVER;
    if (stays) plan.cost[i * plan.width + (start[b] as number)] = 0;
    else {
      for (let s = model.startFrom[b] as number; s < (model.startFrom[b + 1] as number); s++) this.weighStart(b, i * plan.width, model.startWeek[s] as number);
    }
  }

  private weighStart(b: number, row: number, week: number): void {
    const { model } = this.board;
    let least = Infinity;
    for (let place = model.placeFrom[b] as number; place < (model.placeFrom[b + 1] as number); place++) {
      const harm = this.harm(b, place, week, least, []) + this.chance.next() * 0.5;
      if (harm >= least) continue;
      least = harm;
      this.plan.place[row + week] = place;
    }
    this.plan.cost[row + week] = least;
  }

  /** Someone who waits, while the ladder stands of the first tier that does. */
  private pick(waiting: readonly number[]): number {
    const tierOf = (b: number) => this.board.model.tier[this.board.model.entityOf[b] as number] as number;
    const first = this.ladder > 1 ? Math.min(...waiting.map(tierOf)) : -1;
    const eligible = first < 0 ? waiting : waiting.filter((b) => tierOf(b) === first);
    return eligible[this.chance.below(eligible.length)] as number;
  }

  /** Plans an entity anew. */
  private reseat(e: number): void {
    this.seating.unseat(e);
    const charges = this.chance.next() < HEED ? this.charges : undefined;
    this.seating.seat(e, { charges, heed: this.chance.next(), blink: BLINK });
    this.wait(e);
  }

  /** Who of an entity is unplaced joins those who wait. */
  private wait(e: number): void {
    const { model, place } = this.board;
    for (let b = model.blockFrom[e] as number; b < (model.blockFrom[e + 1] as number); b++) {
      if ((place[b] as number) < 0) this.out.push(b);
    }
  }

  /** Fills `out` with blocks to throw out for this option; Infinity where that does not help or costs `limit` or more. */
  private harm(b: number, place: number, start: number, limit: number, out: number[]): number {
    const { model } = this.board;
    const pattern = model.patternOf[place] as number;
    let harm = 0;
    for (let u = model.useFrom[pattern] as number; u < (model.useFrom[pattern + 1] as number); u++) {
      const r = model.uses[u] as number;
      const weeks = model.perTerm[r] ? 1 : (model.blockWeeks[b] as number);
      for (let w = start; w < start + weeks && harm < limit; w++) harm += this.clear(b, r, w, out);
    }
    return harm;
  }

  /** Makes room in one cell. */
  private clear(b: number, r: number, week: number, out: number[]): number {
    const { model, left } = this.board;
    let lacking = (model.size[model.entityOf[b] as number] as number) - (left[this.board.firstCell(r, week)] as number);
    if (lacking <= 0) return 0;
    for (const o of out) if (this.sits(o, r, week)) lacking -= this.sizeOf(o);
    let harm = 0;
    while (lacking > 0) {
      const o = this.weakest(b, r, week, out);
      if (o < 0) return Infinity;
      out.push(o);
      lacking -= this.sizeOf(o);
      harm += this.harmOf(o);
    }
    return harm;
  }

  private weakest(b: number, r: number, week: number, out: readonly number[]): number {
    const { model, fixed } = this.board;
    let least = Infinity;
    let weakest = -1;
    for (const o of this.board.occupants[r] as number[]) {
      if (fixed[o] || model.entityOf[o] === model.entityOf[b] || !this.during(o, r, week) || out.includes(o)) continue;
      const harm = this.harmOf(o) + this.chance.next() * 0.5;
      if (harm >= least) continue;
      least = harm;
      weakest = o;
    }
    return weakest;
  }

  private sits(o: number, r: number, week: number): boolean {
    return (this.board.occupants[r] as number[]).includes(o) && this.during(o, r, week);
  }

  private during(o: number, r: number, week: number): boolean {
    const start = this.board.start[o] as number;
    return this.board.model.perTerm[r] === 1 || (start <= week && week < start + (this.board.model.blockWeeks[o] as number));
  }

  private sizeOf(b: number): number {
    return this.board.model.size[this.board.model.entityOf[b] as number] as number;
  }

  private harmOf(o: number): number {
    const { model, place } = this.board;
    const earlier = this.ladder ** (model.tiers - 1 - (model.tier[model.entityOf[o] as number] as number));
    const settled = model.previousPlace[o] === place[o] ? 2 : 1;
    return (this.stubborn[o] as number) * this.sizeOf(o) * earlier * settled;
  }
}
