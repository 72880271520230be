import { counterChange } from './counter-change';

const taking = { unitId: 'u', specialty: 's', level: 'basic' as const, firstDay: '2026-08-31', lastDay: '2026-09-13', quotaIds: ['q'] };

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

  it('leaves alone what a moved booking keeps', () => {
    const { quotas, capacity } = counterChange([{ ...taking, firstDay: '2026-09-07', lastDay: '2026-09-20' }], [taking]);
    expect(quotas).toEqual([]);
    expect(capacity.map(({ monday, change }) => [monday, change])).toEqual([['2026-09-14', 1], ['2026-08-31', -1]]);
  });
});
