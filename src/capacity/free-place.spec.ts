import { windowsOf, type OpenWeek } from './free-place';

const week = (unit: string, monday: string, left: number): OpenWeek => ({
  unitId: unit, unit, name: unit, town: 'Karlskrona', organisation: 'Region Blekinge', countyCode: '10', specialty: 'medicine', specialtyName: 'Medicin', level: 'basic', monday, left,
});
const plain = ({ left }: OpenWeek): { free: number; own: number; kept: string[] } => ({ free: left, own: left, kept: [] });

describe('free places', () => {
  const weeks = [week('A', '2026-08-31', 1), week('A', '2026-09-07', 3), week('A', '2026-09-14', 2), week('A', '2026-09-28', 5), week('B', '2026-09-07', 1), week('B', '2026-09-14', 1)];

  it('lie in weeks in a row, where there is most room, the earliest of these', () => {
    expect(windowsOf(weeks, 2, plain).map(({ unit, firstWeek, lastWeek, free }) => [unit, firstWeek, lastWeek, free])).toEqual([
      ['A', '2026-W37', '2026-W38', 2], ['B', '2026-W37', '2026-W38', 1],
    ]);
    expect(windowsOf(weeks, 4, plain)).toEqual([]);
  });

  it('are told apart from what is free with what is reserved for whoever asks', () => {
    const found = windowsOf(weeks, 1, ({ unit, left }) => (unit === 'B' ? { free: 0, own: left, kept: ['Lunds universitet'] } : { free: left - 5, own: left - 5, kept: [] }));
    expect(found.map(({ unit, free, freeForYou, kept }) => [unit, free, freeForYou, kept])).toEqual([['B', 0, 1, ['Lunds universitet']]]);
  });
});
