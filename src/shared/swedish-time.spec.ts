import { momentSwedish, startOfDay } from './swedish-time';

describe('Swedish time', () => {
  it.each([
    ['2026-01-15', '2026-01-14T23:00:00.000Z'],
    ['2026-07-15', '2026-07-14T22:00:00.000Z'],
    ['2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', '2026-10-24T22:00:00.000Z'],
    ['2026-10-26', '2026-10-25T23:00:00.000Z'],
    ['2027-01-01', '2026-12-31T23:00:00.000Z'],
  ])('%s begins at %s', (day, instant) => {
    expect(startOfDay(day).toISOString()).toBe(instant);
  });

  it('tells moments by the clock in Sweden', () => {
    expect(momentSwedish(new Date('2026-08-31T12:05:59Z'))).toBe('31 augusti 2026 kl. 14.05');
  });
});
