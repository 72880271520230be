import { freeWindows } from './free-place';
import type { WeekCapacity } from './week-capacity';

const week = (monday: string, places: number, taken: number): WeekCapacity => ({ unitId: 'u', specialty: 's', level: 'basic', monday, places, taken });

describe('freeWindows', () => {
  it('counts the scarcest week of a window and skips windows with a full or missing week', () => {
    const weeks = [week('2026-09-14', 3, 1), week('2026-08-31', 5, 1), week('2026-09-07', 5, 2), week('2026-09-21', 1, 1)];
    expect(freeWindows(weeks, 2)).toEqual([
      { unitId: 'u', firstDay: '2026-08-31', places: 3 },
      { unitId: 'u', firstDay: '2026-09-07', places: 2 },
    ]);
  });
});
