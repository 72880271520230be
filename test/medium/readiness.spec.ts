import { NoticesRepository } from '../../src/notices/notices.repository';
import { NoticesService } from '../../src/notices/notices.service';
import type { ActingParty } from '../../src/platform/database/acting-party';
import { ClearancesRepository } from '../../src/readiness/clearances.repository';
import { ClearancesService } from '../../src/readiness/clearances.service';
import { DemandsService } from '../../src/readiness/demands.service';
import { OverviewRepository } from '../../src/readiness/overview.repository';
import { ReadinessService } from '../../src/readiness/readiness.service';
import { WatchRepository } from '../../src/readiness/watch.repository';
import { WatchService } from '../../src/readiness/watch.service';
import { addDays } from '../../src/shared/day';
import { oneRegion } from '../support/one-region';
import { houseForEach } from '../support/own-house';

const own = houseForEach(10);
const firstDay = '2026-08-31';
const lastDay = '2026-09-27';
const before = (days: number): string => addDays(firstDay, -days);

/** Two students placed for four weeks from W36, and whoever has to do with them. */
async function placed() {
  const place = await oneRegion(own.factory, { specialty: 'medicine', places: 2, weeks: ['2026-W36', '2026-W45'] });
  const cohort = await own.factory.cohort(2, place);
  const students = await Promise.all(cohort.map(({ studentId }) => own.factory.codeOf('students', studentId)));
  const bookings: string[] = [];
  for (const { enrolmentId } of cohort) {
    bookings.push((await own.house.bookings.book({ enrolmentId, requirementId: place.requirementId, unit: place.unit, firstWeek: '2026-W36' }, 'system')).id);
  }
  const party = (organisationId: string, role: string, studentId?: string): ActingParty => ({ organisationId, role, ...(studentId !== undefined && { studentId }) });
  return {
    ...place, students, bookings, host: await own.factory.codeOf('organisations', place.regionId), agreement: await own.factory.codeOf('agreements', place.agreementId),
    coordinator: party(place.universityId, 'coordinator'), admin: party(place.universityId, 'admin'), hostStaff: party(place.regionId, 'host'),
    student: party(place.universityId, 'student', cohort[0]?.studentId ?? ''), stranger: party(await own.factory.organisation('university'), 'coordinator'),
  };
}

const services = () => {
  const { doorway } = own.database;
  return {
    demands: new DemandsService(doorway), clearances: new ClearancesService(doorway, new ClearancesRepository()),
    readiness: new ReadinessService(doorway, new OverviewRepository()),
    watch: new WatchService(doorway, new WatchRepository(), own.house.bookings, new NoticesService(doorway, new NoticesRepository())),
  };
};

const states = (): Promise<{ state: string }[]> => own.factory.rows('SELECT state FROM bookings ORDER BY code');
const told = (): Promise<{ kind: string; who: string }[]> => own.factory.rows(
  `SELECT n.kind, CASE WHEN student_id IS NOT NULL THEN 'student' ELSE o.kind END AS who FROM notices n LEFT JOIN organisations o ON o.id = n.organisation_id ORDER BY number`);

