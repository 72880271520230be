import { lostDays } from './lost-days';

describe('days lost to holidays', () => {
  const fourWeeks = { days: 20, daysPerWeek: 5, windowWeeks: 4 };

  it('are none in plain weeks, and as many as the holidays leave too few', () => {
    expect(lostDays(fourWeeks, '2026-09-07', new Map())).toBe(0);
    expect(lostDays(fourWeeks, '2026-12-07', new Map())).toBe(4);
  });

  it('are none where the window has days to spare', () => {
    expect(lostDays({ ...fourWeeks, days: 15 }, '2026-12-07', new Map())).toBe(0);
  });

  it('follow the exceptions of the calendar', () => {
    expect(lostDays(fourWeeks, '2026-09-07', new Map([['2026-09-09', 'closed']]))).toBe(1);
    expect(lostDays(fourWeeks, '2026-12-07', new Map([['2026-12-24', 'open']]))).toBe(3);
  });
});
