import { weightsFor } from '../aim';
import type { Board } from '../board';
import { cheapestOptions } from '../candidates';
import { Dive } from '../dive';
import { Market } from '../market';
import type { Model } from '../model';
import type { Options } from '../options';
import { Relaxation } from '../relaxation';
import { accept, Resettlement } from '../resettle';
import { Tolls } from '../tolls';
import type { Worth } from '../worth';
import { weekWorth, worthOf } from '../worth';
import { Attempts } from './attempts';
import type { Memory } from './memory';
import { readAim, readIsStrict, SHARES } from './memory';

/** How much more it counts that a block is unplaced after each attempt that has not placed it, as a share of what it counts at first. */
const PRESSURE = 0.1;

/** What threads are told to do. Those that are shared out are done once for each number, by whoever takes it; the others once by everyone. */
export const Task = {
  /** Everyone: weigh by the aim in memory. */
  Weigh: 0,
  /** Shared: tolls of a share of the lanes, at the prices in memory. */
  Charge: 1,
  /** Shared: the wishes of a share of the entities. */
  Wish: 2,
  /** Everyone: list what is worth looking at by the aim and prices in memory. */
  List: 3,
  /** Everyone: take the board that is in memory. */
  Sit: 4,
  /** Shared: settle a neighbourhood anew. */
  Settle: 5,
  /** Everyone: sit as the attempts that went well say. */
  Keep: 6,
  /** Everyone: go home. */
  End: 7,
} as const;
export type Task = (typeof Task)[keyof typeof Task];

/** What is worth looking at by some aim and prices, and what settles it. */
export interface Prospect {
  readonly board: Board;
  readonly options: Options;
  readonly dive: Dive;
  readonly worth: Worth;
  /** Of tier: what prices take leaving a member unplaced to cost. */
  readonly penalties: readonly number[];
  readonly resettlement: Resettlement;
}

/** What one thread has before it, a board of its own among it. All stations do the same with the same: a result does not tell which thread it came from. */
export class Station {
  readonly tolls: Tolls;
  private readonly attempts: Attempts;
  private relaxation: Relaxation | undefined;
  private prospect: Prospect | undefined;

  constructor(
    private readonly model: Model,
    readonly board: Board,
    private readonly memory: Memory,
    private readonly index: number,
    private readonly seed: number,
    private readonly going: () => boolean,
    tolls?: Tolls,
  ) {
    this.tolls = tolls ?? new Tolls(model, memory);
    this.attempts = new Attempts(memory.attempts);
  }

  get listed(): Prospect {
    if (!this.prospect) throw new Error('Nothing has been listed yet.');
    return this.prospect;
  }

  perform(task: Task, i: number): void {
    const { memory } = this;
    if (task === Task.Weigh) this.weigh();
    else if (task === Task.Charge) this.tolls.followShare(memory.prices, i, SHARES);
    else if (task === Task.Wish) this.wish(i);
    else if (task === Task.List) this.list();
    else if (task === Task.Sit) this.board.restore(memory);
    else if (task === Task.Settle) this.listed.resettlement.attempt(this.attempts, i);
    else if (task === Task.Keep) this.keep();
  }

  private weigh(): void {
    this.relaxation = new Relaxation(this.model, this.tolls, readAim(this.memory), 1, this.memory.wishes);
  }

  private wish(share: number): void {
    const { size } = this.model;
    const from = Math.floor((share * size.length) / SHARES);
    const to = Math.floor(((share + 1) * size.length) / SHARES);
    this.memory.values[share] = this.relaxation?.round(from, to, this.memory.used[this.index] as Float64Array) ?? 0;
  }

  private list(): void {
    const { model, memory, board } = this;
    const aim = readAim(memory);
    const isStrict = readIsStrict(memory);
    const options = cheapestOptions(model, this.tolls, aim);
    const worth = worthOf(model, options, aim);
    const dive = new Dive(board, new Market(model, options, worth), { week: weekWorth(model, aim), inOrder: isStrict, going: this.going });
    board.weights = weightsFor(model, aim, isStrict);
    board.calm();
    this.prospect = { board, options, dive, worth, penalties: aim.penalties, resettlement: new Resettlement(board, dive, memory.prices.slice(), this.seed) };
  }

  private keep(): void {
    for (let i = 0; i < this.attempts.count; i++) if (this.attempts.verdict(i) > 0) accept(this.board, this.attempts, i);
    for (let i = 0; i < this.attempts.count; i++) if (this.attempts.first(i) >= 0) this.press(this.attempts.first(i));
  }

  /** Who was tried and is still unplaced counts more from now on. */
  private press(e: number): void {
    const { model, board, listed: { worth, penalties } } = this;
    const tier = model.tier[e] as number;
    const share = PRESSURE * (model.size[e] as number);
    for (let b = model.blockFrom[e] as number; b < (model.blockFrom[e + 1] as number); b++) {
      if ((board.place[b] as number) >= 0) continue;
      board.press(b, Math.ceil(share * (board.weights.unplaced[tier] as number)));
      worth.unplaced[b] = (worth.unplaced[b] as number) + Math.ceil(share * (penalties[tier] as number));
    }
  }
}
