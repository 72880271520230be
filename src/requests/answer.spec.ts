import { daysAfter, fateOf, limitsOf } from './answer';

const asked = new Date('2026-10-20T08:00:00Z');
const terms = { answerDays: 10, reminderDaysBefore: 3, escalation: 'region' as const };

describe('limits', () => {
  it('are whole days of 24 hours, also where the clocks change', () => {
    const { dueAt, remindAt } = limitsOf(terms, asked);
    expect([dueAt.toISOString(), remindAt?.toISOString()]).toEqual(['2026-10-30T08:00:00.000Z', '2026-10-27T08:00:00.000Z']);
  });

  it.each([0, 10, 11])('have no reminder %d days before', (reminderDaysBefore) => expect(limitsOf({ ...terms, reminderDaysBefore }, asked).remindAt).toBeUndefined());
});

describe('fate', () => {
  const due = { dueAt: asked, escalatedAt: null, unitId: 'u', state: 'held' as const, escalation: 'region' as const };
  it.each([
    ['wait', {}, -1], ['escalate', {}, 0], ['lapse', { escalatedAt: asked }, 0], ['lapse', { escalation: 'none' as const }, 0], ['lapse', { unitId: null, state: null }, 0],
    ['escalate', { state: 'requested' as const }, 5], ['settle', { state: 'confirmed' as const }, 5], ['settle', { state: 'withdrawn' as const }, -1],
  ])('is to %s with %j, %d days after', (fate, change, days) => expect(fateOf({ ...due, ...change }, daysAfter(asked, days))).toBe(fate));
});
