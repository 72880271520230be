import type { Model } from '../model';
import type { Choices } from './choices';
import type { Level } from './level';

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

/** An earlier level of the objective, which must not become worse. */
export interface Cap {
  readonly level: Level;
}

/** What choices take of something, and how much there is of it. */
export interface Row {
  readonly limit: number;
  readonly options: Int32Array;
  readonly amounts: Float64Array;
  /** What it stands for: a cell, a cut or an earlier level. */
  readonly of: number | CutRecipe | Cap;
  /** Its price where the bound was best. */
  price: number;
}

/** Whether a row is a cut. */
export function isCut(of: Row['of']): of is CutRecipe {
  return typeof of === 'object' && 'den' in of;
}

/** Whether a row holds an earlier level. */
export function isCap(of: Row['of']): of is Cap {
  return typeof of === 'object' && 'level' in of;
}

/** Rows over choices, made from what they stand for. */
export class RowMaker {
  private readonly takers: number[][];
  private readonly sums: Float64Array;

  constructor(private readonly model: Model, private readonly choices: Choices) {
    this.takers = Array.from(model.limit, () => []);
    this.sums = new Float64Array(choices.count);
    for (let o = 0; o < choices.count; o++) {
      for (let c = choices.cellFrom[o] as number; c < (choices.cellFrom[o + 1] as number); c++) (this.takers[choices.cells[c] as number] as number[]).push(o);
    }
  }

  cell(cell: number): Row {
    const takers = Int32Array.from(this.takers[cell] as number[]);
    return { limit: this.model.limit[cell] as number, options: takers, amounts: Float64Array.from(takers, (o) => this.choices.size[o] as number), of: cell, price: 0 };
  }

  /** Holds a level at what was reached of it. */
  cap(level: Level, measure: Float64Array, reached: number): Row {
    const counted = Int32Array.from(measure.keys()).filter((o) => (measure[o] as number) > 0);
    return { limit: reached, options: counted, amounts: Float64Array.from(counted, (o) => measure[o] as number), of: { level }, price: 0 };
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
    const { model, choices } = this;
    if (source.kind === 'cell') {
      for (const o of (this.takers[source.cell] as number[])) take(o, choices.size[o] as number);
      return;
    }
    if (source.kind === 'block') {
      for (let o = choices.from[source.block] as number; o < (choices.from[source.block + 1] as number) - 1; o++) take(o, 1);
      return;
    }
    for (let b = model.blockFrom[source.entity] as number; b < (model.blockFrom[source.entity + 1] as number); b++) {
      for (let o = choices.from[b] as number; o < (choices.from[b + 1] as number) - 1; o++) {
        if ((choices.start[o] as number) <= source.week && source.week < (choices.start[o] as number) + (model.blockWeeks[b] as number)) take(o, 1);
      }
    }
  }
}
