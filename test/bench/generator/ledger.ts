import type { Block, Choice, Resource } from '../../../src/allocator/problem';
import { upTo } from './draw';

type Shared = Pick<Resource, 'per'>;

/** Members by resource and week (a term's in week 0), as blocks are put in and taken out. */
export class Ledger {
  readonly members: readonly number[][];

  constructor(private readonly resources: readonly Shared[], private readonly weeks: number) {
    this.members = resources.map(({ per }) => new Array<number>(per === 'term' ? 1 : weeks).fill(0));
  }

  add(block: Block, { place, start }: Choice, size: number): void {
    for (const [r, week] of this.cellsOf(block, place, start)) {
      const row = this.members[r] as number[];
      row[week] = (row[week] ?? 0) + size;
    }
  }

  /** Whether that many more stay within the limits. */
  fits(limits: readonly Resource['limit'][], block: Block, { place, start }: Choice, size: number): boolean {
    return this.cellsOf(block, place, start).every(([r, week]) => {
      const limit = limits[r] ?? 0;
      return (this.members[r]?.[week] ?? 0) + size <= (typeof limit === 'number' ? limit : (limit[week] ?? 0));
    });
  }

  private cellsOf(block: Block, place: number, start: number): (readonly [number, number])[] {
    const weeks = upTo(Math.min(block.weeks, this.weeks - start));
    return (block.places[place]?.uses ?? []).flatMap((r) => (
      this.resources[r]?.per === 'term' ? [[r, 0] as const] : weeks.map((week) => [r, start + week] as const)
    ));
  }
}
