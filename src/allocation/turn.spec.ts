import { anEnrolment } from '../../test/support/picture';
import { standardPolicy } from '../fairness/policy';
import { turnsOf } from './turn';

const enrolments = Array.from({ length: 30 }, (_, i) => anEnrolment(i, { requestedAt: i < 3 ? `2026-04-0${3 - i}T08:00:00.000000Z` : null }));
const nothing = { policies: new Map(), carried: new Map<string, number>() };
const lottery = (seed: number, of = enrolments, ledger: Parameters<typeof turnsOf>[2] = nothing): string[] => [...turnsOf(of, seed, ledger)].sort((a, b) => a[1].lottery - b[1].lottery).map(([id]) => id);

describe('turnsOf', () => {
  it('draws the same for the same seed, whoever else takes part, and otherwise for another', () => {
    expect(lottery(1)).toEqual(lottery(1, [...enrolments].reverse()));
    expect(lottery(1)).not.toEqual(lottery(2));
    const without = enrolments.filter(({ studentId }) => studentId !== 's5');
    expect(lottery(1, without)).toEqual(lottery(1).filter((id) => id !== 's5'));
  });

  it('puts requests first by their time, those who never asked after them by lot', () => {
    const byRequest = [...turnsOf(enrolments, 1, nothing)].sort((a, b) => a[1].request - b[1].request).map(([id]) => id);
    expect(byRequest.slice(0, 3)).toEqual(['s2', 's1', 's0']);
    expect(byRequest.slice(3)).toEqual(lottery(1).filter((id) => !['s0', 's1', 's2'].includes(id)));
  });

  it('puts those who have borne much before others, the most first, and leaves the rest to the lot', () => {
    const carried = new Map([['s7', 20], ['s11', 90]]);
    const ordered = lottery(1, enrolments, { ...nothing, carried });
    expect(ordered.slice(0, 2)).toEqual(['s11', 's7']);
    expect(ordered.slice(2)).toEqual(lottery(1).filter((id) => id !== 's7' && id !== 's11'));
  });

  it('goes by lot alone where the university says so', () => {
    const policies = new Map([['lu', { ...standardPolicy, order: 'lottery' as const }]]);
    expect(lottery(1, enrolments, { policies, carried: new Map([['s11', 90]]) })).toEqual(lottery(1));
  });

  it('lets the time of a request come before what has been borne', () => {
    const carried = new Map([['s0', 500]]);
    const byRequest = [...turnsOf(enrolments, 1, { ...nothing, carried })].sort((a, b) => a[1].request - b[1].request).map(([id]) => id);
    expect(byRequest.slice(0, 3)).toEqual(['s2', 's1', 's0']);
  });
});
