import { counted, datesSwedish, daysFromHalves, daysSwedish, distanceSwedish, inSentence, nameInTown, weekListSwedish, weeksSwedish } from './swedish';

describe('days and weeks as Swedish people write them', () => {
  test.each([
    ['2026-09-28', '2026-10-02', '28 september – 2 oktober'],
    ['2026-10-05', '2026-10-09', '5–9 oktober'],
    ['2026-10-05', '2026-10-05', '5 oktober'],
    ['2026-08-31', '2027-01-17', '31 augusti 2026 – 17 januari 2027'],
  ])('%s to %s', (first, last, text) => {
    expect(daysSwedish(first, last)).toBe(text);
  });

  test('the year is told once when it is the same', () => {
    expect(datesSwedish('2026-09-28', '2026-10-02')).toBe('28 september – 2 oktober 2026');
    expect(datesSwedish('2026-12-28', '2027-01-03')).toBe('28 december 2026 – 3 januari 2027');
  });

  test.each([
    ['2026-W40', '2026-W43', 'vecka 40–43'],
    ['2026-W40', '2026-W40', 'vecka 40'],
    ['2026-W52', '2027-W01', 'vecka 52 2026 – vecka 1 2027'],
  ])('weeks %s to %s', (first, last, text) => {
    expect(weeksSwedish(first, last)).toBe(text);
  });

  test.each([
    [['2026-W40'], 'vecka 40'],
    [['2026-W40', '2026-W41', '2026-W42'], 'vecka 40–42'],
    [['2026-W36', '2026-W37', '2026-W45', '2026-W53', '2027-W01', '2027-W02'], 'vecka 36–37, 45, 53 och 1–2'],
  ])('weeks %s in a list', (weeks, text) => {
    expect(weekListSwedish(weeks)).toBe(text);
  });

  test('a name within a sentence', () => {
    expect([inSentence('Primärvård'), inSentence('Öron, näsa, hals'), inSentence('IVA')]).toEqual(['primärvård', 'öron, näsa, hals', 'IVA']);
  });

  test('a unit is named with its town once', () => {
    expect(nameInTown('Vårdcentralen Mieån', 'Karlshamn')).toBe('Vårdcentralen Mieån, Karlshamn');
    expect(nameInTown('Kirurgkliniken Karlskrona', 'Karlskrona')).toBe('Kirurgkliniken Karlskrona');
  });

  test('counts', () => {
    expect(counted(1, 'dag', 'dagar')).toBe('1 dag');
    expect(counted(0, 'dag', 'dagar')).toBe('0 dagar');
    expect(daysFromHalves(29)).toBe('14,5');
    expect(daysFromHalves(30)).toBe('15');
  });

  test('distance from today', () => {
    expect(distanceSwedish('2026-10-01', '2026-10-01')).toBe('i dag');
    expect(distanceSwedish('2026-10-04', '2026-10-01')).toBe('om 3 dagar');
    expect(distanceSwedish('2026-09-30', '2026-10-01')).toBe('för 1 dag sedan');
  });
});
