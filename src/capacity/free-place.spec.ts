import { windowsOf, type OpenWeek, type Outlook } from './free-place';

const week = (unit: string, monday: string, left: number): OpenWeek => ({
  unitId: unit, organisationId: `of ${unit}`, unit, name: unit, town: 'Karlskrona', organisation: 'Region Blekinge', countyCode: '10', specialty: 'medicine', specialtyName: 'Medicin', level: 'basic', monday, left,
});
const plain: Outlook = { roomIn: ({ left }) => ({ free: left, own: left, kept: [] }), against: () => null };

describe('free places', () => {
  const weeks = [week('A', '2026-08-31', 1), week('A', '2026-09-07', 3), week('A', '2026-09-14', 2), week('A', '2026-09-28', 5), week('B', '2026-09-07', 1), week('B', '2026-09-14', 1)];

  it('lie in weeks in a row, where there is most room, the earliest of these', () => {
    expect(windowsOf(weeks, 2, plain).map(({ unit, firstWeek, lastWeek, free }) => [unit, firstWeek, lastWeek, free])).toEqual([
      ['A', '2026-W37', '2026-W38', 2], ['B', '2026-W37', '2026-W38', 1],
    ]);
    expect(windowsOf(weeks, 4, plain)).toEqual([]);
  });

  it('are told apart from what is free with what is reserved for whoever asks', () => {
    const found = windowsOf(weeks, 1, { ...plain, roomIn: ({ unit, left }) => (unit === 'B' ? { free: 0, own: left, kept: ['Lunds universitet'] } : { free: left - 5, own: left - 5, kept: [] }) });
    expect(found.map(({ unit, free, freeForYou, kept }) => [unit, free, freeForYou, kept])).toEqual([['B', 0, 1, ['Lunds universitet']]]);
  });

  it('are nobody’s own where no agreement covers the weeks, and stand last with the reason', () => {
    const against: Outlook['against'] = ({ organisationId }, { lastWeek }) => (organisationId === 'of A' && lastWeek >= '2026-W37' ? 'Inget avtal' : null);
    expect(windowsOf(weeks, 1, { ...plain, against }).map(({ unit, firstWeek, free, freeForYou, notForYou }) => [unit, firstWeek, free, freeForYou, notForYou])).toEqual([
      ['A', '2026-W36', 1, 1, null], ['B', '2026-W37', 1, 1, null],
    ]);
    expect(windowsOf(weeks, 2, { ...plain, against }).map(({ unit, free, freeForYou, notForYou }) => [unit, free, freeForYou, notForYou])).toEqual([
      ['B', 1, 1, null], ['A', 2, 0, 'Inget avtal'],
    ]);
  });
});
