import { anAgreement, anEnrolment, aPicture, aUnit, places } from '../../test/support/picture';
import { lotOf } from './lottery';
import { solveRounds } from './solve-rounds';
import type { TermPicture } from './term-picture';

const precedence = (i: number) => (i === 0 ? 'special_reason' as const : i <= 3 ? 'parent' as const : 'none' as const);

/** So many who all put Kalmar first, where there are six seats: one with special reasons, three parents, two a pair. */
function kalmar(values: Partial<TermPicture> = {}): TermPicture {
  const enrolments = Array.from({ length: 9 }, (_, i) => anEnrolment(i, { precedence: precedence(i), pairLabel: i === 4 || i === 5 ? 'p' : null }));
  return aPicture({
    enrolments, units: [aUnit({ id: 'kalmar', townId: 'kalmar' }), aUnit({ id: 'far', code: 'far', townId: 'far' })],
    capacity: [...places(6, 'kalmar').slice(0, 4), ...places(2, 'far').slice(0, 4)],
    agreements: [anAgreement({ tiers: [{ tier: 1, criterion: 'special_reason' }, { tier: 2, criterion: 'parent' }] })],
    wishes: enrolments.map(({ id }) => ({ enrolmentId: id, rank: 1, townId: 'kalmar', unitId: null })),
    ...values,
  });
}
const run = (seed: number, picture = kalmar()) => solveRounds(picture, { seed, nodes: 0 }).proposal;

describe('the published lottery', () => {
  it('tells everybody tier, lot, place in the queue and the seats that were left', () => {
    const { turns, placements } = run(4);
    expect(turns.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(turns.map(({ tier }) => tier)).toEqual([1, 2, 2, 2, 3, 3, 3, 3, 3]);
    for (const turn of turns) expect(turn).toMatchObject({ queue: 9, seats: 6, townId: 'kalmar', unitId: null, carried: 0, lot: lotOf(4, `student-00${turn.studentId.slice(1)}`) });
    const there = new Set(placements.filter(({ unitId }) => unitId === 'kalmar').map(({ studentId }) => studentId));
    expect(turns.map(({ seatsLeft }) => seatsLeft)).toEqual(turns.map((_, i) => 6 - turns.slice(0, i).filter(({ studentId }) => there.has(studentId)).length));
    expect(new Set(turns.filter(({ placed }) => placed).map(({ studentId }) => studentId))).toEqual(new Set(placements.map(({ studentId }) => studentId)));
  });

  it('is the same for the same seed, and another seed moves only those who draw', () => {
    expect(run(4).turns).toEqual(run(4).turns);
    const tiers = (seed: number): [string, number][] => run(seed).turns.map(({ studentId, tier }): [string, number] => [studentId, tier]).sort();
    expect(tiers(4)).toEqual(tiers(5));
    const first = (seed: number) => run(seed).turns.slice(0, 4).map(({ studentId }) => studentId).sort();
    expect(first(4)).toEqual(first(5));
    expect(run(4).turns.map(({ studentId }) => studentId)).not.toEqual(run(5).turns.map(({ studentId }) => studentId));
  });

  it('tells what came before the lot', () => {
    const { turns } = run(4, kalmar({ carried: new Map([['s8', 40]]) }));
    expect(turns[4]).toMatchObject({ studentId: 's8', carried: 40, tier: 3 });
  });

  it('counts seats that nobody took, and all seats for who had no wish', () => {
    const picture = kalmar({ enrolments: [anEnrolment(1), anEnrolment(2)], wishes: [{ enrolmentId: 'e1', rank: 1, townId: null, unitId: 'far' }] });
    const { turns } = run(1, picture);
    expect(turns.find(({ studentId }) => studentId === 's1')).toMatchObject({ seats: 2, unitId: 'far', townId: null });
    expect(turns.find(({ studentId }) => studentId === 's2')).toMatchObject({ seats: 8, unitId: null, townId: null });
  });
});
