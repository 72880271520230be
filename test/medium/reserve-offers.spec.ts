import { Client } from 'pg';
import { BookingsRepository } from '../../src/bookings/bookings.repository';
import { PlacesRepository } from '../../src/bookings/places.repository';
import { RearrangementService } from '../../src/bookings/rearrangement.service';
import { houseForEach } from '../support/own-house';
import { inHours, reserveRound, reserveRows } from '../support/reserve-round';

const own = houseForEach(12);

const { offers, offer, freedStates, disagreements, facts, told } = reserveRows(own);

describe('A15: a late no passes from reserve to reserve', () => {
  it('asks the first for so many hours, then the second, then leaves the place to all; each once', async () => {
    const { placed, reserves, coordinator, reservesHouse, place } = await reserveRound(own, 8, 30);
    const other = await own.factory.organisation('university');
    await own.factory.row('agreement_parties', { agreement_id: place.agreementId, organisation_id: other, role: 'cooperating' });
    await own.house.bookings.step(placed(3).id, { step: 'withdraw', reason: 'Tackar nej sent' }, coordinator);
    await reservesHouse.settle();
    expect(await offers()).toMatchObject([{ state: 'open', enrolment: reserves(0).enrolment, position: 1, hours: 30 }]);
    const free = () => reservesHouse.places.search({ specialty: 'medicine', level: 'basic', firstWeek: '2031-W10', lastWeek: '2031-W13' }, 'system');
    expect(await free()).toEqual([]);

    await reservesHouse.settle(inHours(29));
    expect(await offers()).toHaveLength(1);
    await reservesHouse.settle(inHours(31));
    expect(await offers()).toMatchObject([{ state: 'lapsed' }, { state: 'open', enrolment: reserves(1).enrolment, position: 2, hours: 30 }]);
    expect(await free()).toEqual([]);
    expect(await told('place-left')).toEqual([]);
    await reservesHouse.settle(inHours(62));
    expect((await offers()).map(({ state }) => state)).toEqual(['lapsed', 'lapsed']);
    expect(await freedStates()).toEqual(['left']);
    expect(await free()).toMatchObject([{ unit: place.unit, free: 1 }]);
    expect(await told('place-left')).toHaveLength(2);
    expect(await disagreements()).toEqual([]);
    expect(await own.factory.rows('SELECT student_id FROM bookings WHERE id = $1', [placed(3).id])).toEqual([{ student_id: placed(3).student }]);
  });

  it('asks the host only when the student has said yes, and ends there', async () => {
    const { placed, coordinator, student, reservesHouse } = await reserveRound(own, 8);
    const before = await facts('places-held');
    await own.house.bookings.step(placed(0).id, { step: 'withdraw', reason: 'Tackar nej' }, coordinator);
    await reservesHouse.settle();
    const made = await offer(0);
    expect(await facts('places-held')).toBe(before);
    const answering = { offerId: made.id, now: new Date() };
    await expect(reservesHouse.answering.accept({ ...answering, party: student(1) })).rejects.toMatchObject({ kind: 'missing' });
    await reservesHouse.answering.accept({ ...answering, party: student(0) });
    expect(await facts('places-held')).toBe(before + 1);
    expect(await own.factory.rows('SELECT state FROM bookings WHERE id = $1', [made.booking])).toEqual([{ state: 'held' }]);
    // pressed twice it is said once; another answer comes too late
    await reservesHouse.answering.accept({ ...answering, party: student(0) });
    expect(await facts('places-held')).toBe(before + 1);
    await expect(reservesHouse.answering.decline({ ...answering, party: coordinator }, false)).rejects.toMatchObject({ code: 'offer-closed' });
    await reservesHouse.settle(inHours(500));
    expect(await freedStates()).toEqual(['accepted']);
    expect((await offers()).map(({ state }) => state)).toEqual(['accepted']);
    expect(await disagreements()).toEqual([]);
  });

  it('takes a no, from her or her coordinator: she stays a reserve for other places, unless she leaves the queue', async () => {
    const { placed, coordinator, student, reserves, reservesHouse } = await reserveRound(own, 9);
    await own.house.bookings.step(placed(0).id, { step: 'withdraw', reason: 'Tackar nej' }, coordinator);
    await reservesHouse.settle();
    await reservesHouse.answering.decline({ offerId: (await offer(0)).id, party: student(0), now: new Date() }, false);
    await reservesHouse.answering.decline({ offerId: (await offer(1)).id, party: coordinator, now: new Date() }, true);
    expect((await offers()).map(({ state, enrolment }) => [state, enrolment])).toEqual([
      ['declined', reserves(0).enrolment], ['declined', reserves(1).enrolment], ['open', reserves(2).enrolment],
    ]);
    expect(await own.factory.rows(`SELECT state FROM bookings WHERE run_id IS NULL ORDER BY code`)).toEqual([{ state: 'cancelled' }, { state: 'withdrawn' }, { state: 'offered' }]);
    await reservesHouse.answering.accept({ offerId: (await offer(2)).id, party: student(2), now: new Date() });
    // the same weeks at the same unit are the same place: she has said no to it
    await own.house.bookings.step(placed(1).id, { step: 'withdraw', reason: 'Tackar nej' }, coordinator);
    await reservesHouse.settle();
    expect(await freedStates()).toEqual(['accepted', 'left']);
    expect(await disagreements()).toEqual([]);
  });

  it('refuses a yes after the time, and never lasts beyond the start', async () => {
    const { placed, coordinator, student, reservesHouse } = await reserveRound(own, 7, 720);
    await withoutOffer(() => own.house.bookings.step(placed(0).id, { step: 'withdraw', reason: 'Tackar nej' }, coordinator));
    await reservesHouse.freed.freed([placed(0).id], new Date('2031-03-01T12:00:00Z'));
    const made = await offer(0);
    // 2031-W10 begins on Monday the 3rd of March, in Sweden
    expect(await own.factory.rows('SELECT expires_at FROM reserve_offers')).toEqual([{ expires_at: new Date('2031-03-02T23:00:00Z') }]);
    const late = { offerId: made.id, party: student(0), now: new Date('2031-03-02T23:00:00Z') };
    await expect(reservesHouse.answering.accept(late)).rejects.toMatchObject({ code: 'offer-expired' });
    await reservesHouse.freed.expired(late.offerId, late.now);
    expect(await freedStates()).toEqual(['left']);
  });
});

