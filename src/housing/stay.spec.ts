import { alreadyHoused, stayOver } from './stay';

const granted = { studentId: 's1', code: 'B-1', firstDay: '2026-10-05', lastDay: '2026-10-18' };
const stay = (firstDay: string, lastDay: string, studentId = 's1') => ({ studentId, code: 'B-2', firstDay, lastDay });

describe('a stay over another', () => {
  it.each([
    ['the same days', stay('2026-10-05', '2026-10-18'), true],
    ['days within', stay('2026-10-07', '2026-10-08'), true],
    ['the last day', stay('2026-10-18', '2026-10-25'), true],
    ['the day after', stay('2026-10-19', '2026-10-25'), false],
    ['the day before', stay('2026-09-28', '2026-10-04'), false],
    ['another student', stay('2026-10-05', '2026-10-18', 's2'), false],
  ])('%s', (_, second, isOver) => {
    expect(stayOver([granted], second)).toBe(isOver ? granted : undefined);
  });

  it('is refused with the claim that came first', () => {
    expect(alreadyHoused(granted)).toMatchObject({ state: 'refused', approvedOre: 0n, reasonCode: 'already-housed', reason: expect.stringContaining('B-1') as string });
  });
});
