import { aCourse, anEnrolment, aPicture, places } from '../../test/support/picture';
import { compileProblem } from './compile-problem';
import { solveRounds } from './solve-rounds';
import type { PictureEnrolment, TermPicture } from './term-picture';

const together = (groups: number, enrolments: readonly PictureEnrolment[], values: Partial<TermPicture> = {}): TermPicture =>
  aPicture({ courses: [aCourse({ groups, rotateTogether: true })], enrolments, capacity: places(50), ...values });
const sizes = (picture: TermPicture): Record<string, number> =>
  Object.fromEntries(compileProblem(picture, { seed: 1 }).teams.map(({ team }) => [team.label ?? team.key, team.members.length]));
const students = (count: number, labels: readonly (string | null)[] = [], pairs: readonly (string | null)[] = []) =>
  Array.from({ length: count }, (_, i) => anEnrolment(i, { groupLabel: labels[i] ?? null, pairLabel: pairs[i] ?? null }));

describe('groups that rotate together', () => {
  it.each<[string, number, PictureEnrolment[], Record<string, number>]>([
    ['no labels', 3, students(11), { 'Grupp 1': 4, 'Grupp 2': 4, 'Grupp 3': 3 }],
    ['some of one group', 2, students(8, ['A', 'A', 'A']), { 'A': 4, 'Grupp 1': 4 }],
    ['some of every group', 2, students(8, ['A', 'A', 'A', 'B']), { A: 4, B: 4 }],
    ['a label of the course’s own kind', 2, students(6, ['Grupp 2']), { 'Grupp 2': 3, 'Grupp 1': 3 }],
    ['a group that is too large already', 2, students(8, ['A', 'A', 'A', 'A', 'A', 'A']), { 'A': 6, 'Grupp 1': 2 }],
    ['pairs', 2, students(8, ['A', 'A'], [null, null, 'p', 'p', 'q', 'q', 'r', 'r']), { 'A': 4, 'Grupp 1': 4 }],
    ['a pair beside labels', 4, students(4, ['A', 'B'], [null, null, 'p', 'p']), { 'A': 1, 'B': 1, 'Grupp 1': 2 }],
    ['fewer students than groups', 4, students(2), { 'Grupp 1': 1, 'Grupp 2': 1 }],
  ])('are as equal as labels allow: %s', (_, groups, enrolments, expected) => {
    expect(sizes(together(groups, enrolments))).toEqual(expected);
  });

  it('keep the labels that are given', () => {
    const { teams } = compileProblem(together(2, students(8, ['A', 'B', 'A', 'B', 'A'])), { seed: 1 });
    const labels = new Map(teams.flatMap(({ team }) => team.members.map(({ studentId }) => [studentId, team.label])));
    expect(['s0', 's1', 's2', 's3', 's4'].map((student) => labels.get(student))).toEqual(['A', 'B', 'A', 'B', 'A']);
  });

  it('fit where they fit evenly only', () => {
    const capacity = places(4);
    const { placements, reserves } = solveRounds(together(2, students(8, ['A', 'A', 'A']), { capacity }), { seed: 1 }).proposal;
    expect(reserves).toEqual([]);
    expect(new Set(placements.map(({ groupLabel, firstDay }) => `${groupLabel ?? ''} ${firstDay}`)).size).toBe(2);
  });

  it('do not grow once they are booked', () => {
    const booking = (i: number) => ({
      id: `b${i}`, termId: 't1', studentId: `s${i}`, enrolmentId: `e${i}`, requirementId: 'r1', unitId: 'u1', agreementId: 'a1', quotaIds: [], specialty: 'medicine',
      level: 'basic' as const, firstDay: '2026-08-31', lastDay: '2026-09-27', state: 'held' as const, runId: 'run', groupLabel: 'Grupp 1',
    });
    expect(sizes(together(1, students(3), { bookings: [booking(0), booking(1)] }))).toEqual({ 'Grupp 1': 2, 'student-002': 1 });
  });
});