describe('a freed place that somebody waits for', () => {
  it('is nobody else’s at any time: it is offered before the transaction that frees it ends, each of several', async () => {
    const { placed, reserves, coordinator, place, reservesHouse } = await reserveRound(own, 10);
    const others = { requirementId: place.requirementId, unit: place.unit, firstWeek: '2031-W10' };
    await own.database.doorway.asSystem(async () => {
      for (const { id } of [placed(0), placed(1)]) await own.house.bookings.step(id, { step: 'withdraw', reason: 'Tackar nej' }, coordinator);
    });
    expect((await offers()).map(({ state, enrolment }) => [state, enrolment])).toEqual([['open', reserves(0).enrolment], ['open', reserves(1).enrolment]]);
    const taken = await Promise.allSettled([2, 3].map((n) => own.house.bookings.book({ ...others, enrolmentId: reserves(n).enrolment }, coordinator)));
    expect(taken.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await reservesHouse.settle();
    expect(await offers()).toHaveLength(2);
    expect(await disagreements()).toEqual([]);
  });

  it('is anybody’s at once where nobody waits', async () => {
    const { placed, coordinator, reservesHouse } = await reserveRound(own, 6);
    await own.house.bookings.step(placed(0).id, { step: 'withdraw', reason: 'Tackar nej' }, coordinator);
    expect(await freedStates()).toEqual([]);
    await reservesHouse.settle();
    expect(await freedStates()).toEqual(['left']);
  });

  it('is offered with a reminder when a quarter of the time is left, and none once it is answered', async () => {
    const { placed, coordinator, student, reservesHouse } = await reserveRound(own, 8, 40);
    await own.house.bookings.step(placed(0).id, { step: 'withdraw', reason: 'Tackar nej' }, coordinator);
    await reservesHouse.settle(inHours(29));
    expect(await told('offer-reminder')).toEqual([]);
    await reservesHouse.settle(inHours(31));
    expect(await told('offer-reminder')).toEqual([{ sentence: expect.stringMatching(/^Du har inte svarat på erbjudandet om placering \d+\. Svara senast /) as unknown }]);
    await reservesHouse.answering.accept({ offerId: (await offer(0)).id, party: student(0), now: new Date() });
    await own.house.bookings.step(placed(1).id, { step: 'withdraw', reason: 'Tackar nej' }, coordinator);
    await reservesHouse.answering.accept({ offerId: (await offer(1)).id, party: student(1), now: new Date() });
    await reservesHouse.settle(inHours(100));
    expect(await told('offer-reminder')).toHaveLength(1);
  });
});
describe('a freed place is dealt with once', () => {
  it('whoever delivers the facts, however often and in whatever order', async () => {
    const { placed, coordinator, reservesHouse } = await reserveRound(own, 9);
    const ids = [placed(0).id, placed(1).id];
    for (const id of ids) await own.house.bookings.step(id, { step: 'withdraw', reason: 'Tackar nej' }, coordinator);
    const now = new Date();
    await Promise.all(Array.from({ length: 5 }, (_, i) => reservesHouse.freed.freed(i % 2 === 0 ? ids : [...ids].reverse(), now)));
    const open = await offers();
    expect(open.map(({ state }) => state)).toEqual(['open', 'open']);
    expect(new Set(open.map(({ enrolment }) => enrolment)).size).toBe(2);

    const then = inHours(49);
    await Promise.all(open.flatMap(({ id }) => [1, 2, 3].map(() => reservesHouse.freed.expired(id, then))));
    await reservesHouse.freed.freed([...ids, ...open.map(({ booking }) => booking)], then);
    const states = (await offers()).map(({ state }) => state).sort();
    expect(states).toEqual(['lapsed', 'lapsed', 'open']);
    expect((await freedStates()).sort()).toEqual(['left', 'offered']);
    expect(await disagreements()).toEqual([]);
  });

  it('whoever answers, while others answer otherwise and the time runs out', async () => {
    const { placed, coordinator, student, reservesHouse } = await reserveRound(own, 9);
    for (let n = 0; n < 4; n += 1) {
      await own.house.bookings.step(placed(n).id, { step: 'withdraw', reason: 'Tackar nej' }, coordinator);
      await reservesHouse.settle();
      const open = (await offers()).filter(({ state }) => state === 'open');
      const work = open.flatMap(({ id }) => [
        () => reservesHouse.answering.accept({ offerId: id, party: coordinator, now: new Date() }),
        () => reservesHouse.answering.decline({ offerId: id, party: coordinator, now: new Date() }, false),
        () => reservesHouse.answering.accept({ offerId: id, party: student(0), now: new Date() }),
        () => reservesHouse.freed.expired(id, inHours(49)),
      ]);
      await Promise.allSettled([...work.slice(n), ...work.slice(0, n)].map((one) => one()));
      expect((await offers()).filter(({ id }) => open.some((one) => one.id === id)).map(({ state }) => state)).not.toContain('open');
      expect(await disagreements()).toEqual([]);
    }
    const answered = await own.factory.rows<{ state: string; booking: string }>(`SELECT DISTINCT o.state, b.state AS booking FROM reserve_offers o JOIN bookings b ON b.id = o.booking_id ORDER BY 1, 2`);
    const pairs = new Set(['accepted held', 'declined cancelled', 'lapsed cancelled', 'open offered']);
    expect(answered.filter(({ state, booking }) => !pairs.has(`${state} ${booking}`))).toEqual([]);
    expect(await own.factory.rows(`SELECT f.id FROM freed_places f LEFT JOIN reserve_offers o ON o.freed_place_id = f.id AND o.state IN ('open', 'accepted') GROUP BY f.id HAVING count(o.id) > 1`)).toEqual([]);
  });

  it('or not at all: what breaks off anywhere leaves nothing behind and is done whole the next time', async () => {
    const { placed, coordinator, reservesHouse } = await reserveRound(own, 8);
    await withoutOffer(() => own.house.bookings.step(placed(0).id, { step: 'withdraw', reason: 'Tackar nej' }, coordinator));
    const before = await snapshot();
    // every table the job writes breaks it off once, as a process killed there would
    for (const table of ['freed_places', 'bookings', 'booking_events', 'reserve_offers', 'outbox', 'notices']) {
      await breakAt(table);
      await expect(reservesHouse.freed.freed([placed(0).id], new Date())).rejects.toThrow();
      await mend(table);
      expect([table, await snapshot()]).toEqual([table, before]);
    }
    await reservesHouse.settle();
    expect((await offers()).map(({ state }) => state)).toEqual(['open']);
    const asked = await snapshot();
    for (const table of ['bookings', 'booking_events', 'reserve_offers', 'outbox', 'notices']) {
      await breakAt(table);
      await expect(reservesHouse.freed.expired((await offer(0)).id, inHours(49))).rejects.toThrow();
      await mend(table);
      expect([table, await snapshot()]).toEqual([table, asked]);
    }
    await reservesHouse.settle(inHours(49));
    expect((await offers()).map(({ state }) => state)).toEqual(['lapsed', 'open']);
    expect(await disagreements()).toEqual([]);
  });

  it('says nothing where somebody else has it first', async () => {
    const { placed, reserves, coordinator, place, reservesHouse } = await reserveRound(own, 8);
    await withoutOffer(() => own.house.bookings.step(placed(0).id, { step: 'withdraw', reason: 'Tackar nej' }, coordinator));
    await own.house.bookings.book({ enrolmentId: reserves(1).enrolment, requirementId: place.requirementId, unit: place.unit, firstWeek: '2031-W10' }, coordinator);
    await reservesHouse.settle();
    expect([await offers(), await freedStates()]).toEqual([[], ['gone']]);
    expect(await own.factory.rows('SELECT kind FROM notices WHERE kind <> \'placement-ended\'')).toEqual([]);
  });

  it('asks nobody for what the host has taken back, nor for what a round has moved', async () => {
    const { placed, place, reservesHouse } = await reserveRound(own, 8);
    await own.house.bookings.step(placed(0).id, { step: 'cancel', reason: 'Ingen handledare' }, { organisationId: place.regionId, role: 'host' });
    await own.house.bookings.step(placed(1).id, { step: 'cancel', reason: 'Inget svar i tid' }, 'system');
    await reservesHouse.settle();
    expect([await offers(), await freedStates()]).toEqual([[], []]);
  });

  it('asks nobody for what another has in exchange, though there is room beside', async () => {
    const { placed, place, reservesHouse } = await reserveRound(own, 8);
    await own.factory.system((em) => em.query('UPDATE capacity_weeks SET places = places + 2'));
    await own.factory.system(async (em) => {
      const bookings = new BookingsRepository();
      const both = await bookings.lock(em, [placed(0).id, placed(1).id]);
      const exchanged = both.map((booking, i) => ({ ...booking, ...both[1 - i], unitId: place.unitId, replacesId: booking.id }));
      await new RearrangementService(bookings, new PlacesRepository()).apply(em, { made: exchanged, replaced: both, cancelled: [], actor: 'system', reason: 'Byte' });
    });
    expect(await own.factory.rows(`SELECT state FROM bookings WHERE state = 'replaced'`)).toHaveLength(2);
    await reservesHouse.settle();
    expect([await offers(), await freedStates()]).toEqual([[], []]);
  });

  it('goes on where the booking that holds an offer is ended as any booking is', async () => {
    const { placed, coordinator, student, reserves, place, reservesHouse } = await reserveRound(own, 9);
    await own.house.bookings.step(placed(0).id, { step: 'withdraw', reason: 'Tackar nej' }, coordinator);
    await reservesHouse.settle();
    await own.house.bookings.step((await offer(0)).booking, { step: 'cancel', reason: 'Studieuppehåll' }, coordinator);
    await expect(reservesHouse.answering.accept({ offerId: (await offer(0)).id, party: student(0), now: new Date() })).rejects.toMatchObject({ code: 'offer-closed' });
    await reservesHouse.settle();
    expect((await offers()).map(({ state, enrolment }) => [state, enrolment])).toEqual([['withdrawn', reserves(0).enrolment], ['open', reserves(1).enrolment]]);
    await own.house.bookings.step((await offer(1)).booking, { step: 'cancel', reason: 'Kliniken stänger' }, { organisationId: place.regionId, role: 'host' });
    await reservesHouse.settle();
    expect([(await offers()).map(({ state }) => state), await freedStates()]).toEqual([['withdrawn', 'withdrawn'], ['gone']]);
    expect(await disagreements()).toEqual([]);
  });
});

describe('who is asked', () => {
  it('is nobody for whom a rule stands against it, nobody enrolled abroad, and nobody who has a place by now', async () => {
    const { placed, reserves, coordinator, place, reservesHouse } = await reserveRound(own, 10);
    await own.factory.row('employments', { student_id: reserves(0).student, unit_id: place.unitId, first_day: '2026-01-01' });
    await own.factory.system((em) => em.query('UPDATE students SET enrolled_abroad = true WHERE id = $1', [reserves(1).student]));
    const elsewhere = await own.factory.unit(place.regionId, place.townId, ['medicine']);
    await own.factory.offer(elsewhere, 'medicine', ['2031-W10', '2031-W13'], 1);
    await own.factory.rebuildCounters();
    await own.house.bookings.book({ enrolmentId: reserves(2).enrolment, requirementId: place.requirementId, unit: await own.factory.codeOf('units', elsewhere), firstWeek: '2031-W10' }, coordinator);
    await own.house.bookings.step(placed(0).id, { step: 'withdraw', reason: 'Tackar nej' }, coordinator);
    await reservesHouse.settle();
    expect((await offers()).map(({ enrolment }) => enrolment)).toEqual([reserves(3).enrolment]);
  });

  it('follows the queue of the latest round, and the tiers in it', async () => {
    const { placed, reserves, coordinator, place, reservesHouse } = await reserveRound(own, 8);
    await own.factory.system((em) => em.query('UPDATE turns SET tier = 3 WHERE enrolment_id = $1', [reserves(0).enrolment]));
    await own.house.bookings.step(placed(0).id, { step: 'withdraw', reason: 'Tackar nej' }, coordinator);
    await reservesHouse.settle();
    expect((await offers()).map(({ enrolment }) => enrolment)).toEqual([reserves(1).enrolment]);
    // a new round with a queue of its own: who was asked before may answer still, who comes after comes from the new one
    const [late] = await own.factory.cohort(1, place);
    const run = await own.factory.row('allocation_runs', { term_id: place.termId, university_id: place.universityId, seed: 2, state: 'published', engine_version: '1', problem_sha256: 'a'.repeat(64), solution: '{}', published_at: new Date() });
    for (const [position, enrolment] of [[2, reserves(0).enrolment], [1, late?.enrolmentId]]) {
      await own.factory.row('reserves', { run_id: run, enrolment_id: enrolment, requirement_id: place.requirementId, position, reason_code: 'capacity', reason: 'Fullt' });
    }
    await reservesHouse.answering.decline({ offerId: (await offer(0)).id, party: coordinator, now: new Date() }, false);
    expect((await offers()).map(({ enrolment, state }) => [enrolment, state])).toEqual([[reserves(1).enrolment, 'declined'], [late?.enrolmentId, 'open']]);
  });
});

const snapshot = async (): Promise<object[]> => own.factory.rows(`
  SELECT (SELECT count(*)::int FROM freed_places) AS places, (SELECT count(*)::int FROM reserve_offers) AS offers, (SELECT count(*)::int FROM bookings) AS bookings,
    (SELECT count(*)::int FROM booking_events) AS events, (SELECT count(*)::int FROM outbox) AS facts, (SELECT count(*)::int FROM notices) AS notices,
    (SELECT sum(taken)::int FROM capacity_weeks) AS taken, (SELECT string_agg(state, ',' ORDER BY code) FROM bookings) AS states`);

/** The next row written to the table breaks the transaction off. */
const breakAt = (table: string): Promise<void> => asOwner(`
  CREATE OR REPLACE FUNCTION break_off() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'broken off'; END $$;
  CREATE TRIGGER break_off BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION break_off()`);

/** Something goes wrong with offers made in the same transaction: they are left to the job. */
const withoutOffer = (work: () => Promise<unknown>): Promise<unknown> => breakAt('freed_places').then(work).then(() => mend('freed_places'));

const mend = (table: string): Promise<void> => asOwner(`DROP TRIGGER break_off ON ${table}`);

async function asOwner(sql: string): Promise<void> {
  const client = new Client({ connectionString: own.database.superuserUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
