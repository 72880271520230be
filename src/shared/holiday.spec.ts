import { swedishHolidays, easterSunday } from './holiday';
import { isPlacementDay } from './term';

describe('Swedish holidays', () => {
  it.each([[1961, '1961-04-02'], [2000, '2000-04-23'], [2024, '2024-03-31'], [2025, '2025-04-20'], [2026, '2026-04-05'], [2027, '2027-03-28'], [2038, '2038-04-25']])(
    'finds Easter %i', (year, easter) => {
      expect(easterSunday(year)).toBe(easter);
    });

  it('names the days of 2026', () => {
    const days = swedishHolidays(2026);
    expect(days.get('2026-06-19')).toBe('Midsommarafton');
    expect(days.get('2026-10-31')).toBe('Alla helgons dag');
    expect(days.get('2026-05-14')).toBe('Kristi himmelsfärdsdag');
    expect(days.get('2026-05-24')).toBe('Pingstdagen');
    expect(days.size).toBe(16);
  });

  it('lets an exception close a working day and open a holiday', () => {
    expect(isPlacementDay('2026-12-23')).toBe(true);
    expect(isPlacementDay('2026-12-24')).toBe(false);
    expect(isPlacementDay('2026-12-27')).toBe(false);
    const exceptions = new Map([['2026-12-23', 'closed'], ['2026-12-24', 'open']] as const);
    expect(isPlacementDay('2026-12-23', exceptions)).toBe(false);
    expect(isPlacementDay('2026-12-24', exceptions)).toBe(true);
  });
});
