import type { Aim } from './aim';
import { movedAim, unplacedAim } from './aim';
import type { Evaluate } from './bound';
import { ascend, certify } from './bound';
import type { Model } from './model';
import type { Bound, Objective } from './solution';

/** How many times more an earlier tier weighs than the next where equal weights prove too little. */
const LADDER = 4;

/** What is left for cost, or for moves, of a bound's value once the unplaced have been paid for. */
function beyondUnplaced(bound: Bound, { unplaced }: Objective): number {
  return bound.penalties.reduce((rest, penalty, t) => rest - penalty * (unplaced[t] as number), bound.value);
}

/** Whether bounds prove each level of an objective to be as small as it can be, given the levels before. */
export class Proof {
  readonly bounds: Bound[] = [];

  constructor(
    private readonly model: Model,
    private readonly rounds: number,
    private readonly going: () => boolean,
    private readonly evaluator: (aim: Aim) => Evaluate,
  ) {}

  /** Adds a bound from prices that are at hand. */
  add(aim: Aim, prices: Float64Array): Bound | undefined {
    const bound = certify(this.model, aim, prices);
    if (bound) this.bounds.push(bound);
    return bound;
  }

  /** Proves what it can of the unplaced counts; true where all are proven. */
  proveUnplaced(objective: Objective): boolean {
    return objective.unplaced.every((count, t) => count === 0 || this.proveTier(objective, t));
  }

  proveMoved(objective: Objective): boolean {
    if (objective.moved === 0) return true;
    const known = this.bounds.some((bound) => provesMoved(bound, objective));
    if (known) return true;
    const aim = movedAim(this.model);
    const target = aim.penalties.reduce((sum, penalty, t) => sum + penalty * (objective.unplaced[t] as number), objective.moved);
    const bound = this.climb(aim, target);
    return bound !== undefined && provesMoved(bound, objective);
  }

  /** Whether a bound at hand proves the cost. */
  provesCost(objective: Objective): boolean {
    return objective.cost === 0 || this.bounds.some((bound) => (
      bound.costWeight > 0
      && beyondUnplaced(bound, objective) - (bound.movedWeight ?? 0) * objective.moved > bound.costWeight * (objective.cost - 1)
    ));
  }

  private proveTier(objective: Objective, t: number): boolean {
    const proves = (bound: Bound) => provesTier(bound, objective, t);
    if (this.bounds.some(proves)) return true;
    return this.aimsFor(t).some((aim) => {
      const target = aim.penalties.reduce((sum, penalty, s) => sum + penalty * (objective.unplaced[s] as number), 0);
      const bound = this.climb(aim, target);
      return bound !== undefined && proves(bound);
    });
  }

  /** Equal weights first, as they also say how many are unplaced at least in all; then the earlier tiers heavier. */
  private aimsFor(t: number): Aim[] {
    const penalties = (base: number) => Array.from({ length: this.model.tiers }, (_, s) => (s > t ? 0 : base ** (t - s)));
    return t === 0 ? [unplacedAim(penalties(1))] : [unplacedAim(penalties(1)), unplacedAim(penalties(LADDER))];
  }

  private climb(aim: Aim, target: number): Bound | undefined {
    const known = this.bounds.find((bound) => JSON.stringify(aimOf(bound)) === JSON.stringify(aim));
    if (known || !this.going()) return known;
    return this.add(aim, ascend(this.model, aim, { rounds: this.rounds, target, going: this.going, evaluate: this.evaluator(aim) }).prices);
  }
}

function provesTier(bound: Bound, objective: Objective, t: number): boolean {
  const penalty = bound.penalties[t] as number;
  return bound.costWeight === 0 && (bound.movedWeight ?? 0) === 0 && penalty > 0
    && bound.penalties.every((later, s) => s <= t || later === 0)
    && beyondUnplaced(bound, objective) > -penalty;
}

function provesMoved(bound: Bound, objective: Objective): boolean {
  const weight = bound.movedWeight ?? 0;
  return bound.costWeight === 0 && weight > 0 && beyondUnplaced(bound, objective) > weight * (objective.moved - 1);
}

function aimOf({ penalties, movedWeight = 0, costWeight }: Bound): Aim {
  return { penalties, movedWeight, costWeight };
}
