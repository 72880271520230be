import { Factory } from '../support/factories';
import { allocationHouse } from '../support/allocation-house';
import { freshDatabase, type FreshDatabase } from '../support/database';

let database: FreshDatabase;
let factory: Factory;

const bookingsOf = (termId: string): Promise<{ student_id: string; unit_id: string; first_day: string; state: string; group_label: string | null; id: string }[]> =>
  factory.system((em) => em.query('SELECT id, student_id, unit_id, first_day::text, state, group_label FROM bookings WHERE term_id = $1 AND holds_place ORDER BY code', [termId]));

const reservesOf = (runId: string): Promise<{ reason_code: string; reason: string; position: number; enrolment_id: string }[]> =>
  factory.system((em) => em.query('SELECT reason_code, reason, position, enrolment_id FROM reserves WHERE run_id = $1 ORDER BY requirement_id, position', [runId]));

async function allocate(term: string, seed = 1): Promise<{ runId: string; bookings: number; reserves: number }> {
  const { allocation } = allocationHouse(database);
  const runId = await allocation.queueRun({ term, seed }, 'system');
  await allocation.solveRun(runId);
  return { runId, ...(await allocation.publishRun(runId, 'system')) };
}

beforeEach(async () => {
  database = await freshDatabase();
  factory = new Factory(database);
});
afterEach(() => database.close());

/** A university with a programme and an agreement with one region that has one unit. */
async function oneRegion(values: { specialty: string; places: number; weeks: readonly [string, string]; course?: Record<string, unknown>; requirement?: Record<string, unknown> }) {
  const universityId = await factory.organisation('university');
  const regionId = await factory.region('10');
  const townId = await factory.town('10');
  const programmeId = await factory.programme(universityId);
  const termId = await factory.term('HT2026', values.weeks[0], values.weeks[1]);
  const courseId = await factory.course(programmeId, values.course);
  const requirementId = await factory.requirement(courseId, values.specialty, values.requirement);
  const unitId = await factory.unit(regionId, townId, [values.specialty]);
  const agreementId = await factory.agreement([[universityId, 'owner'], [regionId, 'host']], [programmeId]);
  const offerId = await factory.offer(unitId, values.specialty, values.weeks, values.places);
  await factory.rebuildCounters();
  return { universityId, regionId, townId, programmeId, termId, courseId, requirementId, unitId, agreementId, offerId };
}

describe('A1: ten students of medicine, four weeks each, in two groups', () => {
  it('places ten in two groups, and the eleventh not, for the quota', async () => {
    const place = await oneRegion({ specialty: 'medicine', places: 5, weeks: ['2026-W34', '2027-W01'], course: { groups: 2, rotate_together: true } });
    await factory.quota(place.agreementId, place.termId, 10, { town_id: place.townId });
    await factory.cohort(10, place);
    const first = await allocate('HT2026');
    expect(first).toMatchObject({ bookings: 10, reserves: 0 });
    const before = await bookingsOf(place.termId);
    expect(new Set(before.map(({ group_label }) => group_label))).toEqual(new Set(['Grupp 1', 'Grupp 2']));
    expect(new Set(before.map(({ student_id }) => student_id)).size).toBe(10);
    for (const label of ['Grupp 1', 'Grupp 2']) {
      const group = before.filter(({ group_label }) => group_label === label);
      expect(group.length).toBe(5);
      expect(new Set(group.map(({ first_day }) => first_day)).size).toBe(1);
    }

    await factory.cohort(1, place);
    const second = await allocate('HT2026', 2);
    expect(second).toMatchObject({ bookings: 10, reserves: 1 });
    expect(await bookingsOf(place.termId)).toEqual(before);
    const [reserve] = await reservesOf(second.runId);
    expect(reserve).toMatchObject({ reason_code: 'quota', position: 1 });
    expect(reserve?.reason).toContain('10 av 10');
  });

  it('places ten of eleven at once, whoever is eleventh', async () => {
    const place = await oneRegion({ specialty: 'medicine', places: 5, weeks: ['2026-W34', '2027-W01'], course: { groups: 2, rotate_together: true } });
    await factory.quota(place.agreementId, place.termId, 10);
    await factory.cohort(11, place);
    const { runId, bookings, reserves } = await allocate('HT2026');
    expect({ bookings, reserves }).toEqual({ bookings: 10, reserves: 1 });
    expect((await reservesOf(runId))[0]?.reason_code).toBe('quota');
  });
});
