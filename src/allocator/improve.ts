import type { Board } from './board';
import type { Chance } from './chance';
import type { Weights } from './rank';
import { Record } from './record';
import type { Charges, Seating } from './seat';
import type { Objective } from './solution';

/** Most entities torn out at once. */
const MOST_OUT = 12;
const BLINK = 0.02;
/** How often prices are heeded. */
const HEED = 0.8;

/** One annealing. */
export interface Pass {
  readonly steps: number;
  /** What makes a step good. */
  readonly weights: Weights;
  /** Which of two states to end at. */
  readonly order: (a: Objective, b: Objective) => number;
  /** How warm it begins; 1 is as warm as is useful. */
  readonly heat: number;
  /** Asked before each step, with whether the last one found the best so far. */
  readonly going: (better: boolean) => boolean;
}

/** Where a torn-out block was. */
interface Former {
  readonly block: number;
  readonly place: number;
  readonly start: number;
}

/**
 * Ruin and recreate under simulated annealing: entities that stand in each other's way are torn out and seated anew in
 * another order. A worse result is kept now and then, less often as the temperature falls.
 */
export class Improvement {
  private readonly torn = new Set<number>();

  constructor(
    private readonly board: Board,
    private readonly seating: Seating,
    private readonly chance: Chance,
    private readonly charges?: Charges,
  ) {}

  /** Leaves the board at the best by the pass's order; `best` notes the best by tiers. */
  run(best: Record, { steps, weights, order, heat, going }: Pass): void {
    const base = new Record(this.board, order);
    const strict = this.board.weights;
    this.board.weights = weights;
    const hot = heat * this.temperature();
    let better = false;
    for (let step = 0; step < steps && going(better); step++) {
      this.step(hot * Math.exp(-5 * (step / steps)));
      base.note();
      better = best.note();
    }
    this.board.weights = strict;
    base.restore();
  }

  private temperature(): number {
    const placed = this.board.place.reduce((count, place) => count + (place >= 0 ? 1 : 0), 0);
    return 0.05 + 0.15 * (this.board.cost / Math.max(1, placed));
  }

  private step(temperature: number): void {
    const before = this.board.value();
    const former: Former[] = [];
    this.torn.clear();
    this.ruin(former);
    this.recreate();
    const worse = this.board.value() - before;
    if (worse > 0 && worse > -temperature * Math.log(1 - this.chance.next())) this.undo(former);
  }

  private ruin(former: Former[]): void {
    const { model } = this.board;
    const entities = model.size.length;
    const wanted = Math.min(entities, 1 + this.chance.below(MOST_OUT));
    let e = this.chance.below(entities);
    this.tear(e, former);
    for (let tries = 0; this.torn.size < wanted && tries < 4 * MOST_OUT; tries++) {
      const rival = this.rivalOf(e);
      if (rival >= 0) this.tear(rival, former);
      if (rival < 0 || this.chance.next() < 0.5) e = [...this.torn][this.chance.below(this.torn.size)] as number;
      if (rival >= 0 && this.chance.next() < 0.3) e = rival;
    }
  }

  private tear(e: number, former: Former[]): void {
    if (this.torn.has(e)) return;
    this.torn.add(e);
    const { model, place, start, fixed } = this.board;
    for (let b = model.blockFrom[e] as number; b < (model.blockFrom[e + 1] as number); b++) {
      if (!fixed[b] && (place[b] as number) >= 0) former.push({ block: b, place: place[b] as number, start: start[b] as number });
    }
    this.seating.unseat(e);
  }

  /** Someone who sits where this entity could be, a cheap place more likely than a dear one; -1 where nobody does. */
  private rivalOf(e: number): number {
    const { model } = this.board;
    const from = model.blockFrom[e] as number;
    const count = (model.blockFrom[e + 1] as number) - from;
    if (count === 0) return -1;
    const b = from + this.chance.below(count);
    const places = (model.placeFrom[b + 1] as number) - (model.placeFrom[b] as number);
    if (places === 0) return -1;
    const draw = this.chance.next();
    const p = (model.placeFrom[b] as number) + Math.floor(draw * draw * places);
    const pattern = model.patternOf[p] as number;
    const uses = (model.useFrom[pattern + 1] as number) - (model.useFrom[pattern] as number);
    if (uses === 0) return -1;
    const u = (model.useFrom[pattern] as number) + (this.chance.next() < 0.7 ? 0 : this.chance.below(uses));
    const sitting = this.board.occupants[model.uses[u] as number] as number[];
    if (sitting.length === 0) return -1;
    return model.entityOf[sitting[this.chance.below(sitting.length)] as number] as number;
  }

  private recreate(): void {
    const order = [...this.torn];
    this.chance.shuffle(order);
    const { model } = this.board;
    const way = this.chance.next();
    if (way < 0.3) order.sort((e, f) => (model.tier[e] as number) - (model.tier[f] as number) || (model.size[f] as number) - (model.size[e] as number));
    else if (way < 0.5) order.sort((e, f) => (model.size[f] as number) - (model.size[e] as number));
    const charges = this.chance.next() < HEED ? this.charges : undefined;
    for (const e of order) this.seating.seat(e, { charges, blink: BLINK });
  }

  private undo(former: readonly Former[]): void {
    for (const e of this.torn) this.seating.unseat(e);
    for (const { block, place, start } of former) this.board.put(block, place, start);
  }
}
