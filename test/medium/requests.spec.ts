import { Dispatcher } from '../../src/platform/outbox/dispatcher';
import { asOf } from '../../src/platform/outbox/outbox';
import { JobQueue } from '../../src/platform/queue/job-queue';
import { queueBackend } from '../../src/platform/queue/queue-backend';
import { PLACES_HELD } from '../../src/bookings/booking-facts';
import { daysAfter } from '../../src/requests/answer';
import { ANSWER_DUE, ANSWER_REMINDER, limitTold } from '../../src/requests/answer-facts';
import type { Answerer } from '../../src/requests/answerer';
import { Problem } from '../../src/shared/problem';
import { oneRegion } from '../support/one-region';
import { houseForEach } from '../support/own-house';
import { RequestsHouse } from '../support/requests-house';

const own = houseForEach(12);
/** A little ahead of the clock, by which facts without a limit are due. */
const now = new Date(Date.now() + 60_000);

type Place = Awaited<ReturnType<typeof oneRegion>>;

interface Row {
  readonly state: string;
}

/** A unit with so many places that may be asked for at any time, an agreement with ten days to answer, and a cohort. */
async function scene(places: number, students: number, agreement: Readonly<Record<string, unknown>> = {}) {
  const place = await oneRegion(own.factory, { specialty: 'medicine', places, weeks: ['2026-W36', '2026-W51'] });
  await own.factory.system((em) => em.query("UPDATE units SET booking_model = 'first_come'"));
  const values = { answer_days: 10, reminder_days_before: 3, escalation: 'region', ...agreement };
  await own.factory.system((em) => em.query('UPDATE agreements SET answer_days = $1, reminder_days_before = $2, escalation = $3', [values.answer_days, values.reminder_days_before, values.escalation]));
  const cohort = await own.factory.cohort(students, place);
  const [course, requirement] = [await own.factory.codeOf('courses', place.courseId), await own.factory.codeOf('requirements', place.requirementId)];
  return {
    place, cohort, house: new RequestsHouse(own.database),
    coordinator: { organisationId: place.universityId, role: 'coordinator' },
    order: { term: 'HT2026', course, requirement, unit: place.unit, firstWeek: '2026-W38' },
  };
}

const host = (place: Place, more: Partial<Answerer> = {}): Answerer => ({ acting: { organisationId: place.regionId, role: 'host' }, now, ...more });
const states = async (): Promise<string[]> => (await own.factory.rows<Row>('SELECT state FROM bookings ORDER BY code')).map(({ state }) => state);
const taken = async (): Promise<number> => (await own.factory.rows<{ taken: number }>('SELECT max(taken)::int AS taken FROM capacity_weeks'))[0]?.taken ?? 0;
const openAnswers = (): Promise<{ id: string; dueAt: Date; escalatedAt: Date | null }[]> =>
  own.factory.rows('SELECT id, due_at AS "dueAt", escalated_at AS "escalatedAt" FROM host_answers WHERE outcome IS NULL ORDER BY id');
const notices = (kind: string): Promise<{ sentence: string }[]> => own.factory.rows('SELECT sentence FROM notices WHERE kind = $1 ORDER BY number', [kind]);
const codeOf = async (attempt: Promise<unknown>): Promise<string> => attempt.then(() => 'done', (error: unknown) => (error instanceof Problem ? error.code : String(error)));

/** Deals with what is due by then, as a worker would, and gives how often each fact came. */
async function settle(house: RequestsHouse, until: Date): Promise<string[]> {
  const queue = new JobQueue(queueBackend({ loginUrl: own.database.url }), { [PLACES_HELD]: 'quick', [ANSWER_REMINDER]: 'quick', [ANSWER_DUE]: 'quick' }, () => undefined);
  const dispatcher = new Dispatcher(own.database.doorway, queue, { trouble: () => undefined });
  dispatcher.subscribe(PLACES_HELD, ({ bookingIds }) => house.asking.placesHeld(bookingIds as string[], now));
  dispatcher.subscribe(ANSWER_REMINDER, (payload) => house.limits.remind(limitTold(payload)));
  dispatcher.subscribe(ANSWER_DUE, (payload) => house.limits.come(limitTold(payload), asOf(payload, now)));
  const settled = await dispatcher.settle(until, queue.kindsIn('quick'));
  await queue.close();
  return settled.map(({ fact }) => fact);
}

