import { Settlement } from '../agreements/settlement';
import { accrualsOf, type Words } from './outlook';
import type { Valued } from './valued';

const claim: Valued = {
  agreementId: 'SEK', termId: 'HT', unitId: 'VC', hostId: 'BLK', universityId: 'LU', courseId: 'T11', specialty: 'primary', abroad: false, firstDay: '2026-10-05',
  legId: 'SEK-B', kind: 'housing', settledUnder: 'SEK', creditorId: 'LU', debtorId: 'BLK', day: '2026-10-30', stage: 'granted', halfDays: 0,
  amount: { numerator: 490_000n, denominator: 1n }, rateId: null, preliminary: false,
};
const words: Words = { names: { organisations: new Map(), terms: new Map(), courses: new Map(), units: new Map() }, settlement: new Settlement({ agreements: [], parties: [], legs: [], rates: [], terms: [] }) };
const accrued = (creditorId: string): bigint[] => accrualsOf([{ ...claim, creditorId }], [], '2026-11-23', words).map(({ totalOre }) => totalOre);

describe('what has accrued', () => {
  it('is what somebody else owes, not what a host has paid and bears itself', () => {
    expect([accrued('LU'), accrued('BLK')]).toEqual([[490_000n], []]);
  });
});
