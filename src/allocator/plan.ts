/** Most weeks and blocks an entity's plan can have. */
const MOST_BLOCKS = 6;
const MOST_WEEKS = 60;
const WIDTH = MOST_WEEKS + 1;

/**
 * The cheapest way to place or leave unplaced the blocks of one entity, exactly, by dynamic programming over weeks
 * and sets of decided blocks. The caller fills `cost` and `unplaced`; a block that must be placed has `unplaced` Infinity.
 * One instance is reused for all entities, as its arrays are large and its calls many.
 */
export class Plan {
  /** Steps between two blocks in `cost` and `place`. */
  readonly width = WIDTH;
  /** Of block and start: the cheapest option then; Infinity where there is none. */
  readonly cost = new Float64Array(MOST_BLOCKS * WIDTH);
  /** Of block and start: the place that has that cost, for the caller. */
  readonly place = new Int32Array(MOST_BLOCKS * WIDTH);
  /** Of block: what leaving it unplaced costs. */
  readonly unplaced = new Float64Array(MOST_BLOCKS);
  /** Of block, after `solve`: the week it starts, or -1. */
  readonly start = new Int32Array(MOST_BLOCKS);
  /** Of block: its length and the bits of the blocks it comes after. */
  readonly length = new Int32Array(MOST_BLOCKS);
  readonly after = new Int32Array(MOST_BLOCKS);
  /** Of decided set and week: the least cost of what remains. */
  private readonly rest = new Float64Array((1 << MOST_BLOCKS) * WIDTH);
  /** Of decided set: what leaving all others unplaced costs. */
  private readonly given = new Float64Array(1 << MOST_BLOCKS);

  /** Forgets all options of a block. */
  clear(block: number): void {
    this.cost.fill(Infinity, block * WIDTH, (block + 1) * WIDTH);
  }

  /** The least total cost of that many blocks; `start` then says how. Infinity where a block that must be placed cannot be. */
  solve(blocks: number, weeks: number): number {
    if (blocks === 1) return this.solveOne(weeks);
    this.giveUp(blocks);
    const all = (1 << blocks) - 1;
    for (let mask = 0; mask <= all; mask++) this.rest[mask * WIDTH + weeks] = this.given[all & ~mask] as number;
    for (let week = weeks - 1; week >= 0; week--) {
      for (let mask = 0; mask <= all; mask++) this.rest[mask * WIDTH + week] = this.bestFrom(mask, week, blocks);
    }
    this.follow(blocks, weeks);
    return this.rest[0] as number;
  }

  private solveOne(weeks: number): number {
    let least = this.unplaced[0] as number;
    let best = -1;
    for (let week = 0; week < weeks; week++) {
      const cost = this.cost[week] as number;
      if (cost < least) {
        least = cost;
        best = week;
      }
    }
    this.start[0] = best;
    return least;
  }

  private giveUp(blocks: number): void {
    this.given[0] = 0;
    for (let b = 0; b < blocks; b++) {
      const bit = 1 << b;
      const cost = this.unplaced[b] as number;
      for (let mask = 0; mask < bit; mask++) this.given[mask | bit] = (this.given[mask] as number) + cost;
    }
  }

  private bestFrom(mask: number, week: number, blocks: number): number {
    let best = this.rest[mask * WIDTH + week + 1] as number;
    for (let b = 0; b < blocks; b++) {
      if ((mask >> b) & 1) continue;
      const cost = this.cost[b * WIDTH + week] as number;
      if (cost < best) best = Math.min(best, this.through(mask, week, b, cost));
    }
    return best;
  }

  /** The cost from here on when block b starts now: what should have ended before it and is undecided stays unplaced for good. */
  private through(mask: number, week: number, b: number, cost: number): number {
    const missed = (this.after[b] as number) & ~mask;
    const next = mask | missed | (1 << b);
    return cost + (this.given[missed] as number) + (this.rest[next * WIDTH + week + (this.length[b] as number)] as number);
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
      if (((mask >> b) & 1) === 0 && this.through(mask, week, b, this.cost[b * WIDTH + week] as number) === here) return b;
    }
    return -1;
  }
}
