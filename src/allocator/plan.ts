/** Most weeks and blocks an entity's plan can have. */
const MOST_BLOCKS = 6;
const MOST_WEEKS = 60;
/** Of a block's row: one more than the weeks. */
const WIDTH = MOST_WEEKS + 1;
/** So many combinations are tried one by one; where there are more, dynamic programming is quicker. */
const FEW = 30;

/**
 * The cheapest way to place or leave unplaced the blocks of one entity, exactly. The caller clears each block, offers its
 * options and sets `unplaced`, `length` and `after`; a block that must be placed has `unplaced` Infinity.
 * One instance is reused for all entities, as its arrays are large and its calls many.
 */
export class Plan {
  /** Of block: what leaving it unplaced costs. */
  readonly unplaced = new Float64Array(MOST_BLOCKS);
  /** Of block: its length and the bits of the blocks it comes after. */
  readonly length = new Int32Array(MOST_BLOCKS);
  readonly after = new Int32Array(MOST_BLOCKS);
  /** Of block, after `solve`: the week it starts, or -1. */
  readonly start = new Int32Array(MOST_BLOCKS);
  /** Of block and start: the cheapest option then and what it costs; Infinity where there is none. */
  private readonly cost = new Float64Array(MOST_BLOCKS * WIDTH).fill(Infinity);
  private readonly option = new Int32Array(MOST_BLOCKS * WIDTH);
  /** Of block: how many starts are on offer, and which. */
  private readonly count = new Int32Array(MOST_BLOCKS);
  private readonly starts = new Int32Array(MOST_BLOCKS * WIDTH);
  private readonly tried = new Int32Array(MOST_BLOCKS);
  private least = Infinity;
  /** Of decided set and week: the least cost of what remains. */
  private readonly rest = new Float64Array((1 << MOST_BLOCKS) * WIDTH);
  /** Of set: what leaving all in it unplaced costs. */
  private readonly given = new Float64Array(1 << MOST_BLOCKS);

  /** Forgets all options of a block. */
  clear(block: number): void {
    const row = block * WIDTH;
    for (let i = 0; i < (this.count[block] as number); i++) this.cost[row + (this.starts[row + i] as number)] = Infinity;
    this.count[block] = 0;
  }

  /** A way to place a block. */
  offer(block: number, week: number, cost: number, option: number): void {
    const at = block * WIDTH + week;
    const before = this.cost[at] as number;
    if (cost >= before) return;
    if (before === Infinity) this.starts[block * WIDTH + (this.count[block] as number)] = week;
    if (before === Infinity) this.count[block] = (this.count[block] as number) + 1;
    this.cost[at] = cost;
    this.option[at] = option;
  }

  /** The option that a block was given by `solve`, or -1. */
  chosen(block: number): number {
    const start = this.start[block] as number;
    return start < 0 ? -1 : (this.option[block * WIDTH + start] as number);
  }

  /** The least total cost of that many blocks; `start` then says how. Infinity where a block that must be placed cannot be. */
  solve(blocks: number, weeks: number): number {
    let ways = 1;
    for (let b = 0; b < blocks; b++) ways *= (this.count[b] as number) + 1;
    if (ways > FEW) return this.program(blocks, weeks);
    this.least = Infinity;
    this.start.fill(-1, 0, blocks);
    this.tryFrom(0, blocks, 0);
    return this.least;
  }

  /** Tries all ways for a block and those after it, given what was tried for those before it. */
  private tryFrom(b: number, blocks: number, total: number): void {
    if (total >= this.least) return;
    if (b === blocks) {
      this.least = total;
      for (let i = 0; i < blocks; i++) this.start[i] = this.tried[i] as number;
      return;
    }
    const row = b * WIDTH;
    for (let i = 0; i < (this.count[b] as number); i++) {
      const week = this.starts[row + i] as number;
      if (!this.goesWith(b, week)) continue;
      this.tried[b] = week;
      this.tryFrom(b + 1, blocks, total + (this.cost[row + week] as number));
    }
    this.tried[b] = -1;
    this.tryFrom(b + 1, blocks, total + (this.unplaced[b] as number));
  }

