import { aCourse, anAgreement, anEnrolment, aPicture, aRequirement, aUnit, places } from '../../test/support/picture';
import { solveRounds } from './solve-rounds';
import type { TermPicture } from './term-picture';

const slot = (unitId: string, count = 1) => places(count, unitId).slice(0, 4);
const placedAt = (picture: TermPicture, seed = 1): Record<string, string> =>
  Object.fromEntries(solveRounds(picture, { seed }).proposal.placements.map(({ studentId, unitId }) => [studentId, unitId]));

/** Skåne puts Lund first; Blekinge puts Malmö first and then Kristianstad. Only Lund may be in Skåne. */
const host = (id: string, owner: string, cooperating: string, programmeIds: string[], values = {}) => anAgreement({
  id, code: `avtal-${id}`, name: `Avtal ${id}`, programmeIds,
  parties: [{ organisationId: owner, role: 'owner' }, { organisationId: cooperating, role: 'cooperating' }, { organisationId: id, role: 'host' }],
  tiers: [{ tier: 1, criterion: 'owner' }, { tier: 2, criterion: 'cooperating' }], ...values,
});
const twoOrders = (values: Partial<TermPicture> = {}): TermPicture => aPicture({
  courses: [aCourse(), aCourse({ id: 'c2', code: 'K6', programmeId: 'p2', requirements: [aRequirement({ id: 'r2', courseId: 'c2' })] })],
  enrolments: [...[1, 2, 3].map((i) => anEnrolment(i)), anEnrolment(4, { universityId: 'hkr', courseId: 'c2' })],
  units: [aUnit({ organisationId: 'skane', countyCode: '12' }), aUnit({ id: 'u2', code: 'unit-2', organisationId: 'blekinge' })],
  agreements: [host('skane', 'lu', 'mau', ['p1']), host('blekinge', 'mau', 'hkr', ['p1', 'p2'])],
  capacity: [...slot('u1'), ...slot('u2')],
  ...values,
});

describe('the order of each agreement', () => {
  it('decides at its own places, whatever a student is elsewhere', () => {
    const { s4, ...others } = placedAt(twoOrders());
    expect(s4).toBe('u2');
    expect(Object.values(others)).toEqual(['u1']);
  });

  it('decides for each block of a student on its own', () => {
    const requirements = [aRequirement(), aRequirement({ id: 'r3', code: 'kirurgi', specialty: 'surgery', sequence: 2 })];
    const picture = twoOrders({
      courses: [aCourse({ requirements }), aCourse({ id: 'c2', code: 'K6', programmeId: 'p2', requirements: [aRequirement({ id: 'r2', courseId: 'c2', specialty: 'surgery' })] })],
      enrolments: [anEnrolment(1), anEnrolment(4, { universityId: 'hkr', courseId: 'c2' })],
      units: [aUnit({ organisationId: 'skane' }), aUnit({ id: 'u2', code: 'unit-2', specialties: ['surgery'], offers: ['surgery basic'] })],
      capacity: [...slot('u1'), ...places(1, 'u2', 'surgery').slice(4)],
    });
    expect(solveRounds(picture, { seed: 1 }).proposal.placements.map(({ studentId, unitId }) => `${studentId} ${unitId}`).sort()).toEqual(['s1 u1', 's4 u2']);
  });

  it('gives a quota, too, in turn', () => {
    const quotas = [{ id: 'q', code: 'q', agreementId: 'blekinge', townId: null, hostId: 'blekinge', courseId: null, places: 1, taken: 0 }];
    expect(placedAt(twoOrders({ capacity: [...slot('u1'), ...places(5, 'u2')], quotas })).s4).toBe('u2');
  });

  it('goes by the time of the request where the first who asks comes first, though others are of an earlier tier elsewhere', () => {
    const alike = host('blekinge', 'none', 'none', ['p1', 'p2'], { bookingModel: 'first_come', tiers: [{ tier: 2, criterion: 'everyone' }] });
    const asked = (i: number, values = {}) => anEnrolment(i, { requestedAt: `2026-04-0${i}T08:00:00Z`, ...values });
    const enrolments = [asked(9), asked(8), asked(7), asked(2, { universityId: 'hkr', courseId: 'c2' }), asked(1, { universityId: 'hkr', courseId: 'c2' })];
    const picture = twoOrders({
      enrolments,
      agreements: [host('skane', 'lu', 'mau', ['p1']), alike],
      units: [aUnit({ organisationId: 'skane' }), aUnit({ id: 'u2', code: 'unit-2', bookingModel: 'mixed' })],
    });
    const { s1, ...others } = placedAt(picture);
    expect(s1).toBe('u2');
    expect(Object.values(others)).toEqual(['u1']);
  });

  it('is kept by groups that are dissolved, whoever was placed before them', () => {
    const tiers = [{ tier: 1, criterion: 'parent' as const }];
    const picture = aPicture({
      courses: [aCourse({ rotateTogether: true, groups: 1 }), aCourse({ id: 'c2', code: 'L', requirements: [aRequirement({ id: 'r2', courseId: 'c2' })] })],
      enrolments: [anEnrolment(1, { precedence: 'parent' }), anEnrolment(2), anEnrolment(3), anEnrolment(4, { courseId: 'c2' })],
      agreements: [anAgreement({ tiers })], capacity: slot('u1'),
    });
    expect(placedAt(picture)).toEqual({ s1: 'u1' });
  });

  it('draws by lot within a tier, the same for the same seed', () => {
    const picture = twoOrders({ enrolments: [...[1, 2, 3].map((i) => anEnrolment(i)), ...[4, 5, 6, 7].map((i) => anEnrolment(i, { universityId: 'hkr', courseId: 'c2' }))] });
    const winners = [1, 2, 3, 4].map((seed) => Object.keys(placedAt(picture, seed)).join());
    expect(placedAt(picture, 3)).toEqual(placedAt(picture, 3));
    expect(new Set(winners).size).toBeGreaterThan(2);
  });

  it('tells how many places it passed on', () => {
    const { passed, ...told } = solveRounds(twoOrders(), { seed: 1 }).proposal.precedence;
    expect(told).toEqual({ searches: 2, limited: false });
    expect(passed).toBeGreaterThan(0);
    expect(solveRounds(aPicture(), { seed: 1 }).proposal.precedence).toEqual({ passed: 0, searches: 1, limited: false });
  });
});
