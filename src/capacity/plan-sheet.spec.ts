import { cellsOf } from './plan';
import { belowBooked, cellField, fillField, inputOfCells, kindsOf, readSheet, sheetRows } from './plan-sheet';

const term = { firstWeek: '2026-W52', lastWeek: '2027-W02' };
const kinds = kindsOf([{ code: 'medicine', name: 'Medicin' }]);
const basic = { specialty: 'medicine', level: 'basic' as const };
const advanced = { specialty: 'medicine', level: 'advanced' as const };

describe('the sheet of a term', () => {
  test('a week that is filled in counts before what fills the row; a row without either stays as it is', () => {
    const { cells, faults } = readSheet({ [fillField(basic)]: ' 4 ', [cellField(basic, '2026-W53')]: '0', [cellField(advanced, '2027-W01')]: '1' }, kinds, term);
    expect(faults.size).toBe(0);
    expect(cells.map(({ level, week, places }) => `${level} ${week} ${places}`)).toEqual([
      'basic 2026-W52 4', 'basic 2026-W53 0', 'basic 2027-W01 4', 'basic 2027-W02 4', 'advanced 2027-W01 1',
    ]);
  });

  test.each(['-1', '1,5', '1001', 'fyra', '0x4', '١'])('%s is no number of places, and is told with its week', (text) => {
    const { cells, faults } = readSheet({ [cellField(basic, '2026-W53')]: text }, kinds, term);
    expect(cells).toEqual([]);
    expect([...faults]).toEqual([[cellField(basic, '2026-W53'), `Vecka 53 i Medicin, grundnivå: ”${text}” är inget antal. Skriv ett heltal från 0 till 1000.`]]);
  });

  test('what stands in the fields is read as it was written', () => {
    const cells = cellsOf([{ ...basic, firstWeek: '2026-W52', lastWeek: '2027-W01', places: 3 }, { ...advanced, firstWeek: '2027-W02', lastWeek: '2027-W02', places: 1000 }]);
    expect(readSheet(inputOfCells(cells), kinds, term).cells).toEqual(cells);
  });

  test('rows know what is published, booked, supervised and closed; fewer than are booked are told with weeks, placements and the way out', () => {
    const rows = sheetRows(kinds, term, {
      published: cellsOf([{ ...basic, firstWeek: '2026-W52', lastWeek: '2027-W01', places: 3 }]),
      counted: [{ ...basic, monday: '2026-12-21', places: 3, taken: 2 }, { ...basic, monday: '2026-12-28', places: 3, taken: 2 }, { ...basic, monday: '2027-01-04', places: 0, taken: 1 }],
      supervised: [{ ...advanced, monday: '2026-12-21', places: 1 }], closedMondays: ['2027-01-04'],
    });
    expect(rows.map(({ level, cells }) => [level, cells.map(({ published, booked, supervised, closed }) => [published, booked, supervised, closed])])).toEqual([
      ['basic', [[3, 2, 0, false], [3, 2, 0, false], [3, 1, 0, true], [null, 0, 0, false]]],
      ['advanced', [[null, 0, 1, false], [null, 0, 0, false], [null, 0, 0, true], [null, 0, 0, false]]],
    ]);
    const asked = cellsOf([{ ...basic, firstWeek: '2026-W52', lastWeek: '2027-W02', places: 1 }]);
    const booked = [{ ...basic, number: 7, firstMonday: '2026-12-21', lastMonday: '2026-12-28' }, { ...basic, number: 9, firstMonday: '2026-12-28', lastMonday: '2027-01-04' }, { ...advanced, number: 8, firstMonday: '2026-12-21', lastMonday: '2026-12-28' }];
    expect(belowBooked(rows, asked, booked)).toEqual([
      'Medicin, grundnivå har upp till 2 bokade vecka 52–53 (placering 7 och 9). Behåll minst så många platser, flytta placeringarna, eller stäng veckorna.',
    ]);
    expect(belowBooked(rows, cellsOf([{ ...basic, firstWeek: '2026-W52', lastWeek: '2027-W02', places: 2 }]), booked)).toEqual([]);
  });
});
