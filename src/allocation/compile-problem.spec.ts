import { aCourse, anAgreement, anEnrolment, aPicture, aRequirement, aUnit, places } from '../../test/support/picture';
import { judge } from '../../test/support/referee';
import { solve } from '../allocator/solve';
import { compileProblem } from './compile-problem';
import { problemSha256 } from './problem-digest';
import { solveRounds } from './solve-rounds';
import type { PictureBooking, TermPicture } from './term-picture';

const compile = (values: Partial<TermPicture> = {}) => compileProblem(aPicture(values), { seed: 1 });
const codes = (values: Partial<TermPicture>): string[] => compile(values).filtered.map(({ code }) => code);
const reasons = (values: Partial<TermPicture>): string[] => solveRounds(aPicture(values), { seed: 1 }).proposal.reserves.map(({ code }) => code);
const firstBlock = (values: Partial<TermPicture>) => compile(values).problem.entities[0]?.blocks[0];
const many = (count: number, values = {}) => Array.from({ length: count }, (_, i) => anEnrolment(i, values));

describe('what is filtered out, and the reserve reason it becomes', () => {
  it.each<[string, Partial<TermPicture>]>([
    ['specialty', { units: [aUnit({ specialties: ['surgery'] })] }],
    ['level', { units: [aUnit({ offers: ['medicine advanced'] })] }],
    ['competence', { units: [aUnit({ listsSupervisors: true, competences: ['surgery advanced'] })] }],
    ['competence', { courses: [aCourse({ requirements: [aRequirement({ level: 'advanced' })] })], units: [aUnit({ offers: ['medicine advanced'] })] }],
    ['study-site', { sites: [{ id: 'x', programmeId: 'p1', code: 'x', name: 'X', weight: 1, townIds: ['lund'] }] }],
    ['no-agreement', { agreements: [] }],
    ['no-agreement', { agreements: [anAgreement({ withdrawn: true })] }],
    ['no-agreement', { agreements: [anAgreement({ validTo: '2026-08-30' })] }],
    ['no-agreement', { agreements: [anAgreement({ programmeIds: ['another'] })] }],
    ['closure', { capacity: places(2).map((week, i) => (i % 3 === 0 ? { ...week, places: 0 } : week)), closedUnitIds: ['u1'] }],
    ['blocked-week', { capacity: places(2).slice(0, 3) }],
    ['conflict-of-interest', { employments: [{ studentId: 's1', unitId: 'u1', firstDay: '2020-01-01', lastDay: '2025-01-01' }] }],
  ])('%s', (code, values) => {
    expect(codes(values)).toEqual([code]);
    expect(reasons(values)).toEqual([code]);
  });

  it.each<[string, Partial<TermPicture>]>([
    ['capacity', { enrolments: many(5) }],
    ['supervisors', { enrolments: many(5), capacity: places(9), units: [aUnit({ listsSupervisors: true, competences: ['medicine basic'] })], supervision: [...places(2, 'u1', '*'), ...places(2)] }],
    ['quota', { enrolments: many(5), capacity: places(9), quotas: [{ id: 'q', code: 'q', agreementId: 'a1', townId: 'karlskrona', hostId: null, courseId: null, places: 4, taken: 0 }] }],
    ['abroad-last', { enrolments: [...many(4), anEnrolment(9, { enrolledAbroad: true })] }],
    ['window', { courses: [aCourse({ requirements: [aRequirement({ earliestWeek: '2026-W42' })] })], capacity: places(2) }],
  ])('%s only shows once places are given out', (code, values) => {
    expect(reasons(values)).toEqual([code]);
  });
});

