import { cellsOf, changesOf, rowsOf, shifted, templateIn, templateOf, type PlanRow } from './plan';

const row = (firstWeek: string, lastWeek: string, places: number, more: Partial<PlanRow> = {}): PlanRow =>
  ({ specialty: 'medicine', level: 'basic', firstWeek, lastWeek, places, ...more });

describe('plans of capacity', () => {
  const autumn25 = { firstWeek: '2025-W36', lastWeek: '2026-W02' };
  const autumn26 = { firstWeek: '2026-W36', lastWeek: '2027-W02' };

  it('takes stretches apart and puts them together again, also over a year of 53 weeks', () => {
    const cells = cellsOf([row('2026-W52', '2027-W02', 3)]);
    expect(cells.map(({ week }) => week)).toEqual(['2026-W52', '2026-W53', '2027-W01', '2027-W02']);
    expect(rowsOf([...cells].reverse())).toEqual([row('2026-W52', '2027-W02', 3)]);
  });

  it('keeps apart what differs in places, level or by a week left out', () => {
    const rows = [row('2026-W36', '2026-W37', 2, { level: 'advanced' }), row('2026-W36', '2026-W37', 2), row('2026-W39', '2026-W39', 2), row('2026-W40', '2026-W41', 0)];
    expect(rowsOf(cellsOf(rows))).toEqual(rows);
  });

  it('counts the later of two stretches that share a week', () => {
    expect(rowsOf(cellsOf([row('2026-W36', '2026-W40', 4), row('2026-W38', '2026-W38', 1)]))).toEqual([
      row('2026-W36', '2026-W37', 4), row('2026-W38', '2026-W38', 1), row('2026-W39', '2026-W40', 4),
    ]);
  });

  it('tells what changes and leaves the rest alone', () => {
    const before = cellsOf([row('2026-W36', '2026-W39', 2)]);
    const after = cellsOf([row('2026-W38', '2026-W41', 3), row('2026-W36', '2026-W36', 2)]);
    expect(changesOf(before, after)).toEqual([
      { specialty: 'medicine', level: 'basic', firstWeek: '2026-W38', lastWeek: '2026-W39', before: 2, after: 3 },
      { specialty: 'medicine', level: 'basic', firstWeek: '2026-W40', lastWeek: '2026-W41', before: null, after: 3 },
    ]);
  });

  it('copies a term week by week from its first, and no further than the other term goes', () => {
    const copied = rowsOf(shifted(cellsOf([row('2025-W36', '2026-W02', 2), row('2025-W44', '2025-W44', 0), row('2025-W30', '2025-W35', 9)]), autumn25, autumn26));
    expect(copied).toEqual([row('2026-W36', '2026-W43', 2), row('2026-W44', '2026-W44', 0), row('2026-W45', '2027-W01', 2)]);
    expect(rowsOf(shifted(cellsOf([row('2026-W36', '2027-W02', 1)]), autumn26, autumn25))).toEqual([row('2025-W36', '2026-W02', 1)]);
  });

  it('saves a pattern that is the same again in the same term, and fits into a shorter one', () => {
    const cells = cellsOf([row('2026-W36', '2026-W39', 4), row('2026-W50', '2027-W02', 1)]);
    const pattern = templateOf(cells, autumn26);
    expect(pattern.map(({ first, last, places }) => [first, last, places])).toEqual([[0, 3, 4], [14, 19, 1]]);
    expect(templateIn(pattern, autumn26)).toEqual(cells);
    expect(rowsOf(templateIn(pattern, { firstWeek: '2027-W04', lastWeek: '2027-W20' }))).toEqual([row('2027-W04', '2027-W07', 4), row('2027-W18', '2027-W20', 1)]);
  });
});
