import { isWhole } from './branch';
import { findHalves } from './halves';
import type { Master } from './master';
import { enrich, fix } from './reach';
import type { Relaxed } from './relax';
import { Relaxing } from './relax';
import type { Row } from './row';

/** How a relaxation is tightened by cuts. */
export interface Manner {
  readonly rounds: number;
  /** Most cuts a round. */
  readonly cuts: number;
  /** Orders in which cuts are sought. */
  readonly passes: number;
  /** Rounds of little gain before it gives up. */
  readonly patience: number;
  /** How near the bound must come to what the program can reach, before the first cuts. */
  readonly tolerance: number;
  /** At the root choices out of reach are forbidden for good, and what lies idle is forgotten; within a node nothing stands by itself. */
  readonly at: 'root' | 'node' | 'end';
}

/** Plans dearer than this by their reduced cost are forgotten. */
const DEAR = 8;
/** The part of the gap that must have gone before choices are looked through anew. */
const GAIN = 0.1;
/** What must be gained by a round of cuts, of the gap. */
const WORTH = 0.02;
const TOLERANCE = 0.02;
/** Plans through choices so near their entity's best are brought in. */
const NEAR = 1;

/** Prices of rows, as they were at the best bound that stands by itself. */
export interface RootBound {
  readonly value: number;
  readonly rows: readonly Row[];
}

/** Tightens the relaxation by cuts of halves, and forbids what no better solution takes. */
export class Tightening {
  root: RootBound = { value: -Infinity, rows: [] };
  /** Choices that no better solution takes. */
  readonly forbidden: number[] = [];
  /** Only what costs less is looked for. */
  goal = Infinity;
  /** The gap when choices were last looked through. */
  private seenGap = Infinity;
  private readonly relaxing: Relaxing;

  /** `grain` is what a step of reduced costs is, next to one of cost. */
  constructor(private readonly master: Master, going: () => boolean, private readonly grain: number) {
    this.relaxing = new Relaxing(master, going);
  }

  /** Solves the relaxation and adds cuts as long as they help. */
  tighten(manner: Manner): Relaxed {
    let state = this.relax(manner, manner.tolerance);
    let idle = 0;
    for (let round = 0; round < manner.rounds && idle < manner.patience && !state.pruned && !isWhole(this.master); round++) {
      if (!this.cut(manner)) break;
      const next = this.relax(manner, TOLERANCE);
      idle = next.bound - state.bound < WORTH * Math.max(1, this.goal - next.bound) ? idle + 1 : 0;
      state = { bound: Math.max(state.bound, next.bound), pruned: next.pruned };
    }
    return state;
  }

  relax(manner: Manner, tolerance = manner.tolerance): Relaxed {
    const state = this.relaxing.solve(this.goal - 1, tolerance * this.grain, manner.at === 'node');
    if (manner.at !== 'node') this.record(state.bound);
    if (manner.at === 'root' && !state.pruned) this.tidy(state.bound);
    return state;
  }

  /** The bound at the prices at hand, as a whole number. */
  value(): number {
    return Math.max(0, Math.ceil(this.relaxing.evaluate(this.master.rows.map(({ price }) => price)).bound - 1e-9));
  }

  /** Forbids what is out of reach at the best prices. */
  narrow(bound: number): void {
    this.setPrices();
    this.forbidden.push(...fix(this.master, this.goal - 1 - bound + 1e-6));
  }

  /** Takes back what has been forbidden since so many were. */
  allow(before: number): void {
    this.master.kill(this.forbidden.splice(before), -1);
    this.seenGap = Infinity;
  }

  /** Adds the cheapest plan through every choice within reach of the prices at hand. */
  enrich(reach: number): void {
    this.setPrices();
    enrich(this.master, reach * this.grain);
  }

  private setPrices(): void {
    this.relaxing.setPrices(this.master.rows.map(({ price }) => price));
  }

  /** False where no cut is violated. */
  private cut({ cuts, passes }: Manner): boolean {
    const { master } = this;
    const recipes = findHalves(master, passes, cuts);
    for (const recipe of recipes) master.addRow(master.maker.cut(recipe));
    return recipes.length > 0;
  }

  /** Allows everything again, at the prices of the best bound that stands by itself. */
  release(): void {
    const { master, root } = this;
    this.forbidden.length = 0;
    master.revive();
    if (root.rows.length === 0) return;
    const known = new Map(master.rows.map((row) => [row.of, row]));
    for (const row of master.rows) row.price = 0;
    for (const row of root.rows) {
      const here = known.get(row.of);
      if (here) here.price = row.price;
      else master.addRow({ ...row });
    }
  }

  /** Takes note of the bound at the prices at hand, where nothing is forbidden. */
  note(): void {
    this.record(this.relaxing.evaluate(this.master.rows.map(({ price }) => price)).bound);
  }

  private record(bound: number): void {
    if (bound <= this.root.value || this.forbidden.length > 0) return;
    this.root = { value: bound, rows: this.master.rows.filter(({ price }) => price > 0).map((row) => ({ ...row })) };
  }

  /** Forbids what is out of reach, forgets rows and plans that have become idle, and adds plans through what is near. */
  private tidy(bound: number): void {
    const gap = this.goal - 1 - bound;
    const isNews = gap < (1 - GAIN) * this.seenGap;
    if (isNews) {
      this.seenGap = gap;
      this.narrow(bound);
    }
    this.master.purge(DEAR, true);
    if (isNews && this.grain === 1) this.enrich(NEAR);
    this.master.tableau.attend();
  }
}
