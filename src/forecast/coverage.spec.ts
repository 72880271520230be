import { coverageOf, receivedBy, type CoverageGrounds, type IssuedPortion } from './coverage';
import type { DayGroup } from './day-group';
import type { DayCost } from './day-cost';

const of = { agreementId: 'SEK', termId: 'HT', unitId: 'VC', hostId: 'BLK', universityId: 'LU', courseId: 'T11', specialty: 'primary', abroad: false, firstDay: '2025-10-06' };
const days = (count: number, part: Partial<DayGroup> = {}): DayGroup =>
  ({ ...of, day: '2025-10-06', stage: 'countersigned', status: 'present', halfDays: 2, count, hours: null, visits: null, ...part });
const portion = (kind: string, ore: bigint): IssuedPortion =>
  ({ ...of, legId: kind, kind, creditorId: kind === 'teaching' ? 'BLK' : 'LU', debtorId: kind === 'teaching' ? 'SKN' : 'BLK', year: 2025, units: 1, ore });
const cost = (ore: bigint): DayCost =>
  ({ id: 'K', organisationId: 'BLK', unitId: null, specialty: null, firstDay: '2025-01-01', lastDay: null, amountOre: ore, ground: 'Kalkyl', shared: false });
const grounds = (part: Partial<CoverageGrounds> = {}): CoverageGrounds => ({
  days: [days(105)], portions: [portion('teaching', 8_111_250n), portion('housing', 1_953_333n)], ownClaims: [], costs: [cost(84_000n)],
  unfundedAgreements: new Set(), ...part,
});
const covered = (part: Partial<CoverageGrounds> = {}) => coverageOf(receivedBy('BLK', grounds(part)));

describe('what a host is left with', () => {
  it('is compensation less housing, and a share of the cost with and without housing (E10)', () => {
    expect(covered()).toMatchObject({
      netOre: 6_157_917n, costOre: 8_820_000n, coverage: 7529, uncoveredOre: 2_662_083n, coverageWithoutHousing: 9196, uncoveredWithoutHousingOre: 708_750n,
    });
  });

  it('falls by days that bring no compensation, whose cost the host bears (E11)', () => {
    expect(covered({ days: [days(105), days(20, { abroad: true })] })).toMatchObject({ unfundedHalfDays: 40, unfundedCostOre: 1_680_000n, coverage: 6513 });
  });

  it('counts claims that it has paid itself and that no document holds', () => {
    const own = { ...of, kind: 'housing', day: '2025-10-31', state: 'approved', advancedBy: 'host', billed: false, ore: 100_000n, count: 1 } as const;
    expect(covered({ ownClaims: [own] }).housingOre).toBe(2_053_333n);
  });

  it('says nothing of coverage where a day has no stated cost', () => {
    expect(covered({ days: [days(105), days(1, { day: '2024-12-30' })] })).toMatchObject({ uncostedHalfDays: 2, costOre: null, coverage: null, uncoveredOre: null });
  });
});
