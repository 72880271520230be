import { capacityGrid, type GridWeek } from './week-grid';

const unit = (code: string, town: string) => ({ code, name: `VC ${code}`, town, specialties: 'Primärvård' });
const week = (unit: string, monday: string, more: Partial<GridWeek>): GridWeek =>
  ({ unit, monday, places: 0, taken: 0, closed: false, unsupervised: false, ...more });

describe('capacity grid', () => {
  const weeks = ['2026-W40', '2026-W41'];
  const grid = capacityGrid(weeks, [unit('A', 'Karlskrona'), unit('B', 'Ronneby'), unit('C', 'Karlskrona')], [
    week('A', '2026-09-28', { places: 2, taken: 1 }),
    week('A', '2026-10-05', { closed: true }),
    week('B', '2026-09-28', { places: 3, taken: 3 }),
    week('C', '2026-09-28', { places: 1, unsupervised: true }),
  ]);

  test('units stand under their towns in the order given', () => {
    expect(grid.groups.map((group) => [group.name, group.rows.map((row) => row.code)])).toEqual([
      ['Karlskrona', ['A', 'C']],
      ['Ronneby', ['B']],
    ]);
  });

  test('a cell tells its figures or why nobody is received', () => {
    expect(grid.groups[0]?.rows[0]?.cells).toEqual([
      { week: '2026-W40', places: 2, taken: 1 },
      { week: '2026-W41', places: 0, taken: 0, blocked: 'closed' },
    ]);
    expect(grid.groups[0]?.rows[1]?.cells[0]?.blocked).toBe('no-supervisor');
    expect(grid.groups[1]?.rows[0]?.cells[1]?.blocked).toBe('no-offer');
  });

  test('totals add up each week', () => {
    expect(grid.totals).toEqual([
      { week: '2026-W40', places: 6, taken: 4 },
      { week: '2026-W41', places: 0, taken: 0 },
    ]);
  });
});
