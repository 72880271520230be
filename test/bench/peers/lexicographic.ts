import type { Objective } from '../../../src/allocator/solution';
import { assignmentsOf, buildMip, optionsOf } from './mip';
import type { Mip, Row } from './mip';
import type { PeerAnswer, PeerOrder } from './peer';
import { holdingRow, stagesOf, valueOf, worthFrom, worthOf } from './stages';
import type { Stage } from './stages';

/** One stage for a solver of mixed integer programs. */
export interface StageOrder {
  readonly mip: Mip;
  readonly rows: readonly Row[];
  readonly objective: Float64Array;
  readonly seconds: number;
  readonly seed: number;
  readonly threads: number;
  /** Columns taken by the best solution so far, to begin with. */
  readonly start?: readonly number[];
  /** A new best value, found so many milliseconds after the stage began; by default now. Some tell it late. */
  readonly found: (value: number, ms?: number) => void;
}

export interface StageAnswer {
  /** Columns taken; left out where nothing was found. */
  readonly taken?: readonly number[];
  readonly bound?: number;
  readonly isOptimal: boolean;
}

export interface Solver {
  readonly version: string;
  readonly solve: (order: StageOrder) => Promise<StageAnswer> | StageAnswer;
}

/** Options beyond which a model with a binary for each is not tried: it would take more memory than the machine has. */
const MOST_OPTIONS = 2_000_000;

/** Solves stage after stage; a stage before the last gets half of the time that is left. */
export async function solveLexicographic(solver: Solver, order: PeerOrder): Promise<PeerAnswer> {
  const options = optionsOf(order.problem);
  const nothing = { assignments: [], isUnplacedProven: false, isProven: false, version: solver.version };
  if (options > MOST_OPTIONS) return { ...nothing, remark: `${options} options: not tried` };
  return new Lexicographic(solver, order).run();
}

class Lexicographic {
  private readonly mip: Mip;
  private readonly stages: readonly Stage[];
  private readonly rows: Row[];
  private taken: readonly number[] | undefined;
  private worth: readonly number[];
  private isProven = true;
  private isUnplacedProven = true;
  private costBound: number | undefined;

  constructor(private readonly solver: Solver, private readonly order: PeerOrder) {
    this.mip = buildMip(order.problem);
    this.stages = stagesOf(this.mip);
    this.rows = [...this.mip.rows];
    this.worth = this.mip.reach;
  }

  async run(): Promise<PeerAnswer> {
    for (const [s, stage] of this.stages.entries()) {
      const isLast = s === this.stages.length - 1;
      const left = this.order.seconds - this.order.clock() / 1000;
      if (left <= 0 || !(await this.stage(stage, isLast ? left : left / 2, s > 0))) {
        this.isProven = false;
        break;
      }
    }
    const { taken, costBound, isProven, isUnplacedProven } = this;
    return {
      assignments: taken ? assignmentsOf(this.mip, taken) : [],
      ...(costBound !== undefined && { costBound }),
      isUnplacedProven: taken !== undefined && isUnplacedProven,
      isProven: taken !== undefined && isProven,
      version: this.solver.version,
      ...(!taken && { remark: 'no solution in time' }),
    };
  }

  /** False where nothing was found. */
  private async stage(stage: Stage, seconds: number, isLater: boolean): Promise<boolean> {
    const { mip, rows, taken } = this;
    const { seed, threads, clock } = this.order;
    const from = clock();
    const answer = await this.solver.solve({
      mip, rows, seed, threads, seconds, objective: stage.objective,
      ...(taken && { start: taken }),
      // a value of one stage says nothing of the levels that another decides
      found: (value, ms) => { if (isLater || this.stages.length === 1) this.report(worthFrom(stage, value, this.worth), ms === undefined ? clock() : from + ms); },
    });
    if (!answer.taken) return false;
    this.taken = answer.taken;
    this.worth = worthOf(mip, answer.taken);
    this.report(this.worth);
    this.conclude(stage, answer);
    this.rows.push(holdingRow(stage, valueOf(stage, this.worth)));
    return true;
  }

  private conclude(stage: Stage, { isOptimal, bound }: StageAnswer): void {
    this.isProven &&= isOptimal;
    const { tiers } = this.order.problem;
    const unplaced = valueOf(stage, this.worth.slice(0, tiers));
    const isBelow = bound === undefined || Math.ceil(bound - 1e-6) < unplaced;
    if (unplaced > 0 && !isOptimal && isBelow) this.isUnplacedProven = false;
    const costLevel = tiers + 1;
    if (!stage.levels.includes(costLevel) || bound === undefined) return;
    const cost = this.worth[costLevel] ?? 0;
    const proven = Math.ceil(bound - 1e-6) - (valueOf(stage, this.worth) - cost);
    // what lies below nought says nothing of the cost: fewer may be left unplaced
    if (proven >= 0) this.costBound = Math.max(0, Math.min(cost, proven));
  }

  private report(worth: readonly number[], ms = this.order.clock()): void {
    const { tiers } = this.order.problem;
    const objective: Objective = { unplaced: worth.slice(0, tiers), moved: worth[tiers] ?? 0, cost: worth[tiers + 1] ?? 0 };
    this.order.found(objective, ms);
  }
}
