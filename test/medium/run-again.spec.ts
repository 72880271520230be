import { oneRegion } from '../support/one-region';
import { houseForEach } from '../support/own-house';

interface Stay {
  readonly id: string;
  readonly student: string;
  readonly unit: string;
  readonly first: string;
  readonly state: string;
}

const weeks = ['2026-W36', '2026-W43'] as const;

const own = houseForEach();

const stays = (): Promise<Stay[]> => own.factory.rows(
  'SELECT id, student_id AS student, unit_id AS unit, first_day::text AS first, state FROM bookings WHERE holds_place ORDER BY code');
const start = (id: string | undefined): Promise<object[]> => own.factory.rows("UPDATE bookings SET state = 'started' WHERE id = $1 RETURNING id", [id]);

/** A clinic with two places and another with one, in eight weeks: six seats, and so many students. */
async function twoClinics(students: number) {
  const place = await oneRegion(own.factory, { specialty: 'medicine', places: 2, weeks });
  const other = await own.factory.unit(place.regionId, await own.factory.town('10'), ['medicine']);
  await own.factory.offer(other, 'medicine', weeks, 1);
  await own.factory.rebuildCounters();
  const cohort = await own.factory.cohort(students, place);
  return { ...place, other, cohort };
}

describe('a run after the first', () => {
  it('places only those anew whose clinic has closed, and lets all others stay, started or not', async () => {
    const { unit, unitId, other } = await twoClinics(6);
    await own.house.allocate('HT2026');
    const before = await stays();
    await start(before.find((stay) => stay.unit === other)?.id);
    const standing = (await stays()).filter((stay) => stay.unit === other);
    const hit = before.filter((stay) => stay.unit === unitId);
    expect([standing.length, hit.length]).toEqual([2, 4]);
    for (const { id } of hit) await own.house.bookings.step(id, { step: 'cancel', reason: 'Kliniken stänger' }, 'system');
    await own.house.capacity.close({ unit, firstWeek: weeks[0], lastWeek: weeks[1], reason: 'reorganisation' }, 'system');
    await own.house.capacity.publish({ unit: await own.factory.codeOf('units', other), specialty: 'medicine', level: 'basic', places: 3, firstWeek: weeks[0], lastWeek: weeks[1] }, 'system');
    expect(await own.house.allocate('HT2026', 2)).toMatchObject({ reserves: 0, made: 4, moved: 0, cancelled: 0 });
    const after = await stays();
    expect(after.slice(0, 2)).toEqual(standing);
    expect(after.map(({ unit: at }) => at)).toEqual(Array.from({ length: 6 }, () => other));
  });

  it('moves whom a closure has come over, and no others; who has started or was booked by hand stands, and nobody comes in the place of those who left', async () => {
    const { unit, unitId, other, cohort, requirementId } = await twoClinics(6);
    const byHand = await own.house.bookings.book({ enrolmentId: cohort[0]?.enrolmentId ?? '', requirementId, unit, firstWeek: '2026-W36' }, 'system');
    await own.house.allocate('HT2026');
    const begun = (await stays()).find(({ id, unit: at, first }) => at === unitId && first === '2026-08-31' && id !== byHand.id);
    await start(begun?.id);
    const before = await stays();
    const closed = await own.house.capacity.close({ unit, firstWeek: '2026-W39', lastWeek: '2026-W39', reason: 'reorganisation' }, 'system');
    await own.house.capacity.publish({ unit: await own.factory.codeOf('units', other), specialty: 'medicine', level: 'basic', places: 3, firstWeek: weeks[0], lastWeek: weeks[1] }, 'system');
    const covered = before.filter(({ unit: at, first }) => at === unitId && first <= '2026-09-21' && first > '2026-08-24');
    const free = covered.filter(({ id }) => id !== byHand.id && id !== begun?.id);
    expect(await own.house.allocate('HT2026', 2)).toMatchObject({ reserves: 0, made: free.length, moved: free.length, cancelled: 0 });
    const after = await stays();
    expect(after.filter(({ id }) => before.some((stay) => stay.id === id))).toEqual(before.filter((stay) => !free.includes(stay)));
    expect(after.map(({ id }) => id)).toEqual(expect.arrayContaining([byHand.id, begun?.id]));
    const count = (): Promise<object[]> => own.factory.rows("SELECT places, taken FROM capacity_weeks WHERE unit_id = $1 AND monday = '2026-09-21'", [unitId]);
    expect(await count()).toEqual([{ places: 0, taken: covered.length - free.length }]);
    await own.house.capacity.reopen(closed, 'system');
    expect(await count()).toEqual([{ places: 2, taken: covered.length - free.length }]);
  });

  it('gives a place that was given up to the first in the queue, moves nobody, and asks the student not again', async () => {
    const { cohort } = await twoClinics(8);
    const { runId } = await own.house.allocate('HT2026');
    const before = await stays();
    expect(before).toHaveLength(6);
    const gone = before[2];
    await own.house.bookings.step(gone?.id ?? '', { step: 'withdraw', reason: 'Studieuppehåll' }, 'system');
    const [first] = await own.factory.rows<{ enrolment: string }>('SELECT enrolment_id AS enrolment FROM reserves WHERE run_id = $1 ORDER BY position LIMIT 1', [runId]);
    expect(await own.house.allocate('HT2026')).toMatchObject({ bookings: 6, reserves: 1, made: 1, moved: 0, cancelled: 0 });
    const after = await stays();
    expect(after.slice(0, 5)).toEqual(before.filter(({ id }) => id !== gone?.id));
    expect(after[5]?.student).toBe(cohort.find(({ enrolmentId }) => enrolmentId === first?.enrolment)?.studentId);
    expect(after.map(({ student }) => student)).not.toContain(gone?.student);
  });

  it('moves nobody for more places, neither started nor made by hand nor any other', async () => {
    const { unit, cohort, requirementId } = await twoClinics(8);
    const byHand = await own.house.bookings.book({ enrolmentId: cohort[0]?.enrolmentId ?? '', requirementId, unit, firstWeek: '2026-W38' }, 'system');
    await own.house.allocate('HT2026');
    const before = await stays();
    await start(before.at(-1)?.id);
    const kept = await stays();
    await own.house.capacity.publish({ unit, specialty: 'medicine', level: 'basic', places: 6, firstWeek: weeks[0], lastWeek: weeks[1] }, 'system');
    expect(await own.house.allocate('HT2026', 2)).toMatchObject({ reserves: 0, moved: 0, cancelled: 0 });
    const after = await stays();
    expect(after).toHaveLength(8);
    expect(after.filter(({ id }) => kept.some((stay) => stay.id === id))).toEqual(kept);
    expect(after.map(({ id }) => id)).toContain(byHand.id);
  });
});