describe('a request to a unit', () => {
  it('holds what is free at once, asks for the rest without a place, and is answered in part', async () => {
    const { house, place, order, coordinator } = await scene(2, 3);
    const id = await house.requests.ask(order, coordinator, now);
    expect((await states()).sort()).toEqual(['held', 'held', 'requested']);
    expect(await taken()).toBe(2);
    expect((await notices('answer-asked')).map(({ sentence }) => sentence)).toEqual([expect.stringMatching(/väntar på svar om placeringarna \d+, \d+ och \d+ \(.*, vecka 38–41\)\. Svara senast \d+ \w+ 20\d\d kl\. \d\d\.\d\d\.$/)]);
    const items = (await house.reading.requests.one(coordinator, id))['items'] as { id: string; state: string; bookingId: string }[];
    expect(items.map(({ state }) => state)).toEqual(['asked', 'asked', 'asked']);

    const [asked] = await own.factory.rows<{ id: string }>("SELECT id FROM bookings WHERE state = 'requested'");
    const missing = items.find(({ bookingId }) => bookingId === asked?.id)?.id ?? '';
    const all = await house.requests.openAnswers(id, undefined, place.regionId, now);
    const partly = await house.answers.accept(all, {}, host(place)).catch((error: unknown) => error as Problem);
    expect(partly).toMatchObject({ code: 'booking-refused', breaches: [{ code: 'partly-fits', detail: expect.stringMatching(/^2 av 3 får plats\./) as unknown }, { code: 'capacity' }] });
    const named = /"items": (\[.*?\])/.exec((partly as Problem).detail)?.[1] ?? '[]';
    expect((JSON.parse(named) as string[]).sort()).toEqual(items.filter((item) => item.id !== missing).map((item) => item.id).sort());
    expect((await states()).sort()).toEqual(['held', 'held', 'requested']);
    const one = await house.requests.openAnswers(id, [missing], place.regionId, now);
    await expect(house.answers.accept(one, {}, host(place))).rejects.toMatchObject({ code: 'booking-refused', breaches: [{ code: 'capacity' }] });
    const others = await house.requests.openAnswers(id, items.filter((item) => item.id !== missing).map((item) => item.id), place.regionId, now);
    await house.answers.accept(others, {}, host(place));
    await own.house.capacity.publish({ unit: place.unit, specialty: 'medicine', level: 'basic', places: 3, firstWeek: '2026-W36', lastWeek: '2026-W51' }, 'system');
    await house.answers.accept(one, {}, host(place));
    expect(await states()).toEqual(['confirmed', 'confirmed', 'confirmed']);
    expect(await taken()).toBe(3);
    expect((await own.factory.rows<{ to_state: string }>('SELECT to_state FROM booking_events WHERE booking_id = $1 ORDER BY id', [asked?.id])).map((row) => row.to_state)).toEqual(['requested', 'held', 'confirmed']);
    expect(await notices('answer-accepted')).toHaveLength(2);
  });

  it('is refused while places are given in a round, and nothing is asked twice', async () => {
    const { house, order, coordinator, place } = await scene(5, 2);
    await own.factory.system((em) => em.query("UPDATE units SET booking_model = 'regulated'"));
    expect(await codeOf(house.requests.ask(order, coordinator, now))).toBe('regulated-round');
    await own.factory.row('allocation_runs', { term_id: place.termId, university_id: place.universityId, seed: 1, state: 'published', engine_version: '1', problem_sha256: 'a', solution: '{}' });
    await house.requests.ask(order, coordinator, now);
    expect(await codeOf(house.requests.ask(order, coordinator, now))).toBe('nobody-without');
    expect(await states()).toEqual(['held', 'held']);
  });

  it('tells whom a rule keeps out and asks for the others; where it keeps everybody out nothing is asked', async () => {
    const { house, order, coordinator, place, cohort } = await scene(5, 2);
    await own.factory.row('employments', { student_id: cohort[0]?.studentId, unit_id: place.unitId, first_day: '2026-01-01' });
    const id = await house.requests.ask(order, coordinator, now);
    const items = async (party: { organisationId: string; role: string }) => ((await house.reading.requests.one(party, id))['items'] as { state: string; reason?: string }[]).map(({ state }) => state).sort();
    expect(await items(coordinator)).toEqual(['asked', 'refused']);
    expect(await items({ organisationId: place.regionId, role: 'region_coordinator' })).toEqual(['asked']);
    await own.factory.row('employments', { student_id: cohort[1]?.studentId, unit_id: place.unitId, first_day: '2026-01-01' });
    await house.requests.withdraw(id, undefined, 'Fel vecka', coordinator, now);
    expect([await states(), await taken()]).toEqual([['withdrawn'], 0]);
    const [one = '', other = ''] = (await own.factory.rows<{ code: string }>('SELECT code FROM students WHERE id = ANY ($1) ORDER BY code', [cohort.map(({ studentId }) => studentId)])).map(({ code }) => code);
    const refused = await house.requests.ask(order, coordinator, now).catch((error: unknown) => error as Problem);
    expect(refused).toMatchObject({ code: 'request-refused', breaches: [{ code: 'conflict-of-interest', detail: expect.stringContaining(`${one}, ${other}: `) as unknown }] });
    expect(await own.factory.rows('SELECT FROM place_requests')).toHaveLength(1);
  });
});

