import type { Model } from '../model';

/** Every way to do a block, numbered block by block: a place and a start each, and last of all leaving it unplaced. */
export interface Options {
  readonly count: number;
  /** Of block: its options are from[b] to from[b + 1] - 1. */
  readonly from: Int32Array;
  readonly blockOf: Int32Array;
  /** Of option: a place of the model and a week; -1 for unplaced. */
  readonly place: Int32Array;
  readonly start: Int32Array;
  /** Of option: points of cost. */
  readonly cost: Float64Array;
  /** Of option: members of its entity. */
  readonly size: Float64Array;
  /** Of option: 1 where it counts as moved. */
  readonly moved: Uint8Array;
  /** Of option: 1 where the block is pinned elsewhere. */
  readonly pinnedAway: Uint8Array;
  /** Of option: a cell that holds fewer than the entity's members, or -1. */
  readonly tooSmall: Int32Array;
  /** Of option: the cells it takes are cells[cellFrom[o]] to cells[cellFrom[o + 1] - 1]. */
  readonly cellFrom: Int32Array;
  readonly cells: Int32Array;
}

export function optionsOf(model: Model): Options {
  const list = new OptionList(model);
  for (let b = 0; b < model.entityOf.length; b++) list.addBlock(b);
  return list.done();
}

class OptionList {
  private readonly from = [0];
  private readonly blockOf: number[] = [];
  private readonly place: number[] = [];
  private readonly start: number[] = [];
  private readonly cost: number[] = [];
  private readonly pinnedAway: number[] = [];
  private readonly tooSmall: number[] = [];
  private readonly cellFrom = [0];
  private readonly cells: number[] = [];

  constructor(private readonly model: Model) {}

  addBlock(b: number): void {
    const { model } = this;
    for (let p = model.placeFrom[b] as number; p < (model.placeFrom[b + 1] as number); p++) {
      for (let s = model.startFrom[b] as number; s < (model.startFrom[b + 1] as number); s++) {
        const tooSmall = this.addCells(b, p, model.startWeek[s] as number);
        this.add(b, p, model.startWeek[s] as number, (model.placeCost[p] as number) + (model.startCost[s] as number), tooSmall);
      }
    }
    this.add(b, -1, -1, 0, -1);
    this.from.push(this.blockOf.length);
  }

  done(): Options {
    const { model, blockOf, place, start } = this;
    const stays = (o: number, b: number) => (model.previousPlace[b] as number) < 0 || ((model.previousPlace[b] as number) === (place[o] as number) && (model.previousStart[b] as number) === (start[o] as number));
    return {
      count: blockOf.length,
      from: Int32Array.from(this.from),
      blockOf: Int32Array.from(blockOf),
      place: Int32Array.from(place),
      start: Int32Array.from(start),
      cost: Float64Array.from(this.cost),
      size: Float64Array.from(blockOf, (b) => model.size[model.entityOf[b] as number] as number),
      moved: Uint8Array.from(blockOf, (b, o) => (stays(o, b) ? 0 : 1)),
      pinnedAway: Uint8Array.from(this.pinnedAway),
      tooSmall: Int32Array.from(this.tooSmall),
      cellFrom: Int32Array.from(this.cellFrom),
      cells: Int32Array.from(this.cells),
    };
  }

  private add(b: number, place: number, start: number, cost: number, tooSmall: number): void {
    const { pinnedPlace, pinnedStart } = this.model;
    const isAway = (pinnedPlace[b] as number) >= 0 && ((pinnedPlace[b] as number) !== place || (pinnedStart[b] as number) !== start);
    this.blockOf.push(b);
    this.place.push(place);
    this.start.push(start);
    this.cost.push(cost);
    this.pinnedAway.push(isAway ? 1 : 0);
    this.tooSmall.push(tooSmall);
    this.cellFrom.push(this.cells.length);
  }

  /** Returns a cell that holds fewer than the entity's members, or -1. */
  private addCells(b: number, place: number, week: number): number {
    const { model, cells } = this;
    const size = model.size[model.entityOf[b] as number] as number;
    const pattern = model.patternOf[place] as number;
    let tooSmall = -1;
    for (let u = model.useFrom[pattern] as number; u < (model.useFrom[pattern + 1] as number); u++) {
      const r = model.uses[u] as number;
      const first = (model.cellFrom[r] as number) + ((model.perTerm[r] as number) ? 0 : week);
      const count = (model.perTerm[r] as number) ? 1 : (model.blockWeeks[b] as number);
      for (let cell = first; cell < first + count; cell++) {
        cells.push(cell);
        if ((model.limit[cell] as number) < size) tooSmall = cell;
      }
    }
    return tooSmall;
  }
}
