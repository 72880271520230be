import type { Board } from './board';
import type { Chance } from './chance';
import { timeAllows } from './clash';
import type { Seating } from './seat';
import { Record } from './record';

/** After so many steps without a better solution the chain starts again from the best. */
const PATIENCE = 300;

/**
 * Ejection chains: an unplaced block takes a place by force, those who sat there look for another, and so on. A block that
 * failed often is thrown out less gladly, so that the chain does not go in circles (guided ejection search).
 */
export class Ejection {
  /** Of block: how often it has been left over, plus one. */
  private readonly stubborn: Float64Array;
  private out: number[] = [];

  constructor(private readonly board: Board, private readonly seating: Seating, private readonly chance: Chance) {
    this.stubborn = new Float64Array(board.model.entityOf.length).fill(1);
  }

  /** Leaves the board at the best found; `going` is asked before each step. */
  run(going: () => boolean): void {
    const best = new Record(this.board);
    let stale = 0;
    for (let waiting = this.waiting(); waiting.length > 0 && going(); waiting = this.stillWaiting(waiting)) {
      this.step(waiting);
      stale = best.note() ? 0 : stale + 1;
      if (stale < PATIENCE) continue;
      best.restore();
      waiting = this.waiting();
      stale = 0;
    }
    best.restore();
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
    const b = waiting[this.chance.below(waiting.length)] as number;
    const e = this.board.model.entityOf[b] as number;
    this.out = [];
    this.reseat(e);
    if ((this.board.place[b] as number) >= 0) return;
    this.stubborn[b] = (this.stubborn[b] as number) + 1;
    const forced = this.leastHarm(b);
    if (!forced) return;
    this.out = [...forced.out];
    for (const o of forced.out) this.board.lift(o);
    this.board.put(b, forced.place, forced.start);
    for (const o of forced.out) this.reseat(this.board.model.entityOf[o] as number);
  }

  /** Plans an entity anew; what was placed and no longer is joins those who wait. */
  private reseat(e: number): void {
    const { model, place } = this.board;
    this.seating.unseat(e);
    this.seating.seat(e);
    for (let b = model.blockFrom[e] as number; b < (model.blockFrom[e + 1] as number); b++) {
      if ((place[b] as number) < 0) this.out.push(b);
    }
  }

  /** The place and start for a block that throws out those who matter least. */
  private leastHarm(b: number): Forced | undefined {
    const { model } = this.board;
    let best: Forced | undefined;
    let least = Infinity;
    for (let s = model.startFrom[b] as number; s < (model.startFrom[b + 1] as number); s++) {
      const start = model.startWeek[s] as number;
      if (!timeAllows(this.board, b, start)) continue;
      for (let place = model.placeFrom[b] as number; place < (model.placeFrom[b + 1] as number); place++) {
        const out: number[] = [];
        const harm = this.harm(b, place, start, least, out) + this.chance.next() * 0.5;
        if (harm >= least) continue;
        least = harm;
        best = { place, start, out };
      }
    }
    return best;
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
    const later = this.board.model.tiers - (this.board.model.tier[this.board.model.entityOf[o] as number] as number);
    const settled = (this.board.model.previousPlace[o] as number) === this.board.place[o] ? 2 : 1;
    return (this.stubborn[o] as number) * this.sizeOf(o) * later * settled;
  }
}

interface Forced {
  readonly place: number;
  readonly start: number;
  readonly out: number[];
}
