import { Worker } from 'node:worker_threads';
import type { Aim } from '../aim';
import type { Snapshot } from '../board';
import { Board } from '../board';
import type { Evaluate } from '../bound';
import { placePins } from '../construct';
import type { Model } from '../model';
import { weightsOf } from '../rank';
import { accept } from '../resettle';
import { Tolls } from '../tolls';
import { Attempts } from './attempts';
import { crewEntry } from './crew-entry';
import type { Memory } from './memory';
import { Control, memoryFor, SHARES, writeAim } from './memory';
import type { Prospect } from './station';
import { Station, Task } from './station';

/** What a thread of the crew is started with. */
export interface CrewOrder {
  readonly model: Model;
  readonly memory: Memory;
  readonly index: number;
  readonly seed: number;
}

/** Looks at what the others have done, before this thread sleeps until they tell. */
const LOOKS = 2000;
/** Milliseconds of sleep after which somebody must have come to grief. */
const PATIENCE = 60_000;

/**
 * Threads that work on one search, this one among them, with memory in common. This thread gives orders and waits for them to
 * be carried out; work is cut in the same way for any number of threads, and so they never change what comes out.
 */
export class Crew {
  private readonly station: Station;
  readonly attempts: Attempts;
  private readonly memory: Memory;
  private readonly threads: Worker[];

  constructor(model: Model, seed: number, threads: number, private readonly going: () => boolean) {
    const tolls = new Tolls(model);
    this.memory = memoryFor(model, tolls, threads);
    this.attempts = new Attempts(this.memory.attempts);
    this.station = new Station(model, boardOf(model), this.memory, 0, seed, () => this.goesOn(), tolls);
    this.threads = Array.from({ length: threads - 1 }, (_, i) => {
      const order: CrewOrder = { model, memory: this.memory, index: i + 1, seed };
      return new Worker(crewEntry.file, { workerData: order, execArgv: [...crewEntry.execArgv] });
    });
  }

  /** Everyone does this, once. */
  private everyone(task: Task): void {
    this.begin(task, 0);
    this.station.perform(task, 0);
    this.await();
  }

  /** This is done for each number below `count`, by whoever comes to it first. */
  private share(task: Task, count: number): void {
    this.begin(task, count);
    takeTurns(this.memory.control, count, (i) => this.station.perform(task, i));
    this.await();
  }

  /** What everyone wants by an aim, and what that costs. */
  evaluator(aim: Aim): Evaluate {
    const { memory } = this;
    writeAim(memory, aim);
    this.everyone(Task.Weigh);
    return (price, used) => {
      memory.prices.set(price);
      for (const own of memory.used) own.fill(0);
      this.share(Task.Charge, SHARES);
      this.share(Task.Wish, SHARES);
      used.fill(0);
      for (const own of memory.used) own.forEach((amount, cell) => { used[cell] = (used[cell] as number) + amount; });
      return memory.values.reduce((sum, value) => sum + value, 0);
    };
  }

  /** Everyone lists what is worth looking at by an aim and prices; strictly, where no later level may pay for an earlier one. */
  list(aim: Aim, prices: Float64Array, isStrict = false): Prospect {
    writeAim(this.memory, aim, isStrict);
    this.memory.prices.set(prices);
    this.share(Task.Charge, SHARES);
    this.everyone(Task.List);
    return this.station.listed;
  }

  /** Everyone takes this board. */
  sit({ place, start }: Snapshot): void {
    this.memory.place.set(place);
    this.memory.start.set(start);
    this.everyone(Task.Sit);
  }

  /** Settles the neighbourhoods that were asked for, each from the board as it is, and keeps what is no worse, on this board as well; true where something is better. */
  settle(board: Board): boolean {
    const { attempts } = this;
    if (attempts.count === 0) return false;
    this.share(Task.Settle, attempts.count);
    let isBetter = false;
    for (let i = 0; i < attempts.count; i++) {
      if (attempts.verdict(i) === 0) continue;
      if (accept(board, attempts, i)) isBetter ||= attempts.verdict(i) === 2;
      else attempts.judge(i, 0);
    }
    this.everyone(Task.Keep);
    return isBetter;
  }

  /** Sends the others home. */
  end(): void {
    for (const thread of this.threads) void thread.terminate();
  }

  private goesOn(): boolean {
    const goes = this.going();
    if (!goes) Atomics.store(this.memory.control, Control.Stop, 1);
    return goes;
  }

  private begin(task: Task, count: number): void {
    const { control } = this.memory;
    Atomics.store(control, Control.Next, 0);
    Atomics.store(control, Control.Done, 0);
    Atomics.store(control, Control.Task, task);
    Atomics.store(control, Control.Count, count);
    Atomics.add(control, Control.Order, 1);
    Atomics.notify(control, Control.Order);
  }

  private await(): void {
    const { control } = this.memory;
    for (let looks = 0; ; looks++) {
      const done = Atomics.load(control, Control.Done);
      if (done === this.threads.length) break;
      if (looks > LOOKS && Atomics.wait(control, Control.Done, done, PATIENCE) === 'timed-out') throw new Error('A thread of the search does not answer.');
    }
    if (Atomics.load(control, Control.Failed) === 1) throw new Error('A thread of the search has failed.');
  }
}

/** A board with the pinned blocks on it. */
export function boardOf(model: Model): Board {
  const board = new Board(model, weightsOf(model));
  placePins(board);
  return board;
}

/** Takes numbers below `count` until all are taken. */
export function takeTurns(control: Int32Array, count: number, work: (i: number) => void): void {
  for (let i = Atomics.add(control, Control.Next, 1); i < count; i = Atomics.add(control, Control.Next, 1)) work(i);
}
