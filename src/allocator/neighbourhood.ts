import type { Board } from './board';
import type { Chance } from './chance';
import { MOST_MEMBERS } from './crew/attempts';
import type { Options } from './options';

/** How often a block that is unplaced is where a neighbourhood begins, while there are some: at first, and the more often it helps. */
const HOPE = { first: 0.4, least: 0.15, most: 0.9, gained: 0.05, lost: 0.005 };
/** Drawn blocks of which the one farthest from its best candidate is where it begins. */
const DRAWS = 8;
/** How much likelier cheap candidates are. */
const TASTE = 3;
/** Of resources that more use, so many are drawn: all of them would be too many. */
const CROWD = 60;
const SAMPLE = 10;

/** Draws entities that stand in each other's way: they sit where others of them would like to be, at the same time. */
export class Neighbourhood {
  private readonly mark: Int32Array;
  /** Whether the first of those last drawn has a block that is unplaced. */
  startsUnplaced = false;
  private hope = HOPE.first;
  /** Those drawn from this number on are left alone. */
  private apart = 0;
  private visit = 0;
  private members: number[] = [];

  constructor(private readonly board: Board, private readonly options: Options, private readonly chance: Chance, private readonly penalties: readonly number[]) {
    this.mark = new Int32Array(board.model.size.length);
  }

  /** Those drawn from now on have nobody in common. */
  begin(): void {
    this.apart = this.visit + 1;
  }

  /** Hears whether it helped to begin with a block that was unplaced. */
  learn(helped: boolean): void {
    this.hope = helped ? Math.min(HOPE.most, this.hope + HOPE.gained) : Math.max(HOPE.least, this.hope - HOPE.lost);
  }

  /** About that many entities; more where so many sit where an unplaced one could be. None where it begins with somebody who was drawn before. */
  draw(size: number): readonly number[] {
    this.visit++;
    this.members = [];
    const b = this.firstBlock();
    if (b < 0 || (this.mark[this.entityOf(b)] as number) >= this.apart) return this.members;
    this.add(this.entityOf(b));
    this.startsUnplaced = (this.board.place[b] as number) < 0;
    if (this.startsUnplaced) this.addRivals(b);
    const wanted = Math.min(this.mark.length, MOST_MEMBERS, Math.max(size, 2 * this.members.length));
    for (let tries = 0; this.members.length < wanted && tries < 20 * wanted; tries++) this.addNear();
    return this.members;
  }

  private entityOf(b: number): number {
    return this.board.model.entityOf[b] as number;
  }

  private add(e: number): void {
    if ((this.mark[e] as number) >= this.apart || this.members.length >= MOST_MEMBERS) return;
    this.mark[e] = this.visit;
    this.members.push(e);
  }

  private firstBlock(): number {
    const { waiting } = this.board;
    if (waiting.count > 0 && this.chance.next() < this.hope) {
      const b = this.drawWaiting();
      if (b >= 0) return b;
    }
    let worst = -1;
    let most = -1;
    for (let draw = 0; draw < DRAWS; draw++) {
      const b = this.chance.below(this.board.place.length);
      const rank = this.isWanted(b) ? this.rankOf(b) : -1;
      if (rank <= most) continue;
      most = rank;
      worst = b;
    }
    return worst;
  }

  /** A block that is unplaced and wanted; -1 where some draws find none. */
  private drawWaiting(): number {
    const { waiting } = this.board;
    for (let draw = 0; draw < DRAWS; draw++) {
      const b = waiting.at(this.chance.below(waiting.count));
      if (this.isWanted(b)) return b;
    }
    return -1;
  }

  /** Whether a block could be placed, and it counts that it is. */
  private isWanted(b: number): boolean {
    return this.candidateCount(b) > 0 && (this.penalties[this.board.model.tier[this.entityOf(b)] as number] as number) > 0;
  }

  private candidateCount(b: number): number {
    return (this.options.from[b + 1] as number) - (this.options.from[b] as number);
  }

  /** How many candidates are cheaper than where it is. */
  private rankOf(b: number): number {
    const { from } = this.options;
    const { place, start } = this.board;
    for (let i = from[b] as number; i < (from[b + 1] as number); i++) {
      const o = i;
      if (this.options.place[o] === place[b] && this.options.start[o] === start[b]) return i - (from[b] as number);
    }
    return this.candidateCount(b);
  }

  private drawCandidate(b: number, taste: number): number {
    return (this.options.from[b] as number) + Math.floor(this.chance.next() ** taste * this.candidateCount(b));
  }

  /** All who sit in the way of one candidate, and those who are at that unit at other times: only together they make room for a long block. */
  private addRivals(b: number): void {
    const { model } = this.board;
    const o = this.drawCandidate(b, 2);
    const start = this.options.start[o] as number;
    const pattern = model.patternOf[this.options.place[o] as number] as number;
    for (let u = model.useFrom[pattern] as number; u < (model.useFrom[pattern + 1] as number); u++) {
      const sitting = this.board.occupants(model.uses[u] as number);
      const all = sitting.count <= CROWD;
      for (let i = 0; i < (all ? sitting.count : SAMPLE); i++) {
        const other = sitting.at(all ? i : this.chance.below(sitting.count));
        if (u === model.useFrom[pattern] || this.meet(b, start, other)) this.add(this.entityOf(other));
      }
    }
  }

  /** Someone who sits where a member would like to be. */
  private addNear(): void {
    const { model } = this.board;
    const e = this.members[Math.floor(this.chance.next() ** 1.5 * this.members.length)] as number;
    const b = (model.blockFrom[e] as number) + this.chance.below((model.blockFrom[e + 1] as number) - (model.blockFrom[e] as number));
    if (this.candidateCount(b) === 0) return;
    const o = this.drawCandidate(b, TASTE);
    const pattern = model.patternOf[this.options.place[o] as number] as number;
    const uses = (model.useFrom[pattern + 1] as number) - (model.useFrom[pattern] as number);
    if (uses === 0) return;
    const u = (model.useFrom[pattern] as number) + (this.chance.next() < 0.8 ? 0 : this.chance.below(uses));
    const sitting = this.board.occupants(model.uses[u] as number);
    if (sitting.count === 0) return;
    const other = sitting.at(this.chance.below(sitting.count));
    if (this.meet(b, this.options.start[o] as number, other) || this.chance.next() < 0.2) this.add(this.entityOf(other));
  }

  /** Whether a block that began then and one on the board would be there at the same time. */
  private meet(b: number, start: number, other: number): boolean {
    const { blockWeeks } = this.board.model;
    const theirs = this.board.start[other] as number;
    return start < theirs + (blockWeeks[other] as number) && theirs < start + (blockWeeks[b] as number);
  }
}
