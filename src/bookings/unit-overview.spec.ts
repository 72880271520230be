import { awaitsAnswer, capacityRows } from './unit-overview';

const week = { specialty: 'medicine', specialtyName: 'Medicin', level: 'basic' as const, places: 2, taken: 1 };

describe('unit overview', () => {
  test('one row per specialty and level, a cell for each week of the term', () => {
    const rows = capacityRows(['2026-W40', '2026-W41', '2026-W42'], [
      { ...week, monday: '2026-09-28' },
      { ...week, monday: '2026-10-12', taken: 2 },
      { ...week, monday: '2026-12-28', taken: 2 },
      { ...week, level: 'advanced', monday: '2026-10-05', places: 1, taken: 0 },
    ]);
    expect(rows.map((row) => [row.level, row.weeks.map(({ places, taken }) => `${taken}/${places}`)])).toEqual([
      ['basic', ['1/2', '0/0', '2/2']],
      ['advanced', ['0/0', '0/1', '0/0']],
    ]);
  });

  test('requested and held placements wait for the unit, those offered to a student and confirmed ones do not', () => {
    expect(['requested', 'held', 'offered', 'confirmed'].map((state) => awaitsAnswer({ state }))).toEqual([true, true, false, false]);
  });
});
