import { AffectedRepository } from '../../src/bookings/affected.repository';
import { AffectedService } from '../../src/bookings/affected.service';
import { AlternativesService } from '../../src/bookings/alternatives.service';
import { AttemptsRepository } from '../../src/bookings/attempts.repository';
import { BookingsRepository } from '../../src/bookings/bookings.repository';
import { HandBookingService } from '../../src/bookings/hand-booking.service';
import { JudgingService } from '../../src/bookings/judging.service';
import { LeftOverService } from '../../src/bookings/left-over.service';
import { PlacesRepository } from '../../src/bookings/places.repository';
import { WaitingRepository } from '../../src/bookings/waiting.repository';
import { FreePlacesRepository } from '../../src/capacity/free-places.repository';
import { FreePlacesService } from '../../src/capacity/free-places.service';
import { ReservedRepository } from '../../src/capacity/reserved.repository';
import type { Problem } from '../../src/shared/problem';
import { oneRegion } from '../support/one-region';
import { houseForEach } from '../support/own-house';

const own = houseForEach(8);

describe('a unit without a specialist for some weeks, and closed for one', () => {
  const weeks: readonly [string, string] = ['2026-W36', '2026-W50'];
  let place: Awaited<ReturnType<typeof oneRegion>>;
  let free: FreePlacesService;
  let affected: AffectedService;

  beforeEach(async () => {
    place = await oneRegion(own.factory, { specialty: 'primary', places: 3, weeks, requirement: { window_weeks: 3, days: 15 } });
    const { doorway } = own.database;
    free = new FreePlacesService(doorway, new FreePlacesRepository(), new ReservedRepository());
    const bookings = new BookingsRepository();
    const attempts = new AttemptsRepository();
    const places = new PlacesRepository();
    const hand = new HandBookingService(bookings, attempts, places, new LeftOverService(new WaitingRepository(), new JudgingService(attempts, places)));
    affected = new AffectedService(doorway, new AffectedRepository(), new AlternativesService(bookings, attempts, hand, free));
  });

  const student = async (requirementId = place.requirementId) => {
    const [one] = await own.factory.cohort(1, place);
    return { enrolmentId: one?.enrolmentId ?? '', studentId: one?.studentId ?? '', requirementId };
  };
  const refusal = (attempt: Promise<unknown>): Promise<Problem> => attempt.then(() => { throw new Error('it was not refused'); }, (error: unknown) => error as Problem);
  const university = () => ({ organisationId: place.universityId, role: 'coordinator' });

  it('has no advanced place in the weeks without one, while basic stays', async () => {
    await own.factory.offer(place.unitId, 'primary', weeks, 2, 'advanced');
    await own.factory.supervisor(place.unitId, ['2026-W36', '2026-W43'], 1, [['primary', 'advanced']]);
    await own.factory.supervisor(place.unitId, ['2026-W47', '2026-W50'], 1, [['primary', 'advanced']]);
    await own.factory.supervisor(place.unitId, weeks, 2, [['primary', 'basic']]);
    await own.factory.rebuildCounters();
    const room = async (level: 'basic' | 'advanced', firstWeek: string, lastWeek: string) =>
      (await free.search({ specialty: 'primary', level, firstWeek, lastWeek }, university())).map((found) => found.free);
    expect(await room('advanced', '2026-W41', '2026-W43')).toEqual([1]);
    for (const week of ['2026-W44', '2026-W45', '2026-W46']) expect([await room('advanced', week, week), await room('basic', week, week)]).toEqual([[], [2]]);
    const advanced = await own.factory.requirement(place.courseId, 'primary', { level: 'advanced', window_weeks: 3, days: 15 });
    const book = async (requirementId: string, firstWeek: string) => own.house.bookings.book({ ...(await student(requirementId)), unit: place.unit, firstWeek }, 'system');
    const refused = await refusal(book(advanced, '2026-W43'));
    expect(refused.breaches.map(({ code }) => code)).toEqual(['supervisors']);
    expect(refused.detail).toContain('vecka 44–45');
    await book(place.requirementId, '2026-W43');
    await book(advanced, '2026-W41');
  });

  it('lists those it closes over with places where they could really be booked, tells the others, and keeps the original', async () => {
    const near = await own.factory.town('10', { latitude: 56.1, longitude: 15 });
    const at = async (townId: string, places: number, values = {}) => {
      const id = await own.factory.unit(place.regionId, townId, ['primary'], values);
      await own.factory.offer(id, 'primary', weeks, places);
      return { id, code: await own.factory.codeOf('units', id) };
    };
    const [works, full, limited, good] = [await at(near, 5), await at(near, 0), await at(await own.factory.town('10'), 5), await at(near, 2)];
    await own.factory.quota(place.agreementId, place.termId, 0, { town_id: (await own.factory.rows<{ town: string }>('SELECT town_id AS town FROM units WHERE id = $1', [limited.id]))[0]?.town });
    await own.factory.rebuildCounters();
    const one = await student();
    await own.factory.row('employments', { student_id: one.studentId, unit_id: works.id, first_day: '2025-01-01', last_day: '2027-01-01' });
    const booked = await own.house.bookings.book({ ...one, unit: place.unit, firstWeek: '2026-W40' }, 'system');
    await own.factory.system((em) => em.query(`UPDATE bookings SET state = 'published' WHERE id = $1`, [booked.id]));

    const closureId = await own.house.capacity.close({ unit: place.unit, firstWeek: '2026-W41', lastWeek: '2026-W41', reason: 'staff_shortage' }, { organisationId: place.regionId, role: 'host' });
    const [listed, ...others] = await affected.ofClosure(university(), closureId);
    expect(others).toEqual([]);
    expect(listed?.alternatives.map(({ unit, firstWeek }) => [unit, firstWeek])).toEqual([[good.code, '2026-W40'], [place.unit, '2026-W42'], [place.unit, '2026-W43']]);
    expect(full.code).not.toBe(good.code);
    const told = await own.factory.rows<{ kind: string; sentence: string }>('SELECT kind, sentence FROM notices ORDER BY number');
    expect(told.map(({ kind }) => kind)).toEqual(['unit-closed', 'unit-closed']);
    expect(told[0]?.sentence).toMatch(/har stängt vecka 41 \(personalbrist\)\. 1 placering berörs: \d+\./);

    const [alternative] = listed?.alternatives ?? [];
    const moved = await own.house.bookings.move(booked.id, { unit: alternative?.unit ?? '', firstWeek: alternative?.firstWeek ?? '', reason: 'Enheten stänger' }, 'system');
    expect([moved.state, moved.replacesId]).toEqual(['held', booked.id]);
    const history = await own.factory.rows('SELECT from_state, to_state, reason FROM booking_events WHERE booking_id = $1 ORDER BY id DESC LIMIT 1', [booked.id]);
    expect(history).toEqual([{ from_state: 'published', to_state: 'replaced', reason: 'Enheten stänger' }]);
    const since = (await own.factory.rows<{ kind: string; student: boolean; unit: string | null }>(
      'SELECT kind, student_id IS NOT NULL AS student, unit_id AS unit FROM notices ORDER BY number')).slice(2);
    expect(since).toEqual([{ kind: 'placement-moved', student: false, unit: place.unitId }, { kind: 'placement-moved', student: true, unit: null }]);
    expect(await affected.ofClosure(university(), closureId)).toEqual([]);
    const changes = await own.factory.rows('SELECT kind, note FROM capacity_changes');
    expect(changes).toEqual([{ kind: 'closed', note: 'staff_shortage' }]);
  });

  it('has free places for a university only where an agreement covers the weeks, and tells why', async () => {
    const stranger = await own.factory.region('13');
    const elsewhere = await own.factory.unit(stranger, place.townId, ['primary']);
    await own.factory.offer(elsewhere, 'primary', weeks, 9);
    await own.factory.rebuildCounters();
    await own.factory.system((em) => em.query("UPDATE agreements SET valid_to = '2026-10-04'"));
    const found = async (firstWeek: string, lastWeek: string, by = university()) =>
      (await free.search({ specialty: 'primary', firstWeek, lastWeek, weeks: 2 }, by)).map((one) => [one.unit === place.unit ? 'own' : 'other', one.free, one.freeForYou, one.notForYou]);
    expect(await found('2026-W39', '2026-W40')).toEqual([['own', 3, 3, null], ['other', 9, 0, expect.stringMatching(/^Inget gällande avtal låter era studenter vara hos .* vecka 39–40\. Teckna/)]]);
    expect((await found('2026-W40', '2026-W42')).map(([, , forThem]) => forThem)).toEqual([0, 0]);
    expect(await found('2026-W39', '2026-W40', { organisationId: place.regionId, role: 'host' })).toEqual(expect.arrayContaining([['own', 3, 0, 'Er organisation placerar inga studenter.']]));
    await own.factory.system((em) => em.query("UPDATE agreements SET withdrawn_on = '2026-10-01'"));
    expect((await found('2026-W39', '2026-W40')).map(([, , forThem]) => forThem)).toEqual([0, 0]);
    expect((await refusal(free.search({ specialty: 'primär', firstWeek: '2026-W39', lastWeek: '2026-W40' }, university()))).code).toBe('specialty-unknown');
    expect((await refusal(free.search({ town: 'Nowhere', firstWeek: '2026-W39', lastWeek: '2026-W40' }, university()))).code).toBe('town-unknown');
  });

  it('looks for alternatives without taking anything or keeping anybody waiting', async () => {
    const one = await student();
    await own.house.bookings.book({ ...one, unit: place.unit, firstWeek: '2026-W40' }, 'system');
    const closureId = await own.house.capacity.close({ unit: place.unit, firstWeek: '2026-W41', lastWeek: '2026-W41', reason: 'other' }, 'system');
    expect((await refusal(own.house.capacity.close({ unit: place.unit, firstWeek: '2026-W41', lastWeek: '2026-W41', reason: 'other' }, 'system'))).code).toBe('closed-already');
    const before = await own.factory.rows('SELECT * FROM capacity_weeks ORDER BY monday');
    expect((await affected.ofClosure(university(), closureId))[0]?.alternatives.length).toBe(3);
    expect(await own.factory.rows('SELECT * FROM capacity_weeks ORDER BY monday')).toEqual(before);
    expect((await own.factory.rows('SELECT 1 FROM bookings')).length).toBe(1);
  });
});
