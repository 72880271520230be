import { certifiedHalfDays, weeksOfDays, type AttendedDay } from './my-placement';

const attended: AttendedDay[] = [
  { day: '2026-09-28', status: 'present', halfDays: 2, certified: true },
  { day: '2026-09-29', status: 'absent', halfDays: 0, certified: true },
  { day: '2026-09-30', status: 'present', halfDays: 1, certified: false },
  { day: '2026-10-08', status: 'made_up', halfDays: 1, certified: true },
];

describe('a student’s days', () => {
  test('each weekday is marked by what is recorded, else by what is planned', () => {
    expect(weeksOfDays({ attended, planned: ['2026-09-28', '2026-10-01', '2026-10-05'] })).toEqual([
      { week: '2026-W40', days: ['certified', 'absent', 'recorded', 'planned', 'none'] },
      { week: '2026-W41', days: ['planned', 'none', 'none', 'certified', 'none'] },
    ]);
  });

  test('only certified presence counts, by the half-day', () => {
    expect(certifiedHalfDays(attended)).toBe(3);
  });
});
