import type { Block, Entity, PlacementProblem } from '../../../src/allocator/problem';
import type { Assignment } from '../../../src/allocator/solution';

/** Low to high of a sum of columns, each times its amount. */
export interface Row {
  readonly columns: readonly number[];
  /** One per column; 1 where left out. */
  readonly amounts?: readonly number[];
  readonly low: number;
  readonly high: number;
}

/** What taking a column means: a block at a place from a week, or left out (place -1). */
export interface Column {
  readonly entity: Entity;
  readonly block: Block;
  readonly place: number;
  readonly start: number;
}

/** A placement problem as a mixed integer program: a binary for each option of each block, and one for leaving it out. */
export interface Mip {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** What a column adds to each level of the objective: unplaced by tier, moved, cost. */
  readonly levels: readonly Float64Array[];
  /** Most that each level can come to. */
  readonly reach: readonly number[];
}

/** Options of a problem, to be known before a model is built of them. */
export function optionsOf({ entities }: PlacementProblem): number {
  return entities.reduce((sum, { blocks }) => sum + blocks.reduce((own, { places, starts }) => own + places.length * starts.length, 0), 0);
}

/** Builds the rows of blocks, overlaps, orders and resources. */
export function buildMip(problem: PlacementProblem): Mip {
  const columns: Column[] = [];
  const rows: Row[] = [];
  const resources = new ResourceRows(problem);
  for (const entity of problem.entities) {
    const own = entity.blocks.map((block) => {
      const from = columns.length;
      columns.push(...columnsOf(entity, block));
      const range = { block, from, to: columns.length };
      rows.push(...blockRows(columns, range));
      for (let c = from; c < range.to; c++) resources.take(c, columns[c] as Column);
      return range;
    });
    rows.push(...overlapRows(problem.weeks, columns, own), ...orderRows(columns, own));
  }
  rows.push(...resources.rows());
  const levels = levelsOf(problem, columns);
  return { columns, rows, levels, reach: levels.map((level) => reachOf(columns, level)) };
}

/** The assignments that the taken columns stand for. */
export function assignmentsOf({ columns }: Mip, taken: readonly number[]): Assignment[] {
  return taken.flatMap((c): Assignment[] => {
    const { entity, block, place, start } = columns[c] as Column;
    return place < 0 ? [] : [{ entity: entity.id, block: block.id, place, start }];
  });
}

interface Range { readonly block: Block; readonly from: number; readonly to: number }

function columnsOf(entity: Entity, block: Block): Column[] {
  const options = block.places.flatMap((_, place) => block.starts.map((start): Column => ({ entity, block, place, start })));
  return [...options, { entity, block, place: -1, start: -1 }];
}

/** Just one of a block's columns is taken, and a pinned one where there is a pin. */
function blockRows(columns: readonly Column[], { block, from, to }: Range): Row[] {
  const all = numbers(from, to);
  const { pinned } = block;
  const row = { columns: all, low: 1, high: 1 };
  if (!pinned) return [row];
  return [row, { columns: all.filter((c) => columns[c]?.place === pinned.place && columns[c].start === pinned.start), low: 1, high: 1 }];
}

/** At most one block of an entity in a week. */
function overlapRows(weeks: number, columns: readonly Column[], own: readonly Range[]): Row[] {
  if (own.length < 2) return [];
  return numbers(0, weeks).flatMap((week) => {
    const there = own.map((range) => numbers(range.from, range.to).filter((c) => covers(columns[c] as Column, week)));
    return there.filter((some) => some.length > 0).length < 2 ? [] : [{ columns: there.flat(), low: 0, high: 1 }];
  });
}

/** A block that has begun by a week and an earlier one that has not ended by then exclude each other. */
function orderRows(columns: readonly Column[], own: readonly Range[]): Row[] {
  return own.flatMap((later) => own.filter(({ block }) => later.block.after?.includes(block.id)).flatMap((earlier) => later.block.starts.flatMap((week) => {
    const begun = numbers(later.from, later.to).filter((c) => isPlaced(columns[c]) && columns[c].start <= week);
    const running = numbers(earlier.from, earlier.to).filter((c) => isPlaced(columns[c]) && columns[c].start + earlier.block.weeks > week);
    return running.length === 0 ? [] : [{ columns: [...begun, ...running], low: 0, high: 1 }];
  })));
}

/** Members by resource and week, or term. */
class ResourceRows {
  private readonly cells = new Map<number, { columns: number[]; amounts: number[]; most: number }>();
  private readonly width: number;

  constructor(private readonly problem: PlacementProblem) {
    this.width = problem.weeks;
  }

  take(c: number, { entity, block, place, start }: Column): void {
    for (const r of block.places[place]?.uses ?? []) {
      const isTerm = this.problem.resources[r]?.per === 'term';
      for (const week of isTerm ? [0] : numbers(start, start + block.weeks)) this.add(r * this.width + week, c, entity.size);
    }
  }

  /** Rows that could be broken at all. */
  rows(): Row[] {
    return [...this.cells].flatMap(([cell, { columns, amounts, most }]) => {
      const limit = this.problem.resources[Math.floor(cell / this.width)]?.limit ?? 0;
      const high = typeof limit === 'number' ? limit : (limit[cell % this.width] ?? 0);
      return most <= high ? [] : [{ columns, amounts, low: 0, high }];
    });
  }

  private add(cell: number, c: number, size: number): void {
    const row = this.cells.get(cell) ?? { columns: [], amounts: [], most: 0 };
    row.columns.push(c);
    row.amounts.push(size);
    row.most += size;
    this.cells.set(cell, row);
  }
}

function levelsOf({ tiers }: PlacementProblem, columns: readonly Column[]): Float64Array[] {
  const unplaced = Array.from({ length: tiers }, (_, t) => Float64Array.from(columns, ({ entity, place }) => (place < 0 && entity.tier === t + 1 ? entity.size : 0)));
  const moved = Float64Array.from(columns, ({ entity, block: { previous }, place, start }) => (
    previous && (previous.place !== place || previous.start !== start) ? entity.size : 0
  ));
  const cost = Float64Array.from(columns, ({ block, place, start }) => (
    (block.places[place]?.cost ?? 0) + (block.startCost?.[block.starts.indexOf(start)] ?? 0)
  ));
  return [...unplaced, moved, cost];
}

/** A block's columns stand together and exclude each other, so each block adds its largest. */
function reachOf(columns: readonly Column[], level: Float64Array): number {
  let sum = 0;
  let most = 0;
  columns.forEach(({ block }, c) => {
    most = Math.max(most, level[c] ?? 0);
    if (columns[c + 1]?.block === block) return;
    sum += most;
    most = 0;
  });
  return sum;
}

function covers({ block, place, start }: Column, week: number): boolean {
  return place >= 0 && start <= week && week < start + block.weeks;
}

function isPlaced(column: Column | undefined): column is Column {
  return column !== undefined && column.place >= 0;
}

const numbers = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
