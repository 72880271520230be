import { AllocationReading } from '../../src/allocation/reading.service';
import { TermOverviewRepository } from '../../src/allocation/term-overview.repository';
import { TermOverviewService } from '../../src/allocation/term-overview.service';
import { publishedText } from '../../src/commands/allocate';
import { AllocationHouse } from '../support/allocation-house';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { Factory } from '../support/factories';
import { oneRegion } from '../support/one-region';

const order = { specialty: 'medicine', places: 2, weeks: ['2026-W36', '2026-W39'] } as const;

let database: FreshDatabase;
let factory: Factory;
let house: AllocationHouse;

beforeEach(async () => {
  database = await freshDatabase();
  factory = new Factory(database);
  house = new AllocationHouse(database);
});
afterEach(() => database.close());

const coordinator = (organisationId: string) => ({ organisationId, role: 'coordinator' });

describe('a run from the command line', () => {
  const runsOf = async (organisationId: string) => (await new AllocationReading(database.doorway).runs.page(coordinator(organisationId), { limit: 10 })).items;

  /** Two universities with a student each in one term, and a third without any. */
  async function threeUniversities() {
    const place = await oneRegion(factory, order);
    const other = await factory.organisation('university');
    const programme = await factory.programme(other);
    const course = await factory.course(programme);
    await factory.requirement(course, order.specialty);
    await factory.cohort(1, place);
    await factory.cohort(1, { ...place, universityId: other, courseId: course });
    return { first: place.universityId, other, without: await factory.organisation('university') };
  }

  it('is seen by the coordinators of every university with students in the term, and by no other', async () => {
    const { first, other, without } = await threeUniversities();
    const { runId } = await house.allocate('HT2026');
    const codes = [await factory.codeOf('organisations', first), await factory.codeOf('organisations', other)].sort();
    for (const university of [first, other]) expect(await runsOf(university)).toMatchObject([{ id: runId, state: 'published', universities: codes }]);
    expect(await runsOf(without)).toEqual([]);
    const overview = await new TermOverviewService(database.doorway, new TermOverviewRepository()).overview(coordinator(other), 'HT2026');
    expect(overview.runs).toMatchObject([{ state: 'published' }]);
  });

  it('is published and cancelled by none of several universities, nor is its result read', async () => {
    const { first } = await threeUniversities();
    const runId = await house.allocation.queueRun({ term: 'HT2026', seed: 1 }, 'system');
    await expect(house.allocation.cancelRun(runId, coordinator(first))).rejects.toMatchObject({ code: 'run-of-several', kind: 'forbidden' });
    await house.allocation.solveRun(runId);
    await expect(house.allocation.publishRun(runId, coordinator(first))).rejects.toMatchObject({ code: 'run-of-several', kind: 'forbidden' });
    await expect(database.doorway.asParty(coordinator(first), (em) => em.query('SELECT solution FROM allocation_runs'))).rejects.toThrow();
    expect(await house.allocation.publishRun(runId, 'system')).toMatchObject({ unchanged: false });
  });

  it('is the university’s own where there is one only', async () => {
    const place = await oneRegion(factory, order);
    await factory.cohort(1, place);
    const runId = await house.allocation.queueRun({ term: 'HT2026', seed: 1 }, 'system');
    await house.allocation.solveRun(runId);
    expect(await runsOf(place.universityId)).toMatchObject([{ university: await factory.codeOf('organisations', place.universityId) }]);
    expect(await house.allocation.publishRun(runId, coordinator(place.universityId))).toMatchObject({ bookings: 1, made: 1, unchanged: false });
  });
});

describe('what is published a second time', () => {
  const written = async (): Promise<unknown[]> => [
    await factory.rows('SELECT * FROM bookings ORDER BY id'), await factory.rows('SELECT * FROM booking_events ORDER BY id'),
    await factory.rows('SELECT * FROM reserves ORDER BY id'), await factory.rows('SELECT * FROM capacity_weeks ORDER BY unit_id, monday'),
  ];

  it('changes nothing and says so where nothing has changed', async () => {
    const place = await oneRegion(factory, order);
    await factory.cohort(3, place);
    const { runId, ...first } = await house.allocate('HT2026');
    expect(first).toEqual({ bookings: 2, reserves: 1, made: 2, moved: 0, cancelled: 0, unchanged: false });
    expect(publishedText(first)).toBe('Published 2 bookings and 1 reserve: 2 new, 0 moved, 0 as before, 0 cancelled.');
    const before = await written();
    const { runId: again, ...second } = await house.allocate('HT2026');
    expect(second).toEqual({ bookings: 2, reserves: 1, made: 0, moved: 0, cancelled: 0, unchanged: true });
    expect(publishedText(second)).toMatch(/^Nothing has changed: 2 bookings and 1 reserve stand/);
    expect(await written()).toEqual(before);
    expect(await factory.rows('SELECT id, state FROM allocation_runs ORDER BY number')).toEqual([{ id: runId, state: 'published' }, { id: again, state: 'solved' }]);
  });

  it('tells what is new where something is', async () => {
    const place = await oneRegion(factory, order);
    await factory.cohort(1, place);
    await house.allocate('HT2026');
    await factory.cohort(2, place);
    expect(await house.allocate('HT2026')).toMatchObject({ bookings: 2, reserves: 1, made: 1, moved: 0, cancelled: 0, unchanged: false });
  });
});
