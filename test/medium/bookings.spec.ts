import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../../src/shared/problem';
import { oneRegion } from '../support/one-region';
import { houseForEach } from '../support/own-house';

const own = houseForEach(24);

const breachesOf = async (attempt: Promise<unknown>): Promise<string[]> => {
  try {
    await attempt;
    return [];
  } catch (error) {
    if (error instanceof Problem) return error.breaches.map(({ code }) => code);
    throw error;
  }
};

/** Every counter against the bookings that hold places; nothing, when they agree. */
const disagreements = (): Promise<object[]> => own.factory.rows(`
  SELECT c.unit_id, c.monday, c.taken, count(b.id)::int AS booked FROM capacity_weeks c
    LEFT JOIN bookings b ON b.unit_id = c.unit_id AND b.specialty = c.specialty AND b.level = c.level AND b.holds_place AND b.period @> c.monday
  GROUP BY c.unit_id, c.specialty, c.level, c.monday, c.taken HAVING c.taken <> count(b.id)
  UNION ALL
  SELECT q.id, NULL, q.taken, count(b.id)::int FROM quotas q LEFT JOIN bookings b ON q.id = ANY (b.quota_ids) AND b.holds_place
  GROUP BY q.id HAVING q.taken <> count(b.id)`);

describe('A3: at most five a term in primary care', () => {
  it('books five and refuses the sixth by name of the quota', async () => {
    const place = await oneRegion(own.factory, { specialty: 'primary-care', places: 9, weeks: ['2026-W36', '2026-W45'], requirement: { days: 15 } });
    await own.factory.quota(place.agreementId, place.termId, 5, { course_id: place.courseId, code: 'T11-max' });
    const cohort = await own.factory.cohort(6, place);
    const order = { requirementId: place.requirementId, unit: place.unit, firstWeek: '2026-W38' };
    for (const { enrolmentId } of cohort.slice(0, 5)) await own.house.bookings.book({ ...order, enrolmentId }, 'system');
    const sixth = own.house.bookings.book({ ...order, enrolmentId: cohort[5]?.enrolmentId ?? '' }, 'system');
    await expect(sixth).rejects.toMatchObject({ kind: 'refused', breaches: [{ code: 'quota' }] });
    await expect(sixth).rejects.toThrow('T11-max');
    expect(await disagreements()).toEqual([]);
  });
});

describe('A6: ten places per town and term in three regions', () => {
  it('books thirty; one more is stopped by the quota, not the clinic, and an override needs a role and a reason', async () => {
    const first = await oneRegion(own.factory, { specialty: 'medicine', places: 20, weeks: ['2026-W36', '2026-W39'] });
    const places = [first];
    for (const county of ['13', '07']) {
      const regionId = await own.factory.region(county);
      const townId = await own.factory.town(county);
      const unitId = await own.factory.unit(regionId, townId, ['medicine']);
      await own.factory.row('agreement_parties', { agreement_id: first.agreementId, organisation_id: regionId, role: 'host' });
      await own.factory.offer(unitId, 'medicine', ['2026-W36', '2026-W39'], 20);
      places.push({ ...first, regionId, townId, unitId, unit: await own.factory.codeOf('units', unitId) });
    }
    for (const { townId } of places) await own.factory.quota(first.agreementId, first.termId, 10, { town_id: townId });
    await own.factory.rebuildCounters();
    const cohort = await own.factory.cohort(31, first);
    const order = (i: number, unit: string) => ({ enrolmentId: cohort[i]?.enrolmentId ?? '', requirementId: first.requirementId, unit, firstWeek: '2026-W36' });
    for (let i = 0; i < 30; i++) await own.house.bookings.book(order(i, places[Math.floor(i / 10)]?.unit ?? ''), 'system');

    expect(await breachesOf(own.house.bookings.book(order(30, first.unit), 'system'))).toEqual(['quota']);
    const coordinator = { organisationId: first.universityId, role: 'coordinator' };
    const override = { ...order(30, first.unit), overrideReason: 'Dispens från programnämnden' };
    await expect(own.house.bookings.book(override, coordinator)).rejects.toMatchObject({ kind: 'forbidden' });
    const booking = await own.house.bookings.book(override, { organisationId: first.universityId, role: 'admin' });
    expect(booking.state).toBe('held');
    expect(await own.factory.rows('SELECT places, reason FROM quota_overrides')).toEqual([{ places: 1, reason: 'Dispens från programnämnden' }]);
    expect(await own.factory.rows('SELECT places, overridden, taken FROM quotas WHERE town_id = $1', [first.townId])).toEqual([{ places: 10, overridden: 1, taken: 11 }]);
  });
});