describe('what becomes of the term', () => {
  it('is the same problem every time, and another for other facts', () => {
    const hash = (values: Partial<TermPicture>): string => problemSha256(compile(values).problem);
    expect(hash({ enrolments: many(3) })).toBe(hash({ enrolments: many(3) }));
    expect(hash({ enrolments: many(3) })).not.toBe(hash({ enrolments: many(4) }));
  });

  it('lets a conflict that ends within the term block its weeks only', () => {
    const employments = [{ studentId: 's1', unitId: 'u1', firstDay: '2020-01-01', lastDay: '2024-09-13' }];
    const { proposal } = solveRounds(aPicture({ employments }), { seed: 1 });
    expect(proposal.placements.map(({ firstDay }) => firstDay >= '2026-09-14')).toEqual([true]);
  });

  it('books under each agreement on the days it is valid', () => {
    const agreements = [anAgreement({ validTo: '2026-09-27' }), anAgreement({ id: 'a2', code: 'avtal-2', validFrom: '2026-09-28' })];
    const { proposal } = solveRounds(aPicture({ agreements, capacity: places(1), enrolments: many(2) }), { seed: 1 });
    expect(proposal.placements.map(({ agreementId, firstDay }) => `${agreementId} ${firstDay}`).sort()).toEqual(['a1 2026-08-31', 'a2 2026-09-28']);
  });

  it('gives the better place in the queue, not the better code, the seat', () => {
    const winners = [1, 2, 3, 4, 5, 6].map((seed) => {
      const { placements, reserves } = solveRounds(aPicture({ enrolments: many(8), capacity: places(2).slice(0, 4) }), { seed }).proposal;
      expect([placements.length, reserves.length]).toEqual([2, 6]);
      return placements.map(({ studentId }) => studentId).sort().join();
    });
    expect(new Set(winners).size).toBeGreaterThan(2);
  });

  it('puts who asked first, first, where the unit says so', () => {
    const enrolments = many(4).map((enrolment, i) => ({ ...enrolment, requestedAt: `2026-04-0${9 - i}T00:00:00Z` }));
    const { placements } = solveRounds(aPicture({ enrolments, units: [aUnit({ bookingModel: 'first_come' })], capacity: places(2).slice(0, 4) }), { seed: 3 }).proposal;
    expect(placements.map(({ studentId }) => studentId).sort()).toEqual(['s2', 's3']);
  });

  it('keeps a pair together, in or out', () => {
    const enrolments = [anEnrolment(1, { pairLabel: 'p' }), anEnrolment(2, { pairLabel: 'p' }), anEnrolment(3)];
    const { placements } = solveRounds(aPicture({ enrolments, capacity: places(2).slice(0, 4) }), { seed: 1 }).proposal;
    expect(placements.map(({ studentId }) => studentId).sort()).toEqual(['s1', 's2']);
  });

  it('ranks students by the agreements that their study site leaves open to them', () => {
    const tiers = [{ tier: 1, criterion: 'owner' as const }, { tier: 2, criterion: 'cooperating' as const }];
    const picture = aPicture({
      courses: [aCourse(), aCourse({ id: 'c2', code: 'M6', programmeId: 'p2', requirements: [aRequirement({ id: 'r2', courseId: 'c2' })] })],
      enrolments: [anEnrolment(1), anEnrolment(2, { universityId: 'mau', courseId: 'c2' })],
      sites: [{ id: 'x', programmeId: 'p1', code: 'x', name: 'X', weight: 1, townIds: ['karlskrona'] }],
      units: [aUnit(), aUnit({ id: 'u2', code: 'unit-2', townId: 'lund', organisationId: 'skane' })],
      agreements: [
        anAgreement({ parties: [{ organisationId: 'lu', role: 'owner' }, { organisationId: 'skane', role: 'host' }], tiers }),
        anAgreement({ id: 'a2', code: 'avtal-2', programmeIds: ['p1', 'p2'], tiers, parties: [
          { organisationId: 'mau', role: 'owner' }, { organisationId: 'lu', role: 'cooperating' }, { organisationId: 'blekinge', role: 'host' },
        ] }),
      ],
      capacity: [...places(1).slice(0, 4), ...places(5, 'u2')],
    });
    expect(compileProblem(picture, { seed: 1 }).problem.entities.map(({ tier }) => tier)).toEqual([2, 1]);
  });

  it('frees every block of a group that finds no place as one', () => {
    const requirements = [aRequirement(), aRequirement({ id: 'r2', code: 'kirurgi', specialty: 'surgery', sequence: 2, inOrder: true, windowWeeks: 2, days: 10 })];
    const medicine = places(3).map((week, i) => ({ ...week, places: i < 4 ? 2 : 3 }));
    const { placements, reserves } = solveRounds(aPicture({
      courses: [aCourse({ requirements, rotateTogether: true })],
      enrolments: many(3),
      units: [aUnit({ specialties: ['medicine', 'surgery'], offers: ['medicine basic', 'surgery basic'] })],
      capacity: [...medicine, ...places(2, 'u1', 'surgery')],
    }), { seed: 1 }).proposal;
    expect([placements.length, reserves.length]).toEqual([5, 1]);
  });

  it('leaves bookings made by hand alone and keeps the course in order around them', () => {
    const requirements = [aRequirement(), aRequirement({ id: 'r2', code: 'senare', sequence: 2, inOrder: true, windowWeeks: 2 })];
    const booking: PictureBooking = {
      id: 'b', termId: 't1', studentId: 's1', enrolmentId: 'e1', requirementId: 'r1', unitId: 'u1', agreementId: 'a1', quotaIds: [], specialty: 'medicine',
      level: 'basic', firstDay: '2026-09-07', lastDay: '2026-10-04', state: 'held', runId: null, groupLabel: null,
    };
    expect(firstBlock({ courses: [aCourse({ requirements })], bookings: [booking] })?.starts).toEqual([5, 6]);
    const moved = firstBlock({ bookings: [{ ...booking, runId: 'run' }] });
    expect(moved?.previous).toEqual({ place: 0, start: 1 });
  });

  it('stands before the referee', () => {
    const requirements = [aRequirement({ windowWeeks: 2 }), aRequirement({ id: 'r2', code: 'r2', sequence: 2, inOrder: true, windowWeeks: 3 })];
    const picture = aPicture({
      courses: [aCourse({ requirements, groups: 3, rotateTogether: true })],
      enrolments: many(14),
      units: [aUnit(), aUnit({ id: 'u2', code: 'unit-2', listsSupervisors: true, competences: ['medicine basic'] })],
      capacity: [...places(3), ...places(5, 'u2')],
      supervision: [...places(4, 'u2', '*'), ...places(3, 'u2')],
      wishes: [{ enrolmentId: 'e3', rank: 1, townId: null, unitId: 'u2' }],
    });
    const { problem } = compileProblem(picture, { seed: 5, dissolved: new Set(['T6 Grupp 2']) });
    expect(problem.entities.map(({ size }) => size).filter((size) => size > 1)).toEqual([5, 4]);
    expect(judge(problem, solve(problem, { seed: 5 })).faults).toEqual([]);
  });
});
