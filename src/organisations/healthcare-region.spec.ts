import { healthcareRegionOf, healthcareRegions } from './healthcare-region';

describe('healthcare regions', () => {
  const all = ['01', '03', '04', '05', '06', '07', '08', '09', '10', '12', '13', '14', '17', '18', '19', '20', '21', '22', '23', '24', '25'];

  it('have every county once', () => {
    expect(healthcareRegions.flatMap(({ counties }) => [...counties]).sort()).toEqual(all);
    expect(healthcareRegions.length).toBe(6);
  });

  it.each([['10', 'sodra'], ['18', 'mellansverige'], ['08', 'sydostra'], ['24', 'norra']])('county %s lies in %s', (county, region) => {
    expect(healthcareRegionOf(county)?.code).toBe(region);
  });

  it('know nothing of other codes', () => {
    expect(healthcareRegionOf('11')).toBeUndefined();
  });
});
