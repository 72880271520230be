import type { Options } from './options';
import type { Worth } from './worth';

/** Says whether an option may be used by a block. */
export type Admits = (b: number, o: number) => boolean;

/** The options open to each block, cheapest first; what a market looks at again and again lies side by side, as memory is slow. */
export class Openings {
  /** Of block: how many options are open to it, from `from[b]` on; -1 where it does not take part. */
  readonly count: Int32Array;
  readonly from: Int32Array;
  /** Of position: an open option, its cost without charges, and its slot. */
  readonly option: Int32Array;
  readonly cost: Float64Array;
  readonly slot: Int32Array;
  /** The options of each block, cheapest first. */
  private readonly ordered: Int32Array;

  constructor(private readonly options: Options, private readonly worth: Worth) {
    const { from, place } = options;
    this.from = from;
    this.count = new Int32Array(from.length - 1).fill(-1);
    this.option = new Int32Array(place.length);
    this.cost = new Float64Array(place.length);
    this.slot = new Int32Array(place.length);
    this.ordered = Int32Array.from(place.keys());
    const { cost } = worth;
    for (let b = 0; b + 1 < from.length; b++) this.ordered.subarray(from[b], from[b + 1]).sort((o, p) => (cost[o] as number) - (cost[p] as number) || o - p);
  }

  /** Opens the options that are admitted, and shows the slot of each. */
  admit(b: number, admits: Admits, show: (slot: number) => void): void {
    const from = this.from[b] as number;
    let at = from;
    for (let i = from; i < (this.from[b + 1] as number); i++) {
      const o = this.ordered[i] as number;
      if (!admits(b, o)) continue;
      this.keep(at++, o);
      show(this.options.slot[o] as number);
    }
    this.count[b] = at - from;
  }

  /** Closes what is no longer admitted; true where something was. */
  narrow(b: number, admits: Admits): boolean {
    const from = this.from[b] as number;
    const count = this.count[b] as number;
    let kept = from;
    for (let i = from; i < from + count; i++) if (admits(b, this.option[i] as number)) this.keep(kept++, this.option[i] as number);
    if (count < 0 || count === kept - from) return false;
    this.count[b] = kept - from;
    return true;
  }

  /** A block's cheapest option that is admitted, whatever its price; -1 where there is none. */
  first(b: number, admits: Admits): number {
    for (let i = this.from[b] as number; i < (this.from[b + 1] as number); i++) {
      if (admits(b, this.ordered[i] as number)) return this.ordered[i] as number;
    }
    return -1;
  }

  private keep(at: number, o: number): void {
    this.option[at] = o;
    this.cost[at] = this.worth.cost[o] as number;
    this.slot[at] = this.options.slot[o] as number;
  }
}
