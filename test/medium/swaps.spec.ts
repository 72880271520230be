import type { INestApplicationContext } from '@nestjs/common';
import { createLog } from '../../src/platform/http/log';
import { Dispatcher } from '../../src/platform/outbox/dispatcher';
import { JobQueue } from '../../src/platform/queue/job-queue';
import { AnswersService } from '../../src/swaps/answers.service';
import { SwapWishesService } from '../../src/swaps/swap-wishes.service';
import { WindowsService } from '../../src/swaps/windows.service';
import { openProcessors } from '../../src/worker';
import { oneRegion } from '../support/one-region';
import { houseForEach } from '../support/own-house';

const own = houseForEach(12);
const WEEKS: readonly [string, string] = ['2027-W03', '2027-W22'];

interface Student {
  readonly studentId: string;
  readonly enrolmentId: string;
  bookingId: string;
}

/** A university with units of one region in towns of their own, one place at each, and a student at each in the same weeks. */
class World {
  app!: INestApplicationContext;
  place!: Awaited<ReturnType<typeof oneRegion>>;
  units: { id: string; code: string; town: string }[] = [];
  students: Student[] = [];
  windowId = '';

  async build(count: number, { places = 1, firstWeeks = [] as readonly string[] } = {}): Promise<void> {
    const { factory } = own;
    this.place = await oneRegion(factory, { specialty: 'surgery', places, weeks: WEEKS });
    this.units = [{ id: this.place.unitId, code: this.place.unit, town: await factory.codeOf('towns', this.place.townId) }];
    for (let i = 1; i < count; i += 1) {
      const townId = await factory.town('10');
      const id = await factory.unit(this.place.regionId, townId, ['surgery'], { asks_at_swaps: false });
      await factory.offer(id, 'surgery', WEEKS, places);
      this.units.push({ id, code: await factory.codeOf('units', id), town: await factory.codeOf('towns', townId) });
    }
    await factory.rows('UPDATE units SET asks_at_swaps = false');
    await factory.rebuildCounters();
    for (const [i, one] of (await factory.cohort(count, this.place)).entries()) {
      this.students.push({ ...one, bookingId: await this.publish(one.enrolmentId, this.units[i]!.code, firstWeeks[i] ?? '2027-W06') });
    }
    this.app = await openProcessors({ configuration: { databasePool: 8 }, loginUrl: own.database.url, log: createLog('silent') });
    this.windowId = await this.app.get(WindowsService).open(
      { term: 'HT2026', opensAt: at('2026-12-01T08:00Z'), closesAt: at('2026-12-20T08:00Z'), answerHours: 30, hostAnswerHours: 50, searchEveryHours: 24, seed: 3 }, this.coordinator, at('2026-11-30T08:00Z'));
  }

  get coordinator() {
    return { organisationId: this.place.universityId, role: 'coordinator' };
  }

  party(i: number) {
    return { organisationId: this.place.universityId, role: 'student', studentId: this.students[i]!.studentId };
  }

  async publish(enrolmentId: string, unit: string, firstWeek: string, requirementId = this.place.requirementId): Promise<string> {
    const { id } = await own.house.bookings.book({ enrolmentId, requirementId, unit, firstWeek }, 'system');
    for (const step of ['confirm', 'publish'] as const) await own.house.bookings.step(id, { step }, 'system');
    return id;
  }

  wish(i: number, ...units: readonly number[]): Promise<string> {
    return this.app.get(SwapWishesService).wish({ bookingId: this.students[i]!.bookingId, places: units.map((unit) => ({ unit: this.units[unit]!.code })) }, this.party(i), at('2026-12-01T09:00Z'));
  }

  async search(): Promise<Record<string, unknown>> {
    const id = await this.app.get(WindowsService).search(this.windowId, this.coordinator, at('2026-12-01T10:00Z'));
    await this.until('2026-12-01T10:00Z');
    return (await own.factory.rows<Record<string, unknown>>('SELECT * FROM swap_searches WHERE id = $1', [id]))[0]!;
  }

  until(time: string): Promise<unknown> {
    return this.app.get(Dispatcher).settle(at(time), this.app.get(JobQueue).kindsIn('quick'));
  }

