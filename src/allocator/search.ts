import type { Aim } from './aim';
import { costAim, tierAim } from './aim';
import type { Board } from './board';
import type { Ascent } from './bound';
import { ascend } from './bound';
import { Chance } from './chance';
import { clear, keepPrevious, seatInTurn } from './construct';
import { Crew } from './crew/crew';
import type { Floor } from './floor';
import { floorOf } from './floor';
import { batchFor, isExactable, paceFor, roundsFor, stepsFor } from './measures';
import { Neighbourhood } from './neighbourhood';
import type { Options } from './options';
import { isHopeless, isHopelessAt, isOverloaded } from './overload';
import { Proof } from './proof';
import { Record } from './record';
import type { Bound, Objective } from './solution';
import type { Watch } from './watch';

/** What the engine is doing. */
export type Phase = 'bound' | 'construct' | 'improve' | 'prove';

/** A report from a running search. */
export interface Progress {
  readonly phase: Phase;
  /** Steps of search so far. */
  readonly iterations: number;
  /** The best so far; before `construct` has ended whoever came next has got the best of what was left. */
  readonly best: Objective;
  /** What bounds prove about it so far. */
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
  readonly threads?: number;
  readonly untilTime?: boolean;
  readonly onProgress?: (progress: Progress) => void;
}

/** How much dearer it is to leave someone unplaced for the search than for the bound: it must not be content with it. */
const SEARCH_PENALTY = 3;
/** Most blocks for which proving is quicker than searching on. */
const SOON_PROVEN = 100;
/** Steps without a better solution after which an exact search takes over, where it can. */
const EXACT_PATIENCE = 40;
/** Steps between two reports. */
const REPORT_EVERY = 16;
/** Entities of a neighbourhood, at least and at most. */
const LEAST_SIZE = 15;
const MOST_SIZE = 75;

/** The share of the time left after which climbing ends, however far it has come: there must be time to seat people. */
const BOUND_SHARE = 0.4;
/** Fewer blocks are not worth another thread. */
const WORTH_A_THREAD = 1000;

/** One search from an empty board (pins apart) to the best it finds: bound, construct, improve, prove. */
export class Search {
  private readonly chance: Chance;
  private readonly proof: Proof;
  private readonly crew: Crew;
  private neighbourhood: Neighbourhood | undefined;
  private leftBehind = false;
  private best: Record | undefined;

  /** `provable` is false where pins contradict each other: then nothing can be proved. */
  constructor(private readonly board: Board, private readonly watch: Watch, private readonly wishes: Wishes, private readonly provable: boolean) {
    this.chance = new Chance(wishes.seed);
    this.crew = new Crew(board.model, wishes.seed, board.place.length < WORTH_A_THREAD ? 1 : (wishes.threads ?? 1), () => watch.going());
    this.proof = new Proof(board.model, roundsFor(board), () => watch.going(), (aim) => this.crew.evaluator(aim));
  }

  /** Leaves the best on the board. */
  run(): Found {
    try {
      return this.search();
    } finally {
      this.crew.end();
    }
  }

  private search(): Found {
    const { board } = this;
    keepPrevious(board);
    seatInTurn(board, new Chance(this.wishes.seed));
    const best = new Record(board);
    this.best = best;
    const steps = this.wishes.iterations ?? stepsFor(board);
    const prices = this.settle(best, steps);
    best.restore();
    if (prices && this.watch.going() && this.leftBehind && isOverloaded(board) && !this.isProven(0)) this.settleInOrder(best, prices, steps);
    best.restore();
    if (this.wishes.untilTime && !isExactable(board)) this.goOn(best);
    this.report('prove');
    return { bounds: this.proof.bounds, optimal: this.isOptimal() };
  }

  private isPlaced(): boolean {
    return this.board.unplaced.every((count) => count === 0);
  }

  /** Improves the best until time is over, or nothing can be better. */
  private goOn(best: Record): void {
    const { board, crew } = this;
    crew.sit(board);
    if (this.neighbourhood) this.improve(best, this.neighbourhood, () => true);
    best.restore();
  }

  /** Seats everyone anew by prices that weigh all tiers alike, and improves that while there is hope; gives the prices, or nothing where time was over before. */
  private settle(best: Record, steps: number): Float64Array | undefined {
    const { board } = this;
    const aim = costAim(board.model);
    const { prices, value } = this.climb(aim);
    if (!this.watch.going()) return undefined;
    if (isHopelessAt(board, aim, value)) {
      this.leftBehind = true;
      return prices;
    }
    clear(board);
    const options = this.seat(aim, prices);
    this.leftBehind = board.unplaced.slice(0, -1).some((count) => count > 0);
    best.note();
    if (this.leftBehind && isHopeless(board)) return prices;
    this.improve(best, this.around(options, aim), (stale) => this.watch.steps < steps && stale < this.patience());
    return prices;
  }

