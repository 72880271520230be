import { LedgerRepository } from '../../src/fairness/ledger.repository';
import { LedgerService } from '../../src/fairness/ledger.service';
import { TurnsRepository } from '../../src/fairness/turns.repository';
import { oneRegion } from '../support/one-region';
import { houseForEach } from '../support/own-house';

const order = { specialty: 'medicine', places: 2, weeks: ['2026-W36', '2026-W39'] } as const;
const spring = ['2027-W05', '2027-W08'] as const;

const own = houseForEach();

const lines = () => own.factory.rows<{ student_id: string; unit_id: string | null; km: number; wish_met: number | null }>(
  `SELECT l.enrolment_id, l.requirement_id, l.student_id, l.unit_id, l.km, l.weeks, l.days_per_week, l.wishes, l.wish_met
   FROM ledger_lines l JOIN terms t ON t.id = l.term_id ORDER BY t.first_day, l.enrolment_id`);

/** Three students of a town 200 km from the region's only unit, which has two places. */
async function twoOfThree() {
  const place = await oneRegion(own.factory, order);
  const home = await own.factory.town('12');
  await own.factory.row('travel_times', { from_town_id: home, to_town_id: place.townId, km: 200, minutes: 150 });
  const cohort = await own.factory.cohort(3, { ...place, townId: home });
  await own.factory.row('wishes', { enrolment_id: cohort[0]!.enrolmentId, rank: 1, town_id: home });
  await own.factory.row('wishes', { enrolment_id: cohort[0]!.enrolmentId, rank: 2, unit_id: place.unitId });
  return { place, cohort };
}

describe('the ledger', () => {
  it('is written when a run is published: distance, weeks and wishes of those placed, and those left out', async () => {
    const { place } = await twoOfThree();
    await own.house.allocate('HT2026');
    const written = await lines();
    expect(written).toHaveLength(3);
    expect(written.filter(({ unit_id }) => unit_id === place.unitId).map(({ km }) => km)).toEqual([200, 200]);
    expect(written.filter(({ unit_id }) => unit_id === null)).toMatchObject([{ km: 0 }]);
    const withWishes = await own.factory.rows<{ unit_id: string | null; wish_met: number | null }>('SELECT unit_id, wish_met FROM ledger_lines WHERE wishes = 2');
    expect(withWishes.map(({ unit_id, wish_met }) => wish_met === (unit_id === null ? null : 2))).toEqual([true]);
  });

  it('is the same however often it is written, and follows the bookings', async () => {
    const { place } = await twoOfThree();
    await own.house.allocate('HT2026');
    const before = await lines();
    const service = new LedgerService(new LedgerRepository(), new TurnsRepository());
    const again = (universityId: string | null): Promise<void> => own.database.doorway.asSystem((em) => service.write(em, place.termId, universityId));
    await again(null);
    await again(place.universityId);
    expect(await lines()).toEqual(before);
    await own.factory.system((em) => em.query(`UPDATE capacity_offers SET places = 3`));
    await own.factory.rebuildCounters();
    await own.house.allocate('HT2026');
    expect((await lines()).map(({ km }) => km)).toEqual([200, 200, 200]);
  });

  it('puts who went without a place first in the next term, whatever the lot says', async () => {
    const { place, cohort } = await twoOfThree();
    await own.house.allocate('HT2026');
    const left = (await lines()).find(({ unit_id }) => unit_id === null)!.student_id;
    const termId = await own.factory.term('VT2027', ...spring);
    for (const { studentId } of cohort) await own.factory.enrolment(studentId, place.courseId, termId);
    await own.factory.offer(place.unitId, place.specialty, spring, 1);
    await own.factory.rebuildCounters();
    for (let seed = 1; seed <= 4; seed++) {
      const runId = await own.house.allocation.queueRun({ term: 'VT2027', seed }, 'system');
      await own.house.allocation.solveRun(runId);
      expect((await own.house.allocation.proposal(runId)).placements.map(({ studentId }) => studentId)).toEqual([left]);
    }
  });

  it('does not, where the university draws lots alone', async () => {
    const { place, cohort } = await twoOfThree();
    await own.house.allocate('HT2026');
    const left = (await lines()).find(({ unit_id }) => unit_id === null)!.student_id;
    const termId = await own.factory.term('VT2027', ...spring);
    await own.factory.row('fairness_policies', {
      university_id: place.universityId, term_id: termId, commuting_km: 50, distance: 10, housing_km: 80, night: 1, wish_step: 10, unwished: 60, unplaced: 100,
      keep: 90, queue_order: 'lottery', leximin: false,
    });
    for (const { studentId } of cohort) await own.factory.enrolment(studentId, place.courseId, termId);
    await own.factory.offer(place.unitId, place.specialty, spring, 1);
    await own.factory.rebuildCounters();
    const placed = new Set<string | undefined>();
    for (let seed = 1; seed <= 12; seed++) {
      const runId = await own.house.allocation.queueRun({ term: 'VT2027', seed }, 'system');
      await own.house.allocation.solveRun(runId);
      placed.add((await own.house.allocation.proposal(runId)).placements[0]?.studentId);
    }
    expect(placed.size).toBeGreaterThan(1);
    expect([...placed]).not.toEqual([left]);
  });

  it('counts what has changed since its term was published', async () => {
    const { place, cohort } = await twoOfThree();
    await own.house.allocate('HT2026');
    const left = (await lines()).find(({ unit_id }) => unit_id === null)!;
    await own.factory.system((em) => em.query(`UPDATE travel_times SET km = 20`));
    const termId = await own.factory.term('VT2027', ...spring);
    for (const { studentId } of cohort) await own.factory.enrolment(studentId, place.courseId, termId);
    const runId = await own.house.allocation.queueRun({ term: 'VT2027', seed: 1 }, 'system');
    await own.house.allocation.solveRun(runId);
    expect((await lines()).filter(({ student_id }) => student_id !== left.student_id).map(({ km }) => km)).toEqual([20, 20]);
  });
});
