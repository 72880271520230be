import { baseText, measureOf, quantitySwedish, quantityText } from './measure';

test.each([
  ['week', 25, 10, '12.5', '5', 'DAY', '12,5\u00a0d'],
  ['half_day', 3, 1, '1.5', '0.5', 'DAY', '1,5\u00a0d'],
  ['day', -6, 2, '-3', '1', 'DAY', '−3\u00a0d'],
  ['month', 1300, 3000, '13', '30', 'DAY', '13\u00a0d'],
  ['hour', 7, 1, '7', '1', 'LH', '7\u00a0tim'],
  ['visit', 3, 1, '3', '1', 'C62', '3\u00a0besök'],
  ['half_day', 98, 10, '49', '5', 'DAY', '49\u00a0d'],
  ['month', 700, 15000, '1.4', '30', 'DAY', '1,4\u00a0d'],
  ['cancellation', 1000, 1000, '1', '1', 'C62', '1'],
  ['placement', 2, 1, '2', '1', 'C62', '2\u00a0st'],
  ['fixed', 1, 1, '1', '1', 'C62', '1\u00a0st'],
  ['attended_day', 4, 1, '4', '1', 'DAY', '4\u00a0d'],
])('a line at a rate per %s of %d units per %d', (unit, units, perUnits, quantity, base, code, read) => {
  const line = { unit, units, perUnits };
  expect([quantityText('teaching', line), baseText('teaching', line), measureOf('teaching', line).code, quantitySwedish('teaching', line)]).toEqual([quantity, base, code, read]);
});

test('what no rate prices is counted as it was: half-days of teaching, claims one by one', () => {
  expect(quantityText('teaching', { units: 98, perUnits: 10 })).toBe('49');
  expect(baseText('teaching', { perUnits: 10 })).toBe('5');
  expect(quantitySwedish('housing', { units: 1, perUnits: 1, unit: null })).toBe('1');
});

test('a count that no decimal can tell is near enough for any amount', () => {
  expect(quantityText('teaching', { unit: 'fixed', units: 2, perUnits: 3 })).toBe('0.6666666667');
});
