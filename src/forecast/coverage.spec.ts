import { coverageOf, type HostMoney } from './coverage';

const blekinge: HostMoney = {
  host: 'BLK', name: 'Region Blekinge', countyCode: '10', halfDays: 210, unfundedHalfDays: 0,
  compensationOre: 8_111_250n, housingOre: 1_953_333n, travelOre: 0n, costPerDayOre: 84_000n,
};

describe('what a host is left with', () => {
  it('is compensation less housing, and a share of the cost with and without housing', () => {
    expect(coverageOf(blekinge)).toMatchObject({ netOre: 6_157_917n, costOre: 8_820_000n, coverage: 7529, coverageWithoutHousing: 9196 });
  });

  it('falls by days that bring no compensation', () => {
    expect(coverageOf({ ...blekinge, halfDays: 250, unfundedHalfDays: 40 }).coverage).toBe(6513);
  });

  it('says nothing of coverage where no cost is stated', () => {
    expect(coverageOf({ ...blekinge, costPerDayOre: null })).toMatchObject({ costOre: null, coverage: null, coverageWithoutHousing: null });
  });
});
