import { plannedDays } from './planned-days';

describe('plannedDays', () => {
  it('takes the first weekdays of the window', () => {
    const days = plannedDays({ firstDay: '2026-08-31', lastDay: '2026-09-27' }, { days: 15, daysPerWeek: 5 });
    expect([days.length, days[0], days.at(-1)]).toEqual([15, '2026-08-31', '2026-09-18']);
  });

  it('spreads them where only some days a week count', () => {
    const days = plannedDays({ firstDay: '2026-08-31', lastDay: '2026-11-29' }, { days: 39, daysPerWeek: 3 });
    expect([days.length, days[3], days.at(-1)]).toEqual([39, '2026-09-07', '2026-11-25']);
  });

  it('has fewer where holidays and closed days leave fewer, and works on days declared open', () => {
    const christmas = { firstDay: '2026-12-21', lastDay: '2026-12-27' };
    expect(plannedDays(christmas, { days: 5, daysPerWeek: 5 })).toEqual(['2026-12-21', '2026-12-22', '2026-12-23']);
    const exceptions = new Map([['2026-12-23', 'closed'], ['2026-12-26', 'open']] as const);
    expect(plannedDays(christmas, { days: 5, daysPerWeek: 5 }, exceptions)).toEqual(['2026-12-21', '2026-12-22', '2026-12-26']);
  });
});
