import { whole } from './shared-arrays';

/** Most entities of a neighbourhood, and most attempts at a time. */
export const MOST_MEMBERS = 150;
export const MOST_ATTEMPTS = 16;
const MOST_BLOCKS = 6 * MOST_MEMBERS;
/** Of an attempt: its step, its first entity, how it went, its members, where they were put. */
const HEAD = 5;
const ENTITIES = HEAD;
const SEATS = ENTITIES + MOST_MEMBERS;
const LENGTH = SEATS + 3 * MOST_BLOCKS;
/** After all attempts: how many there are. */
const COUNT = MOST_ATTEMPTS * LENGTH;

/** How an attempt at a neighbourhood went: worse than before or given up, as good as before, better. */
export type Verdict = 0 | 1 | 2;

/** Neighbourhoods to be settled anew at the same time, each from the same board, and what came of them, as whole numbers that threads share. */
export class Attempts {
  constructor(private readonly memory: Int32Array) {}

  static room(): Int32Array {
    return whole(COUNT + 1);
  }

  get count(): number {
    return this.memory[COUNT] as number;
  }

  clear(): void {
    this.memory[COUNT] = 0;
  }

  /** Asks for one more attempt: these entities, of whom `first` (or -1) is seated before the others; the step decides its draws. */
  ask(step: number, first: number, entities: readonly number[]): void {
    const i = this.count;
    this.memory[COUNT] = i + 1;
    this.memory.set([step, first, 0, entities.length, 0], i * LENGTH);
    this.memory.set(entities, i * LENGTH + ENTITIES);
  }

  step(i: number): number {
    return this.memory[i * LENGTH] as number;
  }

  first(i: number): number {
    return this.memory[i * LENGTH + 1] as number;
  }

  verdict(i: number): Verdict {
    return this.memory[i * LENGTH + 2] as Verdict;
  }

  judge(i: number, verdict: Verdict): void {
    this.memory[i * LENGTH + 2] = verdict;
  }

  entities(i: number): Int32Array {
    const from = i * LENGTH + ENTITIES;
    return this.memory.subarray(from, from + (this.memory[i * LENGTH + 3] as number));
  }

  /** Notes where a block is put. */
  seat(i: number, block: number, place: number, start: number): void {
    const count = i * LENGTH + 4;
    this.memory.set([block, place, start], i * LENGTH + SEATS + 3 * (this.memory[count] as number));
    this.memory[count] = (this.memory[count] as number) + 1;
  }

  /** Whether all are true of each block and where it is put. */
  everySeat(i: number, isTrue: (block: number, place: number, start: number) => boolean): boolean {
    const from = i * LENGTH + SEATS;
    const end = from + 3 * (this.memory[i * LENGTH + 4] as number);
    for (let at = from; at < end; at += 3) if (!isTrue(this.memory[at] as number, this.memory[at + 1] as number, this.memory[at + 2] as number)) return false;
    return true;
  }

  /** Forgets where blocks were put. */
  forget(i: number): void {
    this.memory[i * LENGTH + 4] = 0;
  }
}
