import { aCourse, anAgreement, anEnrolment, aPicture, aRequirement, aUnit, places } from '../../test/support/picture';
import { score } from '../allocator/score';
import { solve } from '../allocator/solve';
import { standardPolicy } from '../fairness/policy';
import { compileProblem } from './compile-problem';
import { Burden } from './cost';
import type { Evened } from './even-out';
import { evenOut } from './even-out';
import { Loads } from './loads';
import { lotOf } from './lottery';
import { SeatingPlan } from './seating-plan';
import { solveRounds } from './solve-rounds';
import type { TermPicture } from './term-picture';

const slot = (unitId: string, count = 1) => places(count, unitId).slice(0, 4);
const km = (toTownId: string, distance: number, fromTownId = 'lund') => ({ fromTownId, toTownId, km: distance, minutes: distance });
const unit = (id: string) => aUnit({ id, code: id, townId: id });

/** Three students, a place in each of three towns: at home, 100 km away, 300 km away. */
const threeTowns = (values: Partial<TermPicture> = {}): TermPicture => aPicture({
  enrolments: [1, 2, 3].map((i) => anEnrolment(i)), units: ['near', 'middle', 'far'].map(unit), capacity: ['near', 'middle', 'far'].flatMap((id) => slot(id)),
  travelTimes: [km('near', 0), km('middle', 100), km('far', 300)], ...values,
});
const placedAt = (picture: TermPicture): Record<string, string> =>
  Object.fromEntries(solveRounds(picture, { seed: 1, nodes: 0 }).proposal.placements.map(({ studentId, unitId }) => [studentId, unitId]));

describe('evening out', () => {
  it.each([['s1', 's2', 's3'], ['s3', 's1', 's2'], ['s2', 's3', 's1']])('gives the nearest place to who has borne most (%s), the furthest to who has borne least', (most, some, none) => {
    expect(placedAt(threeTowns({ carried: new Map([[most, 300], [some, 150]]) }))).toEqual({ [most]: 'near', [some]: 'middle', [none]: 'far' });
  });

  it('leaves the places where the search put them, where the university has chosen so', () => {
    const policies = new Map([['lu', { ...standardPolicy, leximin: false }]]);
    const found = [['s1', 's2', 's3'], ['s3', 's1', 's2']].map(([most, some]) => placedAt(threeTowns({ policies, carried: new Map([[most!, 300], [some!, 150]]) })));
    expect(found[0]).toEqual(found[1]);
    expect(solveRounds(threeTowns({ policies }), { seed: 1, nodes: 0 }).proposal.evened).toBeUndefined();
  });

  it('lets others move on in turn where a plain exchange is out of the question', () => {
    const works = (studentId: string, unitId: string) => ({ studentId, unitId, firstDay: '2020-01-01', lastDay: null });
    const picture = threeTowns({ carried: new Map([['s1', 300]]), employments: [works('s2', 'far'), works('s3', 'near')] });
    expect(placedAt(picture)).toEqual({ s1: 'near', s2: 'middle', s3: 'far' });
    const compiled = compileProblem(picture, { seed: 1 });
    const at = (entity: number, id: string) => ({ entity: `e${entity}`, block: 'b0', place: compiled.teams[entity]!.blocks[0]!.list.options.findIndex((option) => option.unit.id === id), start: 0 });
    const evened = evenOut(compiled, [at(0, 'far'), at(1, 'near'), at(2, 'middle')], { picture, burden: new Burden(picture) });
    expect([evened.exchanged, evened.limited]).toEqual([3, false]);
    expect(evened.assignments).toEqual([at(0, 'near'), at(1, 'middle'), at(2, 'far')]);
  });

  it('takes nothing from an earlier tier for a later one', () => {
    const agreements = [anAgreement({ tiers: [{ tier: 1, criterion: 'parent' }] })];
    const enrolments = [anEnrolment(1, { precedence: 'parent' }), anEnrolment(2), anEnrolment(3)];
    const wishes = [{ enrolmentId: 'e1', rank: 1, townId: 'near', unitId: null }];
    expect(placedAt(threeTowns({ agreements, enrolments, wishes, carried: new Map([['s2', 900], ['s3', 500]]) }))).toEqual({ s1: 'near', s2: 'middle', s3: 'far' });
  });

  it('moves nobody who was booked before', () => {
    const booked = (i: number, unitId: string) => ({
      id: `b${i}`, termId: 't1', studentId: `s${i}`, enrolmentId: `e${i}`, requirementId: 'r1', unitId, agreementId: 'a1', quotaIds: [], specialty: 'medicine', level: 'basic' as const,
      firstDay: '2026-08-31', lastDay: '2026-09-27', state: 'held' as const, runId: 'run', groupLabel: null,
    });
    const taken = ['near', 'middle', 'far'].flatMap((id) => slot(id).map((week) => ({ ...week, taken: 1 })));
    const bookings = [booked(1, 'far'), booked(2, 'near'), booked(3, 'middle')];
    expect(placedAt(threeTowns({ capacity: taken, bookings, carried: new Map([['s1', 900]]) }))).toEqual({ s1: 'far', s2: 'near', s3: 'middle' });
  });

  it('costs no days that holidays take', () => {
    const dayExceptions = new Map([['2026-08-31', 'closed' as const], ['2026-09-01', 'closed' as const]]);
    const picture = aPicture({
      enrolments: [anEnrolment(1)], units: ['near', 'far'].map(unit), capacity: [...slot('near'), ...places(1, 'far').slice(4)],
      travelTimes: [km('near', 0), km('far', 60)], dayExceptions,
    });
    expect(placedAt(picture)).toEqual({ s1: 'far' });
  });
});

