import { carve } from './carve';

const stretch = { firstWeek: '2026-W36', lastWeek: '2026-W45', places: 4 };

describe('carve', () => {
  it('leaves both ends of a stretch when the hole lies inside', () => {
    expect(carve(stretch, { firstWeek: '2026-W40', lastWeek: '2026-W41' })).toEqual([
      { ...stretch, lastWeek: '2026-W39' },
      { ...stretch, firstWeek: '2026-W42' },
    ]);
  });

  it('leaves nothing when the hole covers the stretch', () => {
    expect(carve(stretch, { firstWeek: '2026-W36', lastWeek: '2026-W53' })).toEqual([]);
  });

  it('leaves the stretch alone when the hole lies beside it', () => {
    expect(carve(stretch, { firstWeek: '2026-W46', lastWeek: '2026-W47' })).toEqual([stretch]);
  });
});
