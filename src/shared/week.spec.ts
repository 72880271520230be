import * as fc from 'fast-check';
import { addDays, daysBetween, isDay, weekday } from './day';
import { addWeeks, isWeek, mondayOf, parseWeek, weekOf, weeksBetween, weeksFrom, weeksInYear } from './week';

const anyDay = fc.integer({ min: 0, max: 60_000 }).map((n) => addDays('1980-01-01', n));

describe('ISO weeks', () => {
  it('knows the long years', () => {
    expect([2020, 2024, 2025, 2026, 2027, 2032].map(weeksInYear)).toEqual([53, 52, 52, 53, 52, 53]);
  });

  it.each([
    ['2026-01-01', '2026-W01'],
    ['2025-12-29', '2026-W01'],
    ['2026-12-31', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2024-02-29', '2024-W09'],
  ])('puts %s in %s', (day, week) => {
    expect(weekOf(day)).toBe(week);
  });

  it('refuses what is no week, naming it', () => {
    expect(isWeek('2025-W53')).toBe(false);
    expect(isWeek('2026-W00')).toBe(false);
    expect(() => parseWeek('2025-W53')).toThrow('"2025-W53" is not a week');
  });

  it('finds the Monday of every day, and the week of every Monday', () => {
    fc.assert(fc.property(anyDay, (day) => {
      const monday = mondayOf(weekOf(day));
      expect(weekday(monday)).toBe(1);
      expect(daysBetween(monday, day)).toBeGreaterThanOrEqual(0);
      expect(daysBetween(monday, day)).toBeLessThanOrEqual(6);
    }));
  });

  it('counts on across New Year and back', () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: -200, max: 200 }), (day, count) => {
      const week = weekOf(day);
      expect(weeksBetween(week, addWeeks(week, count))).toBe(count);
    }));
    expect(weeksFrom('2026-W52', '2027-W02')).toEqual(['2026-W52', '2026-W53', '2027-W01', '2027-W02']);
  });
});

describe('days', () => {
  it('knows which days exist', () => {
    expect(['2024-02-29', '2025-02-29', '2026-04-31', '2026-4-1', 'x'].map(isDay)).toEqual([true, false, false, false, false]);
  });

  it('counts days over every switch of the clock', () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: -5_000, max: 5_000 }), (day, count) => {
      expect(daysBetween(day, addDays(day, count))).toBe(count);
    }));
  });
});
