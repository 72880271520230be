import type { Result } from './result';
import { medianOf, tablesOf } from './table';

const result = (patch: Partial<Result>): Result => ({
  size: 'S', load: 'planted', previous: false, seed: 1, sha256: 'a', peer: 'vilplats', isUnplacedProven: true, own: 1, whole: 1.2, within: {}, ...patch,
});

describe('tables of the bench', () => {
  it('take a result that was not reached as worse than any other', () => {
    const values = (own: readonly (number | undefined)[]): Result[] => own.map((first) => result(first === undefined ? {} : { first }));
    expect(medianOf(values([3, 1, 2]), ({ first }) => first)).toBe(2);
    expect(medianOf(values([1, 2, 3, 9]), ({ first }) => first)).toBe(2.5);
    expect(medianOf(values([5, undefined, 1]), ({ first }) => first)).toBe(5);
    expect(medianOf(values([undefined, undefined, 1]), ({ first }) => first)).toBeUndefined();
  });

  it('show medians, the worst, how many reached it, and the ratio to VILplats', () => {
    const text = tablesOf([
      result({ objective: { unplaced: [0, 1], moved: 0, cost: 110 }, costBound: 100, within: { 1: 2 }, peakMb: 90 }),
      result({ sha256: 'b', objective: { unplaced: [0, 3], moved: 0, cost: 150 }, costBound: 100, within: { 1: 4 }, peakMb: 110 }),
      result({ peer: 'highs', objective: { unplaced: [0, 0], moved: 0, cost: 100 }, within: { 1: 6 }, proven: 7 }),
      result({ peer: 'highs', sha256: 'b', within: {}, remark: 'no solution in time' }),
    ]);
    expect(text).toContain('**S, planted**: 2 problems');
    expect(text).toContain('| vilplats | 2 (3) | 0 (0) | - | 30.00 (50.00) | - | - | - | 3.00 (4.00) | - | - | 1.2 (1.2) | 100 (110) | - | 1.00 |');
    expect(text).toContain('| highs | 1/2 | 1/2 | - | - | - | - | - | 1/2 | - | 1/2 | 1.2 (1.2) | - | - | - |');
    expect(text).toContain('(highs: no solution in time)');
  });
});
