import { firstDayAllDue } from './due-day';

describe('the first day on which a whole term is due', () => {
  it.each([
    [['term'], '2027-01-18'],
    [['month'], '2027-02-01'],
    [['four_months'], '2027-05-01'],
    [['month', 'term', 'four_months'], '2027-05-01'],
    [[], '2027-01-18'],
  ] as const)('with the periods %j it is %s', (periods, day) => {
    expect(firstDayAllDue(['2026-06-07', '2027-01-17'], periods)).toBe(day);
  });

  it('ends thirds of a year in April, August and December', () => {
    expect(['2026-04-30', '2026-06-07', '2026-12-31'].map((end) => firstDayAllDue([end], ['four_months']))).toEqual(['2026-05-01', '2026-09-01', '2027-01-01']);
  });
});
