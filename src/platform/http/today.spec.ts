import { today } from './today';

test('the day changes at midnight in Sweden, summer and winter', () => {
  expect(today(new Date('2026-07-01T21:59:59Z'))).toBe('2026-07-01');
  expect(today(new Date('2026-07-01T22:00:00Z'))).toBe('2026-07-02');
  expect(today(new Date('2026-12-31T22:59:59Z'))).toBe('2026-12-31');
  expect(today(new Date('2026-12-31T23:00:00Z'))).toBe('2027-01-01');
});
