import type { BlockFacts } from './burden';
import { burdenOf, pointsOf, wishMet } from './burden';
import { standardPolicy } from './policy';

const facts = (values: Partial<BlockFacts> = {}): BlockFacts => ({ placed: true, km: 0, weeks: 4, daysPerWeek: 5, wishes: 0, wishMet: null, ...values });

describe('burdenOf', () => {
  it.each([
    ['at home', {}, { distance: 0, nights: 0, wishes: 0, unplaced: 0 }],
    ['as far as commuting goes', { km: 50 }, { distance: 0, nights: 0, wishes: 0, unplaced: 0 }],
    ['beyond commuting, each week', { km: 80 }, { distance: 12, nights: 0, wishes: 0, unplaced: 0 }],
    ['beyond the limit of housing', { km: 81 }, { distance: 13, nights: 16, wishes: 0, unplaced: 0 }],
    ['three days a week', { km: 150, daysPerWeek: 3, weeks: 2 }, { distance: 20, nights: 4, wishes: 0, unplaced: 0 }],
    ['one day a week, with a night', { km: 150, daysPerWeek: 1, weeks: 2 }, { distance: 20, nights: 2, wishes: 0, unplaced: 0 }],
    ['first wish', { wishes: 3, wishMet: 1 }, { distance: 0, nights: 0, wishes: 0, unplaced: 0 }],
    ['third wish', { wishes: 3, wishMet: 3 }, { distance: 0, nights: 0, wishes: 20, unplaced: 0 }],
    ['none of her wishes', { wishes: 3 }, { distance: 0, nights: 0, wishes: 60, unplaced: 0 }],
    ['a late wish, never worse than none', { wishes: 20, wishMet: 20 }, { distance: 0, nights: 0, wishes: 60, unplaced: 0 }],
    ['no place', { placed: false, km: 300, wishes: 3 }, { distance: 0, nights: 0, wishes: 0, unplaced: 100 }],
  ])('%s', (_, values, burden) => {
    expect(burdenOf(facts(values), standardPolicy)).toEqual(burden);
  });

  it('follows the weights of the policy', () => {
    const policy = { ...standardPolicy, commutingKm: 100, distance: 100, housingKm: 500, wishStep: 1 };
    expect(pointsOf(burdenOf(facts({ km: 150, wishes: 2, wishMet: 2 }), policy))).toBe(201);
  });
});

describe('wishMet', () => {
  it('takes the best of the wishes that name the unit or its town', () => {
    const wishes = [{ rank: 1, townId: 'a', unitId: null }, { rank: 2, townId: 'b', unitId: null }, { rank: 3, townId: null, unitId: 'u' }];
    expect([wishMet(wishes, { id: 'u', townId: 'b' }), wishMet(wishes, { id: 'u', townId: 'c' }), wishMet(wishes, { id: 'v', townId: 'c' })]).toEqual([2, 3, null]);
  });
});