describe('a booking by hand', () => {
  it('is refused with everything that stands against it at once', async () => {
    const place = await oneRegion(own.factory, { specialty: 'medicine', places: 0, weeks: ['2026-W36', '2026-W39'], requirement: { level: 'advanced' } });
    const [student] = await own.factory.cohort(1, place);
    await own.factory.row('employments', { student_id: student?.studentId, unit_id: place.unitId, first_day: '2026-01-01' });
    await own.factory.closure(place.unitId, ['2026-W37', '2026-W37']);
    await own.factory.system((em) => em.query(`UPDATE agreements SET withdrawn_on = '2026-08-01'`));
    const codes = await breachesOf(own.house.bookings.book({ enrolmentId: student?.enrolmentId ?? '', requirementId: place.requirementId, unit: place.unit, firstWeek: '2026-W37' }, 'system'));
    expect(new Set(codes)).toEqual(new Set(['level', 'competence', 'no-agreement', 'conflict-of-interest', 'window', 'closure', 'capacity']));
  });

  it('clashes with nothing the student has, and gives its places back when it ends', async () => {
    const place = await oneRegion(own.factory, { specialty: 'medicine', places: 1, weeks: ['2026-W36', '2026-W45'] });
    const other = await own.factory.requirement(place.courseId, 'medicine');
    const [student] = await own.factory.cohort(1, place);
    const order = { enrolmentId: student?.enrolmentId ?? '', requirementId: place.requirementId, unit: place.unit, firstWeek: '2026-W36' };
    const booking = await own.house.bookings.book(order, 'system');
    expect(await breachesOf(own.house.bookings.book({ ...order, requirementId: other, firstWeek: '2026-W39' }, 'system'))).toEqual(['overlap', 'capacity']);
    expect(await breachesOf(own.house.bookings.book({ ...order, firstWeek: '2026-W40' }, 'system'))).toEqual(['overlap']);

    const moved = await own.house.bookings.move(booking.id, { unit: place.unit, firstWeek: '2026-W37', reason: 'Kliniken bad om det' }, 'system');
    expect(moved).toMatchObject({ firstDay: '2026-09-07', state: 'held', replacesId: booking.id });
    await own.house.bookings.step(moved.id, { step: 'withdraw', reason: 'Sjuk' }, 'system');
    expect(await disagreements()).toEqual([]);
    expect(await own.factory.rows('SELECT from_state, to_state FROM booking_events ORDER BY id')).toEqual([
      { from_state: null, to_state: 'held' }, { from_state: 'held', to_state: 'replaced' }, { from_state: null, to_state: 'held' }, { from_state: 'held', to_state: 'withdrawn' },
    ]);
    await expect(own.house.bookings.step(moved.id, { step: 'confirm' }, 'system')).rejects.toMatchObject({ code: 'booking-step-impossible' });
  });

  it('is taken further by each side in turn, and by nobody else', async () => {
    const place = await oneRegion(own.factory, { specialty: 'medicine', places: 1, weeks: ['2026-W36', '2026-W45'] });
    const [student] = await own.factory.cohort(1, place);
    const coordinator = { organisationId: place.universityId, role: 'coordinator' };
    const host = { organisationId: place.regionId, role: 'host' };
    const stranger = { organisationId: await own.factory.region('13'), role: 'host' };
    const { id } = await own.house.bookings.book({ enrolmentId: student?.enrolmentId ?? '', requirementId: place.requirementId, unit: place.unit, firstWeek: '2026-W36' }, coordinator);
    await expect(own.house.bookings.step(id, { step: 'confirm' }, coordinator)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(own.house.bookings.step(id, { step: 'confirm' }, stranger)).rejects.toMatchObject({ kind: 'missing' });
    expect((await own.house.bookings.step(id, { step: 'confirm', version: 1 }, host)).state).toBe('confirmed');
    await expect(own.house.bookings.step(id, { step: 'publish', version: 1 }, coordinator)).rejects.toMatchObject({ kind: 'stale' });
    expect((await own.house.bookings.step(id, { step: 'publish', version: 2 }, coordinator)).state).toBe('published');
  });
});

describe('fifty at once', () => {
  it('want seven places: seven get one, the others hear why', async () => {
    const place = await oneRegion(own.factory, { specialty: 'medicine', places: 7, weeks: ['2026-W36', '2026-W45'] });
    await own.factory.supervisor(place.unitId, ['2026-W36', '2026-W45'], 9, [['medicine', 'basic']]);
    await own.factory.quota(place.agreementId, place.termId, 8);
    await own.factory.rebuildCounters();
    const cohort = await own.factory.cohort(50, place);
    const attempts = await Promise.allSettled(cohort.map(({ enrolmentId }) =>
      own.house.bookings.book({ enrolmentId, requirementId: place.requirementId, unit: place.unit, firstWeek: '2026-W38' }, 'system')));
    expect(attempts.filter(({ status }) => status === 'fulfilled').length).toBe(7);
    const kinds = attempts.flatMap((attempt) => (attempt.status === 'rejected' ? [(attempt.reason as Problem).kind] : []));
    expect(new Set(kinds)).toEqual(new Set(['refused']));
    expect(await disagreements()).toEqual([]);
  });

  it('book, cancel and lose capacity in overlapping weeks without a counter going wrong', async () => {
    const place = await oneRegion(own.factory, { specialty: 'medicine', places: 4, weeks: ['2026-W36', '2026-W47'] });
    await own.factory.quota(place.agreementId, place.termId, 9);
    const cohort = await own.factory.cohort(50, place);
    await Promise.allSettled(cohort.map(async ({ enrolmentId }, i) => {
      const firstWeek = `2026-W${36 + (i % 8)}`;
      const { id } = await own.house.bookings.book({ enrolmentId, requirementId: place.requirementId, unit: place.unit, firstWeek }, 'system');
      if (i % 3 === 0) await own.house.bookings.step(id, { step: 'cancel', reason: 'Prov' }, 'system');
      if (i % 5 === 0) await own.house.capacity.publish({ unit: place.unit, specialty: 'medicine', level: 'basic', places: 3, firstWeek, lastWeek: firstWeek }, 'system');
    }));
    expect(await disagreements()).toEqual([]);
    // how many are left depends on who cancels before whom; that bookings were made at all, and no more than the quota holds, does not
    const [{ made, held } = { made: 0, held: 0 }] = await own.factory.rows<{ made: number; held: number }>(
      'SELECT count(*)::int AS made, (count(*) FILTER (WHERE holds_place))::int AS held FROM bookings');
    expect(made).toBeGreaterThan(3);
    expect(held).toBeLessThanOrEqual(9);
  });

  it('book one student twice: once', async () => {
    const place = await oneRegion(own.factory, { specialty: 'medicine', places: 50, weeks: ['2026-W36', '2026-W45'] });
    const [student] = await own.factory.cohort(1, place);
    const attempts = await Promise.allSettled(Array.from({ length: 20 }, (_, i) =>
      own.house.bookings.book({ enrolmentId: student?.enrolmentId ?? '', requirementId: place.requirementId, unit: place.unit, firstWeek: `2026-W${36 + (i % 6)}` }, 'system')));
    expect(attempts.filter(({ status }) => status === 'fulfilled').length).toBe(1);
    expect(await disagreements()).toEqual([]);
  });
});

describe('an agreement that ends while a booking is made', () => {
  /** A booking that has been judged and waits for its counter, while somebody else does something and ends it well. */
  const meanwhile = async (place: Awaited<ReturnType<typeof oneRegion>>, change: () => Promise<unknown>): Promise<string> => {
    const [one] = await own.factory.cohort(1, place);
    const order = { enrolmentId: one?.enrolmentId ?? '', requirementId: place.requirementId, unit: place.unit, firstWeek: '2026-W38' };
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => { release = resolve; });
    const held = await new Promise<{ ended: Promise<void> }>((resolve) => {
      const ended = own.factory.system(async (em) => {
        await em.query('SELECT FROM capacity_weeks FOR UPDATE');
        setTimeout(() => { resolve({ ended }); });
        await released;
      });
    });
    const booking = own.house.bookings.book(order, 'system').then(() => 'booked', (error: unknown) => (error as Problem).code);
    const waiting = (): Promise<object[]> => own.factory.rows(
      `SELECT FROM pg_locks WHERE locktype = 'tuple' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`);
    while ((await waiting()).length === 0) await sleep(5);
    await change();
    release();
    await held.ended;
    return booking;
  };

  it('lets nobody in who was judged before, and keeps no place for her; other changes of it are no hindrance', async () => {
    const place = await oneRegion(own.factory, { specialty: 'medicine', places: 9, weeks: ['2026-W36', '2026-W45'] });
    const set = (values: string): Promise<unknown> => own.factory.system((em) => em.query(`UPDATE agreements SET ${values}, version = version + 1 WHERE id = $1`, [place.agreementId]));
    expect(await meanwhile(place, () => set("name = 'Nytt namn'"))).toBe('booked');
    expect(await meanwhile(place, () => set("withdrawn_on = '2026-09-20'"))).toBe('agreement-changed-since');
    await set('withdrawn_on = NULL');
    expect(await meanwhile(place, () => set("valid_to = '2026-09-30'"))).toBe('agreement-changed-since');
    await set('valid_to = NULL');
    const parent = await own.factory.agreement([[place.universityId, 'owner'], [place.regionId, 'host']], []);
    await set(`parent_id = '${parent}'`);
    expect(await meanwhile(place, () => own.factory.system((em) => em.query("UPDATE agreements SET withdrawn_on = '2026-09-20' WHERE id = $1", [parent])))).toBe('agreement-changed-since');
    expect(await own.factory.rows('SELECT FROM bookings')).toHaveLength(1);
    expect(await disagreements()).toEqual([]);
  });
});
