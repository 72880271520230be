import { branchOf, isWhole } from './branch';
import { diverse, findHalves } from './halves';
import type { Master } from './master';
import { enrich, fix } from './reach';
import type { Relaxed } from './relax';
import { Relaxing, Stuck } from './relax';
import type { Row } from './row';

/** How a relaxation is tightened by cuts. */
interface Manner {
  readonly rounds: number;
  /** Most cuts a round. */
  readonly cuts: number;
  /** Rounds of little gain before it gives up. */
  readonly patience: number;
  /** How near the bound must come to what the program can reach, before the first cuts. */
  readonly tolerance: number;
}

const ROOT: Manner = { rounds: 30, cuts: 80, patience: 3, tolerance: 1 };
const NODE: Manner = { rounds: 1, cuts: 30, patience: 1, tolerance: 0.02 };
const CONFIRM: Manner = { rounds: 12, cuts: 60, patience: 2, tolerance: 0.02 };
/** Nodes for the nearest goal; a goal further on gets more. */
const STAGE_NODES = 30;
/** Plans dearer than this by their reduced cost are forgotten. */
const DEAR = 8;
/** Rows that nodes may add before those that do not bind are forgotten. */
const SPARE_ROWS = 150;
const PASSES = 4;

/** What may end a search, and who hears of its bound. */
export interface TreeLimits {
  readonly going: () => boolean;
  readonly nodes: number;
  readonly onBound?: (bound: number) => void;
}

/** Prices of rows, as they were at the root's best bound. */
export interface RootBound {
  readonly value: number;
  readonly rows: readonly Row[];
}

/** Branch and bound with cuts of halves: depth first, the likelier child first. Weights of options are whole numbers. */
export class Tree {
  nodes = 0;
  /** Of block: its option in the best solution found here. */
  best: Int32Array | undefined;
  root: RootBound = { value: -Infinity, rows: [] };
  /** Whether nothing was left unsearched. */
  complete = true;
  private readonly relaxing: Relaxing;
  private crowded = 0;
  private stageEnd = Infinity;
  private isCut = false;
  /** Only what costs less is looked for; never more than `upper`. */
  private goal: number;
  /** Options that no better solution takes. */
  private readonly forbidden: number[] = [];

  /** `upper` is what the best solution known costs; only better ones are looked for. */
  constructor(private readonly master: Master, public upper: number, private readonly limits: TreeLimits) {
    this.goal = upper;
    this.relaxing = new Relaxing(master, limits.going);
  }

  /** Looks for solutions a little above the bound first, then ever further: near the bound nearly everything is out of reach. */
  run(): void {
    this.attempt(() => {
      enrich(this.master, 1.5);
      const { bound, pruned } = this.tighten(ROOT);
      if (!pruned) this.search(Math.ceil(bound));
    });
  }

  private search(bound: number): void {
    let least = bound;
    for (let reach = 1; this.complete && least < this.upper; reach *= 2) {
      const goal = Math.min(this.upper, least + reach);
      const isLast = goal === this.upper;
      if (!this.isSearched(goal, isLast ? Infinity : STAGE_NODES * reach)) continue;
      least = goal;
      this.tell(Math.min(least, this.upper));
    }
  }

  /** Looks for what costs less than the goal; whether that many nodes were enough. */
  private isSearched(goal: number, nodes: number): boolean {
    const before = this.forbidden.length;
    this.goal = goal;
    this.stageEnd = this.nodes + nodes;
    this.isCut = false;
    this.visit(ROOT);
    this.master.kill(this.forbidden.splice(before), -1);
    return this.complete && !this.isCut;
  }

  private tell(bound: number): void {
    if (this.complete) this.limits.onBound?.(bound);
  }

