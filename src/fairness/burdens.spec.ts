import { burdensIn } from './burdens';
import type { LedgerLine } from './ledger';
import { standardPolicy } from './policy';

const line = (studentId: string, term: string, values: Partial<LedgerLine> = {}): LedgerLine =>
  ({ studentId, universityId: 'lu', term, placed: true, km: 0, weeks: 4, daysPerWeek: 5, wishes: 2, wishMet: 1, ...values });

const students = ['a', 'b', 'c'].map((studentId) => ({ studentId, code: studentId.toUpperCase() }));

describe('what the students of a term bear', () => {
  it('is what is left of earlier terms and what the term has come to, the heaviest first', () => {
    const lines = [line('a', 'VT2026', { placed: false }), line('a', 'HT2026'), line('b', 'HT2026', { wishMet: null }), line('b', 'HT2026', { placed: false }), line('x', 'VT2026', { placed: false })];
    expect(burdensIn('HT2026', students, lines, standardPolicy)).toEqual([
      { student: 'B', carried: 0, term: { distance: 0, nights: 0, wishes: 60, unplaced: 100 }, total: 160 },
      { student: 'A', carried: 90, term: { distance: 0, nights: 0, wishes: 0, unplaced: 0 }, total: 90 },
      { student: 'C', carried: 0, term: null, total: 0 },
    ]);
  });

  it('weighs by the policy', () => {
    expect(burdensIn('HT2026', students, [line('a', 'VT2026', { placed: false })], { ...standardPolicy, unplaced: 10, keep: 50 })[0]).toMatchObject({ student: 'A', carried: 5 });
  });
});
