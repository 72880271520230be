import { MyPlacementRepository } from '../../src/housing/my-placement.repository';
import { MyPlacementService } from '../../src/housing/my-placement.service';
import type { MyReason } from '../../src/housing/my-placement';
import { oneRegion } from '../support/one-region';
import { houseForEach } from '../support/own-house';

const weeks = ['2026-W36', '2026-W39'] as const;
const own = houseForEach();

/** Three students who all wish for the clinic, which has one place; another unit has one. */
async function oneOfThree() {
  const place = await oneRegion(own.factory, { specialty: 'medicine', places: 1, weeks });
  const other = await own.factory.unit(place.regionId, await own.factory.town('10'), ['medicine']);
  await own.factory.offer(other, 'medicine', weeks, 1);
  await own.factory.rebuildCounters();
  const cohort = await own.factory.cohort(3, place);
  for (const { enrolmentId } of cohort) await own.factory.row('wishes', { enrolment_id: enrolmentId, rank: 1, unit_id: place.unitId });
  const mine = new MyPlacementService(own.database.doorway, new MyPlacementRepository());
  const read = async (studentId: string): Promise<readonly MyReason[]> => (await mine.mine({ organisationId: place.universityId, role: 'student', studentId })).reasons;
  return { ...place, other, all: async () => Promise.all(cohort.map(({ studentId }) => read(studentId))), cohort };
}

describe('what a student reads of her own reasons', () => {
  it('is hers alone: why no place, or why not her first wish, and nothing for who has it', async () => {
    const { all, cohort } = await oneOfThree();
    await own.house.allocate('HT2026');
    const told = (await all()).sort((a, b) => Number(a[0]?.placed ?? 2) - Number(b[0]?.placed ?? 2));
    expect(told.map((reasons) => reasons.map(({ placed, gotRank, term }) => [placed, gotRank, term]))).toEqual([[[false, null, 'HT2026']], [[true, null, 'HT2026']], []]);
    for (const reasons of told.slice(0, 2)) expect(reasons[0]?.wishes.map(({ rank, sv }) => `${rank} ${sv}`)).toEqual([expect.stringMatching(/^1 .*1 plats, till tur 1\. Den som har platsen/)]);
    const people = await own.factory.rows<{ code: string; name: string }>('SELECT code, display_name AS name FROM students');
    expect(people).toHaveLength(cohort.length);
    for (const { code, name } of people) expect(JSON.stringify(told)).not.toMatch(new RegExp(`\\b(${code}|${name})\\b`));
  });

  it('is not there before a run is published', async () => {
    const { all } = await oneOfThree();
    await own.house.allocation.solveRun(await own.house.allocation.queueRun({ term: 'HT2026', seed: 1 }, 'system'));
    expect((await all()).flat()).toEqual([]);
  });

  it('follows the latest run: who has a place by then reads no more why she had none, nor does who was given one by hand', async () => {
    const { all, other, cohort, requirementId } = await oneOfThree();
    await own.house.allocate('HT2026');
    const unplaced = (await all()).findIndex((reasons) => reasons[0]?.placed === false);
    const unit = await own.factory.codeOf('units', other);
    await own.house.capacity.publish({ unit, specialty: 'medicine', level: 'basic', places: 3, firstWeek: weeks[0], lastWeek: weeks[1] }, 'system');
    const byHand = { enrolmentId: cohort[unplaced]?.enrolmentId ?? '', requirementId, unit, firstWeek: '2026-W36' };
    const { id } = await own.house.bookings.book(byHand, 'system');
    expect((await all())[unplaced]).toEqual([]);
    await own.house.bookings.step(id, { step: 'cancel', reason: 'Fel vecka' }, 'system');
    expect((await all())[unplaced]).toMatchObject([{ placed: false }]);
    await own.house.allocate('HT2026', 2);
    expect((await all())[unplaced]).toMatchObject([{ placed: true, gotRank: null }]);
  });
});
