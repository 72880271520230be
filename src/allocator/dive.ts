import type { Board } from './board';
import { Chance } from './chance';
import { timeAllows } from './clash';
import type { Market } from './market';
import type { Admits } from './openings';

/** How patiently a dive goes about it. */
export interface Pace {
  /** Rounds of climbing before the first entities are seated, and between one seating and the next. */
  readonly first: number;
  readonly rounds: number;
  /** The longest step of a price, in weeks' worth. */
  readonly step: number;
  /** The share of the waiting entities seated at a time, those first who know best what they want. */
  readonly share: number;
}

/** How a dive is to go. */
export interface DiveOrder {
  readonly pace: Pace;
  /** Of cell: where climbing begins. */
  readonly prices: Float64Array;
  /** Breaks ties. */
  readonly chance: Chance;
  readonly limit?: number;
  /** An entity to be seated before the others. */
  readonly first?: number;
}

/** What is the same for every dive of a search. */
export interface DiveWays {
  /** What a week of a member is worth, about: the natural step of a price. */
  readonly week: number;
  /** Whether earlier tiers are seated before later ones. */
  readonly inOrder: boolean;
  readonly going: () => boolean;
}

/** How much sooner an entity is seated for each member more: the large fit in last of all. */
const SIZE_HEAD_START = 0.3;
/** More than any other, and more than any other of the same tier. */
const FIRST_HEAD_START = 1e9;
const TIER_HEAD_START = 1e6;
const MOST_STAGES = 120;

/**
 * Seats entities by prices: prices climb until most entities keep wanting the same, those are seated, what is left is
 * priced anew for the rest, and so on. What the market says at each stage is about the least that the rest can cost.
 */
export class Dive {
  private readonly sure: Float64Array;
  private first = -1;
  private chance = new Chance(0);
  private readonly admits: Admits = (b, o) => this.isOpen(b, o);

  constructor(private readonly board: Board, private readonly market: Market, private readonly ways: DiveWays) {
    this.sure = new Float64Array(board.model.size.length);
  }

  /** Seats these entities' unplaced blocks; false where it gives up because the board's value could not come below `limit`. */
  run(entities: readonly number[], { pace, prices, chance, limit = Infinity, first = -1 }: DiveOrder): boolean {
    const { market, board } = this;
    this.first = first;
    this.chance = chance;
    market.price.set(prices);
    market.enter(entities, (b) => (board.place[b] as number) < 0, this.admits);
    if (this.outlook(entities, this.climb(pace.first, pace)) > limit - 1 + 1e-6) return false;
    let waiting = entities;
    for (let stage = 0; waiting.length > 0 && this.ways.going(); stage++) {
      waiting = this.seatSome(waiting, pace, stage >= MOST_STAGES || waiting.length <= 4);
      if (waiting.length === 0) break;
      market.narrow(waiting, this.admits);
      if (this.outlook(waiting, this.climb(pace.rounds, pace)) > limit + this.ways.week) return false;
    }
    this.fillUp(entities);
    return true;
  }

  /** Seats who was left over because the price was too high where there turned out to be room after all. */
  private fillUp(entities: readonly number[]): void {
    const { board, market } = this;
    const order = [...entities];
    this.chance.shuffle(order);
    order.sort((e, f) => (board.model.tier[e] as number) - (board.model.tier[f] as number));
    for (const e of order) {
      for (let b = board.model.blockFrom[e] as number; b < (board.model.blockFrom[e + 1] as number); b++) {
        if ((board.place[b] as number) >= 0 || !market.has(b)) continue;
        this.put(b, market.openings.first(b, this.admits));
      }
    }
  }

  /** Whether the option has room and keeps clear of the entity's blocks on the board. */
  private isOpen(b: number, o: number): boolean {
    const { options, model } = this.market;
    return this.board.hasRoom(options, options.slot[o] as number, model.size[model.entityOf[b] as number] as number)
      && timeAllows(this.board, b, options.start[o] as number);
  }

  private climb(rounds: number, { step }: Pace): number {
    return this.market.climb(rounds, step * this.ways.week, this.board.left, (share) => 1 - share / 2, this.ways.going);
  }

  /** About the least that the board can be worth in the end: what the market says of the waiting stands for their being unplaced. */
  private outlook(waiting: readonly number[], value: number): number {
    const { board, market } = this;
    let outlook = board.value() + value;
    for (const e of waiting) {
      for (let b = board.model.blockFrom[e] as number; b < (board.model.blockFrom[e + 1] as number); b++) {
        if (market.has(b) && (board.place[b] as number) < 0) outlook -= board.unplacedWorth(b);
      }
    }
    return outlook;
  }

  /** Seats a share of the waiting, or all; returns those who wait on. */
  private seatSome(waiting: readonly number[], { share }: Pace, all: boolean): number[] {
    const order = this.surestFirst(waiting);
    const wanted = all ? order.length : Math.ceil(order.length * share);
    const rest: number[] = [];
    let seated = 0;
    for (const e of order) {
      if (seated < wanted && this.seat(e, all)) seated++;
      else rest.push(e);
    }
    const [first] = rest;
    if (seated > 0 || first === undefined) return rest;
    this.seat(first, true);
    return rest.slice(1);
  }

  private surestFirst(waiting: readonly number[]): number[] {
    const { market } = this;
    const { model } = market;
    for (const e of waiting) {
      let often = 0;
      let blocks = 0;
      market.best(e);
      for (let b = model.blockFrom[e] as number; b < (model.blockFrom[e + 1] as number); b++) {
        if (!market.has(b)) continue;
        blocks++;
        const o = market.wanted[b] as number;
        if (o >= 0) often += market.often[o] as number;
      }
      const rounds = Math.max(1, market.rounds);
      this.sure[e] = often / (rounds * Math.max(1, blocks)) + this.headStart(e) + 1e-3 * this.chance.next();
    }
    return [...waiting].sort((e, f) => (this.sure[f] as number) - (this.sure[e] as number) || e - f);
  }

  private headStart(e: number): number {
    const { model: { size, tier } } = this.market;
    const own = SIZE_HEAD_START * ((size[e] as number) - 1) - (this.ways.inOrder ? TIER_HEAD_START * (tier[e] as number) : 0);
    return e === this.first ? own + FIRST_HEAD_START : own;
  }

  /** Seats an entity where it does best now. Unless `anyhow`, not when a block that still has options would be left over. */
  private seat(e: number, anyhow: boolean): boolean {
    const { market } = this;
    market.narrowOne(e, this.admits);
    market.best(e);
    const from = market.model.blockFrom[e] as number;
    const to = market.model.blockFrom[e + 1] as number;
    if (!anyhow && this.mayWait(from, to)) return false;
    for (let b = from; b < to; b++) if (market.has(b)) this.put(b, market.wanted[b] as number);
    return true;
  }

  /** Whether a block would be left over though none of these is without options. */
  private mayWait(from: number, to: number): boolean {
    const { market } = this;
    let leftOver = false;
    for (let b = from; b < to; b++) {
      if (market.openings.count[b] === 0) return false;
      if (market.has(b) && (market.wanted[b] as number) < 0) leftOver = true;
    }
    return leftOver;
  }

  private put(b: number, o: number): void {
    const { options } = this.market;
    if (o >= 0 && this.isOpen(b, o)) this.board.put(b, options.place[o] as number, options.start[o] as number);
  }
}