  /** Seats one tier after the other, each as well as those before it leave room for, so that nobody of an earlier tier pays for a later one. */
  private settleInOrder(best: Record, level: Float64Array, steps: number): void {
    const { board, watch } = this;
    const { tiers } = board.model;
    clear(board);
    for (let tier = 0; tier < tiers && watch.going(); tier++) {
      const isLast = tier === tiers - 1;
      const aim = isLast ? costAim(board.model) : tierAim(board.model, tier);
      const options = this.seat(aim, isLast ? level : this.climb(aim).prices, tier);
      best.note();
      const until = watch.steps + steps;
      const going = isLast ? () => true : watch.goingFor(1 / (tiers - tier));
      this.improve(best, this.around(options, aim), (stale) => watch.steps < until && stale < this.patience() && going());
      best.restore();
    }
  }

  /** Prices of everything by an aim, and what they prove. */
  private climb(aim: Aim): Ascent {
    const { board, watch } = this;
    this.report('bound');
    const ascent = ascend(board.model, aim, { rounds: roundsFor(board), going: watch.goingFor(BOUND_SHARE), evaluate: this.crew.evaluator(aim) });
    if (this.provable && watch.going()) this.proof.add(aim, ascent.prices);
    return ascent;
  }

  /** Seats who is not on the board by an aim and prices: all, or strictly one tier. Gives what was worth looking at. */
  private seat(aim: Aim, prices: Float64Array, tier?: number): Options {
    const { board, chance, crew } = this;
    const { model } = board;
    const { dive, options, board: seating } = crew.list({ ...aim, penalties: aim.penalties.map((penalty) => SEARCH_PENALTY * penalty) }, prices, tier !== undefined);
    this.report('construct');
    seating.restore(board);
    keepPrevious(seating, tier);
    const entities = Array.from(model.size, (_, e) => e).filter((e) => tier === undefined || model.tier[e] === tier);
    dive.run(entities, { pace: paceFor(board), prices, chance });
    board.restore(seating);
    return options;
  }

  /** Where to look for something better, from the board as it is. */
  private around(options: Options, { penalties }: Aim): Neighbourhood {
    this.report('improve');
    this.crew.sit(this.board);
    this.neighbourhood = new Neighbourhood(this.board, options, this.chance, penalties);
    return this.neighbourhood;
  }

  private improve(best: Record, neighbourhood: Neighbourhood, hopeful: (stale: number) => boolean): void {
    for (let stale = 0; hopeful(stale) && this.draw(neighbourhood) && !this.isProven(stale);) {
      stale = this.crew.settle(this.board) && best.note() ? 0 : stale + batchFor(this.board);
      const { attempts } = this.crew;
      for (let i = 0; i < attempts.count; i++) if (attempts.first(i) >= 0) neighbourhood.learn(attempts.verdict(i) === 2);
    }
  }

  /** Asks for some neighbourhoods to be settled anew; false once the search must end. */
  private draw(neighbourhood: Neighbourhood): boolean {
    const { crew: { attempts }, chance, watch, board } = this;
    attempts.clear();
    neighbourhood.begin();
    for (let i = 0; i < batchFor(board); i++) {
      if (!this.step()) return false;
      const entities = neighbourhood.draw(LEAST_SIZE + chance.below(MOST_SIZE - LEAST_SIZE + 1));
      const [first = -1] = neighbourhood.startsUnplaced ? entities : [];
      if (entities.length > 0) attempts.ask(watch.steps, first, entities);
    }
    return true;
  }

  /** Steps without a better solution after which there is little hope, or the exact search knows better. */
  private patience(): number {
    const { board } = this;
    return isExactable(board) && this.isPlaced() && board.moved === 0 ? EXACT_PATIENCE : 100 + Math.floor(board.place.length / 2);
  }

  private step(): boolean {
    const going = this.watch.step();
    if (this.watch.steps % REPORT_EVERY === 0) this.report('improve');
    return going;
  }

  /** Asks for a whole proof only where that is quick, and once for each better solution. */
  private isProven(stale: number): boolean {
    return stale === 0 && (this.isCheapest() || (this.board.place.length <= SOON_PROVEN && this.isOptimal()));
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

  private report(phase: Phase): void {
    if (!this.wishes.onProgress) return;
    const best = this.best?.objective ?? this.board.objective();
    this.wishes.onProgress({ phase, iterations: this.watch.steps, best, floor: floorOf(best, this.proof.bounds) });
  }
}
