import { aPicture, aUnit, anEnrolment, places } from '../../test/support/picture';
import type { ComparedRun } from './run-comparison';
import { compareRuns } from './run-comparison';
import { solveRounds } from './solve-rounds';
import type { TermPicture } from './term-picture';

const units = [aUnit(), aUnit({ id: 'u2', code: 'unit-2', name: 'Kliniken i Lund', townId: 'lund', townName: 'Lund' })];
const term = (values: Partial<TermPicture>): ComparedRun => {
  const picture = aPicture({ enrolments: [1, 2, 3].map((i) => anEnrolment(i)), units, ...values });
  return { picture, proposal: solveRounds(picture, { seed: 1 }).proposal };
};
const everybody = (): boolean => true;
const one = term({ capacity: places(1, 'u1') });

describe('compareRuns', () => {
  it('finds nothing between a run and itself', () => {
    expect(compareRuns(one, one, everybody)).toMatchObject({ before: { placed: 2, unplaced: 1 }, after: { placed: 2, unplaced: 1 }, changes: [] });
  });

  it('tells who got a place, who moved from where to where, and what it is worth', () => {
    const wishes = [1, 2, 3].map((i) => ({ enrolmentId: `e${i}`, rank: 1, townId: 'lund', unitId: null }));
    const two = term({ wishes, capacity: [...places(1, 'u1'), ...places(2, 'u2')] });
    const { before, after, changes } = compareRuns(one, two, everybody);
    expect(changes.map(({ kind }) => kind).sort()).toEqual(['moved', 'moved', 'placed']);
    const moved = changes.find(({ kind }) => kind === 'moved');
    expect(moved).toMatchObject({ from: { unit: 'unit-1', town: 'Karlskrona' }, to: { unit: 'unit-2', unitName: 'Kliniken i Lund', town: 'Lund' } });
    expect([before.firstWishes, after.firstWishes]).toEqual([0, 3]);
    expect([before.km > 200, after.km]).toEqual([true, 0]);
    expect(after.points).toBeLessThan(before.points);
  });

  it('tells who lost a place, and why', () => {
    const none = term({ capacity: [] });
    const { after, changes } = compareRuns(one, none, everybody);
    expect(after).toMatchObject({ placed: 0, unplaced: 3 });
    expect(changes).toHaveLength(2);
    for (const { kind, from, to, reason } of changes) expect([kind, from?.unit, to, typeof reason]).toEqual(['lost', 'unit-1', undefined, 'string']);
  });

  it('knows nothing of those who may not be shown', () => {
    const none = term({ capacity: [] });
    const [hidden] = compareRuns(one, none, everybody).changes;
    const { before, changes } = compareRuns(one, none, (id) => id.replace('e', 'student-00') !== hidden?.student);
    expect(changes.map(({ student }) => student)).not.toContain(hidden?.student);
    expect([before.placed, before.placed + before.unplaced]).toEqual([1, 2]);
  });
});
