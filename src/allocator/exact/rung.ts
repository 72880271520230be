import type { Aim } from '../aim';
import { costAim } from '../aim';
import { ascend } from '../bound';
import type { Model } from '../model';
import type { PlacementProblem } from '../problem';
import type { Bound } from '../solution';
import { certificateOf } from './certificate';
import type { Choices } from './choices';
import type { Level } from './level';
import { beyond, measureOf } from './level';
import { Master } from './master';
import type { Row } from './row';
import { isCap } from './row';
import { start } from './start';
import { Tree } from './tree';
import type { TreeLimits } from './tree';

/** How fine differences count on levels of members. */
const MEMBER_GRAIN = 0.01;
/** Rounds of climbing for the prices that a level starts from. */
const ROUNDS = 800;
/** How many times dearer an earlier tier is where prices start, and a member unplaced next to one moved. */
const LADDER = 4;
const UNPLACED = 20;
/** Penalties in a certificate are whole numbers: where they are not, all is counted so many times. */
const FINER = 16;

/** A problem in the forms that the exact search needs. */
export interface Forms {
  readonly problem: PlacementProblem;
  readonly model: Model;
  readonly choices: Choices;
  /** Of cell: prices that make the bound of cost high, where they are at hand. */
  readonly prices?: Float64Array;
}

/** One level, while the levels before it are held at what has been settled for them. */
export class Rung {
  readonly measure: Float64Array;
  /** More than any solution amounts to. */
  readonly beyond: number;

  constructor(private readonly forms: Forms, readonly level: Level, private readonly settled: ReadonlyMap<Level, number>) {
    this.measure = measureOf(forms.model, forms.choices, level);
    this.beyond = beyond(this.measure, forms.choices);
  }

  /** Ready to look for what is less than `upper`. */
  tree(upper: number, limits: TreeLimits): Tree {
    const { model, choices } = this.forms;
    const master = new Master(model, choices, this.measure, 2 * this.beyond);
    for (const [level, reached] of this.settled) hold(master, level, reached);
    master.pricer.settle();
    const grain = this.level === 'cost' ? 1 : MEMBER_GRAIN;
    start(master, this.prices(limits.going), grain, this.aim());
    return new Tree(master, upper, { ...limits, grain });
  }

  /** The bounds that these rows prove of the level; finer ones where earlier levels weigh no whole number. */
  certify(rows: readonly Row[]): Bound[] {
    const { problem, model, choices } = this.forms;
    const isWhole = rows.every(({ of, price }) => !isCap(of) || Number.isInteger(price));
    const times = isWhole ? [1] : this.level === 'cost' ? [1, FINER] : [FINER];
    return times.flatMap((finer) => {
      const bound = certificateOf(problem, model, choices, rows.map((row) => ({ ...row, price: finer * row.price })), this.proven(rows, finer));
      return bound ? [bound] : [];
    });
  }

  private prices(going: () => boolean): Float64Array {
    const { model, prices } = this.forms;
    if (this.level === 'cost' && prices) return prices;
    return ascend(model, this.aim(), { rounds: ROUNDS, going }).prices;
  }

  private aim(): Aim {
    const { level, settled, forms: { model } } = this;
    if (level === 'cost') return costAim(model, [...settled.values()].some((reached) => reached > 0) ? LADDER : 1);
    const penaltyOf = (t: number) => (level === 'moved' ? UNPLACED : level === 'unplaced' ? 1 : t > level ? 0 : LADDER ** (level - t));
    return { penalties: Array.from({ length: model.tiers }, (_, t) => penaltyOf(t)), movedWeight: level === 'moved' ? 1 : 0, costWeight: 0 };
  }

  /** What a certificate counts: earlier levels as their rows are priced, or dearly where they stay at nought. */
  private proven(rows: readonly Row[], finer: number): Aim {
    const { level, settled, forms: { model } } = this;
    const dear = 2 * finer * this.beyond;
    const weightOf = (other: Level): number => {
      if (other === level || (level === 'unplaced' && typeof other === 'number')) return finer;
      if (!settled.has(other)) return 0;
      if (settled.get(other) === 0) return dear;
      const cap = rows.find(({ of }) => isCap(of) && of.level === other);
      return Math.ceil(finer * (cap?.price ?? 0));
    };
    return { penalties: Array.from({ length: model.tiers }, (_, t) => weightOf(t)), movedWeight: weightOf('moved'), costWeight: weightOf('cost') };
  }
}

/** Keeps a level from becoming worse than what has been reached of it. */
function hold(master: Master, level: Level, reached: number): void {
  const measure = measureOf(master.model, master.choices, level);
  if (reached > 0) master.addRow(master.maker.cap(level, measure, reached));
  else master.kill([...measure.keys()].filter((o) => (measure[o] as number) > 0), 1);
}
