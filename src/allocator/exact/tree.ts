import { Descent, NODE } from './descent';
import type { Master } from './master';
import { Stuck } from './relax';
import { roundUp } from './round-up';
import type { Manner, RootBound } from './tighten';
import { Tightening } from './tighten';

const ROOT: Manner = { rounds: 30, cuts: 80, passes: 3, patience: 3, tolerance: 1, at: 'root' };
const CONFIRM: Manner = { rounds: 6, cuts: 60, passes: 3, patience: 1, tolerance: 0.02, at: 'end' };
/** Nodes that a goal is given at first. */
const STAGE_NODES = 24;
/** A goal that took no more nodes than this was easy: the next may be twice as far on. */
const EASY = 3;
/** How far above the bound solutions are looked for at first, as a part of it. */
const HORIZON = 0.02;
/** What rounding may add to a bound. */
const ROUNDING = 1e-9;
/** Plans through choices so near their entity's best are at hand from the start. */
const NEAR = 1.5;

/** What may end a search, and who hears of its bound. */
export interface TreeLimits {
  readonly going: () => boolean;
  /** Says no earlier, so that there is time for what proves the bound by itself. */
  readonly searching: () => boolean;
  readonly nodes: number;
  /** How fine differences count: 1 for points of cost, less for members. */
  readonly grain?: number;
  readonly onBound?: (bound: number) => void;
}

/** Branch and bound with cuts of halves, near goals before far ones. Weights of choices are whole numbers. */
export class Tree {
  private readonly tightening: Tightening;
  private readonly descent: Descent;
  private isEnding = false;
  private isStuck = false;
  private hasBegun = false;

  /** `upper` is what the best solution known costs; only better ones are looked for. */
  constructor(private readonly master: Master, upper: number, private readonly limits: TreeLimits) {
    const going = (): boolean => (this.isEnding ? limits.going() : limits.searching());
    this.tightening = new Tightening(master, going, limits.grain ?? 1);
    this.tightening.goal = upper;
    this.descent = new Descent(master, this.tightening, upper, limits.nodes, going);
  }

  get nodes(): number {
    return this.descent.nodes;
  }

  /** Of block: its choice in the best solution found here. */
  get best(): Int32Array | undefined {
    return this.descent.best;
  }

  /** Whether nothing was left unsearched. */
  get complete(): boolean {
    return this.descent.complete && !this.isStuck;
  }

  private get upper(): number {
    return this.descent.upper;
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

  /** Works out the best bound that stands by itself: nothing forbidden, with cuts if they may still prove all, or where the search did not end. */
  confirm(): void {
    const { tightening, upper } = this;
    this.isEnding = true;
    if (this.root.value > upper - 1 || !this.limits.going()) return;
    const isOpen = !this.complete;
    this.attempt(() => {
      tightening.release();
      tightening.goal = upper;
      const { bound } = tightening.relax(CONFIRM);
      if (isOpen || bound > upper - 2) tightening.tighten(CONFIRM);
    });
    tightening.note();
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
    if (roundUp(master, () => tightening.relax(NODE))) this.descent.take();
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
    this.descent.begin(nodes);
    this.descent.visit(ROOT);
    tightening.allow(before);
    return this.complete && !this.descent.isCut;
  }

  private tell(bound: number): void {
    if (this.complete) this.limits.onBound?.(bound);
  }

  private attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof Stuck)) throw error;
      this.isStuck = true;
    }
  }
}
