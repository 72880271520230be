import { AllocationReading } from '../../src/allocation/reading.service';
import { TermOverviewRepository } from '../../src/allocation/term-overview.repository';
import { TermOverviewService } from '../../src/allocation/term-overview.service';
import { publishedText } from '../../src/commands/allocate';
import { oneRegion } from '../support/one-region';
import { houseForEach } from '../support/own-house';

const order = { specialty: 'medicine', places: 2, weeks: ['2026-W36', '2026-W39'] } as const;

const own = houseForEach();

const coordinator = (organisationId: string) => ({ organisationId, role: 'coordinator' });

describe('a run from the command line', () => {
  const runsOf = async (organisationId: string) => (await new AllocationReading(own.database.doorway).runs.page(coordinator(organisationId), { limit: 10 })).items;

  /** Two universities with a student each in one term, and a third without any. */
  async function threeUniversities() {
    const place = await oneRegion(own.factory, order);
    const other = await own.factory.organisation('university');
    const programme = await own.factory.programme(other);
    const course = await own.factory.course(programme);
    await own.factory.requirement(course, order.specialty);
    await own.factory.cohort(1, place);
    await own.factory.cohort(1, { ...place, universityId: other, courseId: course });
    return { first: place.universityId, other, without: await own.factory.organisation('university') };
  }

  it('is seen by the coordinators of every university with students in the term, and by no other', async () => {
    const { first, other, without } = await threeUniversities();
    const { runId } = await own.house.allocate('HT2026');
    const codes = [await own.factory.codeOf('organisations', first), await own.factory.codeOf('organisations', other)].sort();
    for (const university of [first, other]) expect(await runsOf(university)).toMatchObject([{ id: runId, state: 'published', universities: codes }]);
    expect(await runsOf(without)).toEqual([]);
    const overview = await new TermOverviewService(own.database.doorway, new TermOverviewRepository()).overview(coordinator(other), 'HT2026');
    expect(overview.runs).toMatchObject([{ state: 'published' }]);
  });

  it('is published and cancelled by none of several universities, nor is its result read', async () => {
    const { first } = await threeUniversities();
    const runId = await own.house.allocation.queueRun({ term: 'HT2026', seed: 1 }, 'system');
    await expect(own.house.allocation.cancelRun(runId, coordinator(first))).rejects.toMatchObject({ code: 'run-of-several', kind: 'forbidden' });
    await own.house.allocation.solveRun(runId);
    await expect(own.house.allocation.publishRun(runId, coordinator(first))).rejects.toMatchObject({ code: 'run-of-several', kind: 'forbidden' });
    await expect(own.database.doorway.asParty(coordinator(first), (em) => em.query('SELECT solution FROM allocation_runs'))).rejects.toThrow();
    expect(await own.house.allocation.publishRun(runId, 'system')).toMatchObject({ unchanged: false });
  });

  it('is the university’s own where there is one only', async () => {
    const place = await oneRegion(own.factory, order);
    await own.factory.cohort(1, place);
    const runId = await own.house.allocation.queueRun({ term: 'HT2026', seed: 1 }, 'system');
    await own.house.allocation.solveRun(runId);
    expect(await runsOf(place.universityId)).toMatchObject([{ university: await own.factory.codeOf('organisations', place.universityId) }]);
    expect(await own.house.allocation.publishRun(runId, coordinator(place.universityId))).toMatchObject({ bookings: 1, made: 1, unchanged: false });
  });
});

describe('what is published a second time', () => {
  const written = async (): Promise<unknown[]> => [
    await own.factory.rows('SELECT * FROM bookings ORDER BY id'), await own.factory.rows('SELECT * FROM booking_events ORDER BY id'),
    await own.factory.rows('SELECT * FROM reserves ORDER BY id'), await own.factory.rows('SELECT * FROM capacity_weeks ORDER BY unit_id, monday'),
  ];

  it('changes nothing and says so where nothing has changed', async () => {
    const place = await oneRegion(own.factory, order);
    await own.factory.cohort(3, place);
    const { runId, ...first } = await own.house.allocate('HT2026');
    expect(first).toEqual({ bookings: 2, reserves: 1, made: 2, moved: 0, cancelled: 0, unchanged: false });
    expect(publishedText(first)).toBe('Published 2 bookings and 1 reserve: 2 new, 0 moved, 0 as before, 0 cancelled.');
    const before = await written();
    const { runId: again, ...second } = await own.house.allocate('HT2026');
    expect(second).toEqual({ bookings: 2, reserves: 1, made: 0, moved: 0, cancelled: 0, unchanged: true });
    expect(publishedText(second)).toMatch(/^Nothing has changed: 2 bookings and 1 reserve stand/);
    expect(await written()).toEqual(before);
    expect(await own.factory.rows('SELECT id, state FROM allocation_runs ORDER BY number')).toEqual([{ id: runId, state: 'published' }, { id: again, state: 'solved' }]);
  });

  it('tells what is new where something is', async () => {
    const place = await oneRegion(own.factory, order);
    await own.factory.cohort(1, place);
    await own.house.allocate('HT2026');
    await own.factory.cohort(2, place);
    expect(await own.house.allocate('HT2026')).toMatchObject({ bookings: 2, reserves: 1, made: 1, moved: 0, cancelled: 0, unchanged: false });
  });
});
