import type { Model } from '../model';
import { Plan } from '../plan';
import type { Choices } from './choices';

/** Finds each entity's cheapest plan: an option for every block, together honouring overlap and order, none of them dead. */
export class Pricer {
  /** Of option: its price now. */
  readonly price: Float64Array;
  /** Of option: above nought where it may not be taken. */
  readonly dead: Int32Array;
  /** Of option: above nought where pins, or what has been settled, rule it out. */
  private readonly ruledOut: Int32Array;
  /** After `best`: the option of each of the entity's blocks. */
  readonly chosen = new Int32Array(6);
  private readonly plan = new Plan();

  constructor(private readonly model: Model, private readonly choices: Choices) {
    this.price = new Float64Array(choices.count);
    this.dead = new Int32Array(choices.count);
    model.pinnedPlace.forEach((place, b) => { if (place >= 0) this.dead[(choices.from[b + 1] as number) - 1] = 1; });
    this.ruledOut = this.dead.slice();
  }

  /** Makes what is dead now stay so. */
  settle(): void {
    this.ruledOut.set(this.dead);
  }

  /** Lets all live again that has not been ruled out for good. */
  revive(): void {
    this.dead.set(this.ruledOut);
  }

  /** The least price of a whole plan of an entity; Infinity where it has none. */
  best(e: number): number {
    const { model } = this;
    const from = model.blockFrom[e] as number;
    const count = (model.blockFrom[e + 1] as number) - from;
    if (count === 0) return 0;
    for (let i = 0; i < count; i++) this.offer(from + i, i);
    return this.solve(from, count);
  }

  /** The same without block i (counted within the entity), which starts that week, or is unplaced where the week is -1. */
  bestBeside(e: number, i: number, week: number): number {
    const { model, plan } = this;
    const from = model.blockFrom[e] as number;
    const count = (model.blockFrom[e + 1] as number) - from;
    if (count === 1) return 0;
    for (let k = 0; k < count; k++) this.offer(from + k, k);
    plan.clear(i);
    plan.unplaced[i] = week < 0 ? 0 : Infinity;
    if (week >= 0) plan.offer(i, week, 0, -1);
    return this.solve(from, count);
  }

  private offer(b: number, i: number): void {
    const { model, plan, choices, price, dead } = this;
    const unplaced = (choices.from[b + 1] as number) - 1;
    plan.clear(i);
    plan.length[i] = model.blockWeeks[b] as number;
    plan.after[i] = model.after[b] as number;
    plan.unplaced[i] = (dead[unplaced] as number) ? Infinity : (price[unplaced] as number);
    for (let o = choices.from[b] as number; o < unplaced; o++) {
      if (!dead[o]) plan.offer(i, choices.start[o] as number, price[o] as number, o);
    }
  }

  private solve(from: number, count: number): number {
    const { plan, choices, chosen } = this;
    const value = plan.solve(count, this.model.weeks);
    for (let i = 0; i < count; i++) {
      const o = plan.chosen(i);
      chosen[i] = o < 0 ? (choices.from[from + i + 1] as number) - 1 : o;
    }
    return value;
  }
}