/** A term drawn from the seed: two universities, three tiers, pairs, ledgers, often too few places. */
function drawn(seed: number): TermPicture {
  let draws = 0;
  const draw = (below: number): number => lotOf(seed, String(draws++)) % below;
  const towns = ['a', 'b', 'c', 'd'];
  const precedence = ['none', 'none', 'none', 'parent', 'special_reason'] as const;
  const enrolments = Array.from({ length: 9 }, (_, i) => anEnrolment(i, {
    studyTownId: draw(2) === 0 ? 'lund' : 'karlskrona', precedence: precedence[draw(5)] ?? 'none', pairLabel: draw(4) === 0 ? `pair ${draw(2)}` : null,
  }));
  return aPicture({
    courses: [aCourse({ requirements: [aRequirement({ windowWeeks: 2 }), ...(draw(2) === 0 ? [aRequirement({ id: 'r2', code: 'r2', windowWeeks: 3, sequence: 2 })] : [])] })],
    enrolments, units: towns.map(unit), agreements: [anAgreement({ tiers: [{ tier: 1, criterion: 'special_reason' }, { tier: 2, criterion: 'parent' }] })],
    capacity: towns.flatMap((id) => places(1 + draw(2), id).filter(() => draw(6) > 0)),
    travelTimes: ['lund', 'karlskrona'].flatMap((from) => towns.map((to) => km(to, draw(300), from))),
    wishes: enrolments.flatMap(({ id }) => (draw(2) === 0 ? [{ enrolmentId: id, rank: 1, townId: towns[draw(4)] ?? null, unitId: null }] : [])),
    carried: new Map(enrolments.map(({ studentId }) => [studentId, draw(3) === 0 ? draw(300) : 0])),
  });
}

/** The term solved without, and then evened out; with what everybody bears before and after, by tier. */
function both(seed: number) {
  const picture = drawn(seed);
  const compiled = compileProblem(picture, { seed });
  const before = solve(compiled.problem, { seed, nodes: 0, iterations: 8 }).assignments;
  const facts = { picture, burden: new Burden(picture) };
  const evened: Evened = evenOut(compiled, before, facts);
  const points = (assignments: Evened['assignments']): number[] => new Loads(compiled, new SeatingPlan(compiled, assignments), facts).points();
  return { compiled, before, evened, points, facts, tiers: compiled.teams.flatMap(({ team }) => team.members.map(({ tier }) => tier)) };
}

const descending = (points: readonly number[]): number[] => [...points].sort((a, b) => b - a);

/** Below nought where the worst off are better off in `a`, level by level. */
function leximin(a: readonly number[], b: readonly number[]): number {
  const [first, second] = [descending(a), descending(b)];
  const i = first.findIndex((points, at) => points !== second[at]);
  return i < 0 ? 0 : (first[i] ?? 0) - (second[i] ?? 0);
}

describe('evening out any term', () => {
  const seeds = Array.from({ length: 40 }, (_, i) => i);

  it.each(seeds)('breaks no rule, places the same blocks and more, and makes nobody worse off than the worst off: %d', (seed) => {
    const { compiled, before, evened, points, facts } = both(seed);
    const was = score(compiled.problem, before);
    const is = score(compiled.problem, evened.assignments);
    expect(is.breaches).toEqual([]);
    expect(is.objective.unplaced.every((count, tier) => count <= (was.objective.unplaced[tier] ?? 0))).toBe(true);
    const keys = (assignments: Evened['assignments']): string[] => assignments.map(({ entity, block }) => `${entity} ${block}`);
    expect(keys(evened.assignments)).toEqual(expect.arrayContaining(keys(before)));
    expect(leximin(points(evened.assignments), points(before))).toBeLessThanOrEqual(0);
    expect([evened.before.worst, evened.after.worst]).toEqual([Math.max(...points(before)), Math.max(...points(evened.assignments))]);
    expect(evenOut(compiled, before, facts)).toEqual(evened);
  });

  it('helps in many of them, and never the later tiers at the cost of the first', () => {
    let helped = 0;
    for (const seed of seeds) {
      const { before, evened, points, tiers } = both(seed);
      const firsts = (assignments: Evened['assignments']): number[] => points(assignments).filter((_, i) => tiers[i] === 1);
      const rest = (assignments: Evened['assignments']): number[] => points(assignments).filter((_, i) => tiers[i] !== 1);
      helped += evened.exchanged > 0 ? 1 : 0;
      if (leximin(firsts(evened.assignments), firsts(before)) > 0) throw new Error(`Term ${seed}: the first tier bears more for ${JSON.stringify(rest(evened.assignments))}.`);
    }
    expect(helped).toBeGreaterThan(6);
  });
});
