import { addDays, daysFrom } from '../shared/day';
import { nightsBetween, prefilled } from './prefilled';

const caps = { capPerWeekOre: null, capPerNightOre: null, capPerMonthOre: null };
const days = ['2026-10-05', '2026-10-12'].flatMap((monday) => daysFrom(monday, addDays(monday, 3)));

describe('a claim as the placement has it', () => {
  test('is counted as the rule caps it', () => {
    const span = { kind: 'housing', firstDay: '2026-10-05', lastDay: '2026-10-15' };
    expect(prefilled('housing', days, { ...caps, capPerWeekOre: 1n, capPerNightOre: 1n })).toEqual({ ...span, basis: 'weeks', units: 2 });
    expect(prefilled('housing', days, { ...caps, capPerNightOre: 1n })).toEqual({ ...span, basis: 'nights', units: 6 });
    expect(prefilled('housing', days, { ...caps, capPerMonthOre: 1n })).toEqual({ ...span, basis: 'month', units: 11 });
    expect(prefilled('housing', days, caps)).toEqual({ ...span, basis: 'weeks', units: 2 });
    expect(prefilled('travel', days, caps)).toEqual({ ...span, kind: 'travel', basis: 'ticket', units: 1 });
  });

  test('counts nights between days in a row only', () => {
    expect(nightsBetween(['2026-10-05', '2026-10-06', '2026-10-08'])).toBe(1);
    expect(prefilled('housing', ['2026-10-05'], { ...caps, capPerNightOre: 1n })).toMatchObject({ basis: 'nights', units: 1 });
  });

  test('is none without days', () => {
    expect(prefilled('housing', [], caps)).toBeUndefined();
  });
});
