import { judgeProposal } from '../../src/allocation/judge-proposal';
import { PictureRepository } from '../../src/allocation/picture.repository';
import type { PictureTerm, TermPicture } from '../../src/allocation/term-picture';
import { BookingsRepository } from '../../src/bookings/bookings.repository';
import { FactsRepository } from '../../src/bookings/facts.repository';
import { PlacesRepository } from '../../src/bookings/places.repository';
import { RearrangementService } from '../../src/bookings/rearrangement.service';
import { rules } from '../../src/bookings/rules/rules';
import { LedgerRepository } from '../../src/fairness/ledger.repository';
import { PoliciesRepository } from '../../src/fairness/policies.repository';
import { addDays } from '../../src/shared/day';
import { Problem } from '../../src/shared/problem';
import { mondayOf } from '../../src/shared/week';
import { houseForAll } from '../support/own-house';

type Values = Readonly<Record<string, unknown>>;

/** What a rule is broken with: one student, one block, one unit that would take her but for the rule. */
interface World {
  readonly universityId: string;
  readonly regionId: string;
  readonly farTownId: string;
  readonly programmeId: string;
  readonly agreementId: string;
  readonly termId: string;
}

interface Case {
  readonly rule: string;
  readonly enrolmentId: string;
  readonly studentId: string;
  readonly requirementId: string;
  readonly courseId: string;
  readonly specialty: string;
  readonly level: 'basic' | 'advanced';
  readonly unitId: string;
  readonly firstWeek: string;
  /** What a run says of the block when it leaves it; nothing where it finds another place or time. */
  readonly reserve: readonly string[];
}

interface Shape {
  readonly requirement?: Values;
  readonly course?: Values;
  readonly student?: Values;
  readonly enrolment?: Values;
  readonly offer?: readonly [string, string];
  readonly level?: 'basic' | 'advanced';
  readonly firstWeek?: string;
  readonly reserve?: readonly string[];
  readonly programmeId?: string;
  readonly regionId?: string;
  readonly specialtyOfUnit?: string;
}

const WEEKS = ['2026-W36', '2026-W45'] as const;
const own = houseForAll(24);
let world: World;
const cases: Case[] = [];

async function worldOf(): Promise<World> {
  const universityId = await own.factory.organisation('university');
  const regionId = await own.factory.region('10');
  const farTownId = await own.factory.town('10', { latitude: 57.5, longitude: 16 });
  const programmeId = await own.factory.programme(universityId);
  const termId = await own.factory.term('HT2026', ...WEEKS);
  const housing = await own.factory.row('rule_sets', { code: 'bo', kind: 'housing', name: 'Värden betalar', over_km: 50 });
  const agreementId = await own.factory.agreement([[universityId, 'owner'], [regionId, 'host']], [programmeId], { housing_rule_set_id: housing });
  return { universityId, regionId, farTownId, programmeId, agreementId, termId };
}

/** A student on a course of her own with one block in a specialty of its own, which one unit offers. */
async function add(rule: string, shape: Shape): Promise<Case> {
  const specialty = `s-${rule}`;
  const { requirement, course, student, enrolment, offer, level, firstWeek, reserve, programmeId, regionId, specialtyOfUnit } = {
    offer: WEEKS, level: 'basic' as const, firstWeek: '2026-W36', reserve: [rule], programmeId: world.programmeId, regionId: world.regionId, specialtyOfUnit: specialty, ...shape,
  };
  const townId = await own.factory.town();
  const offered = await own.factory.specialty(specialtyOfUnit);
  const unitId = await own.factory.unit(regionId, world.farTownId, [offered]);
  const courseId = await own.factory.course(programmeId, course);
  const requirementId = await own.factory.requirement(courseId, specialty, { level, ...requirement });
  const studentId = await own.factory.student(world.universityId, townId, student);
  const enrolmentId = await own.factory.enrolment(studentId, courseId, world.termId, enrolment);
  await own.factory.offer(unitId, offered, offer, 1);
  if (level === 'advanced' && rule === 'competence') await own.factory.offer(unitId, specialty, offer, 1, 'advanced');
  const made = { rule, enrolmentId, studentId, requirementId, courseId, specialty, level, unitId, firstWeek, reserve };
  cases.push(made);
  return made;
}

