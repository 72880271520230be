import { expiryOf, reminderOf, startsWithin } from './reserve-offer';

describe('expiryOf', () => {
  it.each([
    ['2026-09-01T08:00:00Z', 48, '2026-10-05', '2026-09-03T08:00:00.000Z'],
    ['2026-09-01T08:00:00Z', 5, '2026-10-05', '2026-09-01T13:00:00.000Z'],
    // Monday begins at midnight in Sweden: 22:00 UTC in summer, 23:00 in winter
    ['2026-10-03T08:00:00Z', 48, '2026-10-05', '2026-10-04T22:00:00.000Z'],
    ['2026-11-01T08:00:00Z', 48, '2026-11-02', '2026-11-01T23:00:00.000Z'],
    // over the change to winter time 48 hours are 48 hours
    ['2026-10-24T08:00:00Z', 48, '2026-11-02', '2026-10-26T08:00:00.000Z'],
  ])('asked at %s for %i hours, placement from %s: until %s', (now, hours, firstDay, expected) => {
    expect(expiryOf(new Date(now), hours, firstDay)?.toISOString()).toBe(expected);
  });

  it('is nothing once the placement has begun', () => {
    expect(expiryOf(new Date('2026-10-04T22:00:00Z'), 48, '2026-10-05')).toBeUndefined();
    expect(expiryOf(new Date('2026-10-04T21:59:59Z'), 48, '2026-10-05')?.toISOString()).toBe('2026-10-04T22:00:00.000Z');
  });
});

describe('startsWithin', () => {
  const freed = { firstDay: '2026-09-07', lastDay: '2026-10-04' };
  it('is the same Monday for a block as long, every Monday that leaves room for a shorter one, none for a longer one', () => {
    expect(startsWithin(freed, 4)).toEqual(['2026-09-07']);
    expect(startsWithin(freed, 2)).toEqual(['2026-09-07', '2026-09-14', '2026-09-21']);
    expect(startsWithin(freed, 5)).toEqual([]);
  });
});

it('reminds with a quarter of the time left, unless that is less than an hour', () => {
  const at = (time: string): Date => new Date(`2026-09-${time}Z`);
  expect(reminderOf(at('01T08:00'), at('03T08:00'))).toEqual(at('02T20:00'));
  expect(reminderOf(at('01T08:00'), at('01T12:00'))).toEqual(at('01T11:00'));
  expect(reminderOf(at('01T08:00'), at('01T11:59'))).toBeUndefined();
});
