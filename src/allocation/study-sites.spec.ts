import fc from 'fast-check';
import { largestRemainder, shareSites } from './study-sites';

const weights = [170, 100, 120, 150];

describe('largestRemainder', () => {
  it.each([
    [108, [34, 20, 24, 30]],
    [100, [31, 19, 22, 28]],
    [110, [35, 20, 24, 31]],
  ])('shares %d students over the four sites', (cohort, expected) => {
    expect(largestRemainder(weights, cohort)).toEqual(expected);
  });

  it('gives out every seat, never a whole seat from the exact share', () => {
    fc.assert(fc.property(fc.array(fc.nat(500), { minLength: 1, maxLength: 8 }), fc.nat(5_000), (parts, seats) => {
      const total = parts.reduce((sum, part) => sum + part, 0);
      fc.pre(total > 0);
      const shares = largestRemainder(parts, seats);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(seats);
      shares.forEach((share, i) => expect(Math.abs(share - (seats * (parts[i] ?? 0)) / total)).toBeLessThan(1));
    }));
  });
});

describe('shareSites', () => {
  const sites = [{ id: 'north', weight: 1, townIds: ['n'] }, { id: 'south', weight: 1, townIds: ['s'] }];
  const applicant = (id: string, townIds: string[] = [], size = 1, siteId: string | null = null) => ({ id, size, siteId, townIds });

  it('lets the first in turn have the wish, and those without one what is left', () => {
    const given = shareSites(sites, [applicant('a'), applicant('b', ['s']), applicant('c', ['s']), applicant('d', ['s'])]);
    expect(Object.fromEntries(given)).toEqual({ b: 'south', c: 'south', a: 'north', d: 'north' });
  });

  it('counts a pair as two and what is given already as taken', () => {
    const given = shareSites(sites, [applicant('pair', ['n'], 2), applicant('a', ['s']), applicant('b', [], 1, 'north')]);
    expect(Object.fromEntries(given)).toEqual({ b: 'north', a: 'south', pair: 'north' });
  });
});
