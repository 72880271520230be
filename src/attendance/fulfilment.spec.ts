import fc from 'fast-check';
import { addDays, daysBetween } from '../shared/day';
import { fulfilmentOf } from './fulfilment';

const t11 = { days: 15, windowWeeks: 4 };
const weekdays = (count: number) => Array.from({ length: count }, (_, i) => ({ day: addDays('2026-09-07', Math.floor(i / 5) * 7 + (i % 5)), halfDays: 2 }));

describe('15 days within four weeks (A3)', () => {
  it('is fulfilled by fifteen days, not by fourteen', () => {
    expect(fulfilmentOf(t11, weekdays(15))).toEqual({ halfDays: 30, bestHalfDays: 30, fulfilled: true, outsideWindow: false });
    expect(fulfilmentOf(t11, weekdays(14)).fulfilled).toBe(false);
  });

  it('counts 28 calendar days as within, 29 as outside', () => {
    const fourteen = weekdays(14);
    expect(fulfilmentOf(t11, [...fourteen, { day: addDays('2026-09-07', 27), halfDays: 2 }])).toMatchObject({ fulfilled: true, outsideWindow: false });
    expect(fulfilmentOf(t11, [...fourteen, { day: addDays('2026-09-07', 28), halfDays: 2 }])).toMatchObject({ halfDays: 30, fulfilled: false, outsideWindow: true });
  });

  it('counts half-days', () => {
    expect(fulfilmentOf({ days: 1, windowWeeks: 1 }, [{ day: '2026-09-07', halfDays: 1 }]).fulfilled).toBe(false);
    expect(fulfilmentOf({ days: 1, windowWeeks: 1 }, [{ day: '2026-09-07', halfDays: 1 }, { day: '2026-09-13', halfDays: 1 }]).fulfilled).toBe(true);
  });

  it('has nothing outside when nothing is done', () => {
    expect(fulfilmentOf(t11, [])).toEqual({ halfDays: 0, bestHalfDays: 0, fulfilled: false, outsideWindow: false });
  });
});

it('finds the best window, in whatever order the days come', () => {
  const days = fc.uniqueArray(fc.record({ offset: fc.integer({ min: 0, max: 80 }), halfDays: fc.integer({ min: 1, max: 2 }) }), { selector: (each) => each.offset, maxLength: 30 });
  fc.assert(fc.property(days, fc.integer({ min: 1, max: 6 }), (offsets, windowWeeks) => {
    const done = offsets.map(({ offset, halfDays }) => ({ day: addDays('2026-09-07', offset), halfDays }));
    const windows = done.map((start) => done.filter(({ day }) => daysBetween(start.day, day) >= 0 && daysBetween(start.day, day) < windowWeeks * 7));
    const best = Math.max(0, ...windows.map((window) => window.reduce((sum, each) => sum + each.halfDays, 0)));
    expect(fulfilmentOf({ days: 1, windowWeeks }, done).bestHalfDays).toBe(best);
  }));
});