describe('a request to a region', () => {
  it('waits for its coordinator to choose a unit, who then is asked; rules are judged there, and a second redirect asks again', async () => {
    const { house, order, coordinator, place } = await scene(1, 1);
    const other = await own.factory.unit(place.regionId, place.townId, ['medicine'], { booking_model: 'first_come' });
    const id = await house.requests.ask({ ...order, unit: undefined, region: await own.factory.codeOf('organisations', place.regionId) }, coordinator, now);
    expect(await states()).toEqual([]);
    const region = { ...host(place), acting: { organisationId: place.regionId, role: 'region_coordinator' } };
    const asked = await house.requests.openAnswers(id, undefined, place.regionId, now);
    expect(await codeOf(house.answers.accept(asked, {}, region))).toBe('unit-needed');
    expect(await codeOf(house.answers.redirect(asked, { unit: await own.factory.codeOf('units', other) }, region))).toBe('booking-refused');
    expect(await codeOf(house.answers.redirect(asked, { unit: place.unit }, host(place, { onlyUnitId: place.unitId })))).toBe('not-found');
    const setModel = (model: string) => own.factory.system((em) => em.query('UPDATE units SET booking_model = $1 WHERE id = $2', [model, place.unitId]));
    await setModel('regulated');
    await expect(house.answers.redirect(asked, { unit: place.unit }, region)).rejects.toMatchObject({ code: 'booking-refused', breaches: [{ code: 'regulated-round', detail: expect.stringContaining('Publicera fördelningen först') as unknown }] });
    await setModel('mixed');
    await own.factory.row('reserved_places', { unit_id: place.unitId, specialty: 'medicine', level: 'basic', first_week: '2026-W36', last_week: '2026-W51', period: '[2026-08-31,2026-12-21)', places: 1, university_id: await own.factory.organisation('university'), until: '2099-12-31', note: '' });
    await expect(house.answers.redirect(asked, { unit: place.unit }, region)).rejects.toMatchObject({ code: 'booking-refused', breaches: [{ code: 'reserved' }] });
    await own.factory.system((em) => em.query("UPDATE reserved_places SET until = '2026-01-01'"));
    await house.answers.redirect(asked, { unit: place.unit }, region);
    expect(await states()).toEqual(['held']);

    await own.factory.offer(other, 'medicine', ['2026-W36', '2026-W51'], 1);
    await own.factory.rebuildCounters();
    const later = daysAfter(now, 4);
    const again = await house.requests.openAnswers(id, undefined, place.regionId, later);
    await house.answers.redirect(again, { unit: await own.factory.codeOf('units', other), note: 'Omorganisation' }, { ...host(place), now: later });
    expect(await states()).toEqual(['replaced', 'held']);
    expect((await openAnswers()).map(({ dueAt }) => dueAt)).toEqual([daysAfter(later, 10)]);
    expect(await own.factory.rows('SELECT outcome FROM host_answers ORDER BY asked_at, outcome')).toEqual([{ outcome: 'redirected' }, { outcome: 'redirected' }, { outcome: null }]);
    expect(await own.factory.rows('SELECT reason FROM booking_events WHERE to_state = $1', ['replaced'])).toEqual([{ reason: 'Hänvisad till en annan enhet: Omorganisation' }]);
  });

  it('gives so many of its students to a unit as its coordinator says, those first whom no rule keeps out', async () => {
    const { house, order, coordinator, place, cohort } = await scene(2, 3);
    for (const { studentId } of cohort.slice(0, 1)) await own.factory.row('employments', { student_id: studentId, unit_id: place.unitId, first_day: '2026-01-01' });
    const id = await house.requests.ask({ ...order, unit: undefined, region: await own.factory.codeOf('organisations', place.regionId) }, coordinator, now);
    const region = { ...host(place), acting: { organisationId: place.regionId, role: 'region_coordinator' } };
    const asked = await house.requests.openAnswers(id, undefined, place.regionId, now);
    const all = await house.answers.redirect(asked, { unit: place.unit }, region).catch((error: unknown) => error as Problem);
    expect((all as Problem).breaches[0]?.detail).toBe('2 av 3 får plats. Svara på 2 studenter för sig, så går det.');
    expect(await states()).toEqual([]);
    await house.answers.redirect(asked, { unit: place.unit }, region, 2);
    expect(await states()).toEqual(['held', 'held']);
    expect(await own.factory.rows('SELECT outcome, count(*)::int AS n FROM host_answers WHERE unit_id IS NULL GROUP BY 1 ORDER BY 1')).toEqual([{ outcome: 'redirected', n: 2 }, { outcome: null, n: 1 }]);
  });
});

