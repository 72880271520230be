import { payableCases, payableHalfDays } from './payable';

it.each([
  ['certified_only', 'present', 1, 1],
  ['certified_only', 'made_up', 2, 2],
  ['certified_only', 'absent_notified', 2, 0],
  ['certified_only', 'absent', 0, 0],
  ['notified_paid', 'absent_notified', 0, 2],
  ['notified_paid', 'absent_notified', 1, 1],
  ['notified_paid', 'absent', 2, 0],
  ['notified_paid', 'made_up', 1, 1],
  ['as_scheduled', 'absent', 0, 2],
  ['as_scheduled', 'present', 1, 2],
  ['as_scheduled', 'made_up', 2, 0],
] as const)('under %s, %s with %i half-days pays %i', (policy, status, halfDays, payable) => {
  expect(payableHalfDays(policy, status, halfDays)).toBe(payable);
});

it('lists what is paid and nothing else', () => {
  expect(payableCases.every((each) => each.payable === payableHalfDays(each.policy, each.status, each.halfDays) && each.payable > 0)).toBe(true);
  expect(payableCases).toHaveLength(4 + 7 + 9);
});
