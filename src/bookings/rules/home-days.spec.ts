import { aRequirement, aUnit } from '../../../test/support/picture';
import type { Requirement } from '../../programmes/course';
import { plannedDays, offDaysOf } from '../planned-days';
import { homeDays } from './home-days';

const breach = (home: readonly number[], values: Partial<Requirement>): string | undefined => homeDays.breach({
  requirement: aRequirement(values), specialtyName: 'Palliativ vård', unit: aUnit(), student: { km: 0, commuteKm: null, homeDays: home, formerUnitIds: [] },
});

describe('a part-time pattern beside the home clinic', () => {
  const thirteenWeeks = { days: 39, windowWeeks: 13, daysPerWeek: 3 };
  const halfYear = { days: 65, windowWeeks: 26, daysPerWeek: 3 };

  it('is three days a week for thirteen weeks, 39 days, beside two home days', () => {
    expect(breach([4, 5], thirteenWeeks)).toBeUndefined();
    const days = plannedDays({ firstDay: '2026-08-31', lastDay: '2026-11-29' }, { ...thirteenWeeks, offDays: offDaysOf([], [1, 3]) });
    expect([days.length, days.slice(0, 4)]).toEqual([39, ['2026-09-01', '2026-09-03', '2026-09-04', '2026-09-08']]);
  });

  it('is half time for 26 weeks beside as many days at home', () => {
    expect(breach([4, 5], halfYear)).toBeUndefined();
    expect(plannedDays({ firstDay: '2026-06-29', lastDay: '2026-12-27' }, { ...halfYear, offDays: [4, 5] }).length).toBe(65);
  });

  it('clashes with a home day on one of its own weekdays, which is named', () => {
    expect(breach([3, 4], { ...thirteenWeeks, weekdays: [1, 2, 3] })).toBe(
      'Studenten är på sin hemklinik onsdag, då blocket i palliativ vård har placering. Flytta hemdagarna eller välj andra veckodagar för blocket.');
    expect(breach([4, 5], { ...thirteenWeeks, weekdays: [1, 2, 3] })).toBeUndefined();
  });

  it('is refused where the home days leave too few, with the figures', () => {
    expect(breach([3, 4, 5], thirteenWeeks)).toBe(
      'Dagarna på hemkliniken (onsdag, torsdag, fredag) lämnar 26 av 39 dagar till blocket i palliativ vård. Förläng blocket eller minska hemdagarna.');
    expect(breach([], { ...thirteenWeeks, weekdays: [1] })).toBeUndefined();
  });
});