describe('time goes by', () => {
  it('reminds, goes to the region for one more period, then lapses, each once however often it is told', async () => {
    const { house, order, coordinator } = await scene(2, 2);
    const id = await house.requests.ask(order, coordinator, now);
    expect(await settle(house, daysAfter(now, 6))).toEqual([PLACES_HELD, PLACES_HELD]);
    expect(await settle(house, daysAfter(now, 7))).toEqual([ANSWER_REMINDER]);
    expect(await notices('answer-reminder')).toHaveLength(1);
    expect(await settle(house, daysAfter(now, 10))).toEqual([ANSWER_DUE]);
    expect((await openAnswers()).map(({ dueAt, escalatedAt }) => [dueAt, escalatedAt])).toEqual([[daysAfter(now, 20), daysAfter(now, 10)], [daysAfter(now, 20), daysAfter(now, 10)]]);
    expect(await states()).toEqual(['held', 'held']);
    expect(await settle(house, daysAfter(now, 30))).toEqual([ANSWER_REMINDER, ANSWER_DUE]);
    expect([await states(), await taken(), await openAnswers()]).toEqual([['cancelled', 'cancelled'], 0, []]);
    const facts = await own.factory.rows<{ fact: string; payload: Record<string, unknown> }>(`SELECT fact, payload FROM outbox WHERE fact IN ('${ANSWER_REMINDER}', '${ANSWER_DUE}') ORDER BY due_at`);
    for (const { fact, payload } of [...facts, ...facts.reverse()]) {
      await (fact === ANSWER_DUE ? house.limits.come(limitTold(payload), daysAfter(now, 40)) : house.limits.remind(limitTold(payload)));
    }
    expect(await notices('answer-reminder')).toHaveLength(2);
    expect(await notices('answer-escalated')).toHaveLength(2);
    expect(await notices('answer-lapsed')).toHaveLength(2);
    expect(await own.factory.rows("SELECT FROM booking_events WHERE to_state = 'cancelled'")).toHaveLength(2);
    expect(((await house.reading.requests.one(coordinator, id))['items'] as Row[]).map(({ state }) => state)).toEqual(['lapsed', 'lapsed']);
  });

  it('lapses at once where the agreement says so; a worker that dies in between has done nothing, and the next does all', async () => {
    const { house, order, coordinator } = await scene(2, 2, { escalation: 'none', reminder_days_before: 0 });
    await house.requests.ask(order, coordinator, now);
    const [due] = await own.factory.rows<{ payload: Record<string, unknown> }>(`SELECT payload FROM outbox WHERE fact = '${ANSWER_DUE}'`);
    const dying = own.database.doorway.asSystem(async () => {
      await house.limits.come(limitTold(due?.payload ?? {}), daysAfter(now, 11));
      throw new Error('killed before the commit');
    });
    await expect(dying).rejects.toThrow('killed');
    expect([await states(), await taken(), await notices('answer-lapsed')]).toEqual([['held', 'held'], 2, []]);
    expect(await settle(house, daysAfter(now, 11))).toEqual([PLACES_HELD, PLACES_HELD, ANSWER_DUE]);
    expect([await states(), await taken()]).toEqual([['cancelled', 'cancelled'], 0]);
    expect(await notices('answer-lapsed')).toHaveLength(2);
  });

  it('asks about bookings made by hand and moved ones; what is answered otherwise no longer counts', async () => {
    const { house, place, cohort, coordinator } = await scene(2, 1);
    const booking = await house.bookings.book({ enrolmentId: cohort[0]?.enrolmentId ?? '', requirementId: place.requirementId, unit: place.unit, firstWeek: '2026-W38' }, coordinator);
    await settle(house, now);
    expect(await openAnswers()).toHaveLength(1);
    await house.bookings.step(booking.id, { step: 'confirm' }, host(place).acting);
    await settle(house, daysAfter(now, 30));
    expect(await own.factory.rows('SELECT outcome FROM host_answers')).toEqual([{ outcome: 'settled' }]);
    expect(await notices('answer-reminder')).toEqual([]);
    await house.bookings.move(booking.id, { unit: place.unit, firstWeek: '2026-W40', reason: 'Schemat ändrades' }, coordinator);
    await settle(house, now);
    expect(await openAnswers()).toHaveLength(1);
    expect(await states()).toEqual(['replaced', 'held']);
  });
});

