import { aCourse, anAgreement, anEnrolment, aPicture, aRequirement, aUnit, places } from '../../test/support/picture';
import { Burden } from './cost';
import { provenOf } from './proven';
import { solveRounds } from './solve-rounds';
import type { TermPicture } from './term-picture';

const solved = (values: Partial<TermPicture>) => {
  const picture = aPicture(values);
  const { proposal } = solveRounds(picture, { seed: 3 });
  const burden = new Burden(picture);
  const points = proposal.placements.reduce((sum, { enrolmentId, unitId }) => {
    const [enrolment, unit] = [picture.enrolments.find(({ id }) => id === enrolmentId), picture.units.find(({ id }) => id === unitId)];
    return sum + (enrolment && picture.courses[0]?.requirements[0] ? burden.of(enrolment, unit as never, picture.courses[0].requirements[0]) : 0);
  }, 0);
  return { proposal, points };
};

const many = (count: number) => Array.from({ length: count }, (_, i) => anEnrolment(i));
const two = { units: [aUnit(), aUnit({ id: 'u2', code: 'unit-2', townId: 'lund', townName: 'Lund' })], capacity: [...places(1), ...places(1, 'u2')] };

describe('what is proven of a proposal', () => {
  it('weighs what students bear, and not their turn', () => {
    const { proposal, points } = solved({ ...two, enrolments: many(4) });
    expect(points).toBeGreaterThan(0);
    expect(proposal.objective.cost).toBeGreaterThan(points);
    expect(proposal.proven).toEqual({ unplaced: 0, moved: 0, points, leastPoints: points });
  });

  it('counts who cannot have a place, and weighs those who have', () => {
    const { proposal, points } = solved({ ...two, enrolments: many(6) });
    expect(proposal.proven).toEqual({ unplaced: 2, moved: 0, points, leastPoints: points });
  });

  it('leaves out what stands for a later tier at another place', () => {
    const tiers = [{ tier: 1, criterion: 'owner' as const }, { tier: 2, criterion: 'everyone' as const }];
    const cooperating = anAgreement({ id: 'a2', code: 'avtal-2', tiers, parties: [
      { organisationId: 'mau', role: 'owner' }, { organisationId: 'lu', role: 'cooperating' }, { organisationId: 'skane', role: 'host' },
    ] });
    const { proposal, points } = solved({
      units: [aUnit(), aUnit({ id: 'u2', code: 'unit-2', townId: 'lund', townName: 'Lund', organisationId: 'skane' })],
      agreements: [anAgreement({ tiers }), cooperating], capacity: [...places(1), ...places(1, 'u2')], enrolments: many(4),
    });
    expect(proposal.placements).toHaveLength(4);
    expect(proposal.objective.cost).toBeGreaterThan(10_000);
    expect(proposal.proven.points).toBe(points);
  });

  it('says nothing of levels that came out otherwise than they were searched', () => {
    const searched = { objective: { unplaced: [1, 2], moved: 3, cost: 90 }, floor: { unplaced: 3, moved: 2, cost: 80 } };
    expect(provenOf({ unplaced: [1, 2], moved: 4, cost: 95 }, searched, [])).toEqual({ unplaced: 3, moved: 2, points: 95 });
    expect(provenOf({ unplaced: [2, 1], moved: 3, cost: 95 }, searched, [])).toEqual({ unplaced: 3, points: 95 });
    expect(provenOf({ unplaced: [1, 2], moved: 3, cost: 95 }, searched, [])).toEqual({ unplaced: 3, moved: 2, points: 95, leastPoints: 80 });
  });

  it('takes what counting alone proves where that is more than the search has proven', () => {
    const searched = { objective: { unplaced: [7], moved: 0, cost: 90 }, floor: { unplaced: 2, moved: 0 } };
    expect(provenOf({ unplaced: [7], moved: 0, cost: 90 }, { ...searched, counted: 5 }, [])).toMatchObject({ unplaced: 5 });
    expect(provenOf({ unplaced: [7], moved: 0, cost: 90 }, { ...searched, counted: 1 }, [])).toMatchObject({ unplaced: 2 });
  });

  it('never proves less than the proofs that a person can check say together', () => {
    const units = [aUnit(), aUnit({ id: 'u2', code: 'unit-2', specialties: ['surgery'], offers: ['surgery basic'] })];
    const courses = [aCourse({ requirements: [aRequirement()] }), aCourse({ id: 'c2', code: 'T8', requirements: [aRequirement({ id: 'r2', courseId: 'c2', code: 'kir', specialty: 'surgery' })] })];
    const enrolments = Array.from({ length: 16 }, (_, i) => anEnrolment(i, i % 2 === 0 ? {} : { courseId: 'c2' }));
    const { proposal } = solved({ units, courses, enrolments, specialtyNames: new Map([['medicine', 'Medicin'], ['surgery', 'Kirurgi']]), capacity: [...places(3).slice(0, 4), ...places(2, 'u2', 'surgery').slice(0, 4)] });
    expect(proposal.proofs.map(({ atLeast }) => atLeast).sort()).toEqual([5, 6]);
    expect([proposal.proven.unplaced, proposal.reserves.length]).toEqual([11, 11]);
  });
});
