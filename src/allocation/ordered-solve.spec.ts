import { aCourse, anAgreement, anEnrolment, aPicture, aRequirement, aUnit, places } from '../../test/support/picture';
import { addDays } from '../shared/day';
import { lotOf } from './lottery';
import { tierIn } from './priority';
import type { Placement } from './proposal';
import { solveRounds } from './solve-rounds';
import type { TermPicture } from './term-picture';

const universities = ['lu', 'mau', 'hkr'];
const hosts = ['skane', 'blekinge', 'halland'];
const criteria = ['owner', 'cooperating', 'parent', 'distance', 'everyone'] as const;

/** A term drawn from the seed: three hosts, each with an agreement and an order of its own, too few places, two blocks each. */
function drawn(seed: number): TermPicture {
  let draws = 0;
  const draw = (below: number): number => lotOf(seed, String(draws++)) % below;
  const agreements = hosts.map((id) => anAgreement({
    id, code: `avtal-${id}`, programmeIds: universities.filter(() => draw(4) > 0).map((university) => `p-${university}`),
    parties: [{ organisationId: id, role: 'host' }, { organisationId: universities[draw(3)] ?? '', role: 'owner' }, { organisationId: universities[draw(3)] ?? '', role: 'cooperating' }],
    tiers: criteria.filter(() => draw(3) > 0).map((criterion) => ({ tier: 1 + draw(4), criterion })),
  }));
  return aPicture({
    courses: universities.map((university) => aCourse({
      id: `c-${university}`, code: `T-${university}`, programmeId: `p-${university}`, requirements: [
        aRequirement({ id: `r1-${university}`, courseId: `c-${university}`, windowWeeks: 2 }),
        aRequirement({ id: `r2-${university}`, courseId: `c-${university}`, windowWeeks: 3, sequence: 2, inOrder: draw(2) === 0 }),
      ],
    })),
    enrolments: Array.from({ length: 14 }, (_, i) => {
      const universityId = universities[draw(3)] ?? 'lu';
      return anEnrolment(i, { universityId, courseId: `c-${universityId}`, precedence: draw(4) === 0 ? 'parent' : 'none', distance: draw(4) === 0 });
    }),
    units: hosts.flatMap((organisationId) => [1, 2].map((i) => aUnit({ id: `${organisationId}-${i}`, code: `${organisationId}-${i}`, organisationId }))),
    agreements,
    capacity: hosts.flatMap((host) => [1, 2].flatMap((i) => places(1, `${host}-${i}`).filter(() => draw(5) > 0))),
    quotas: hosts.map((host) => ({ id: `q-${host}`, code: `q-${host}`, agreementId: host, townId: null, hostId: host, courseId: null, places: 3 + draw(6), taken: 0 })),
  });
}

/** Whether the placements could stand together: places in each week, quotas, nobody in two places or in the wrong order. */
function stands(picture: TermPicture, placements: readonly Placement[]): boolean {
  const weeks = placements.flatMap(({ unitId, firstDay, lastDay }) => picture.capacity.filter((week) => week.unitId === unitId && week.monday >= firstDay && week.monday <= lastDay));
  const length = placements.reduce((sum, { requirementId }) => sum + (requirementId.startsWith('r1') ? 2 : 3), 0);
  const isWithin = new Set(weeks).size === weeks.length && weeks.length === length;
  const inQuota = picture.quotas.every(({ agreementId, places: most }) => placements.filter((placement) => placement.agreementId === agreementId).length <= most);
  return isWithin && inQuota && placements.every((one) => placements.every((other) => one === other || one.studentId !== other.studentId || follows(picture, one, other)));
}

function follows(picture: TermPicture, one: Placement, other: Placement): boolean {
  const [first, second] = one.firstDay < other.firstDay ? [one, other] : [other, one];
  const wanted = picture.courses.flatMap(({ requirements }) => requirements);
  const [a, b] = [first, second].map(({ requirementId }) => wanted.find(({ id }) => id === requirementId));
  return first.lastDay < second.firstDay && !(a?.inOrder === true && b !== undefined && b.sequence < a.sequence);
}

/** Blocks without a place that could be where there is room, or where somebody of a later tier sits under the same agreement. */
function breaches(picture: TermPicture, { placements, reserves }: ReturnType<typeof solveRounds>['proposal']): string[] {
  return reserves.flatMap(({ enrolmentId, requirementId }) => {
    const enrolment = picture.enrolments.find(({ id }) => id === enrolmentId);
    const requirement = picture.courses.flatMap(({ requirements }) => requirements).find(({ id }) => id === requirementId);
    if (!enrolment || !requirement) return ['unknown'];
    const options = picture.agreements.filter(({ programmeIds }) => programmeIds.includes(`p-${enrolment.universityId}`)).flatMap((agreement) => [1, 2].flatMap((unit) => [0, 1, 2, 3, 4, 5, 6].map((start) => ({
      ...enrolment, enrolmentId, requirementId, unitId: `${agreement.id}-${unit}`, agreementId: agreement.id, quotaIds: [], specialty: 'medicine', level: 'basic' as const,
      firstDay: addDays(picture.term.firstDay, 7 * start), lastDay: addDays(picture.term.firstDay, 7 * (start + requirement.windowWeeks) - 1),
    }))));
    const tier = (agreementId: string, studentId: string): number => {
      const [student, agreement] = [picture.enrolments.find((one) => one.studentId === studentId), picture.agreements.find(({ id }) => id === agreementId)];
      return student && agreement ? tierIn(agreement, { ...student, homeCounty: null }, { hostCounty: '10', level: 'basic' }) : 0;
    };
    return options.flatMap((option) => [undefined, ...placements]
      .filter((other) => other === undefined || (other.agreementId === option.agreementId && tier(other.agreementId, other.studentId) > tier(option.agreementId, option.studentId)))
      .filter((other) => stands(picture, [...placements.filter((placement) => placement !== other), option]))
      .map((other) => `${option.studentId} could be at ${option.unitId} on ${option.firstDay}${other ? ` but for ${other.studentId}` : ''}`));
  });
}

describe('solveInOrder', () => {
  it.each(Array.from({ length: 24 }, (_, i) => i))('leaves nobody without a place that one of a later tier has, wherever the search stopped: term %d', (seed) => {
    const picture = drawn(seed);
    let asked = 0;
    const { proposal } = solveRounds(picture, { seed, ...(seed % 2 === 0 ? { unsearched: true } : { cancelled: () => asked++ > 0 }) });
    expect(proposal.placements.length + proposal.reserves.length).toBe(28);
    expect(stands(picture, proposal.placements)).toBe(true);
    expect(breaches(picture, proposal)).toEqual([]);
  });

  it('keeps the orders in a whole search, too', () => {
    expect(breaches(drawn(1), solveRounds(drawn(1), { seed: 1 }).proposal)).toEqual([]);
  });
});
