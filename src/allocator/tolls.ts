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
  /** Of stretch and week. */
  private readonly charge: Float64Array;

  constructor(private readonly model: Model) {
    this.lane = this.layLanes();
    this.toll = new Float64Array(this.stretch.length * model.weeks).fill(Infinity);
    this.least = new Float64Array(this.stretch.length);
    this.charge = new Float64Array(model.stretchWeeks.length * model.weeks);
    this.before = new Float64Array(model.perTerm.length * (model.weeks + 1));
    this.gate = this.gates();
  }

  /** Makes tolls follow the prices. */
  follow(price: Float64Array): void {
    const { model, toll, charge, gate } = this;
    this.addUp(price);
    for (let s = 0; s < model.stretchWeeks.length; s++) this.chargeStretch(s, price);
    for (let l = 0; l < this.stretch.length; l++) {
      const row = l * model.weeks;
      const from = (this.stretch[l] as number) * model.weeks;
      const size = this.size[l] as number;
      const last = model.weeks - (model.stretchWeeks[this.stretch[l] as number] as number);
      let least = Infinity;
      for (let w = 0; w <= last; w++) {
        const here = (gate[row + w] as number) + size * (charge[from + w] as number);
        toll[row + w] = here;
        if (here < least) least = here;
      }
      this.least[l] = least;
    }
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

  private chargeStretch(stretch: number, price: Float64Array): void {
    const { charge, before } = this;
    const { stretchPattern, stretchWeeks, useFrom, uses, cellFrom, perTerm, weeks } = this.model;
    const from = stretch * weeks;
    const length = stretchWeeks[stretch] as number;
    const pattern = stretchPattern[stretch] as number;
    charge.fill(0, from, from + weeks);
    for (let u = useFrom[pattern] as number; u < (useFrom[pattern + 1] as number); u++) {
      const r = uses[u] as number;
      const row = r * (weeks + 1);
      const once = perTerm[r] ? (price[cellFrom[r] as number] as number) : 0;
      const stride = perTerm[r] ? 0 : length;
      for (let w = 0; w + length <= weeks; w++) {
        charge[from + w] = (charge[from + w] as number) + once + (before[row + w + stride] as number) - (before[row + w] as number);
      }
    }
  }
}
