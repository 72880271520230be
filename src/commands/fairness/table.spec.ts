import { spreadOf } from '../../fairness/spread';
import { table } from './table';

it('holds every practice against the first', () => {
  const lines = table([
    { name: 'one', outcome: { spread: spreadOf([10, 30]), unplaced: 0 } },
    { name: 'another', outcome: { spread: spreadOf([0, 75]), unplaced: 4 }, range: [60, 90] },
  ]);
  expect(lines.map((line) => line.split(/ {2,}/))).toEqual([
    ['practice', 'worst off', 'range', 'mean', 'median', 'Gini', 'unplaced', 'worst × VILplats'],
    ['one', '30', '20.0', '20.0', '0.25', '0', '1.00'],
    ['another', '75', '60–90', '37.5', '37.5', '0.50', '4', '2.50'],
  ]);
});
