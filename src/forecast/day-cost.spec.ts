import { costOn, type DayCost } from './day-cost';

const cost = (amountOre: bigint, part: Partial<DayCost> = {}): DayCost => ({
  id: String(amountOre), organisationId: 'BLK', unitId: null, specialty: null, firstDay: '2025-01-01', lastDay: null, amountOre, ground: 'Kalkyl', shared: false, ...part,
});
const day = { hostId: 'BLK', unitId: 'VC', specialty: 'primary', day: '2025-10-06' };

describe('the cost of a student-day', () => {
  const costs = [
    cost(84_000n, { lastDay: '2025-12-31' }), cost(86_100n, { firstDay: '2026-01-01' }), cost(91_000n, { specialty: 'primary', firstDay: '2025-10-10' }),
    cost(70_000n, { unitId: 'VC', firstDay: '2025-11-01' }), cost(1n, { organisationId: 'HAL' }),
  ];

  it.each([
    ['2024-12-31', undefined], ['2025-10-06', 84_000n], ['2025-10-10', 91_000n], ['2025-11-01', 70_000n],
  ])('on %s is %s', (at, ore) => {
    expect(costOn(costs, { ...day, day: at })?.amountOre).toBe(ore);
  });

  it('is the one of its day elsewhere too', () => {
    expect(costOn(costs, { ...day, unitId: 'MED', specialty: 'medicine', day: '2026-02-02' })?.amountOre).toBe(86_100n);
  });
});
