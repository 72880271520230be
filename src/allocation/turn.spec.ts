import { anEnrolment } from '../../test/support/picture';
import { turnsOf } from './turn';

const enrolments = Array.from({ length: 30 }, (_, i) => anEnrolment(i, { requestedAt: i < 3 ? `2026-04-0${3 - i}T08:00:00.000000Z` : null }));
const lottery = (seed: number, of = enrolments): string[] => [...turnsOf(of, seed)].sort((a, b) => a[1].lottery - b[1].lottery).map(([id]) => id);

describe('turnsOf', () => {
  it('draws the same for the same seed, whoever else takes part, and otherwise for another', () => {
    expect(lottery(1)).toEqual(lottery(1, [...enrolments].reverse()));
    expect(lottery(1)).not.toEqual(lottery(2));
    const without = enrolments.filter(({ studentId }) => studentId !== 's5');
    expect(lottery(1, without)).toEqual(lottery(1).filter((id) => id !== 's5'));
  });

  it('puts requests first by their time, those who never asked after them by lot', () => {
    const byRequest = [...turnsOf(enrolments, 1)].sort((a, b) => a[1].request - b[1].request).map(([id]) => id);
    expect(byRequest.slice(0, 3)).toEqual(['s2', 's1', 's0']);
    expect(byRequest.slice(3)).toEqual(lottery(1).filter((id) => !['s0', 's1', 's2'].includes(id)));
  });
});
