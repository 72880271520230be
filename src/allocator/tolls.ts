import { floats } from './crew/shared-arrays';
import type { Model } from './model';

/**
 * What it costs an entity to be somewhere, week by week, at given prices of cells. A lane is a stretch (the resources of a
 * place, for so many weeks) taken by so many members; places share lanes, and so nothing is added up twice. Where a limit is
 * below the size nobody can ever be: the toll is Infinity. A linear relaxation would let half a group sit in half a room.
 */
export class Tolls {
  /** Of place: its lane. */
  readonly lane: Int32Array;
  /** Of lane and week of the start. */
  readonly toll: Float64Array;
  /** Of lane: its least toll. */
  readonly least: Float64Array;
  private readonly stretch: number[] = [];
  private readonly size: number[] = [];
  /** Of lane and week: nought, or Infinity where some limit is too small. */
  private readonly gate: Float64Array;
  /** Of resource and week: what the weeks before it cost together. */
  private readonly before: Float64Array;

  /** Threads that share tolls work out some of the lanes each, and give each other what holds them. */
  constructor(private readonly model: Model, held?: Pick<Tolls, 'toll' | 'least'>) {
    this.lane = this.layLanes();
    this.toll = held?.toll ?? floats(this.stretch.length * model.weeks).fill(Infinity);
    this.least = held?.least ?? floats(this.stretch.length);
    this.before = new Float64Array(model.perTerm.length * (model.weeks + 1));
    this.gate = this.gates();
  }

  /** Makes tolls follow the prices. */
  follow(price: Float64Array): void {
    this.followShare(price, 0, 1);
  }

  /** The same for a share of the lanes. */
  followShare(price: Float64Array, share: number, shares: number): void {
    const { length } = this.stretch;
    this.addUp(price);
    const to = Math.floor(((share + 1) * length) / shares);
    for (let lane = Math.floor((share * length) / shares); lane < to; lane++) this.charge(lane, price);
  }

  /** Whether all sums of these prices over weeks are exact in whole numbers. */
  isExact(price: Float64Array): boolean {
    this.addUp(price);
    return this.before.every((sum) => sum <= Number.MAX_SAFE_INTEGER);
  }

  private layLanes(): Int32Array {
    const { model } = this;
    const lane = new Int32Array(model.placeIndex.length);
    const known = new Map<number, Map<number, number>>();
    for (let b = 0; b < model.entityOf.length; b++) {
      const size = model.size[model.entityOf[b] as number] as number;
      const ofSize = known.get(size) ?? new Map<number, number>();
      known.set(size, ofSize);
      for (let p = model.placeFrom[b] as number; p < (model.placeFrom[b + 1] as number); p++) lane[p] = this.laneFor(ofSize, model.stretchOf[p] as number, size);
    }
    return lane;
  }

  private laneFor(ofSize: Map<number, number>, stretch: number, size: number): number {
    const known = ofSize.get(stretch);
    if (known !== undefined) return known;
    const lane = this.stretch.push(stretch) - 1;
    this.size.push(size);
    ofSize.set(stretch, lane);
    return lane;
  }

  private gates(): Float64Array {
    const { weeks, limit } = this.model;
    const gate = new Float64Array(this.stretch.length * weeks);
    this.stretch.forEach((stretch, l) => {
      const size = this.size[l] as number;
      this.eachUse(stretch, (first, perTerm, length) => {
        for (let w = 0; w + length <= weeks; w++) {
          const from = perTerm ? first : first + w;
          for (let cell = from; cell < (perTerm ? first + 1 : from + length); cell++) if ((limit[cell] as number) < size) gate[l * weeks + w] = Infinity;
        }
      });
    });
    return gate;
  }

  private eachUse(stretch: number, show: (firstCell: number, perTerm: boolean, weeks: number) => void): void {
    const { stretchPattern, stretchWeeks, useFrom, uses, cellFrom, perTerm } = this.model;
    const pattern = stretchPattern[stretch] as number;
    for (let u = useFrom[pattern] as number; u < (useFrom[pattern + 1] as number); u++) {
      const r = uses[u] as number;
      show(cellFrom[r] as number, perTerm[r] === 1, stretchWeeks[stretch] as number);
    }
  }

  private addUp(price: Float64Array): void {
    const { before } = this;
    const { cellFrom, perTerm, weeks } = this.model;
    for (let r = 0; r < perTerm.length; r++) {
      const row = r * (weeks + 1);
      const first = cellFrom[r] as number;
      const count = perTerm[r] ? 1 : weeks;
      let sum = 0;
      for (let w = 0; w < count; w++) {
        sum += price[first + w] as number;
        before[row + w + 1] = sum;
      }
    }
  }

  private charge(lane: number, price: Float64Array): void {
    const { toll, before, gate } = this;
    const { stretchPattern, stretchWeeks, useFrom, uses, cellFrom, perTerm, weeks } = this.model;
    const row = lane * weeks;
    const stretch = this.stretch[lane] as number;
    const length = stretchWeeks[stretch] as number;
    const pattern = stretchPattern[stretch] as number;
    const end = row + weeks - length;
    for (let at = row; at <= end; at++) toll[at] = 0;
    for (let u = useFrom[pattern] as number; u < (useFrom[pattern + 1] as number); u++) {
      const r = uses[u] as number;
      const once = perTerm[r] ? (price[cellFrom[r] as number] as number) : 0;
      const stride = perTerm[r] ? 0 : length;
      const shift = r * (weeks + 1) - row;
      for (let at = row; at <= end; at++) toll[at] = (toll[at] as number) + once + (before[shift + at + stride] as number) - (before[shift + at] as number);
    }
    const size = this.size[lane] as number;
    let least = Infinity;
    for (let at = row; at <= end; at++) {
      const here = (gate[at] as number) + size * (toll[at] as number);
      toll[at] = here;
      if (here < least) least = here;
    }
    this.least[lane] = least;
  }
}
