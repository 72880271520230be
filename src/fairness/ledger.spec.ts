import type { LedgerLine } from './ledger';
import { carriedBy, carriedInto, termNumber } from './ledger';
import { standardPolicy } from './policy';

/** A line worth so many points of distance under the standard policy: 100 km too far is 10 points a week. */
const line = (term: string, weeks: number, values: Partial<LedgerLine> = {}): LedgerLine =>
  ({ studentId: 's1', universityId: 'lu', term, placed: true, km: 150, weeks, daysPerWeek: 5, wishes: 0, wishMet: null, ...values });
const policy = { ...standardPolicy, night: 0, keep: 90 };

describe('the ledger', () => {
  it('numbers spring before autumn', () => {
    expect([termNumber('HT2026') - termNumber('VT2026'), termNumber('VT2027') - termNumber('HT2026')]).toEqual([1, 1]);
  });

  it('lets what has been borne fade by a share each term, also over terms without a placement', () => {
    expect(carriedBy([line('HT2026', 10)], 'VT2027', policy)).toBe(90);
    expect(carriedBy([line('HT2026', 10)], 'HT2027', policy)).toBe(81);
    expect(carriedBy([line('HT2026', 10), line('VT2027', 10)], 'HT2027', policy)).toBe(Math.round((90 + 100) * 0.9));
    expect(carriedBy([line('HT2026', 10), line('HT2027', 10)], 'VT2028', policy)).toBe(Math.round((81 + 100) * 0.9));
  });

  it('counts no term from the one that is planned, whatever order the lines come in', () => {
    const lines = [line('VT2027', 7), line('VT2028', 9), line('HT2026', 10), line('HT2027', 5)];
    expect(carriedBy(lines, 'HT2027', policy)).toBe(carriedBy(lines.filter(({ term }) => term === 'HT2026' || term === 'VT2027').reverse(), 'HT2027', policy));
    expect(carriedBy(lines, 'HT2026', policy)).toBe(0);
  });

  it('keeps nothing or everything where the policy says so', () => {
    const lines = [line('HT2024', 10), line('HT2026', 10)];
    expect([carriedBy(lines, 'VT2027', { ...policy, keep: 0 }), carriedBy(lines, 'VT2027', { ...policy, keep: 100 })]).toEqual([0, 200]);
  });

  it('weighs each student by her university’s policy, and names only those who bore something', () => {
    const lines = [line('HT2026', 10), line('HT2026', 10, { studentId: 's2', universityId: 'mau' }), line('HT2026', 4, { studentId: 's3', km: 20 })];
    expect(carriedInto(lines, 'VT2027', new Map([['lu', policy], ['mau', { ...policy, distance: 20 }]]))).toEqual(new Map([['s1', 90], ['s2', 180]]));
  });
});
