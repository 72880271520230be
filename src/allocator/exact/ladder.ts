import type { Bound } from '../solution';
import type { Level } from './level';
import { amountOf, levelsOf, measureOf } from './level';
import type { Forms } from './rung';
import { Rung } from './rung';
import type { Tree } from './tree';

/** Nodes for the hope that a level reaches its bound. */
const HOPE_NODES = 300;

/** What may end a climb. */
export interface LadderLimits {
  readonly nodes: number;
  readonly going: () => boolean;
  /** Says no earlier: then only what has been found is proven. */
  readonly searching: () => boolean;
  /** Hears of the best known and of what is proven of a level of it, as long as earlier levels stay as they are. */
  readonly onProgress?: (held: Int32Array, level: Level, bound: number) => void;
}

/** Level by level: each is made as small as can be while the earlier ones stay as they are. */
export class Ladder {
  readonly bounds: Bound[] = [];
  nodes = 0;
  private readonly settled = new Map<Level, number>();
  private isFinished = false;

  /** `held` is the choice of each block in the best solution known. */
  constructor(private readonly forms: Forms, public held: Int32Array, private readonly limits: LadderLimits) {}

  /** Whether every level has been proven. */
  run(): boolean {
    let optimal = true;
    for (const level of levelsOf(this.forms.model)) {
      const rung = new Rung(this.forms, level, this.settled);
      if (amountOf(rung.measure, this.held) > 0) optimal = this.climb(rung) && optimal;
      else this.bounds.push(...this.unavoidable(rung));
      if (this.isFinished) break;
      const reached = amountOf(rung.measure, this.held);
      this.settled.set(level, reached);
    }
    this.count();
    return optimal;
  }

  /** Makes a level small; false where it may be smaller yet. */
  private climb(rung: Rung): boolean {
    if (!this.limits.going() || this.nodes >= this.limits.nodes) return false;
    const upper = amountOf(rung.measure, this.held);
    const tell = (bound: number): void => this.limits.onProgress?.(tree.best ?? this.held, rung.level, bound);
    const tree: Tree = rung.tree(upper, { ...this.limits, nodes: this.limits.nodes - this.nodes, onBound: tell });
    const isProven = rung.level === 'cost' ? this.search(tree) : this.settle(rung, tree, upper);
    if (amountOf(rung.measure, this.held) > 0) tree.confirm();
    this.nodes += tree.nodes;
    this.bounds.push(...rung.certify(tree.root.rows));
    return isProven;
  }

  /** By its bound alone if that suffices, else in the hope that the bound can be reached, else by search. */
  private settle(rung: Rung, tree: Tree, upper: number): boolean {
    const quick = tree.quick();
    if (quick === 0 && this.hope(rung, 0)) return true;
    const least = tree.bound();
    if (!tree.complete) return false;
    if (least >= upper || ((quick > 0 || least > 0) && this.hope(rung, least))) return true;
    return this.search(tree);
  }

  private search(tree: Tree): boolean {
    tree.run();
    if (tree.best) this.held = tree.best;
    return tree.complete;
  }

  /** Looks for the best solution of all that reach the bound on this level; whether there is one. */
  private hope(rung: Rung, least: number): boolean {
    const hope = new Hope(this.forms, new Map([...this.settled, [rung.level, least]]), { ...this.limits, nodes: Math.min(HOPE_NODES, this.limits.nodes - this.nodes) });
    const found = hope.run();
    this.nodes += hope.nodes;
    if (!found) return false;
    this.held = found.held;
    this.isFinished = found.optimal;
    this.bounds.push(...hope.bounds);
    return true;
  }

  /** Where nothing but blocks without a choice counts on a level, no prices are needed to prove it. */
  private unavoidable(rung: Rung): Bound[] {
    const { from } = this.forms.choices;
    const isNoChoice = from.subarray(1).some((end, b) => end - (from[b] as number) === 1);
    return rung.level !== 'cost' && isNoChoice ? rung.certify([]) : [];
  }

  /** Proves how many stay unplaced at least, all tiers together: what gaps are told from. */
  private count(): void {
    const { model, choices } = this.forms;
    const total = amountOf(measureOf(model, choices, 'unplaced'), this.held);
    if (model.tiers === 1 || !this.limits.going()) return;
    const rung = new Rung(this.forms, 'unplaced', new Map());
    if (total === 0) {
      this.bounds.push(...this.unavoidable(rung));
      return;
    }
    const tree = rung.tree(total, { ...this.limits, nodes: 0 });
    tree.bound();
    tree.confirm();
    this.bounds.push(...rung.certify(tree.root.rows));
  }
}

/** A ladder without a solution to begin with, where each level but the last is taken to reach its bound. */
class Hope {
  readonly bounds: Bound[] = [];
  nodes = 0;

  constructor(private readonly forms: Forms, private readonly settled: Map<Level, number>, private readonly limits: LadderLimits) {}

  run(): { readonly held: Int32Array; readonly optimal: boolean } | undefined {
    for (const level of levelsOf(this.forms.model)) {
      const rung = new Rung(this.forms, level, this.settled);
      if (!this.settled.has(level)) {
        const tree = rung.tree(rung.beyond, this.limits);
        if (level === 'cost') return this.end(rung, tree);
        const least = this.isFree() && tree.quick() === 0 ? 0 : tree.bound();
        if (!tree.complete || least >= rung.beyond) return undefined;
        this.bounds.push(...rung.certify(tree.root.rows));
        this.settled.set(level, least);
      }
    }
    return undefined;
  }

  /** Whether no level is held at more than nought: only then nought is a hope at once. */
  private isFree(): boolean {
    return [...this.settled.values()].every((reached) => reached === 0);
  }

  private end(rung: Rung, tree: Tree): { readonly held: Int32Array; readonly optimal: boolean } | undefined {
    tree.run();
    this.nodes += tree.nodes;
    if (!tree.best) return undefined;
    tree.confirm();
    this.bounds.push(...rung.certify(tree.root.rows));
    return { held: tree.best, optimal: tree.complete };
  }
}
