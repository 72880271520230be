import { aCourse, anAgreement, anEnrolment, aPicture, aRequirement, aUnit, places } from '../../test/support/picture';
import { judgeProposal } from './judge-proposal';
import { solveRounds } from './solve-rounds';
import type { PictureBeds, TermPicture } from './term-picture';

const near = aUnit({ id: 'u2', code: 'unit-2', townId: 'lund', townName: 'Lund', name: 'Lunds medicinklinik' });
const capacity = [...places(4), ...places(4, 'u2')];
const many = (count: number, values = {}) => Array.from({ length: count }, (_, i) => anEnrolment(i, values));

function solved(picture: TermPicture) {
  const { proposal } = solveRounds(picture, { seed: 1 });
  expect(judgeProposal(picture, proposal)).toEqual([]);
  return { units: proposal.placements.map(({ unitId }) => unitId).sort(), codes: proposal.reserves.map(({ code }) => code), proposal };
}

describe('rules about one student’s own circumstances', () => {
  it('keep who cannot commute far near, or leave her out where nothing is near', () => {
    const picture = (commuteKm: number | null, offered: TermPicture['capacity'] = capacity) => aPicture({ enrolments: [anEnrolment(1, { commuteKm })], units: [aUnit(), near], capacity: offered });
    expect(solved(picture(null, places(4))).units).toEqual(['u1']);
    expect(solved(picture(60)).units).toEqual(['u2']);
    expect(solved(picture(60, places(4))).codes).toEqual(['commuting']);
  });

  it('bring students back to where they have been in the specialty, and nowhere else', () => {
    const visits = [{ studentId: 's1', unitId: 'u1', specialty: 'medicine' }, { studentId: 's2', unitId: 'u1', specialty: 'surgery' }];
    const courses = [aCourse({ requirements: [aRequirement({ sameUnit: true })] })];
    const picture = aPicture({ courses, enrolments: [anEnrolment(1), anEnrolment(2)], units: [aUnit(), near], capacity, visits });
    const { proposal } = solved(picture);
    expect(proposal.placements.find(({ studentId }) => studentId === 's1')?.unitId).toBe('u1');
    expect(solved({ ...picture, capacity: places(4, 'u2') }).codes).toEqual(['continuity']);
  });

  it('place nobody whose home days clash with the block', () => {
    const courses = [aCourse({ requirements: [aRequirement({ days: 12, daysPerWeek: 3, weekdays: [1, 2, 3] })] })];
    const enrolments = [anEnrolment(1, { homeDays: [4, 5] }), anEnrolment(2, { homeDays: [3] })];
    const { proposal, codes } = solved(aPicture({ courses, enrolments }));
    expect(proposal.placements.map(({ studentId }) => studentId)).toEqual(['s1']);
    expect(codes).toEqual(['home-days']);
  });
});

describe('beds', () => {
  const beds = (count: number, taken = 0): PictureBeds[] => places(1).map(({ monday }) => ({ hostId: 'blekinge', townId: 'karlskrona', monday, beds: count, taken }));
  const agreements = [anAgreement({ housing: { overKm: 80, overMinutes: null } })];

  it('are taken by those beyond the agreement’s distance alone', () => {
    const enrolments = [...many(4), anEnrolment(8, { studyTownId: 'karlskrona' }), anEnrolment(9, { studyTownId: 'karlskrona' })];
    const { proposal, codes } = solved(aPicture({ agreements, enrolments, beds: beds(1), capacity: places(6) }));
    expect(proposal.placements.filter(({ takesBed }) => takesBed).length).toBe(2);
    expect(proposal.placements.length).toBe(4);
    expect(codes).toEqual(['beds', 'beds']);
  });

  it('limit nothing where the agreement speaks of no housing, the host of no beds, or the week is not told', () => {
    expect(solved(aPicture({ enrolments: many(4), beds: beds(0), capacity: places(4) })).units.length).toBe(4);
    expect(solved(aPicture({ agreements, enrolments: many(4), capacity: places(4) })).units.length).toBe(4);
    expect(solved(aPicture({ agreements, enrolments: many(4), beds: beds(0).slice(0, 4), capacity: places(4) })).units.length).toBe(4);
  });

  it('come back with a booking that may move', () => {
    const booking = {
      id: 'b', termId: 't1', studentId: 's1', enrolmentId: 'e1', requirementId: 'r1', unitId: 'u1', agreementId: 'a1', quotaIds: [], takesBed: true, specialty: 'medicine',
      level: 'basic' as const, firstDay: '2026-08-31', lastDay: '2026-09-27', state: 'held' as const, runId: 'run', groupLabel: null,
    };
    const taken = beds(1).map((week, i) => ({ ...week, taken: i < 4 ? 1 : 0 }));
    expect(solved(aPicture({ agreements, bookings: [booking], beds: taken, capacity: places(4).map((week, i) => ({ ...week, taken: i < 4 ? 1 : 0 })) })).units).toEqual(['u1']);
  });
});
