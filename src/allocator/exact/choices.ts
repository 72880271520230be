import type { Model } from '../model';
import type { Options } from '../options';
import { OptionList } from '../options';

/** What may become of each block, numbered block by block: its options as far as a pin allows them, and last of all leaving it unplaced. */
export interface Choices {
  readonly count: number;
  /** Of block: its choices are from[b] to from[b + 1] - 1. */
  readonly from: Int32Array;
  readonly blockOf: Int32Array;
  /** Of choice: a place of the model and a week; -1 for unplaced. */
  readonly place: Int32Array;
  readonly start: Int32Array;
  /** Of choice: points of cost. */
  readonly cost: Float64Array;
  /** Of choice: members of its entity. */
  readonly size: Float64Array;
  /** Of choice: 1 where it counts as moved. */
  readonly moved: Uint8Array;
  /** Of choice: the cells it takes are cells[cellFrom[o]] to cells[cellFrom[o + 1] - 1]. */
  readonly cellFrom: Int32Array;
  readonly cells: Int32Array;
}

/** Lists what may become of each block, without what can never be as some limit is below the entity's size. */
export function choicesOf(model: Model): Choices {
  const list = new ChoiceList(model, everyOption(model));
  for (let b = 0; b < model.entityOf.length; b++) list.addBlock(b);
  return list.done();
}

function everyOption(model: Model): Options {
  const list = new OptionList(model);
  for (let b = 0; b < model.entityOf.length; b++) {
    for (let p = model.placeFrom[b] as number; p < (model.placeFrom[b + 1] as number); p++) {
      for (let s = model.startFrom[b] as number; s < (model.startFrom[b + 1] as number); s++) list.add(p, s);
    }
    list.end(b);
  }
  return list.options();
}

class ChoiceList {
  private readonly from = [0];
  private readonly blockOf: number[] = [];
  private readonly place: number[] = [];
  private readonly start: number[] = [];
  private readonly cost: number[] = [];
  private readonly cellFrom = [0];
  private readonly cells: number[] = [];

  constructor(private readonly model: Model, private readonly options: Options) {}

  addBlock(b: number): void {
    const { options } = this;
    for (let o = options.from[b] as number; o < (options.from[b + 1] as number); o++) {
      if (!this.isAllowed(b, o)) continue;
      const slot = options.slot[o] as number;
      for (let c = options.cellFrom[slot] as number; c < (options.cellFrom[slot + 1] as number); c++) this.cells.push(options.cells[c] as number);
      this.add(b, options.place[o] as number, options.start[o] as number, options.cost[o] as number);
    }
    this.add(b, -1, -1, 0);
    this.from.push(this.blockOf.length);
  }

  done(): Choices {
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
      cellFrom: Int32Array.from(this.cellFrom),
      cells: Int32Array.from(this.cells),
    };
  }

  /** Whether all of the entity fit, and a pin has nothing against it. */
  private isAllowed(b: number, o: number): boolean {
    const { options, model: { pinnedPlace, pinnedStart, size, entityOf, limit } } = this;
    const slot = options.slot[o] as number;
    for (let c = options.cellFrom[slot] as number; c < (options.cellFrom[slot + 1] as number); c++) {
      if ((limit[options.cells[c] as number] as number) < (size[entityOf[b] as number] as number)) return false;
    }
    return (pinnedPlace[b] as number) < 0 || ((pinnedPlace[b] as number) === (options.place[o] as number) && (pinnedStart[b] as number) === (options.start[o] as number));
  }

  private add(b: number, place: number, start: number, cost: number): void {
    this.blockOf.push(b);
    this.place.push(place);
    this.start.push(start);
    this.cost.push(cost);
    this.cellFrom.push(this.cells.length);
  }
}
