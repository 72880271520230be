import { counterChange } from './counter-change';

const taking = { unitId: 'u', specialty: 's', level: 'basic' as const, firstDay: '2026-08-31', lastDay: '2026-09-13', quotaIds: ['q'], requirementId: 'r', agreementId: 'a' };

describe('counterChange', () => {
  it('counts each week of each booking once, and each quota once a booking', () => {
    const { quotas, capacity, supervision } = counterChange([taking, taking], []);
    expect(quotas).toEqual([{ id: 'q', change: 2 }]);
    expect(capacity.map(({ monday, change }) => [monday, change])).toEqual([['2026-08-31', 2], ['2026-09-07', 2]]);
    expect(supervision.map(({ specialty }) => specialty)).toEqual(['*', 's', '*', 's']);
  });

  it('takes advanced supervision as well for an advanced student', () => {
    const { supervision } = counterChange([{ ...taking, level: 'advanced', lastDay: '2026-09-06' }], []);
    expect(supervision.map(({ specialty, level }) => `${specialty} ${level}`)).toEqual(['* basic', 's basic', 's advanced']);
  });

  it('tells on which terms places are taken and given back, also where as many stay', () => {
    const { capacity, takers } = counterChange([{ ...taking, agreementId: 'b' }], [taking]);
    expect(capacity).toEqual([]);
    expect(takers.map(({ monday, agreementId, change }) => [monday, agreementId, change])).toEqual([
      ['2026-08-31', 'b', 1], ['2026-09-07', 'b', 1], ['2026-08-31', 'a', -1], ['2026-09-07', 'a', -1],
    ]);
  });

  it('leaves alone what a moved booking keeps', () => {
    const { quotas, capacity } = counterChange([{ ...taking, firstDay: '2026-09-07', lastDay: '2026-09-20' }], [taking]);
    expect(quotas).toEqual([]);
    expect(capacity.map(({ monday, change }) => [monday, change])).toEqual([['2026-09-14', 1], ['2026-08-31', -1]]);
  });
});