describe('an answer', () => {
  it('is given once: of two at once, or of an answer and the limit, one counts', async () => {
    const { house, place, order, coordinator } = await scene(8, 8, { escalation: 'none' });
    await house.requests.ask(order, coordinator, now);
    const open = await openAnswers();
    const outcomes = await Promise.all(open.slice(0, 4).map(async ({ id }) => [
      await Promise.all([house.answers.accept([id], {}, host(place)), house.answers.decline([id], { reasonCode: 'staff_shortage' }, host(place))].map(codeOf)),
    ].flat().sort()));
    expect(outcomes).toEqual(Array.from({ length: 4 }, () => ['already-answered', 'done']));
    const late = open.slice(4);
    const limit = { answerIds: late.map(({ id }) => id), limit: daysAfter(now, 10).toISOString() };
    const [, ...said] = await Promise.all([house.limits.come(limit, daysAfter(now, 10)), ...late.map(({ id }) => codeOf(house.answers.accept([id], {}, host(place))))]);
    expect(said.every((code) => ['done', 'already-answered'].includes(code))).toBe(true);
    const counts = await own.factory.rows<{ outcome: string; state: string }>('SELECT h.outcome, b.state FROM host_answers h JOIN bookings b ON b.id = h.booking_id');
    const fits: Readonly<Record<string, string>> = { accepted: 'confirmed', declined: 'cancelled', lapsed: 'cancelled' };
    expect(counts.every(({ outcome, state }) => fits[outcome] === state)).toBe(true);
    expect(await taken()).toBe(counts.filter(({ state }) => state === 'confirmed').length);
  });

  it('may name a supervisor of the unit who is competent, there, and has room', async () => {
    const { house, place, order, coordinator } = await scene(3, 2);
    const other = await own.factory.unit(place.regionId, place.townId, ['medicine']);
    const supervisor = async (unitId: string, weeks: [string, string], level: string, specialty = 'medicine'): Promise<string> =>
      own.factory.codeOf('supervisors', await own.factory.supervisor(unitId, weeks, 1, [[specialty, level]]));
    await own.factory.specialty('surgery');
    const whole: [string, string] = ['2026-W36', '2026-W51'];
    const [elsewhere, brief, surgeon, right] = [await supervisor(other, whole, 'basic'), await supervisor(place.unitId, ['2026-W36', '2026-W39'], 'basic'), await supervisor(place.unitId, whole, 'basic', 'surgery'), await supervisor(place.unitId, whole, 'advanced')];
    await own.factory.supervisor(place.unitId, whole, 5, [['medicine', 'basic']]);
    await own.factory.rebuildCounters();
    await house.requests.ask(order, coordinator, now);
    const [first, second] = await openAnswers();
    const breaches = async (code: string, ids: string[]): Promise<string[]> => house.answers.accept(ids, { supervisor: code }, host(place)).then(() => [], (error: unknown) => (error as Problem).breaches.map((breach) => breach.code));
    const id = first?.id ?? '';
    expect(await breaches(elsewhere, [id])).toEqual(['supervisor-elsewhere']);
    expect(await breaches(brief, [id])).toEqual(['supervisor-absent']);
    expect(await breaches(surgeon, [id])).toEqual(['supervisor-competence']);
    expect(await breaches(right, [id, second?.id ?? ''])).toEqual(['supervisor-full']);
    expect(await breaches(right, [id])).toEqual([]);
    expect(await breaches(right, [second?.id ?? ''])).toEqual(['supervisor-full']);
    expect((await house.reading.answers.one(coordinator, id))['supervisor']).toBe(right);
  });

  it('is for the host, at its own unit; a decline takes a reason that the university reads', async () => {
    const { house, place, order, coordinator } = await scene(1, 1);
    await house.requests.ask(order, coordinator, now);
    const [{ id } = { id: '' }] = await openAnswers();
    const stranger = { organisationId: await own.factory.region('13'), role: 'host' };
    expect(await codeOf(house.answers.accept([id], {}, { acting: { ...coordinator, role: 'admin' }, now }))).toBe('side-required');
    expect(await codeOf(house.answers.accept([id], {}, { acting: stranger, now }))).toBe('not-found');
    expect(await codeOf(house.answers.accept([id], {}, host(place, { onlyUnitId: place.townId })))).toBe('not-found');
    expect(await codeOf(house.answers.decline([id], { reasonCode: 'other', note: ' ' }, host(place)))).toBe('reason-required');
    await house.answers.decline([id], { reasonCode: 'no_supervisor', note: 'Till januari' }, host(place));
    expect(await own.factory.rows("SELECT reason FROM booking_events WHERE to_state = 'cancelled'")).toEqual([{ reason: 'Handledare saknas: Till januari' }]);
    expect((await notices('answer-declined'))[0]?.sentence).toContain('Handledare saknas: Till januari');
    expect(await house.reading.answers.one(coordinator, id)).toMatchObject({ state: 'declined', reasonCode: 'no_supervisor', note: 'Till januari' });
  });
});
