import { costAim, softWeights } from './aim';
import type { Board } from './board';
import { ascend, chargesAt } from './bound';
import { Chance } from './chance';
import { construct } from './construct';
import { Ejection } from './eject';
import type { Floor } from './floor';
import { floorOf } from './floor';
import type { Pass } from './improve';
import { Improvement } from './improve';
import { Proof } from './proof';
import { compare, compareSoftly } from './rank';
import { Record } from './record';
import type { Charges } from './seat';
import { Seating } from './seat';
import type { Bound, Objective } from './solution';
import type { Watch } from './watch';

/** What the engine is doing. */
export type Phase = 'bound' | 'construct' | 'eject' | 'improve' | 'prove';

/** A report from a running search. */
export interface Progress {
  readonly phase: Phase;
  /** Steps of search so far. */
  readonly iterations: number;
  /** The best so far; before `construct` has ended nobody is placed but the pinned. */
  readonly best: Objective;
  /** What is proven so far. */
  readonly floor: Floor;
}

/** What a search leaves beside the board. */
export interface Found {
  readonly bounds: readonly Bound[];
  /** Whether bounds prove that no solution is better. */
  readonly optimal: boolean;
}

interface Wishes {
  readonly seed: number;
  readonly iterations?: number;
  readonly onProgress?: (progress: Progress) => void;
}

/** Most blocks for which proving is quicker than searching on. */
const SOON_PROVEN = 100;
/** Steps between two reports. */
const REPORT_EVERY = 512;
/** Shares of the steps: of those left for ejection, then of those left for improving freely. */
const EJECT_SHARE = 0.4;
const FREE_SHARE = 0.7;
const STRICT_HEAT = 0.3;

/** One search from an empty board (pins apart) to the best it finds: bound, construct, eject, improve, prove. */
export class Search {
  private readonly chance: Chance;
  private readonly seating: Seating;
  private readonly proof: Proof;
  private charges: Charges | undefined;

  /** `provable` is false where pins contradict each other: then nothing can be proved. */
  constructor(private readonly board: Board, private readonly watch: Watch, private readonly wishes: Wishes, private readonly provable: boolean) {
    this.chance = new Chance(wishes.seed);
    this.seating = new Seating(board, this.chance);
    this.proof = new Proof(board.model, roundsFor(board), () => watch.going());
  }

  /** Leaves the best on the board. */
  run(): Found {
    const steps = this.wishes.iterations ?? stepsFor(this.board);
    this.price();
    this.report('construct');
    construct(this.board, this.seating, this.chance, { charges: this.charges });
    const best = new Record(this.board);
    if (!this.isSoonProven()) this.eject(best, steps * EJECT_SHARE);
    if (!this.isSoonProven()) this.improveAll(best, steps);
    best.restore();
    this.report('prove');
    return { bounds: this.proof.bounds, optimal: this.isOptimal() };
  }

  private price(): void {
    if (!this.provable) return;
    this.report('bound');
    const { model } = this.board;
    const aim = costAim(model);
    const { prices } = ascend(model, aim, { rounds: roundsFor(this.board), going: () => this.watch.going() });
    this.proof.add(aim, prices);
    this.charges = chargesAt(model, aim, prices);
  }

  private eject(best: Record, steps: number): void {
    if (this.board.unplaced.every((count) => count === 0)) return;
    this.report('eject');
    const end = this.watch.steps + steps;
    new Ejection(this.board, this.seating, this.chance, this.charges).run(best, () => this.watch.steps < end && this.step('eject'));
  }

  /** First freely, then by the strict objective from the best so far. */
  private improveAll(best: Record, steps: number): void {
    const { model, weights } = this.board;
    this.improve(best, (steps - this.watch.steps) * FREE_SHARE, { weights: softWeights(model), order: compareSoftly, heat: 1 });
    this.eject(best, (steps - this.watch.steps) * EJECT_SHARE);
    best.restore();
    this.improve(best, steps - this.watch.steps, { weights, order: compare, heat: STRICT_HEAT });
  }

  private improve(best: Record, steps: number, pass: Pick<Pass, 'weights' | 'order' | 'heat'>): void {
    this.report('improve');
    const going = (better: boolean) => this.step('improve') && !(better && this.isCheapest());
    new Improvement(this.board, this.seating, this.chance, this.charges).run(best, { ...pass, steps: Math.floor(steps), going });
  }

  private step(phase: Phase): boolean {
    const going = this.watch.step();
    if (this.watch.steps % REPORT_EVERY === 0) this.report(phase);
    return going;
  }

  /** Whether nobody is unplaced or moved and the cost is as low as its bound. */
  private isCheapest(): boolean {
    const { unplaced, moved } = this.board;
    return moved === 0 && unplaced.every((count) => count === 0) && this.proof.provesCost(this.board.objective());
  }

  private isOptimal(): boolean {
    if (!this.provable) return false;
    const objective = this.board.objective();
    return this.proof.proveUnplaced(objective) && this.proof.proveMoved(objective) && this.proof.provesCost(objective);
  }

  /** Asks for a proof only where that is quick. */
  private isSoonProven(): boolean {
    return this.board.place.length <= SOON_PROVEN && this.isOptimal();
  }

  private report(phase: Phase): void {
    if (!this.wishes.onProgress) return;
    const best = this.board.objective();
    this.wishes.onProgress({ phase, iterations: this.watch.steps, best, floor: floorOf(best, this.proof.bounds) });
  }
}

/** Rounds of climbing that suit the size. */
function roundsFor(board: Board): number {
  const blocks = board.place.length;
  return blocks < 1000 ? 400 : blocks < 10_000 ? 250 : 150;
}

/** Steps of search that suit the size. */
function stepsFor(board: Board): number {
  const blocks = board.place.length;
  return Math.min(10_000, 2000 + 100 * blocks) + 30 * blocks;
}
