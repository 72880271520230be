import { spreadOf } from './spread';

describe('spreadOf', () => {
  it.each([
    [[5, 5, 5, 5], { students: 4, worst: 5, mean: 5, median: 5, gini: 0 }],
    [[0, 0, 0, 8], { students: 4, worst: 8, mean: 2, median: 0, gini: 0.75 }],
    [[3, 1], { students: 2, worst: 3, mean: 2, median: 2, gini: 0.25 }],
    [[0, 0], { students: 2, worst: 0, mean: 0, median: 0, gini: 0 }],
    [[], { students: 0, worst: 0, mean: 0, median: 0, gini: 0 }],
  ])('of %j', (points, spread) => {
    expect(spreadOf(points)).toEqual(spread);
  });
});