const book = async ({ enrolmentId, requirementId, unitId }: Case, firstWeek: string, requirement = requirementId): Promise<void> => {
  await own.house.bookings.book({ enrolmentId, requirementId: requirement, unit: await own.factory.codeOf('units', unitId), firstWeek }, 'system');
};

const codesOf = async (attempt: Promise<unknown>): Promise<string[]> => {
  try {
    await attempt;
    return [];
  } catch (error) {
    if (error instanceof Problem) return error.breaches.map(({ code }) => code);
    throw error;
  }
};

/** Another student who takes the unit's only place in every week in which the block may lie. */
async function rival(of: Case, firstWeeks: readonly string[]): Promise<void> {
  for (const firstWeek of firstWeeks) {
    const studentId = await own.factory.student(world.universityId, await own.factory.town());
    await book({ ...of, enrolmentId: await own.factory.enrolment(studentId, of.courseId, world.termId) }, firstWeek);
  }
}

async function aboutTheUnit(): Promise<void> {
  await add('specialty', { specialtyOfUnit: 's-other' });
  await add('level', { level: 'advanced' });
  await add('competence', { level: 'advanced' });
  const site = await own.factory.programme(world.universityId);
  await own.factory.row('agreement_programmes', { agreement_id: world.agreementId, programme_id: site });
  const siteId = await own.factory.row('study_sites', { programme_id: site, code: 'sajt', name: 'Sajten', weight: 1 });
  await own.factory.row('study_site_towns', { study_site_id: siteId, town_id: await own.factory.town() });
  await add('study-site', { programmeId: site, enrolment: { study_site_id: siteId } });
  await add('no-agreement', { regionId: await own.factory.region('13') });
  const closed = await add('closure', { offer: ['2026-W36', '2026-W39'] });
  await own.factory.closure(closed.unitId, ['2026-W38', '2026-W38']);
}

async function aboutTheStudent(): Promise<void> {
  const jav = await add('conflict-of-interest', {});
  await own.factory.row('employments', { student_id: jav.studentId, unit_id: jav.unitId, first_day: '2026-01-01' });
  await add('commuting', { student: { commute_km: 10 } });
  await add('home-days', { enrolment: { home_days: [1, 2, 3] } });
  const former = await add('continuity', { requirement: { same_unit: true } });
  const unitId = await own.factory.unit(world.regionId, world.farTownId, [former.specialty]);
  await own.factory.offer(unitId, former.specialty, ['2026-W06', '2026-W09'], 1);
  const earlier = await own.factory.term('VT2026', '2026-W03', '2026-W22');
  await own.factory.row('bookings', {
    term_id: earlier, enrolment_id: await own.factory.enrolment(former.studentId, former.courseId, earlier), student_id: former.studentId, requirement_id: former.requirementId,
    unit_id: unitId, agreement_id: world.agreementId, specialty: former.specialty, level: 'basic', first_day: '2026-02-02', last_day: '2026-03-01', state: 'completed',
  });
}

async function aboutTime(): Promise<void> {
  await add('window', { requirement: { latest_week: '2026-W37' }, reserve: ['window', 'blocked-week'] });
  const overlap = await add('overlap', { firstWeek: '2026-W37', reserve: [] });
  await own.factory.rebuildCounters();
  const later = await own.factory.requirement(overlap.courseId, overlap.specialty);
  await book(overlap, '2026-W36', later);
  const order = await add('order', { requirement: { sequence: 1 }, firstWeek: '2026-W40', reserve: ['order', 'window', 'overlap'] });
  const spaced = await add('spacing', { requirement: { sequence: 2, in_order: true, min_gap_weeks: 3 }, firstWeek: '2026-W40', reserve: ['spacing'] });
  await own.factory.rebuildCounters();
  await book(order, '2026-W36', await own.factory.requirement(order.courseId, order.specialty, { sequence: 2, in_order: true }));
  await book(spaced, '2026-W36', await own.factory.requirement(spaced.courseId, spaced.specialty));
  await add('weeks-away', { course: { away_over_km: 10, away_max_weeks: 2 } });
}

