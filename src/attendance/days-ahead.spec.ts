import { addDays } from '../shared/day';
import { daysAhead } from './days-ahead';
import type { BlockDays } from './days-report';

const weekdays = (count: number, from = '2026-09-07'): string[] => Array.from({ length: count }, (_, i) => addDays(from, Math.floor(i / 5) * 7 + (i % 5)));
const there = (days: readonly string[]) => days.map((day) => ({ day, halfDays: 2 }));
const block = (part: Partial<BlockDays> = {}): BlockDays => ({
  term: 'HT2026', student: 's-1', course: 't11', courseName: 'T11', requirement: 'primary', days: 15, daysPerWeek: 5, offDays: [], windowWeeks: 4, isFunded: true, group: null,
  termFirstDay: '2026-08-31', termLastDay: '2026-10-18', told: [], booking: { number: 1, unit: 'VC', host: 'BLK', firstDay: '2026-09-07', lastDay: '2026-10-04' }, done: [], ...part,
});
/** All days certified but some, which are absences. */
const certified = (days: readonly string[], absent: readonly string[] = []): Partial<BlockDays> => ({
  done: there(days.filter((day) => !absent.includes(day))),
  told: days.map((day) => (absent.includes(day) ? { day, status: 'absent_notified' as const, halfDays: 0 } : { day, status: 'present' as const, halfDays: 2 })),
});
const at = (today: string, part: Partial<BlockDays> = {}) => daysAhead(block(part), { today, exceptions: new Map() });

describe('what remains of a block', () => {
  it('is what is neither done nor certified, all of it planned at first', () => {
    expect(at('2026-09-01')).toEqual({ remaining: 15, planned: 15, risk: null });
    expect(at('2026-09-11', certified(weekdays(5)))).toEqual({ remaining: 10, planned: 10, risk: null });
    expect(at('2026-09-11', { told: certified(weekdays(5)).told ?? [] })).toEqual({ remaining: 15, planned: 15, risk: null });
    expect(at('2026-10-17', certified(weekdays(15)))).toEqual({ remaining: 0, planned: 0, risk: null });
  });

  it('waits for the host after the end, without being at risk', () => {
    expect(at('2026-10-17')).toEqual({ remaining: 15, planned: 15, risk: null });
  });

  it('is at risk while a missed day is not made up for, and no longer when it is', () => {
    const missed = certified(weekdays(10), ['2026-09-08']);
    expect(at('2026-09-18', missed)).toEqual({ remaining: 6, planned: 5, risk: 'not_made_up' });
    const madeUp = { told: [...(missed.told ?? []), { day: '2026-09-19', status: 'made_up' as const, halfDays: 2, madeUpFor: '2026-09-08' }] };
    expect(at('2026-09-19', { ...missed, ...madeUp })).toEqual({ remaining: 6, planned: 6, risk: null });
  });

  it('cannot fit once window and term leave too few days', () => {
    const missed = certified(weekdays(15), ['2026-09-08', '2026-09-09', '2026-09-10']);
    expect(at('2026-09-28', missed)).toMatchObject({ remaining: 3, risk: 'not_made_up' });
    expect(at('2026-10-01', missed)).toMatchObject({ remaining: 3, risk: 'cannot_fit' });
    expect(at('2026-09-28', { ...missed, daysPerWeek: 1 })).toMatchObject({ risk: 'cannot_fit' });
  });

  it('is not begun anew for the sake of a day, though the term would leave time for all of it', () => {
    expect(at('2026-10-05', { ...certified(weekdays(15), ['2026-09-08']), termLastDay: '2026-12-20' })).toMatchObject({ remaining: 1, risk: 'cannot_fit' });
  });

  it('has been done outside the window', () => {
    expect(at('2026-10-12', certified([...weekdays(15), '2026-10-12'], ['2026-09-25']))).toEqual({ remaining: 1, planned: 0, risk: 'outside_window' });
  });

  it('is short where holidays leave fewer planned days, and there is time for more', () => {
    const exceptions = new Map([['2026-09-28', 'closed' as const]]);
    expect(daysAhead(block({ days: 20 }), { today: '2026-09-01', exceptions })).toMatchObject({ planned: 19, risk: 'cannot_fit' });
    expect(daysAhead(block({ days: 20, windowWeeks: 5 }), { today: '2026-09-01', exceptions })).toMatchObject({ planned: 19, risk: 'plan_short' });
  });

  it('without a placement is at risk only when the term is too short for it', () => {
    expect(at('2026-09-01', { booking: null })).toEqual({ remaining: 15, planned: 0, risk: null });
    expect(at('2026-10-01', { booking: null })).toMatchObject({ risk: 'cannot_fit' });
  });
});
