import { anAgreement } from '../../test/support/picture';
import { ABROAD_TIER, tierIn } from './priority';
import type { Traits } from './priority';

const traits = (values: Partial<Traits> = {}): Traits => ({ universityId: 'lu', precedence: 'none', enrolledAbroad: false, distance: false, homeCounty: null, ...values });
const agreement = anAgreement({
  parties: [{ organisationId: 'lu', role: 'owner' }, { organisationId: 'mau', role: 'cooperating' }],
  tiers: [{ tier: 1, criterion: 'owner' }, { tier: 2, criterion: 'cooperating' }, { tier: 3, criterion: 'distance' }],
});

describe('tierIn', () => {
  it.each([
    ['owner', {}, 1], ['cooperating university', { universityId: 'mau' }, 2], ['distance', { universityId: 'x', distance: true }, 3],
    ['nothing that is listed', { universityId: 'x' }, 4], ['the lowest of several', { distance: true }, 1], ['enrolled abroad', { enrolledAbroad: true }, ABROAD_TIER],
  ])('%s', (_, values, tier) => {
    expect(tierIn(agreement, traits(values), '10')).toBe(tier);
  });

  it('looks at the home county only where the agreement says so', () => {
    const byHome = anAgreement({ tiers: [{ tier: 1, criterion: 'lives_in_region' }] });
    expect([tierIn(byHome, traits({ homeCounty: '10' }), '10'), tierIn(byHome, traits({ homeCounty: '12' }), '10'), tierIn(byHome, traits(), null)]).toEqual([1, 2, 2]);
    expect(tierIn(agreement, traits({ homeCounty: '10' }), '10')).toBe(tierIn(agreement, traits({ homeCounty: '12' }), '10'));
  });

  it('treats all alike without an order', () => {
    expect(tierIn(anAgreement(), traits({ precedence: 'parent' }), '10')).toBe(1);
  });
});
