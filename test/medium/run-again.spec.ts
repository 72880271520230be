import { AllocationHouse } from '../support/allocation-house';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { Factory } from '../support/factories';
import { oneRegion } from '../support/one-region';

interface Stay {
  readonly id: string;
  readonly student: string;
  readonly unit: string;
  readonly first: string;
  readonly state: string;
}

const weeks = ['2026-W36', '2026-W43'] as const;

let database: FreshDatabase;
let factory: Factory;
let house: AllocationHouse;

beforeEach(async () => {
  database = await freshDatabase();
  factory = new Factory(database);
  house = new AllocationHouse(database);
});
afterEach(() => database.close());

const stays = (): Promise<Stay[]> => factory.rows(
  'SELECT id, student_id AS student, unit_id AS unit, first_day::text AS first, state FROM bookings WHERE holds_place ORDER BY code');
const start = (id: string | undefined): Promise<object[]> => factory.rows("UPDATE bookings SET state = 'started' WHERE id = $1 RETURNING id", [id]);

/** A clinic with two places and another with one, in eight weeks: six seats, and so many students. */
async function twoClinics(students: number) {
  const place = await oneRegion(factory, { specialty: 'medicine', places: 2, weeks });
  const other = await factory.unit(place.regionId, await factory.town('10'), ['medicine']);
  await factory.offer(other, 'medicine', weeks, 1);
  await factory.rebuildCounters();
  const cohort = await factory.cohort(students, place);
  return { ...place, other, cohort };
}

describe('a run after the first', () => {
  it('places only those anew whose clinic has closed, and lets all others stay, started or not', async () => {
    const { unit, unitId, other } = await twoClinics(6);
    await house.allocate('HT2026');
    const before = await stays();
    await start(before.find((stay) => stay.unit === other)?.id);
    const standing = (await stays()).filter((stay) => stay.unit === other);
    const hit = before.filter((stay) => stay.unit === unitId);
    expect([standing.length, hit.length]).toEqual([2, 4]);
    for (const { id } of hit) await house.bookings.step(id, { step: 'cancel', reason: 'Kliniken stänger' }, 'system');
    await house.capacity.close({ unit, firstWeek: weeks[0], lastWeek: weeks[1], reason: 'reorganisation' }, 'system');
    await house.capacity.publish({ unit: await factory.codeOf('units', other), specialty: 'medicine', level: 'basic', places: 3, firstWeek: weeks[0], lastWeek: weeks[1] }, 'system');
    expect(await house.allocate('HT2026', 2)).toMatchObject({ reserves: 0, made: 4, moved: 0, cancelled: 0 });
    const after = await stays();
    expect(after.slice(0, 2)).toEqual(standing);
    expect(after.map(({ unit: at }) => at)).toEqual(Array.from({ length: 6 }, () => other));
  });

  it('gives a place that was given up to the first in the queue, moves nobody, and asks the student not again', async () => {
    const { cohort } = await twoClinics(8);
    const { runId } = await house.allocate('HT2026');
    const before = await stays();
    expect(before).toHaveLength(6);
    const gone = before[2];
    await house.bookings.step(gone?.id ?? '', { step: 'withdraw', reason: 'Studieuppehåll' }, 'system');
    const [first] = await factory.rows<{ enrolment: string }>('SELECT enrolment_id AS enrolment FROM reserves WHERE run_id = $1 ORDER BY position LIMIT 1', [runId]);
    expect(await house.allocate('HT2026')).toMatchObject({ bookings: 6, reserves: 1, made: 1, moved: 0, cancelled: 0 });
    const after = await stays();
    expect(after.slice(0, 5)).toEqual(before.filter(({ id }) => id !== gone?.id));
    expect(after[5]?.student).toBe(cohort.find(({ enrolmentId }) => enrolmentId === first?.enrolment)?.studentId);
    expect(after.map(({ student }) => student)).not.toContain(gone?.student);
  });

  it('moves nobody for more places, neither started nor made by hand nor any other', async () => {
    const { unit, cohort, requirementId } = await twoClinics(8);
    const byHand = await house.bookings.book({ enrolmentId: cohort[0]?.enrolmentId ?? '', requirementId, unit, firstWeek: '2026-W38' }, 'system');
    await house.allocate('HT2026');
    const before = await stays();
    await start(before.at(-1)?.id);
    const kept = await stays();
    await house.capacity.publish({ unit, specialty: 'medicine', level: 'basic', places: 6, firstWeek: weeks[0], lastWeek: weeks[1] }, 'system');
    expect(await house.allocate('HT2026', 2)).toMatchObject({ reserves: 0, moved: 0, cancelled: 0 });
    const after = await stays();
    expect(after).toHaveLength(8);
    expect(after.filter(({ id }) => kept.some((stay) => stay.id === id))).toEqual(kept);
    expect(after.map(({ id }) => id)).toContain(byHand.id);
  });
});
