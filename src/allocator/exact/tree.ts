import { branchOf, isWhole } from './branch';
import type { Master } from './master';
import { Stuck } from './relax';
import { roundUp } from './round-up';
import type { Manner, RootBound } from './tighten';
import { Tightening } from './tighten';

const ROOT: Manner = { rounds: 30, cuts: 80, passes: 3, patience: 3, tolerance: 1, at: 'root' };
const NODE: Manner = { rounds: 1, cuts: 30, passes: 1, patience: 1, tolerance: 0.02, at: 'node' };
const CONFIRM: Manner = { rounds: 6, cuts: 60, passes: 3, patience: 1, tolerance: 0.02, at: 'end' };
/** Nodes that a goal is given at first. */
const STAGE_NODES = 24;
/** A goal that took no more nodes than this was easy: the next may be twice as far on. */
const EASY = 3;
/** How far above the bound solutions are looked for at first, as a part of it. */
const HORIZON = 0.02;
/** Plans dearer than this by their reduced cost are forgotten. */
const DEAR = 8;
/** Rows that nodes may add before those that do not bind are forgotten. */
const SPARE_ROWS = 150;
/** What rounding may add to a bound. */
const ROUNDING = 1e-9;
/** Plans through choices so near their entity's best are at hand from the start. */
const NEAR = 1.5;

/** What may end a search, and who hears of its bound. */
export interface TreeLimits {
  readonly going: () => boolean;
  readonly nodes: number;
  /** How fine differences count: 1 for points of cost, less for members. */
  readonly grain?: number;
  readonly onBound?: (bound: number) => void;
}

/** Branch and bound with cuts of halves: depth first, the likelier child first. Weights of choices are whole numbers. */
export class Tree {
  nodes = 0;
  /** Of block: its choice in the best solution found here. */
  best: Int32Array | undefined;
  /** Whether nothing was left unsearched. */
  complete = true;
  private readonly tightening: Tightening;
  private crowded = Infinity;
  private stageEnd = Infinity;
  private isCut = false;
  private hasBegun = false;

  /** `upper` is what the best solution known costs; only better ones are looked for. */
  constructor(private readonly master: Master, public upper: number, private readonly limits: TreeLimits) {
    this.tightening = new Tightening(master, limits.going, limits.grain ?? 1);
    this.tightening.goal = upper;
  }

  /** What stands by itself: nothing forbidden. */
  get root(): RootBound {
    return this.tightening.root;
  }

  /** Looks for solutions a little above the bound first, then ever further: near the bound nearly everything is out of reach. */
  run(): void {
    this.attempt(() => {
      this.begin();
      for (let least = this.tightening.value(); this.complete && least < this.upper;) least = this.searched(least);
    });
    this.tightening.allow(0);
  }

  /** The bound at the prices that the level starts from. */
  quick(): number {
    return this.tightening.value();
  }

  /** The bound at the root, of solutions that are better than the best known; nothing is searched. */
  bound(): number {
    const { tightening } = this;
    let least = 0;
    this.attempt(() => {
      this.begin();
      for (let isPruned = true; isPruned && least < this.upper;) {
        tightening.goal = this.horizonOf(Math.max(least, tightening.value()));
        const { bound, pruned } = tightening.tighten(ROOT);
        isPruned = pruned;
        least = pruned ? tightening.goal : Math.ceil(bound - ROUNDING);
        tightening.allow(0);
      }
    });
    tightening.allow(0);
    return least;
  }

  /** Works out the best bound that stands by itself: nothing forbidden, with cuts if they may still prove all. */
  confirm(): void {
    const { tightening } = this;
    tightening.goal = this.upper;
    if (this.root.value > this.upper - 1 || !this.limits.going()) return;
    this.attempt(() => {
      const { bound } = tightening.relax(CONFIRM);
      if (bound > this.upper - 2) tightening.tighten(CONFIRM);
    });
  }

  /** Brings in the plans that are near. */
  private begin(): void {
    if (!this.hasBegun) this.tightening.enrich(NEAR);
    this.hasBegun = true;
  }

  /** Tries for a solution at once; what it forbids for the time being, it allows again. */
  private dive(): void {
    const { tightening, master } = this;
    const state = master.save();
    if (roundUp(master, () => tightening.relax(NODE))) this.take();
    master.restore(state);
  }

  private horizonOf(from: number): number {
    return Math.min(this.upper, Math.ceil(from * (1 + HORIZON)) + 3);
  }

  /** Searches some way on from the least that a solution may cost; returns what it may cost after that. */
  private searched(from: number): number {
    const { tightening } = this;
    const horizon = this.horizonOf(from);
    tightening.goal = horizon;
    const { bound, pruned } = tightening.tighten(ROOT);
    let least = pruned ? horizon : Math.max(from, Math.ceil(bound - ROUNDING));
    this.tell(least);
    if (!pruned) this.dive();
    let reach = 1;
    let nodes = STAGE_NODES;
    while (this.complete && least < Math.min(horizon, this.upper)) {
      const before = this.nodes;
      const goal = Math.min(horizon, this.upper, least + reach);
      if (this.isSearched(goal, nodes)) {
        least = goal;
        this.tell(Math.min(least, this.upper));
        if (this.nodes - before <= EASY) reach *= 2;
      } else if (reach > 1) reach = Math.ceil(reach / 2);
      else nodes *= 2;
    }
    tightening.allow(0);
    return least;
  }

  /** Looks for what costs less than the goal; whether that many nodes were enough. */
  private isSearched(goal: number, nodes: number): boolean {
    const { tightening } = this;
    const before = tightening.forbidden.length;
    tightening.goal = goal;
    this.stageEnd = this.nodes + nodes;
    this.isCut = false;
    this.visit(ROOT);
    tightening.allow(before);
    return this.complete && !this.isCut;
  }

  private tell(bound: number): void {
    if (this.complete) this.limits.onBound?.(bound);
  }

  private attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof Stuck)) throw error;
      this.complete = false;
    }
  }

  private visit(manner: Manner): void {
    if (!this.limits.going() || this.nodes >= this.limits.nodes) {
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

  private take(): void {
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
