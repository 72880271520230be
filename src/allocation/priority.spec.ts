import { anAgreement } from '../../test/support/picture';
import { ABROAD_TIER, tierIn } from './priority';
import type { OrderedPlace, Traits } from './priority';

const traits = (values: Partial<Traits> = {}): Traits => ({ universityId: 'lu', precedence: 'none', enrolledAbroad: false, distance: false, homeCounty: null, ...values });
const at = (hostCounty: string | null, level: OrderedPlace['level'] = 'basic'): OrderedPlace => ({ hostCounty, level });
const agreement = anAgreement({
  parties: [{ organisationId: 'lu', role: 'owner' }, { organisationId: 'mau', role: 'cooperating' }],
  tiers: [{ tier: 1, criterion: 'owner' }, { tier: 2, criterion: 'cooperating' }, { tier: 3, criterion: 'distance' }],
});

describe('tierIn', () => {
  it.each([
    ['owner', {}, 1], ['cooperating university', { universityId: 'mau' }, 2], ['distance', { universityId: 'x', distance: true }, 3], ['distance, though of the cooperating university', { universityId: 'mau', distance: true }, 3],
    ['nothing that is listed', { universityId: 'x' }, 4],  ['enrolled abroad', { enrolledAbroad: true }, ABROAD_TIER],
  ])('%s', (_, values, tier) => {
    expect(tierIn(agreement, traits(values), at('10'))).toBe(tier);
  });

  it('looks at the home county only where the agreement says so', () => {
    const byHome = anAgreement({ tiers: [{ tier: 1, criterion: 'lives_in_region' }] });
    expect([tierIn(byHome, traits({ homeCounty: '10' }), at('10')), tierIn(byHome, traits({ homeCounty: '12' }), at('10')), tierIn(byHome, traits(), at(null))]).toEqual([1, 2, 2]);
    expect(tierIn(agreement, traits({ homeCounty: '10' }), at('10'))).toBe(tierIn(agreement, traits({ homeCounty: '12' }), at('10')));
  });

  it('tells blocks of the two levels apart where the agreement does', () => {
    const byLevel = anAgreement({ tiers: [{ tier: 1, criterion: 'advanced_level' }, { tier: 2, criterion: 'basic_level' }] });
    expect([tierIn(byLevel, traits(), at('10', 'advanced')), tierIn(byLevel, traits(), at('10', 'basic'))]).toEqual([1, 2]);
    expect(tierIn(byLevel, traits({ enrolledAbroad: true }), at('10', 'advanced'))).toBe(ABROAD_TIER);
  });

  it('is the lowest of several', () => {
    const several = anAgreement({ parties: [{ organisationId: 'lu', role: 'owner' }], tiers: [{ tier: 1, criterion: 'parent' }, { tier: 2, criterion: 'owner' }, { tier: 3, criterion: 'distance' }] });
    expect([tierIn(several, traits({ precedence: 'parent' }), at('10')), tierIn(several, traits({ precedence: 'parent', distance: true }), at('10')), tierIn(several, traits({ distance: true }), at('10'))]).toEqual([1, 1, 3]);
    expect(tierIn({ ...several, tiers: several.tiers.slice(0, 2) }, traits({ distance: true }), at('10'))).toBe(2);
  });

  it('treats all alike without an order', () => {
    expect(tierIn(anAgreement(), traits({ precedence: 'parent' }), at('10'))).toBe(1);
  });
});
