import { differenceOf } from './change';

describe('what differs', () => {
  it('is told by its fields, before and after', () => {
    expect(differenceOf({ name: 'A', days: 8, parties: [1] }, { name: 'B', days: 8, parties: [1, 2] })).toEqual({ before: { name: 'A', parties: [1] }, after: { name: 'B', parties: [1, 2] } });
  });

  it('is nothing where they are alike', () => {
    expect(differenceOf({ name: 'A', to: null }, { name: 'A' })).toBeUndefined();
  });

  it('tells what is taken away and what is added', () => {
    expect(differenceOf({ to: '2026-12-31' }, { to: null })).toEqual({ before: { to: '2026-12-31' }, after: { to: null } });
    expect(differenceOf({}, { amountOre: 12n })).toEqual({ before: { amountOre: null }, after: { amountOre: '12' } });
  });

  it('is all of what is new', () => {
    expect(differenceOf(null, { code: 'Q', places: 4 })).toEqual({ before: null, after: { code: 'Q', places: 4 } });
  });
});