describe('what is demanded before a placement', () => {
  it('is told by units for themselves and by those who decide on the agreement, and by nobody else', async () => {
    const scene = await placed();
    const { demands } = services();
    await demands.demands.create({ code: 'D1', unit: scene.unit, kind: 'e_card' }, scene.hostStaff);
    await demands.demands.create({ code: 'D2', agreement: scene.agreement, kind: 'register_extract', daysBefore: 14 }, scene.admin);
    await expect(demands.demands.create({ code: 'D3', unit: scene.unit, kind: 'tb' }, scene.admin)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(demands.demands.create({ code: 'D3', agreement: scene.agreement, kind: 'tb' }, { ...scene.hostStaff, role: 'admin' })).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(demands.demands.create({ code: 'D3', unit: scene.unit, agreement: scene.agreement, kind: 'tb' }, scene.hostStaff)).rejects.toMatchObject({ code: 'one-scope' });
    await expect(demands.demands.create({ code: 'D3', unit: scene.unit, kind: 'e_card' }, scene.hostStaff)).rejects.toMatchObject({ code: 'already-exists' });
  });

  it('is a status that each reads as far as it concerns them; an extract must hold to the end of the placement', async () => {
    const scene = await placed();
    const { demands, clearances, readiness } = services();
    await demands.demands.create({ code: 'D1', unit: scene.unit, kind: 'e_card' }, scene.hostStaff);
    await demands.demands.create({ code: 'D2', agreement: scene.agreement, kind: 'register_extract', daysBefore: 14 }, scene.admin);
    const [student = '', other = ''] = scene.students;
    const statusOf = async (party: ActingParty) => {
      const row = await readiness.reading.one(party, scene.bookings[0] ?? '') as { ready: boolean; demands: { kind: string; status: string; dueOn: string }[] };
      return [row.ready, ...row.demands.map(({ kind, status, dueOn }) => `${kind} ${status} ${dueOn}`)];
    };
    expect(await statusOf(scene.coordinator)).toEqual([false, `register_extract not_met ${before(14)}`, `e_card not_met ${before(7)}`]);
    await clearances.mark([{ student, kind: 'register_extract', met: true, expiresOn: addDays(lastDay, -1) }], scene.coordinator);
    expect(await statusOf(scene.student)).toEqual([false, `register_extract expires ${before(14)}`, `e_card not_met ${before(7)}`]);
    await clearances.mark([{ student, kind: 'register_extract', met: true, expiresOn: lastDay }], scene.coordinator);
    expect(await statusOf(scene.hostStaff)).toEqual([false, `e_card not_met ${before(7)}`]);
    await clearances.mark([{ student, kind: 'e_card', met: true }, { student: other, kind: 'e_card', met: true }], scene.hostStaff);
    expect(await statusOf(scene.coordinator)).toEqual([true, `register_extract met ${before(14)}`, `e_card met ${before(7)}`]);
    expect(await statusOf(scene.hostStaff)).toEqual([true, `e_card met ${before(7)}`]);
    await expect(statusOf(scene.stranger)).rejects.toMatchObject({ kind: 'missing' });
    expect((await clearances.page(scene.hostStaff, { limit: 9 })).items.map(({ kind }) => kind)).toEqual(['e_card', 'e_card']);
    expect((await clearances.page(scene.student, { limit: 9 })).items).toHaveLength(3);
    expect((await clearances.page({ ...scene.coordinator, role: 'finance' }, { limit: 9 })).items).toEqual([]);
    await clearances.mark([{ student, kind: 'register_extract', met: false }], scene.coordinator);
    expect((await statusOf(scene.coordinator))[0]).toBe(false);
  });

  it('is verified by those it is for', async () => {
    const scene = await placed();
    const { clearances } = services();
    const [student = ''] = scene.students;
    await expect(clearances.mark([{ student, kind: 'vaccination', met: true }], scene.hostStaff)).rejects.toMatchObject({ code: 'not-for-host' });
    await expect(clearances.mark([{ student, kind: 'vaccination', met: true }], scene.stranger)).rejects.toMatchObject({ code: 'unknown-reference' });
    await expect(clearances.mark([{ student, kind: 'vaccination', met: true }], scene.student)).rejects.toMatchObject({ code: 'role-required' });
    await expect(clearances.mark([{ student, kind: 'vaccination', met: true }], scene.admin)).rejects.toMatchObject({ code: 'role-required' });
    await expect(clearances.mark([{ student, kind: 'vaccination', met: true }, { student, kind: 'register_extract', met: true }], scene.coordinator)).rejects.toMatchObject({ code: 'expiry-missing' });
    expect(await own.factory.rows('SELECT FROM clearances')).toEqual([]);
    await clearances.mark([{ student, kind: 'e_card', met: true, host: scene.host }], scene.coordinator);
  });
});

describe('placements that are not ready', () => {
  it('are warned of, reminded of and cancelled, each once however often the day is done; who is ready stays', async () => {
    const scene = await placed();
    const { demands, clearances, watch } = services();
    await demands.demands.create({ code: 'D1', unit: scene.unit, kind: 'vaccination' }, scene.hostStaff);
    await clearances.mark([{ student: scene.students[1] ?? '', kind: 'vaccination', met: true }], scene.coordinator);
    expect(await watch.doDay(before(40))).toBe(before(28));
    expect(await told()).toEqual([]);
    expect(await watch.doDay(before(28))).toBe(before(17));
    await Promise.all([watch.doDay(before(28)), watch.doDay(before(28))]);
    expect(await told()).toEqual([{ kind: 'readiness-warning', who: 'student' }, { kind: 'readiness-warning', who: 'university' }]);
    expect(await watch.doDay(before(17))).toBe(before(7));
    await watch.doDay(before(8));
    expect((await told()).length).toBe(4);
    expect(await states()).toEqual([{ state: 'held' }, { state: 'held' }]);
    await Promise.all([watch.doDay(before(7)), watch.doDay(before(7)), watch.doDay(before(7))]);
    expect(await states()).toEqual([{ state: 'cancelled' }, { state: 'held' }]);
    expect((await told()).slice(4)).toEqual(['student', 'university', 'region'].map((who) => ({ kind: 'readiness-ended', who })));
    expect(await own.factory.rows(`SELECT actor, reason FROM booking_events WHERE to_state = 'cancelled'`)).toEqual([{ actor: 'system', reason: 'Kraven före placeringen var inte uppfyllda i tid' }]);
    expect(await own.factory.rows('SELECT DISTINCT taken FROM capacity_weeks WHERE monday < $1', [lastDay])).toEqual([{ taken: 1 }]);
    expect(await own.factory.rows(`SELECT sentence FROM notices WHERE sentence ILIKE '%vaccination%' AND student_id IS NULL`)).toEqual([]);
    expect(await watch.doDay(before(6))).toBeUndefined();
  });

  it('stay where the agreement only warns, and where the demand is met in time', async () => {
    const scene = await placed();
    const { demands, clearances, watch } = services();
    await own.factory.system((em) => em.query(`UPDATE agreements SET unready = 'warn_only', ready_warn_days = 20, ready_cancel_days = 10`));
    await demands.demands.create({ code: 'D1', agreement: scene.agreement, kind: 'mrsa' }, scene.admin);
    expect(await watch.doDay(before(21))).toBe(before(20));
    await watch.doDay(before(20));
    await clearances.mark([{ student: scene.students[1] ?? '', kind: 'mrsa', met: true }], scene.coordinator);
    await watch.doDay(before(10));
    await watch.doDay(before(9));
    expect(await states()).toEqual([{ state: 'held' }, { state: 'held' }]);
    expect((await told()).map(({ kind, who }) => `${kind} ${who}`)).toEqual([
      'readiness-warning student', 'readiness-warning student', 'readiness-warning university', 'readiness-ended student', 'readiness-ended university', 'readiness-ended region',
    ]);
  });

  it('that were booked late are warned of before they are cancelled', async () => {
    const scene = await placed();
    const { demands, watch } = services();
    await demands.demands.create({ code: 'D1', unit: scene.unit, kind: 'tb' }, scene.hostStaff);
    await watch.doDay(before(5));
    expect(await states()).toEqual([{ state: 'held' }, { state: 'held' }]);
    await watch.doDay(before(2));
    expect(await states()).toEqual([{ state: 'cancelled' }, { state: 'cancelled' }]);
  });
});
