import type { Aim } from './aim';
import { costAim } from './aim';
import type { Board } from './board';
import { ascend } from './bound';
import { Chance } from './chance';
import { clear, keepPrevious, seatInTurn } from './construct';
import { MOST_ATTEMPTS } from './crew/attempts';
import { Crew } from './crew/crew';
import type { Pace } from './dive';
import { MOST_ENTITIES } from './exact/solve-exactly';
import type { Floor } from './floor';
import { floorOf } from './floor';
import { Neighbourhood } from './neighbourhood';
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
/** How everyone is seated at first: patiently, where that does not take too long. */
const PACE: Pace = { first: 30, rounds: 15, step: 0.045, share: 0.04 };
const HASTE: Pace = { first: 20, rounds: 8, step: 0.045, share: 0.1 };
/** Blocks from which on that is so. */
const MANY_BLOCKS = 10_000;
/** How many times dearer than the next a tier is where not everyone can be placed. */
const LADDER = 4;
/** The share of members left over above which that is so. */
const OVERLOAD = 0.01;
/** The share above which it is so whatever the search could do, so that tiers are told apart at once. */
const HEAVY_OVERLOAD = 0.04;
/** Entities of a neighbourhood, at least and at most. */
const LEAST_SIZE = 15;
const MOST_SIZE = 75;

/** So many entities there are for each neighbourhood that is settled at the same time. */
const ENTITIES_AN_ATTEMPT = 150;
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

  /** `provable` is false where pins contradict each other: then nothing can be proved. */
  constructor(private readonly board: Board, private readonly watch: Watch, private readonly wishes: Wishes, private readonly provable: boolean) {
    this.chance = new Chance(wishes.seed);
    this.proof = new Proof(board.model, roundsFor(board), () => watch.going());
    this.crew = new Crew(board.model, wishes.seed, board.place.length < WORTH_A_THREAD ? 1 : (wishes.threads ?? 1), () => watch.going());
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
    const steps = this.wishes.iterations ?? stepsFor(board);
    this.settle(best, costAim(board.model), steps);
    best.restore();
    if (this.watch.going() && this.isOverloaded() && !this.isProven(0)) this.settle(best, costAim(board.model, LADDER), 2 * steps);
    best.restore();
    if (this.wishes.untilTime && !isExactable(board)) this.goOn(best);
    this.report('prove');
    return { bounds: this.proof.bounds, optimal: this.isOptimal() };
  }

  /** Whether more are left over than a little more search could seat, and an earlier tier than the last was left behind by prices alone. */
  private isOverloaded(): boolean {
    return this.leftBehind && this.shareUnplaced() > OVERLOAD;
  }

  /** Whether no search by this aim is worth its time. */
  private isHopeless(): boolean {
    return !isExactable(this.board) && this.leftBehind && this.shareUnplaced() > HEAVY_OVERLOAD;
  }

  private shareUnplaced(): number {
    const { unplaced, model } = this.board;
    return unplaced.reduce((sum, count) => sum + count, 0) / Math.max(1, model.entityOf.reduce((sum, e) => sum + (model.size[e] as number), 0));
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

  /** Prices everything by an aim, seats everyone anew, and improves that until the steps are used up or there is little hope. */
  private settle(best: Record, aim: Aim, steps: number): void {
    const { board, chance, crew } = this;
    const { model } = board;
    this.report('bound');
    const { prices } = ascend(model, aim, { rounds: roundsFor(board), going: this.watch.goingFor(BOUND_SHARE), evaluate: crew.evaluator(aim) });
    if (!this.watch.going()) return;
    if (this.provable) this.proof.add(aim, prices);
    const { dive, options, board: seating } = crew.list({ ...aim, penalties: aim.penalties.map((penalty) => SEARCH_PENALTY * penalty) }, prices);
    this.report('construct');
    clear(seating);
    keepPrevious(seating);
    dive.run(Array.from(model.size, (_, e) => e), { pace: model.entityOf.length < MANY_BLOCKS ? PACE : HASTE, prices, chance });
    board.restore(seating);
    this.leftBehind ||= board.unplaced.slice(0, -1).some((count) => count > 0);
    best.note();
    if (isLevel(aim) && this.isHopeless()) return;
    this.report('improve');
    crew.sit(board);
    this.neighbourhood = new Neighbourhood(board, options, chance);
    this.improve(best, this.neighbourhood, (stale) => this.watch.steps < steps && stale < this.patience());
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
    const best = this.board.objective();
    this.wishes.onProgress({ phase, iterations: this.watch.steps, best, floor: floorOf(best, this.proof.bounds) });
  }
}

/** Whether all tiers count the same. */
function isLevel({ penalties }: Aim): boolean {
  return penalties.every((penalty) => penalty === penalties[0]);
}

/** Whether a problem is small enough for the exact search. */
function isExactable({ model }: Board): boolean {
  return model.size.length <= MOST_ENTITIES;
}

/** So many neighbourhoods are settled at a time: few enough that they hardly meet. */
function batchFor({ model }: Board): number {
  return Math.max(1, Math.min(MOST_ATTEMPTS, Math.floor(model.size.length / ENTITIES_AN_ATTEMPT)));
}

/** Rounds of climbing that suit the size. */
function roundsFor(board: Board): number {
  const blocks = board.place.length;
  return blocks < 1000 ? 400 : blocks < 10_000 ? 150 : 100;
}

/** Steps of search that suit the size. */
function stepsFor(board: Board): number {
  return 500 + Math.floor(board.place.length / 2);
}