  /** Works out the best bound that stands by itself: nothing forbidden, with all cuts found. */
  confirm(): void {
    const { master, forbidden } = this;
    master.kill(forbidden.splice(0), -1);
    this.root = { ...this.root, value: -Infinity };
    this.goal = this.upper;
    this.attempt(() => {
      if (this.limits.going()) this.tighten(CONFIRM);
    });
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
    const { bound, pruned } = this.tighten(manner);
    if (pruned) return;
    if (isWhole(this.master)) {
      this.take();
      return;
    }
    if (manner === ROOT) this.crowded = this.master.program.rows.length + SPARE_ROWS;
    const before = this.forbidden.length;
    if (manner !== ROOT) this.narrow(bound);
    this.branch(bound);
    this.master.kill(this.forbidden.splice(before), -1);
  }

  /** Tries the unlikelier child for a moment first, as it is near now and often cannot be; then searches the likelier one. */
  private branch(bound: number): void {
    const { likely, unlikely } = branchOf(this.master);
    this.master.kill(likely, 1);
    const other = this.relax(NODE, NODE.tolerance);
    this.master.kill(likely, -1);
    for (const dying of [unlikely, likely]) {
      if (bound > this.goal - 1 || (dying === likely && other.bound > this.goal - 1)) return;
      this.master.kill(dying, 1);
      this.visit(NODE);
      this.master.kill(dying, -1);
    }
  }

  /** Forbids what is out of reach at the best prices. */
  private narrow(bound: number): void {
    const { master, relaxing } = this;
    relaxing.setPrices(master.rows.map(({ price }) => price));
    this.forbidden.push(...fix(master, this.goal - 1 - bound + 1e-6));
  }

  /** Solves the relaxation and adds cuts as long as they help. */
  private tighten(manner: Manner): Relaxed {
    let state = this.relax(manner, manner.tolerance);
    let idle = 0;
    for (let round = 0; round < manner.rounds && idle < manner.patience && !state.pruned && !isWhole(this.master); round++) {
      if (!this.cut(manner.cuts)) break;
      const next = this.relax(manner, NODE.tolerance);
      idle = next.bound - state.bound < 0.02 * Math.max(1, this.goal - next.bound) ? idle + 1 : 0;
      state = { bound: Math.max(state.bound, next.bound), pruned: next.pruned };
    }
    return state;
  }

  private relax(manner: Manner, tolerance: number): Relaxed {
    const state = this.relaxing.solve(this.goal - 1, tolerance);
    if (manner !== NODE) this.record(state.bound);
    if (manner === ROOT && !state.pruned) this.forbid(state.bound);
    else if (this.master.program.rows.length > this.crowded) this.master.purge(DEAR, false);
    return state;
  }

  /** False where no cut is violated. */
  private cut(most: number): boolean {
    const { master } = this;
    const recipes = diverse(findHalves(master, PASSES), most);
    for (const recipe of recipes) master.addRow(master.maker.cut(recipe));
    return recipes.length > 0;
  }

  private record(bound: number): void {
    if (bound <= this.root.value || this.forbidden.length > 0) return;
    this.root = { value: bound, rows: this.master.rows.filter(({ price }) => price > 0).map((row) => ({ ...row })) };
  }

  /** Forbids what is out of reach, forgets rows and plans that have become idle, and adds plans through what is near. */
  private forbid(bound: number): void {
    const { master, relaxing } = this;
    this.narrow(bound);
    master.purge(DEAR, true);
    relaxing.setPrices(master.rows.map(({ price }) => price));
    enrich(master, 1);
    master.tableau.attend();
  }

  private take(): void {
    const { options, share, weight } = this.master;
    const taken = new Int32Array(options.from.length - 1).fill(-1);
    let upper = 0;
    for (let o = 0; o < options.count; o++) {
      if ((share[o] as number) < 0.5) continue;
      taken[options.blockOf[o] as number] = o;
      upper += (weight[o] as number);
    }
    if (upper >= this.goal) return;
    this.upper = upper;
    this.goal = upper;
    this.best = taken;
  }
}