  /** Whether a block may start then, given what was tried for those before it. */
  private goesWith(b: number, week: number): boolean {
    const { tried, length, after } = this;
    for (let o = 0; o < b; o++) {
      const other = tried[o] as number;
      if (other < 0) continue;
      const first = week + (length[b] as number) <= other && !(((after[b] as number) >> o) & 1);
      const last = other + (length[o] as number) <= week && !(((after[o] as number) >> b) & 1);
      if (!first && !last) return false;
    }
    return true;
  }

  /** Dynamic programming over weeks and sets of decided blocks. */
  private program(blocks: number, weeks: number): number {
    this.giveUp(blocks);
    for (let mask = (1 << blocks) - 1; mask >= 0; mask--) this.fill(mask, blocks, weeks);
    this.follow(blocks, weeks);
    return this.rest[0] as number;
  }

  private giveUp(blocks: number): void {
    this.given[0] = 0;
    for (let b = 0; b < blocks; b++) {
      const bit = 1 << b;
      const cost = this.unplaced[b] as number;
      for (let mask = 0; mask < bit; mask++) this.given[mask | bit] = (this.given[mask] as number) + cost;
    }
  }

  /** The least cost of what remains, for one decided set and every week; larger sets are known already. */
  private fill(mask: number, blocks: number, weeks: number): void {
    const { rest } = this;
    const row = mask * WIDTH;
    rest.fill(this.given[((1 << blocks) - 1) & ~mask] as number, row, row + weeks + 1);
    for (let b = 0; b < blocks; b++) if (((mask >> b) & 1) === 0) this.startNext(mask, b);
    let least = rest[row + weeks] as number;
    for (let at = row + weeks - 1; at >= row; at--) {
      if ((rest[at] as number) < least) least = rest[at] as number;
      else rest[at] = least;
    }
  }

  /** What should have ended before a block that starts, and is undecided, stays unplaced for good. */
  private startNext(mask: number, b: number): void {
    const { rest, starts, cost } = this;
    const missed = (this.after[b] as number) & ~mask;
    const extra = this.given[missed] as number;
    const row = mask * WIDTH;
    const next = (mask | missed | (1 << b)) * WIDTH + (this.length[b] as number);
    const own = b * WIDTH;
    const end = own + (this.count[b] as number);
    for (let i = own; i < end; i++) {
      const week = starts[i] as number;
      const through = (cost[own + week] as number) + extra + (rest[next + week] as number);
      if (through < (rest[row + week] as number)) rest[row + week] = through;
    }
  }

  private follow(blocks: number, weeks: number): void {
    this.start.fill(-1, 0, blocks);
    let mask = 0;
    for (let week = 0; week < weeks;) {
      const here = this.rest[mask * WIDTH + week] as number;
      const b = here === this.rest[mask * WIDTH + week + 1] ? -1 : this.startsAt(mask, week, blocks, here);
      if (b < 0) week++;
      else {
        this.start[b] = week;
        mask |= (1 << b) | (this.after[b] as number);
        week += this.length[b] as number;
      }
    }
  }

  private startsAt(mask: number, week: number, blocks: number, here: number): number {
    for (let b = 0; b < blocks; b++) {
      if (((mask >> b) & 1) === 0 && this.cost[b * WIDTH + week] !== Infinity && this.through(mask, week, b) === here) return b;
    }
    return -1;
  }

  private through(mask: number, week: number, b: number): number {
    const missed = (this.after[b] as number) & ~mask;
    const next = mask | missed | (1 << b);
    return (this.cost[b * WIDTH + week] as number) + (this.given[missed] as number) + (this.rest[next * WIDTH + week + (this.length[b] as number)] as number);
  }
}
