import { AgreementsRepository } from '../../src/agreements/agreements.repository';
import { BookingWindowsRepository } from '../../src/agreements/booking-windows.repository';
import { BookingWindowsService } from '../../src/agreements/booking-windows.service';
import { ChangesRepository } from '../../src/agreements/changes.repository';
import { DecidersService } from '../../src/agreements/deciders.service';
import { Problem } from '../../src/shared/problem';
import { oneRegion } from '../support/one-region';
import { houseForEach } from '../support/own-house';
import { RequestsHouse } from '../support/requests-house';

const own = houseForEach(10);
const now = new Date();
const past = { firstDay: '2020-01-01', lastDay: '2020-02-01' };
const open = { firstDay: '2020-01-01', lastDay: '2999-12-31' };

/** What the attempt was refused with: its code and those of its breaches; nothing when it was done. */
async function refusal(attempt: Promise<unknown>): Promise<string[]> {
  try {
    await attempt;
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return [error.code, ...error.breaches.map(({ code }) => code)];
  }
}

async function scene(model = 'regulated') {
  const place = await oneRegion(own.factory, { specialty: 'medicine', places: 9, weeks: ['2026-W36', '2026-W51'] });
  await own.factory.system((em) => em.query('UPDATE units SET booking_model = $1', [model]));
  const cohort = await own.factory.cohort(3, place);
  const agreement = await own.factory.codeOf('agreements', place.agreementId);
  const windows = new BookingWindowsService(own.database.doorway, new DecidersService(new AgreementsRepository()), new BookingWindowsRepository(), new ChangesRepository());
  const house = new RequestsHouse(own.database);
  const order = (student: number, firstWeek = '2026-W38') =>
    ({ enrolmentId: cohort[student]?.enrolmentId ?? '', requirementId: place.requirementId, unit: place.unit, firstWeek });
  return {
    place, cohort, agreement, windows, house, order,
    window: { agreement, term: 'HT2026', ...past },
    admin: { organisationId: place.universityId, role: 'admin' }, coordinator: { organisationId: place.universityId, role: 'coordinator' },
  };
}

describe('a window of bookings by hand', () => {
  it.each(['regulated', 'mixed'])('keeps out who books a %s unit on other days, and nobody whom it does not bind', async (model) => {
    const { windows, window, admin, coordinator, house: { bookings }, order } = await scene(model);
    const id = await windows.set(window, admin);
    await expect(bookings.book(order(0), coordinator)).rejects.toMatchObject({ code: 'booking-refused', detail: expect.stringContaining('1 januari – 1 februari 2020') as string });
    expect(await refusal(bookings.book(order(0), coordinator))).toEqual(['booking-refused', 'window-closed']);
    expect(await refusal(bookings.offer(order(1), 'Erbjuden'))).toEqual([]);
    await windows.change(id, { lastDay: open.lastDay }, 1, admin);
    expect(await refusal(bookings.book(order(0), coordinator))).toEqual([]);
  });

  it('says nothing of units where who comes first is served, nor of other terms', async () => {
    const { windows, window, admin, coordinator, house: { bookings }, order } = await scene('first_come');
    await windows.set(window, admin);
    expect(await refusal(bookings.book(order(0), coordinator))).toEqual([]);
    await own.factory.system((em) => em.query("UPDATE units SET booking_model = 'regulated'"));
    await own.factory.term('VT2027', '2027-W03', '2027-W22');
    await own.factory.system((em) => em.query("UPDATE booking_windows SET term_id = (SELECT id FROM terms WHERE code = 'VT2027')"));
    expect(await refusal(bookings.book(order(1), coordinator))).toEqual([]);
  });

  it('binds moves, but not one from a unit that has closed', async () => {
    const { place, windows, window, admin, coordinator, house: { bookings }, order } = await scene();
    const { id } = await bookings.book(order(0), coordinator);
    await windows.set(window, admin);
    const move = { unit: place.unit, firstWeek: '2026-W45', reason: 'Stängt' };
    expect(await refusal(bookings.move(id, move, coordinator))).toEqual(['booking-refused', 'window-closed']);
    await own.factory.closure(place.unitId, ['2026-W38', '2026-W38']);
    expect(await refusal(bookings.move(id, move, coordinator))).toEqual([]);
  });

  it('binds requests to units and to hosts; a host may answer later', async () => {
    const { place, cohort, windows, window, admin, coordinator, house } = await scene('mixed');
    const [course, requirement] = [await own.factory.codeOf('courses', place.courseId), await own.factory.codeOf('requirements', place.requirementId)];
    const asked = { term: 'HT2026', course, requirement, firstWeek: '2026-W38' };
    const region = await own.factory.codeOf('organisations', place.regionId);
    const id = await windows.set({ ...window, ...open }, admin);
    await house.requests.ask({ ...asked, region, students: [await own.factory.codeOf('students', cohort[0]?.studentId ?? '')] }, coordinator, now);
    await windows.change(id, past, 1, admin);
    expect(await refusal(house.requests.ask({ ...asked, unit: place.unit }, coordinator, now))).toEqual(['request-refused', 'window-closed']);
    expect(await refusal(house.requests.ask({ ...asked, region }, coordinator, now))).toEqual(['request-refused', 'window-closed']);
    const [question] = await own.factory.rows<{ id: string }>('SELECT id FROM host_answers');
    const ids = [question?.id ?? ''];
    const by = { acting: { organisationId: place.regionId, role: 'region_coordinator' }, now };
    await expect(house.answers.redirect(ids, { unit: place.unit }, by)).rejects.toMatchObject({ detail: expect.stringContaining('1 januari – 1 februari 2020') as string });
    await own.factory.system((em) => em.query("UPDATE host_answers SET asked_at = '2020-02-01T22:00:00Z'"));
    await windows.change(id, { firstDay: '2020-02-01' }, 2, admin);
    expect((await house.answers.redirect(ids, { unit: place.unit }, by)).length).toBe(1);
  });
});

describe('who decides on an agreement', () => {
  it('sets one window for each term, which the log keeps', async () => {
    const { place, windows, window, admin } = await scene();
    const host = { organisationId: place.regionId, role: 'admin' };
    expect(await refusal(windows.set(window, host))).toEqual(['not-deciding']);
    expect(await refusal(windows.set({ ...window, term: 'HT1999', lastDay: '2019-12-31' }, admin))).toEqual(['booking-window-refused', 'unknown-reference', 'dates-reversed']);
    const id = await windows.set(window, admin);
    expect(await refusal(windows.set({ ...window, ...open }, admin))).toEqual(['booking-window-exists']);
    expect(await refusal(windows.change(id, { firstDay: '2020-02-02' }, 1, admin))).toEqual(['booking-window-refused', 'dates-reversed']);
    expect(await refusal(windows.change(id, open, 9, admin))).toEqual(['version-stale']);
    expect(await refusal(windows.remove(id, host))).toEqual(['not-deciding']);
    await windows.put({ ...window, lastDay: '2020-03-01' }, admin);
    await windows.remove(id, admin);
    expect(await own.factory.rows('SELECT what, before, after FROM agreement_changes ORDER BY number')).toEqual([
      { before: null, after: past },
      { before: { lastDay: '2020-02-01' }, after: { lastDay: '2020-03-01' } },
      { before: { firstDay: '2020-01-01', lastDay: '2020-03-01' }, after: { firstDay: null, lastDay: null } },
    ].map((change) => ({ what: 'booking window HT2026', ...change })));
    expect(await own.factory.rows('SELECT id FROM booking_windows')).toEqual([]);
  });
});
