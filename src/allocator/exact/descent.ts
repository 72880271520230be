import { branchOf, isWhole } from './branch';
import type { Master } from './master';
import { Stuck } from './relax';
import type { Manner, Tightening } from './tighten';

/** How a node below the root is tightened. */
export const NODE: Manner = { rounds: 1, cuts: 30, passes: 1, patience: 1, tolerance: 0.02, at: 'node' };
/** Plans dearer than this by their reduced cost are forgotten. */
const DEAR = 8;
/** Rows that nodes may add before those that do not bind are forgotten. */
const SPARE_ROWS = 150;

/** Goes down from a node depth first, the likelier child first. */
export class Descent {
  nodes = 0;
  /** Of block: its choice in the best solution found here. */
  best: Int32Array | undefined;
  /** Whether nothing was left unsearched, but for the nodes of a stage. */
  complete = true;
  /** Whether the nodes of a stage did not suffice. */
  isCut = false;
  private stageEnd = Infinity;
  private crowded = Infinity;

  /** `upper` is what the best solution known costs; only better ones are kept; `most` are the nodes that may be visited. */
  constructor(private readonly master: Master, private readonly tightening: Tightening, public upper: number, private readonly most: number, private readonly going: () => boolean) {}

  /** Begins a stage of so many nodes. */
  begin(nodes: number): void {
    this.stageEnd = this.nodes + nodes;
    this.isCut = false;
  }

  /** Searches what is left to take, after making it as small as cuts and bounds can. */
  visit(manner: Manner): void {
    if (!this.going() || this.nodes >= this.most) {
      this.complete = false;
      return;
    }
    if (this.nodes >= this.stageEnd) {
      this.isCut = true;
      return;
    }
    this.nodes++;
    const { tightening } = this;
    const { bound, pruned } = tightening.tighten(manner);
    if (pruned) return;
    if (isWhole(this.master)) {
      this.take();
      return;
    }
    if (manner.at === 'root') this.crowded = this.master.program.rows.length + SPARE_ROWS;
    else if (this.master.program.rows.length > this.crowded) this.master.purge(DEAR, false);
    const before = tightening.forbidden.length;
    if (manner.at !== 'root') tightening.narrow(bound);
    this.branch(bound);
    tightening.allow(before);
  }

  /** Tries the unlikelier child for a moment first, as it is near now and often cannot be; then searches the likelier one. */
  private branch(bound: number): void {
    const { master, tightening } = this;
    const { likely, unlikely } = branchOf(master);
    const state = master.save();
    master.kill(likely, 1);
    const other = tightening.relax(NODE);
    master.kill(likely, -1);
    master.restore(state);
    for (const dying of [unlikely, likely]) {
      const least = tightening.goal - 1;
      if (bound > least || (dying === likely && other.bound > least)) return;
      master.kill(dying, 1);
      this.visit(NODE);
      master.kill(dying, -1);
      master.restore(state);
    }
  }

  /** Keeps the whole solution at hand if it is better. */
  take(): void {
    const { choices, share, weight, taken } = this.master;
    const best = new Int32Array(choices.from.length - 1).fill(-1);
    let upper = 0;
    for (const o of taken) {
      if ((share[o] as number) < 0.5) continue;
      best[choices.blockOf[o] as number] = o;
      upper += (weight[o] as number);
    }
    if (upper >= this.tightening.goal) return;
    if (!this.master.allows(best)) throw new Stuck('whole only as far as rounding shows');
    this.upper = upper;
    this.tightening.goal = upper;
    this.best = best;
  }
}
