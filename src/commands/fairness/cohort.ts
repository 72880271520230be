import { Chance } from '../../allocator/chance';
import type { TermPicture, PictureEnrolment, PictureTerm } from '../../allocation/term-picture';
import type { WeekCapacity } from '../../capacity/week-capacity';
import type { FairnessPolicy } from '../../fairness/policy';
import { Roads } from '../../organisations/roads';
import type { Town } from '../../organisations/town';
import type { Requirement } from '../../programmes/course';
import { addDays } from '../../shared/day';
import { termWeeks } from '../../shared/term';
import { mondayOf } from '../../shared/week';
import { clinicIn, drawLandscape, type Landscape, type Market } from './landscape';

/** What is simulated. */
export interface CohortOrder {
  readonly seed: number;
  readonly terms: number;
  readonly students: number;
  readonly policy: FairnessPolicy;
}

interface Student {
  readonly id: string;
  readonly town: Town;
  /** What each town is to her beyond its distance, in kilometres: family, friends, chance. */
  readonly taste: ReadonlyMap<string, number>;
  /** Hours after the booking opens at which she is used to asking. */
  readonly delay: number;
}

/** Blocks of the terms, as weeks each; the programme goes through them in turn. */
const curricula: readonly (readonly [specialty: string, weeks: number][])[] = [
  [['medicine', 5]], [['surgery', 4], ['orthopaedics', 3]], [['primary', 4]], [['psychiatry', 4], ['paediatrics', 3]], [['geriatrics', 5]], [['gynaecology', 3], ['primary', 4]],
];
const WISHES = 4;
const TASTE_KM = 35;
/** Places in all for each one needed. */
const SLACK = 1.15;
const UNIVERSITY = 'university';

/** One cohort through its terms: the same students and towns, new blocks, wishes and places in each. All of it is drawn from the seed. */
export function drawTerms({ seed, terms, students: count, policy }: CohortOrder): TermPicture[] {
  const chance = new Chance(seed);
  const landscape = drawLandscape(chance);
  const students = Array.from({ length: count }, (_, i) => drawStudent(i, landscape, chance));
  const first = chance.below(curricula.length);
  return Array.from({ length: terms }, (_, i) => drawTerm({ i, blocks: curricula[(first + i) % curricula.length] ?? [], students, landscape, policy }, chance));
}

function drawStudent(i: number, { markets, studyTowns }: Landscape, chance: Chance): Student {
  const at = chance.next();
  const [main, smaller] = studyTowns;
  return {
    id: `student${String(i).padStart(4, '0')}`,
    town: (at < (main?.share ?? 1) ? main : smaller)?.town as Town,
    taste: new Map(markets.map(({ town }) => [town.id, TASTE_KM * bell(chance)])),
    delay: 24 * 7 * chance.next() ** 2,
  };
}

/** About normal, mean 0, deviation 1. */
const bell = (chance: Chance): number => Array.from({ length: 12 }, () => chance.next()).reduce((sum, each) => sum + each, -6);

interface TermPlan {
  readonly i: number;
  readonly blocks: readonly (readonly [specialty: string, weeks: number])[];
  readonly students: readonly Student[];
  readonly landscape: Landscape;
  readonly policy: FairnessPolicy;
}

function drawTerm({ i, blocks, students, landscape, policy }: TermPlan, chance: Chance): TermPicture {
  const term = termAt(i);
  const courseId = `course${i}`;
  const requirements = blocks.map(([specialty, weeks], b) => requirement(courseId, specialty, weeks, b));
  const towns = landscape.markets.map(({ town }) => town);
  const roads = new Roads({ towns, travelTimes: [] });
  const enrolments = students.map((student) => enrol(student, term, courseId, chance));
  const wishes = students.flatMap((student) => wishesOf(student, `${term.code}-${student.id}`, landscape, roads, chance));
  const opened = blocks.flatMap(([specialty, weeks]) => openings(specialty, weeks, { term, students: students.length, markets: landscape.markets }, chance));
  return {
    term, enrolments, wishes, towns,
    courses: [{ id: courseId, code: courseId, name: courseId, groups: 1, rotateTogether: false, awayOverKm: null, awayMinWeeks: null, awayMaxWeeks: null, programmeId: 'programme', programmeName: 'Programme', requirements }],
    units: blocks.flatMap(([specialty]) => landscape.markets.map((market) => clinicIn(market, specialty))),
    capacity: opened,
    specialtyNames: new Map(blocks.map(([specialty]) => [specialty, specialty])),
    agreements: [{
      id: 'agreement', code: 'agreement', name: 'Agreement', validFrom: '2020-01-01', validTo: null, withdrawn: false, bookingModel: 'regulated',
      parties: [{ organisationId: UNIVERSITY, role: 'owner' }, { organisationId: 'host', role: 'host' }], programmeIds: ['programme'], tiers: [],
    }],
    travelTimes: [], closures: [], beds: [], employments: [], sites: [], quotas: [], supervision: [], closedUnitIds: [], bookings: [], withdrawn: [], visits: [], dayExceptions: new Map(),
    policies: new Map([[UNIVERSITY, policy]]), carried: new Map(),
  };
}

