import { render } from 'preact-render-to-string';
import { heatClass, monthRuns, WeekGrid, type WeekCell } from './week-grid';

const cell = (week: string, taken: number, places: number, more: Partial<WeekCell> = {}): WeekCell => ({ week, taken, places, ...more });

describe('week grid', () => {
  test.each([
    [0, 2, 'h0'],
    [1, 4, 'h1'],
    [1, 2, 'h2'],
    [3, 4, 'h3'],
    [2, 2, 'h4'],
    [4, 3, 'over'],
    [0, 0, 'h0'],
  ])('%i of %i is %s', (taken, places, heat) => {
    expect(heatClass({ taken, places })).toBe(heat);
  });

  test('a week stands under the month of its Monday', () => {
    expect(monthRuns(['2026-W40', '2026-W41', '2026-W44', '2026-W45'])).toEqual([
      { name: 'sep', weeks: 1 },
      { name: 'okt', weeks: 2 },
      { name: 'nov', weeks: 1 },
    ]);
  });

  test('cells tell in figures and words, and names are escaped', () => {
    const html = render(
      <WeekGrid
        caption="Platser"
        weeks={['2026-W40', '2026-W41']}
        groups={[{ name: 'Karlskrona', rows: [{ code: 'A', name: 'VC <Trossö>', note: 'Primärvård', cells: [
          cell('2026-W40', 2, 2, { href: '/x' }),
          cell('2026-W41', 0, 0, { blocked: 'no-supervisor' }),
        ] }] }]}
        totals={[cell('2026-W40', 2, 2), cell('2026-W41', 0, 0)]}
      />,
    );
    expect(html).toContain('<td class="h4"><a href="/x">2/2<span class="vh"> fullt</span></a></td>');
    expect(html).toContain('handledare saknas');
    expect(html).toContain('VC &lt;Trossö>');
  });
});