  async offers(): Promise<{ id: string; student: number; unit: number; answer: string; state: string; ending: string | null }[]> {
    const rows = await own.factory.rows<{ id: string; studentId: string; unitId: string; answer: string; state: string; ending: string | null }>(
      `SELECT o.id, o.student_id AS "studentId", o.unit_id AS "unitId", o.answer, r.state, r.ending FROM swap_offers o JOIN swap_rings r ON r.id = o.ring_id ORDER BY r.number, o.student_id`);
    return rows.map(({ studentId, unitId, ...row }) => ({ ...row, student: this.students.findIndex((one) => one.studentId === studentId), unit: this.units.findIndex(({ id }) => id === unitId) }))
      .sort((a, b) => a.student - b.student);
  }

  answer(offer: { id: string; student: number }, answer: 'yes' | 'no', time = '2026-12-01T12:00Z'): Promise<void> {
    return this.app.get(AnswersService).answerOffer(offer.id, answer, this.party(offer.student), at(time));
  }

  /** The unit of each student's placement, and its state. */
  async standing(): Promise<string[]> {
    const rows = await own.factory.rows<{ studentId: string; unitId: string; state: string }>('SELECT student_id AS "studentId", unit_id AS "unitId", state FROM bookings WHERE holds_place');
    return this.students.map(({ studentId }) => rows.filter((row) => row.studentId === studentId).map(({ unitId, state }) => `${this.units.findIndex(({ id }) => id === unitId)} ${state}`).join());
  }

  told(kind: string): Promise<{ sentence: string }[]> {
    return own.factory.rows('SELECT sentence FROM notices WHERE kind = $1 ORDER BY number', [kind]);
  }
}

const at = (time: string): Date => new Date(time.replace(/Z$/, ':00Z'));

const disagreements = (): Promise<object[]> => own.factory.rows(`
  SELECT c.unit_id, c.monday, c.taken, count(b.id)::int AS booked FROM capacity_weeks c
    LEFT JOIN bookings b ON b.unit_id = c.unit_id AND b.specialty = c.specialty AND b.level = c.level AND b.holds_place AND b.period @> c.monday
  GROUP BY c.unit_id, c.specialty, c.level, c.monday, c.taken HAVING c.taken <> count(b.id)`);