/** Autumn, spring and so on. */
function termAt(i: number): PictureTerm {
  const year = 2026 + Math.floor((i + 1) / 2);
  const isAutumn = i % 2 === 0;
  const [firstWeek, lastWeek] = isAutumn ? [`${year}-W36`, `${year}-W50`] : [`${year}-W05`, `${year}-W19`];
  const code = `${isAutumn ? 'HT' : 'VT'}${year}`;
  return { id: code, code, firstWeek, lastWeek, firstDay: mondayOf(firstWeek), lastDay: addDays(mondayOf(lastWeek), 6) };
}

const requirement = (courseId: string, specialty: string, weeks: number, b: number): Requirement => ({
  id: `${courseId}-${b}`, courseId, code: `${courseId}-${b}`, specialty, level: 'basic', days: weeks * 4, windowWeeks: weeks, daysPerWeek: 5,
  sequence: b + 1, inOrder: false, earliestWeek: null, latestWeek: null, weekdays: [], sameUnit: false, minGapWeeks: null, maxGapWeeks: null,
});

function enrol({ id, town, delay }: Student, term: PictureTerm, courseId: string, chance: Chance): PictureEnrolment {
  const asked = new Date(Date.parse(`${addDays(term.firstDay, -140)}T08:00:00Z`) + Math.round(3_600_000 * (delay + 24 * chance.next())));
  return {
    id: `${term.code}-${id}`, studentId: id, studentCode: id, universityId: UNIVERSITY, courseId, studyTownId: town.id, homeTownId: null, precedence: 'none',
    enrolledAbroad: false, distance: false, studySiteId: null, groupLabel: null, pairLabel: null, requestedAt: asked.toISOString(), commuteKm: null, homeDays: [],
  };
}

/** Towns that are near, well thought of or dear to her for reasons of her own, the best first. */
function wishesOf({ town, taste }: Student, enrolmentId: string, { markets }: Landscape, roads: Roads, chance: Chance): TermPicture['wishes'][number][] {
  const worth = markets.map((market) => ({
    townId: market.town.id, value: market.charm + (taste.get(market.town.id) ?? 0) + 10 * bell(chance) - roads.km(town.id, market.town.id),
  }));
  return worth.sort((a, b) => b.value - a.value).slice(0, WISHES).map(({ townId }, i) => ({ enrolmentId, rank: i + 1, townId, unitId: null }));
}

/** Places of a specialty, week by week: a little more than all need, in each town more or less than its share. */
function openings(specialty: string, weeks: number, { term, students, markets }: { term: PictureTerm; students: number; markets: readonly Market[] }, chance: Chance): WeekCapacity[] {
  const mondays = termWeeks(term).map(mondayOf);
  const total = Math.ceil((students * SLACK) / Math.floor(mondays.length / weeks));
  const parts = markets.map(({ share }) => share * (0.85 + 0.3 * chance.next()));
  const sum = parts.reduce((all, part) => all + part, 0);
  let [given, wanted] = [0, 0];
  return markets.flatMap((market, i) => {
    wanted += (total * (parts[i] ?? 0)) / sum;
    const places = Math.round(wanted) - given;
    given += places;
    return mondays.map((monday) => ({ unitId: clinicIn(market, specialty).id, specialty, level: 'basic' as const, monday, places, taken: 0 }));
  });
}