async function aboutWhatIsCounted(): Promise<void> {
  const full = await add('capacity', {});
  const supervised = await add('supervisors', {});
  await own.factory.supervisor(supervised.unitId, WEEKS, 1, [[supervised.specialty, 'basic']]);
  await own.factory.system((em) => em.query('UPDATE capacity_offers SET places = 2 WHERE unit_id = $1', [supervised.unitId]));
  const quota = await add('quota', {});
  await own.factory.quota(world.agreementId, world.termId, 0, { course_id: quota.courseId });
  const housed = await add('beds', {});
  const townId = await own.factory.town('10', { latitude: 58.5, longitude: 16.5 });
  await own.factory.system((em) => em.query('UPDATE units SET town_id = $2 WHERE id = $1', [housed.unitId, townId]));
  await own.factory.row('beds', { code: 'bo-1', host_id: world.regionId, town_id: townId, first_week: WEEKS[0], last_week: WEEKS[1], period: '[2026-08-31,2026-11-09)', beds: 0 });
  await own.factory.rebuildCounters();
  await rival(full, ['2026-W36', '2026-W40']);
  await rival(supervised, ['2026-W36', '2026-W40']);
}

const readPicture = (): Promise<TermPicture> => own.factory.system(async (em) => {
  const [term] = await em.query<PictureTerm[]>(
    `SELECT id, code, first_week AS "firstWeek", last_week AS "lastWeek", first_day::text AS "firstDay", last_day::text AS "lastDay" FROM terms WHERE code = 'HT2026'`);
  return new PictureRepository(new FactsRepository(), new LedgerRepository(), new PoliciesRepository()).read(em, term as PictureTerm, null);
});

const placementOf = ({ enrolmentId, studentId, requirementId, unitId, specialty, level, firstWeek }: Case, agreementId: string, quotaIds: string[] = []) => ({
  enrolmentId, studentId, requirementId, unitId, specialty, level, agreementId, quotaIds, groupLabel: null, takesBed: true,
  firstDay: mondayOf(firstWeek), lastDay: addDays(mondayOf(firstWeek), 27),
});

beforeAll(async () => {
  world = await worldOf();
  await aboutTheUnit();
  await aboutTheStudent();
  await aboutTime();
  await aboutWhatIsCounted();
}, 60_000);

const COUNTED = ['capacity', 'supervisors', 'quota', 'beds'];
/** Binds whoever asks by hand, and no round; booking-windows.spec tries it. */
const BY_HAND_ALONE = ['window-closed'];

describe('every rule', () => {
  it('has a case here', () => {
    expect(new Set(cases.map(({ rule }) => rule))).toEqual(new Set([...rules.map(({ code }) => code).filter((code) => !BY_HAND_ALONE.includes(code)), ...COUNTED]));
  });

  it('refuses a booking made by hand', async () => {
    for (const one of cases) expect({ rule: one.rule, codes: await codesOf(book(one, one.firstWeek)) }).toEqual({ rule: one.rule, codes: expect.arrayContaining([one.rule]) as string[] });
  });

  it('refuses the same placement in a proposal, by the same file or the same counters', async () => {
    const picture = await readPicture();
    const services = new RearrangementService(new BookingsRepository(), new PlacesRepository());
    for (const one of cases) {
      const quotaIds = picture.quotas.filter(({ courseId }) => courseId === one.courseId).map(({ id }) => id);
      const placement = placementOf(one, world.agreementId, quotaIds);
      const codes = COUNTED.includes(one.rule)
        ? await codesOf(own.factory.system((em) => services.apply(em, { made: [{ ...placement, termId: world.termId, runId: null, replacesId: null }], replaced: [], cancelled: [], actor: 'prov', reason: '' })))
        : judgeProposal(picture, { placements: [placement], givenSites: [], inPlay: [] }).map(({ code }) => code);
      expect({ rule: one.rule, codes }).toEqual({ rule: one.rule, codes: expect.arrayContaining([one.rule]) as string[] });
    }
  });

  it('is kept by a run, which says so of who is left without a place', async () => {
    const { runId } = await own.house.allocate('HT2026');
    const picture = await readPicture();
    const proposal = await own.house.allocation.proposal(runId);
    expect(judgeProposal({ ...picture, bookings: picture.bookings.filter(({ runId: made }) => made === null) }, { ...proposal, inPlay: [] })).toEqual([]);
    const codeOf = new Map(proposal.reserves.map(({ enrolmentId, requirementId, code }) => [`${enrolmentId} ${requirementId}`, code]));
    for (const { rule, enrolmentId, requirementId, reserve } of cases) {
      const code = codeOf.get(`${enrolmentId} ${requirementId}`);
      expect({ rule, isExpected: code === undefined ? reserve.length === 0 : reserve.includes(code), code }).toMatchObject({ rule, isExpected: true });
    }
  });
});
