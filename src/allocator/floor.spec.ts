import { floorOf, gapPercent } from './floor';
import type { Bound } from './solution';

const bound = (patch: Partial<Bound>): Bound => ({ penalties: [1, 1], costWeight: 0, scale: 1000, prices: [], value: 0, ...patch });
const found = { unplaced: [1, 2], moved: 4, cost: 130 };

describe('floorOf', () => {
  it('proves nothing without bounds', () => {
    expect(floorOf(found, [])).toEqual({ unplaced: 0, moved: 0 });
  });

  it('takes the best proof of each level, given the levels before it', () => {
    const bounds = [
      bound({ value: 2 }),
      bound({ value: 1 }),
      bound({ penalties: [4, 1], value: 9 }),
      bound({ penalties: [9, 9], movedWeight: 2, value: 32 }),
      bound({ penalties: [50, 40], movedWeight: 5, costWeight: 1, value: 250 }),
      bound({ penalties: [50, 40], movedWeight: 5, costWeight: 1, value: 200 }),
    ];
    expect(floorOf(found, bounds)).toEqual({ unplaced: 2, moved: 3, cost: 100 });
  });

  it('never goes below nought', () => {
    expect(floorOf(found, [bound({ penalties: [99, 99], movedWeight: 1, value: 5 }), bound({ penalties: [99, 99], costWeight: 1, value: 5 })])).toEqual({ unplaced: 0, moved: 0, cost: 0 });
  });
});

describe('gapPercent', () => {
  it('is in per cent of what is proven', () => {
    expect(gapPercent(130, 100)).toBe(30);
    expect(gapPercent(3, 0)).toBe(300);
    expect(gapPercent(3, undefined)).toBeUndefined();
  });
});
