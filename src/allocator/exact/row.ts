import type { Model } from '../model';
import type { Options } from './options';

/** A row of the problem that a cut adds up: a cell, a block, or a week of an entity. */
export type Source =
  | { readonly kind: 'cell'; readonly cell: number }
  | { readonly kind: 'block'; readonly block: number }
  | { readonly kind: 'overlap'; readonly entity: number; readonly week: number };

/** Rows added up once each, divided and rounded down. */
export interface CutRecipe {
  readonly den: number;
  readonly sources: readonly Source[];
}

/** What options take of something, and how much there is of it. */
export interface Row {
  readonly limit: number;
  readonly options: Int32Array;
  readonly amounts: Float64Array;
  /** What it stands for. */
  readonly of: number | CutRecipe;
  /** Its price where the bound was best. */
  price: number;
}

/** Rows over options, made from what they stand for. */
export class RowMaker {
  private readonly takers: number[][];
  private readonly sums: Float64Array;

  constructor(private readonly model: Model, private readonly options: Options) {
    this.takers = Array.from(model.limit, () => []);
    this.sums = new Float64Array(options.count);
    for (let o = 0; o < options.count; o++) {
      for (let c = options.cellFrom[o] as number; c < (options.cellFrom[o + 1] as number); c++) (this.takers[options.cells[c] as number] as number[]).push(o);
    }
  }

  cell(cell: number): Row {
    const takers = Int32Array.from(this.takers[cell] as number[]);
    return { limit: this.model.limit[cell] as number, options: takers, amounts: Float64Array.from(takers, (o) => this.options.size[o] as number), of: cell, price: 0 };
  }

  cut(recipe: CutRecipe): Row {
    const touched: number[] = [];
    let limit = 0;
    for (const source of recipe.sources) {
      limit += source.kind === 'cell' ? (this.model.limit[source.cell] as number) : 1;
      this.each(source, (o, amount) => {
        if ((this.sums[o] as number) === 0) touched.push(o);
        this.sums[o] = (this.sums[o] as number) + amount;
      });
    }
    const shares = touched.map((o) => Math.floor((this.sums[o] as number) / recipe.den));
    for (const o of touched) this.sums[o] = 0;
    const kept = touched.filter((_, i) => (shares[i] as number) > 0);
    const amounts = shares.filter((share) => share > 0);
    return { limit: Math.floor(limit / recipe.den), options: Int32Array.from(kept), amounts: Float64Array.from(amounts), of: recipe, price: 0 };
  }

  private each(source: Source, take: (option: number, amount: number) => void): void {
    const { model, options } = this;
    if (source.kind === 'cell') {
      for (const o of (this.takers[source.cell] as number[])) take(o, options.size[o] as number);
      return;
    }
    if (source.kind === 'block') {
      for (let o = options.from[source.block] as number; o < (options.from[source.block + 1] as number) - 1; o++) take(o, 1);
      return;
    }
    for (let b = model.blockFrom[source.entity] as number; b < (model.blockFrom[source.entity + 1] as number); b++) {
      for (let o = options.from[b] as number; o < (options.from[b + 1] as number) - 1; o++) {
        if ((options.start[o] as number) <= source.week && source.week < (options.start[o] as number) + (model.blockWeeks[b] as number)) take(o, 1);
      }
    }
  }
}
