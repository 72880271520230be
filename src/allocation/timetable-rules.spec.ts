import { aCourse, anEnrolment, aPicture, aRequirement, aUnit, places } from '../../test/support/picture';
import { solveRounds } from './solve-rounds';
import { standardPolicy } from '../fairness/policy';
import { judgeProposal } from './judge-proposal';
import type { TermPicture } from './term-picture';

const many = (count: number, values = {}) => Array.from({ length: count }, (_, i) => anEnrolment(i, values));
const start = (firstDay: string): number => (Date.parse(firstDay) - Date.parse('2026-08-31')) / 604_800_000;

/** The proposal for a picture; every rule file of hand-made bookings finds it legal. */
function solved(picture: TermPicture) {
  const { proposal } = solveRounds(picture, { seed: 1 });
  expect(judgeProposal(picture, proposal)).toEqual([]);
  return proposal;
}

describe('weeks between blocks', () => {
  const requirements = (values: object) => [
    aRequirement({ windowWeeks: 2, days: 10 }),
    aRequirement({ id: 'r2', code: 'senare', sequence: 2, inOrder: true, windowWeeks: 2, days: 10, ...values }),
  ];
  const gaps = (picture: TermPicture): number[] => {
    const { placements } = solved(picture);
    const of = (studentId: string, id: string) => placements.find((one) => one.studentId === studentId && one.requirementId === id);
    return [...new Set(placements.map(({ studentId }) => studentId))].flatMap((student) => {
      const [first, second] = [of(student, 'r1'), of(student, 'r2')];
      return first && second ? [start(second.firstDay) - start(first.firstDay) - 2] : [];
    });
  };
  const term = (values: object, seats: number): TermPicture =>
    aPicture({ courses: [aCourse({ requirements: requirements(values) })], enrolments: many(6), capacity: places(seats) });

  it('are kept at least and at most, for everybody where there is room', () => {
    expect(gaps(term({ minGapWeeks: 1 }, 6)).every((gap) => gap >= 1)).toBe(true);
    const both = gaps(term({ minGapWeeks: 1, maxGapWeeks: 2 }, 4));
    expect(both.length).toBe(6);
    expect(both.every((gap) => gap === 1 || gap === 2)).toBe(true);
  });

  it('leave as few without a place as the rule lets: two seats at a time, two weeks between', () => {
    const { placements, reserves } = solved(term({ minGapWeeks: 2, maxGapWeeks: 2 }, 2));
    expect(placements.length).toBe(8);
    expect(reserves.length).toBe(4);
  });

  it('that no week leaves room for are the reason for a reserve', () => {
    const { placements, reserves } = solved(term({ minGapWeeks: 5 }, 6));
    expect(placements.length).toBe(6);
    expect(new Set(reserves.map(({ code }) => code))).toEqual(new Set(['spacing']));
    expect(reserves[0]?.reason).toMatch(/minst 5 veckor mellan/);
  });

  it('count from bookings made by hand', () => {
    const booking = {
      id: 'b', termId: 't1', studentId: 's0', enrolmentId: 'e0', requirementId: 'r1', unitId: 'u1', agreementId: 'a1', quotaIds: [], specialty: 'medicine',
      level: 'basic' as const, firstDay: '2026-09-07', lastDay: '2026-09-20', state: 'held' as const, runId: null, groupLabel: null,
    };
    const picture = { ...term({ minGapWeeks: 2 }, 6), enrolments: many(1), bookings: [booking] };
    expect(solved(picture).placements.map(({ firstDay }) => start(firstDay) >= 5)).toEqual([true]);
  });
});

describe('weeks away', () => {
  const requirements = [aRequirement({ windowWeeks: 2, days: 10 }), aRequirement({ id: 'r2', code: 'andra', sequence: 2, windowWeeks: 3, days: 15 })];
  const units = [aUnit(), aUnit({ id: 'u2', code: 'unit-2', townId: 'lund', name: 'Lunds medicinklinik' })];
  const term = (course: object, near: number, far: number): TermPicture =>
    aPicture({ courses: [aCourse({ requirements, awayOverKm: 80, ...course })], enrolments: many(5), units, capacity: [...places(far), ...places(near, 'u2')] });
  const away = (picture: TermPicture): number[] => {
    const { placements } = solved(picture);
    const weeks = new Map<string, number>(picture.enrolments.map(({ studentId }) => [studentId, 0]));
    for (const { studentId, unitId, requirementId } of placements) if (unitId === 'u1') weeks.set(studentId, (weeks.get(studentId) ?? 0) + (requirementId === 'r1' ? 2 : 3));
    return [...weeks.values()];
  };

  it('are at least so many, though near is cheaper', () => {
    expect(away(term({}, 5, 5))).toEqual([0, 0, 0, 0, 0]);
    expect(away(term({ awayMinWeeks: 3 }, 5, 5)).every((weeks) => weeks >= 3)).toBe(true);
  });

  it('are at most so many, though there is room far away only', () => {
    const picture = term({ awayMaxWeeks: 2 }, 1, 5);
    expect(away(picture).every((weeks) => weeks <= 2)).toBe(true);
    expect(solved(picture).reserves.map(({ code }) => code)).toContain('weeks-away');
  });
});

describe('evening out', () => {
  it('gives nobody a place that her other blocks forbid', () => {
    const requirements = [aRequirement({ windowWeeks: 2, days: 10 }), aRequirement({ id: 'r2', code: 'andra', sequence: 2, inOrder: true, windowWeeks: 2, days: 10, maxGapWeeks: 1 })];
    const units = [aUnit(), aUnit({ id: 'u2', code: 'unit-2', townId: 'lund', name: 'Lunds medicinklinik' })];
    const policies = new Map([['lu', { ...standardPolicy, leximin: true }]]);
    const picture = aPicture({ courses: [aCourse({ requirements, awayOverKm: 80, awayMaxWeeks: 2 })], enrolments: many(6), units, capacity: [...places(2), ...places(2, 'u2')], policies });
    expect(solved(picture).placements.length).toBeGreaterThan(8);
  });
});