describe('exchanges of published placements', () => {
  let world: World;
  beforeEach(() => {
    world = new World();
  });
  afterEach(() => world.app.close());

  it('are made in a ring of four rather than of the two whom it holds, all at once, once the unit that asks has said yes', async () => {
    await world.build(4);
    await own.factory.rows('UPDATE units SET asks_at_swaps = true WHERE id = $1', [world.units[2]!.id]);
    await world.wish(0, 1);
    await expect(world.wish(0, 2)).rejects.toMatchObject({ code: 'swap-wish-open' });
    await world.wish(1, 2, 0);
    await world.wish(2, 3);
    await world.wish(3, 0);
    expect(await world.search()).toMatchObject({ state: 'done', wishes: 4, exchanges: 5, candidates: 2, rings: 1, students: 4, points: 40, up_to: 6, proven: true });
    const offers = await world.offers();
    expect(offers.map(({ unit }) => unit)).toEqual([1, 2, 3, 0]);
    expect((await world.told('swap-offer')).length).toBe(4);
    for (const offer of offers) await world.answer(offer, 'yes');
    expect(await world.standing()).toEqual(['0 published', '1 published', '2 published', '3 published']);
    const [question] = await own.factory.rows<{ id: string; comings: { number: string }[] }>('SELECT id, comings FROM swap_questions');
    expect(question?.comings).toHaveLength(1);
    const host = { organisationId: world.place.regionId, role: 'region_coordinator' };
    const answers = world.app.get(AnswersService);
    await expect(answers.answerQuestion(question!.id, 'yes', { ...host, organisationId: world.place.universityId }, { now: at('2026-12-02T08:00Z') })).rejects.toMatchObject({ kind: 'missing' });
    await Promise.all([1, 2].map(() => answers.answerQuestion(question!.id, 'yes', host, { now: at('2026-12-02T08:00Z') })));
    expect(await world.standing()).toEqual(['1 published', '2 published', '3 published', '0 published']);
    expect(await disagreements()).toEqual([]);
    const history = await own.factory.rows<{ states: string[] }>(`SELECT array_agg(e.to_state ORDER BY e.id) AS states FROM booking_events e JOIN bookings b ON b.id = e.booking_id GROUP BY b.id ORDER BY b.code`);
    expect(history.map(({ states }) => states.join(' '))).toEqual([...Array.from({ length: 4 }, () => 'held confirmed published replaced'), ...Array.from({ length: 4 }, () => 'held confirmed published')]);
    expect(await own.factory.rows('SELECT state, count(*)::int AS count FROM swap_wishes GROUP BY 1')).toEqual([{ state: 'fulfilled', count: 4 }]);
    await world.until('2027-01-20T08:00Z');
    expect([(await world.told('swap-made')).length, (await world.told('swap-wish-ended')).length, (await world.told('swap-dissolved')).length]).toEqual([4, 0, 0]);
  });

  it('come to nothing when one says no, which is not offered again, and leave the wishes for others', async () => {
    await world.build(3);
    await world.wish(0, 1, 2);
    await world.wish(1, 0);
    await world.wish(2, 0);
    await world.search();
    const [first, second] = await world.offers();
    expect([first?.unit, second?.student, second?.unit]).toEqual([1, 1, 0]);
    await world.answer(first!, 'yes');
    await world.answer(second!, 'no');
    await expect(world.answer(first!, 'no')).rejects.toMatchObject({ code: 'swap-over' });
    expect((await world.offers()).map(({ state, ending }) => `${state} ${ending ?? ''}`)).toEqual(['dissolved declined', 'dissolved declined']);
    expect((await world.told('swap-dissolved')).map(({ sentence }) => sentence)[0]).toMatch(/^Bytet av placering \d+ blev inte av: någon av er tackade nej\. Du behåller din placering\.$/);
    expect(await world.search()).toMatchObject({ wishes: 3, rings: 1, points: 19 });
    expect((await world.offers()).filter(({ state }) => state === 'asked').map(({ student, unit }) => [student, unit])).toEqual([[0, 2], [2, 0]]);
  });

  it('lapse when somebody does not answer in time, are looked for again by themselves, and end with the window', async () => {
    await world.build(2);
    await world.wish(0, 1);
    await world.wish(1, 0);
    await world.until('2026-12-02T08:00Z');
    const offers = await world.offers();
    expect(offers.map(({ answer, state }) => [answer, state])).toEqual([['waiting', 'asked'], ['waiting', 'asked']]);
    await world.answer(offers[0]!, 'yes', '2026-12-02T09:00Z');
    await world.until('2026-12-03T13:59Z');
    expect((await world.offers())[0]?.state).toBe('asked');
    await expect(world.answer(offers[1]!, 'yes', '2026-12-03T14:00Z')).rejects.toMatchObject({ code: 'swap-too-late' });
    await world.until('2026-12-03T14:00Z');
    expect((await world.offers())[0]).toMatchObject({ state: 'dissolved', ending: 'unanswered' });
    await world.until('2026-12-19T09:00Z');
    expect(await own.factory.rows('SELECT count(*)::int AS searches, sum(rings)::int AS rings FROM swap_searches')).toEqual([{ searches: 18, rings: 1 }]);
    await world.until('2026-12-20T08:00Z');
    expect(await own.factory.rows('SELECT state, count(*)::int AS count FROM swap_wishes GROUP BY 1')).toEqual([{ state: 'lapsed', count: 2 }]);
    expect(await world.standing()).toEqual(['0 published', '1 published']);
    await expect(world.wish(0, 1)).rejects.toMatchObject({ code: 'swap-window-closed' });
  });

  it('are carried out exactly once when all answer at once and jobs come twice, and not when a placement has changed', async () => {
    await world.build(6);
    for (const [i, to] of [1, 2, 0, 4, 5, 3].entries()) await world.wish(i, to);
    const search = await world.search();
    expect(search).toMatchObject({ rings: 2, students: 6, points: 60 });
    await own.factory.rows('UPDATE outbox SET delivered_at = NULL, dispatched_at = NULL WHERE delivered_at IS NOT NULL');
    await world.until('2026-12-01T10:00Z');
    const offers = await world.offers();
    expect(offers).toHaveLength(6);
    await own.house.bookings.step(world.students[4]!.bookingId, { step: 'withdraw', reason: 'Sjuk' }, 'system');
    const answered = await Promise.allSettled(offers.flatMap((offer) => [world.answer(offer, 'yes'), world.answer(offer, 'yes')]));
    expect(answered.filter(({ status }) => status === 'rejected')).toEqual([]);
    expect(await world.standing()).toEqual(['1 published', '2 published', '0 published', '3 published', '', '5 published']);
    expect((await world.offers()).slice(3).map(({ ending }) => ending)).toEqual(['placement-changed', 'placement-changed', 'placement-changed']);
    await world.until('2026-12-01T13:00Z');
    expect(await own.factory.rows('SELECT state, count(*)::int AS count FROM swap_wishes GROUP BY 1 ORDER BY 1')).toEqual([{ state: 'fulfilled', count: 3 }, { state: 'lapsed', count: 1 }, { state: 'open', count: 2 }]);
    expect(await disagreements()).toEqual([]);
  });

  it('tell at once when a placement of a ring is moved, before anybody has answered', async () => {
    await world.build(3);
    await world.wish(0, 1);
    await world.wish(1, 0);
    await world.search();
    await own.house.bookings.move(world.students[1]!.bookingId, { unit: world.units[1]!.code, firstWeek: '2027-W12', reason: 'Kliniken bad om det' }, 'system');
    await world.until('2026-12-01T11:00Z');
    expect((await world.offers()).map(({ ending }) => ending)).toEqual(['placement-changed', 'placement-changed']);
    expect((await world.told('swap-wish-ended')).length).toBe(1);
  });

  it('follow every rule, in new weeks too, and what is counted where the blocks differ', async () => {
    await world.build(4, { firstWeeks: ['2027-W06', '2027-W12', '2027-W06', '2027-W06'] });
    const { factory } = own;
    // A student who works at unit 2; a block of the first student that lies in the weeks of the second's placement.
    await factory.row('employments', { student_id: world.students[3]!.studentId, unit_id: world.units[2]!.id, first_day: '2026-01-01' });
    await world.wish(3, 2);
    await world.wish(2, 3);
    const other = await factory.requirement(world.place.courseId, 'surgery');
    const more = await world.publish(world.students[0]!.enrolmentId, world.units[3]!.code, '2027-W14', other);
    await world.wish(0, 1);
    await world.wish(1, 0);
    expect(await world.search()).toMatchObject({ wishes: 4, exchanges: 2, rings: 0 });
    await own.house.bookings.step(more, { step: 'withdraw', reason: 'Läser om' }, 'system');
    expect(await world.search()).toMatchObject({ exchanges: 3, rings: 1, points: 20 });
  });

  it('take no more places than there are where one block is longer than the other', async () => {
    await world.build(3);
    const { factory } = own;
    const long = await factory.requirement(world.place.courseId, 'surgery', { days: 30, window_weeks: 6 });
    const [late] = await factory.cohort(1, world.place);
    world.students.push({ ...late!, bookingId: await world.publish(late!.enrolmentId, world.units[2]!.code, '2027-W14', long) });
    await world.wish(0, 2);
    await world.wish(3, 0);
    // Her six weeks at unit 0 would need weeks 10 and 11, which another student takes.
    const [blocking] = await factory.cohort(1, world.place);
    const blocks = await world.publish(blocking!.enrolmentId, world.units[0]!.code, '2027-W10');
    expect(await world.search()).toMatchObject({ exchanges: 2, candidates: 1, rings: 0 });
    await own.house.bookings.step(blocks, { step: 'cancel', reason: 'Flyttad' }, 'system');
    expect(await world.search()).toMatchObject({ rings: 1, students: 2 });
    for (const offer of await world.offers()) await world.answer(offer, 'yes');
    expect((await world.standing()).map((one) => one.charAt(0))).toEqual(['2', '1', '2', '0']);
    expect(await disagreements()).toEqual([]);
  });

  it('pass nobody whom the agreement puts first and who waits for such a place', async () => {
    await world.build(2);
    const { factory, place } = { factory: own.factory, place: world.place };
    await factory.row('priority_tiers', { agreement_id: place.agreementId, tier: 1, criterion: 'parent' });
    await factory.rows(`UPDATE students SET precedence = 'parent' WHERE id = $1`, [world.students[0]!.studentId]);
    await world.wish(0, 1);
    await world.wish(1, 0);
    const [waiting] = await factory.cohort(1, place);
    await factory.rows(`UPDATE students SET precedence = 'parent' WHERE id = $1`, [waiting!.studentId]);
    const runId = await factory.row('allocation_runs', { term_id: place.termId, university_id: place.universityId, seed: 1, state: 'published', engine_version: '1', problem_sha256: 'a'.repeat(64), solution: '{}', published_at: '2026-11-01' });
    const reserve = await factory.row('reserves', { run_id: runId, enrolment_id: waiting!.enrolmentId, requirement_id: place.requirementId, position: 1, reason_code: 'capacity', reason: 'Full' });
    expect(await world.search()).toMatchObject({ exchanges: 1, rings: 0 });
    await factory.rows('DELETE FROM reserves WHERE id = $1', [reserve]);
    expect(await world.search()).toMatchObject({ exchanges: 2, rings: 1 });
  });
});
