import { oneRegion } from '../support/one-region';
import { houseForEach } from '../support/own-house';

interface Booked {
  readonly id: string;
  readonly student_id: string;
  readonly unit_id: string;
  readonly first_day: string;
  readonly state: string;
  readonly group_label: string | null;
}

const own = houseForEach();

const bookingsOf = (termId: string): Promise<Booked[]> =>
  own.factory.rows('SELECT id, student_id, unit_id, first_day::text, state, group_label FROM bookings WHERE term_id = $1 AND holds_place ORDER BY code', [termId]);

const reservesOf = (runId: string): Promise<{ reason_code: string; reason: string; position: number; enrolment_id: string }[]> =>
  own.factory.rows('SELECT reason_code, reason, position, enrolment_id FROM reserves WHERE run_id = $1 ORDER BY requirement_id, position', [runId]);

describe('A1: ten students of medicine, four weeks each, in two groups', () => {
  const order = { specialty: 'medicine', places: 5, weeks: ['2026-W34', '2027-W01'], course: { groups: 2, rotate_together: true } } as const;

  it('places ten in two groups, and the eleventh not, for the quota', async () => {
    const place = await oneRegion(own.factory, order);
    await own.factory.quota(place.agreementId, place.termId, 10, { town_id: place.townId });
    await own.factory.cohort(10, place);
    expect(await own.house.allocate('HT2026')).toMatchObject({ bookings: 10, reserves: 0 });
    const before = await bookingsOf(place.termId);
    expect(new Set(before.map(({ student_id }) => student_id)).size).toBe(10);
    for (const label of ['Grupp 1', 'Grupp 2']) {
      const group = before.filter(({ group_label }) => group_label === label);
      expect([group.length, new Set(group.map(({ first_day }) => first_day)).size]).toEqual([5, 1]);
    }

    await own.factory.cohort(1, place);
    const second = await own.house.allocate('HT2026', 2);
    expect(second).toMatchObject({ bookings: 10, reserves: 1 });
    expect(await bookingsOf(place.termId)).toEqual(before);
    const [reserve] = await reservesOf(second.runId);
    expect(reserve).toMatchObject({ reason_code: 'quota', position: 1 });
    expect(reserve?.reason).toContain('10 av 10');
  });

  it('places ten of eleven at once, whoever is eleventh', async () => {
    const place = await oneRegion(own.factory, order);
    await own.factory.quota(place.agreementId, place.termId, 10);
    await own.factory.cohort(11, place);
    const { runId, ...result } = await own.house.allocate('HT2026');
    expect(result).toMatchObject({ bookings: 10, reserves: 1 });
    expect((await reservesOf(runId))[0]?.reason_code).toBe('quota');
  });

  it('publishes nothing that a quota set since would not count', async () => {
    const place = await oneRegion(own.factory, order);
    await own.factory.cohort(10, place);
    const runId = await own.house.allocation.queueRun({ term: 'HT2026', seed: 1 }, 'system');
    await own.house.allocation.solveRun(runId);
    await own.factory.quota(place.agreementId, place.termId, 4);
    await expect(own.house.allocation.publishRun(runId, 'system')).rejects.toMatchObject({ code: 'quota-set-since', kind: 'conflict' });
    expect(await bookingsOf(place.termId)).toEqual([]);
    expect(await own.house.allocate('HT2026', 2)).toMatchObject({ bookings: 4, reserves: 6 });
  });

  it('dissolves groups that no unit can take at once', async () => {
    const place = await oneRegion(own.factory, { ...order, places: 2, weeks: ['2026-W34', '2026-W53'] });
    await own.factory.cohort(10, place);
    expect(await own.house.allocate('HT2026')).toMatchObject({ bookings: 10, reserves: 0 });
    expect(new Set((await bookingsOf(place.termId)).map(({ group_label }) => group_label))).toEqual(new Set([null]));
  });
});

describe('A4: seven apply for five places', () => {
  it('gives five places and two reserves; with seven places the five stay where they are', async () => {
    const weeks = ['2026-W40', '2026-W43'] as const;
    const place = await oneRegion(own.factory, { specialty: 'primary-care', places: 5, weeks, requirement: { days: 15 } });
    await own.factory.cohort(7, place);
    const first = await own.house.allocate('HT2026', 7);
    expect(first).toMatchObject({ bookings: 5, reserves: 2 });
    const five = await bookingsOf(place.termId);
    const reserves = await reservesOf(first.runId);
    expect(reserves.map(({ reason_code, position }) => [reason_code, position])).toEqual([['capacity', 1], ['capacity', 2]]);
    expect(reserves[0]?.reason).toContain('5 av 5');

    await own.house.capacity.publish({ unit: place.unit, specialty: 'primary-care', level: 'basic', places: 7, firstWeek: weeks[0], lastWeek: weeks[1] }, 'system');
    expect(await own.house.allocate('HT2026', 8)).toMatchObject({ bookings: 7, reserves: 0 });
    const seven = await bookingsOf(place.termId);
    expect(seven.length).toBe(7);
    expect(seven.filter(({ id }) => five.some((booking) => booking.id === id))).toEqual(five);
  });

  it('publishes once, however often it is asked', async () => {
    const place = await oneRegion(own.factory, { specialty: 'primary-care', places: 5, weeks: ['2026-W40', '2026-W43'] });
    await own.factory.cohort(6, place);
    const { runId } = await own.house.allocate('HT2026');
    await own.house.allocation.solveRun(runId);
    const again = await Promise.all([1, 2, 3].map(() => own.house.allocation.publishRun(runId, 'system')));
    const nothing = { bookings: 5, reserves: 1, made: 0, moved: 0, cancelled: 0, unchanged: true };
    expect(again).toEqual([nothing, nothing, nothing]);
    expect((await bookingsOf(place.termId)).length).toBe(5);
    expect(await own.house.bookings.confirmAll('HT2026', 'system')).toBe(5);
    const events = await own.factory.rows<{ to_state: string }>('SELECT to_state FROM booking_events WHERE booking_id = (SELECT id FROM bookings ORDER BY code LIMIT 1) ORDER BY id');
    expect(events.map(({ to_state }) => to_state)).toEqual(['held', 'confirmed', 'published']);
  });

  it('refuses a proposal whose places have gone since', async () => {
    const place = await oneRegion(own.factory, { specialty: 'primary-care', places: 5, weeks: ['2026-W40', '2026-W43'] });
    const cohort = await own.factory.cohort(6, place);
    const runId = await own.house.allocation.queueRun({ term: 'HT2026', seed: 1 }, 'system');
    await own.house.allocation.solveRun(runId);
    const { reserves } = await own.house.allocation.proposal(runId);
    const waiting = cohort.find(({ enrolmentId }) => enrolmentId === reserves[0]?.enrolmentId);
    await own.house.bookings.book({ enrolmentId: waiting?.enrolmentId ?? '', requirementId: place.requirementId, unit: place.unit, firstWeek: '2026-W40' }, 'system');
    await expect(own.house.allocation.publishRun(runId, 'system')).rejects.toMatchObject({ code: 'places-gone', kind: 'conflict' });
    expect((await bookingsOf(place.termId)).length).toBe(1);
  });
});

describe('A9: four study sites share a cohort by largest remainder', () => {
  it.each([
    [108, [34, 20, 24, 30]],
    [100, [31, 19, 22, 28]],
    [110, [35, 20, 24, 31]],
  ])('%d students', async (cohort, expected) => {
    const place = await oneRegion(own.factory, { specialty: 'medicine', places: 0, weeks: ['2026-W36', '2026-W39'] });
    const sites: string[] = [];
    for (const [i, weight] of [170, 100, 120, 150].entries()) {
      const townId = await own.factory.town('05');
      const siteId = await own.factory.row('study_sites', { programme_id: place.programmeId, code: `site-${i}`, name: `Studieort ${i}`, weight });
      await own.factory.row('study_site_towns', { study_site_id: siteId, town_id: townId });
      const unitId = await own.factory.unit(place.regionId, townId, ['medicine']);
      await own.factory.offer(unitId, 'medicine', ['2026-W36', '2026-W39'], 40);
      sites.push(siteId);
    }
    await own.factory.rebuildCounters();
    await own.factory.cohort(cohort, place);
    expect(await own.house.allocate('HT2026')).toMatchObject({ bookings: cohort, reserves: 0 });
    const shares = await own.factory.rows<{ study_site_id: string; students: number; right: boolean }>(
      `SELECT e.study_site_id, count(*)::int AS students, bool_and(st.town_id = u.town_id) AS right FROM enrolments e
       JOIN bookings b ON b.enrolment_id = e.id JOIN units u ON u.id = b.unit_id JOIN study_site_towns st USING (study_site_id) GROUP BY 1`,
    );
    expect(sites.map((site) => shares.find(({ study_site_id }) => study_site_id === site)?.students)).toEqual(expected);
    expect(shares.every(({ right }) => right)).toBe(true);
  });
});

describe('A12: a student works at the only unit with a seat in her town', () => {
  const order = { specialty: 'medicine', places: 3, weeks: ['2026-W36', '2026-W40'] } as const;

  it('leaves her unplaced with conflict of interest, though there is room', async () => {
    const place = await oneRegion(own.factory, order);
    const [worker] = await own.factory.cohort(2, place);
    await own.factory.row('employments', { student_id: worker?.studentId, unit_id: place.unitId, first_day: '2024-01-01', last_day: '2025-06-30' });
    const { runId, ...result } = await own.house.allocate('HT2026');
    expect(result).toMatchObject({ bookings: 1, reserves: 1 });
    expect(await reservesOf(runId)).toMatchObject([{ enrolment_id: worker?.enrolmentId, reason_code: 'conflict-of-interest' }]);
  });

  it('places her in another town that has a seat', async () => {
    const place = await oneRegion(own.factory, order);
    const elsewhere = await own.factory.unit(place.regionId, await own.factory.town('10'), ['medicine']);
    await own.factory.offer(elsewhere, 'medicine', order.weeks, 1);
    await own.factory.rebuildCounters();
    const [worker] = await own.factory.cohort(1, place);
    await own.factory.row('employments', { student_id: worker?.studentId, unit_id: place.unitId, first_day: '2024-01-01' });
    await own.house.allocate('HT2026');
    expect(await bookingsOf(place.termId)).toMatchObject([{ student_id: worker?.studentId, unit_id: elsewhere }]);
  });

  it('lets her come once two years have passed', async () => {
    const place = await oneRegion(own.factory, order);
    const [worker] = await own.factory.cohort(1, place);
    await own.factory.row('employments', { student_id: worker?.studentId, unit_id: place.unitId, first_day: '2024-01-01', last_day: '2024-09-02' });
    await own.house.allocate('HT2026');
    expect(await bookingsOf(place.termId)).toMatchObject([{ first_day: '2026-09-07' }]);
  });
});

describe('a run that is solved', () => {
  const small = { specialty: 'medicine', places: 2, weeks: ['2026-W36', '2026-W43'] } as const;
  const stateOf = async (runId: string): Promise<string | undefined> =>
    (await own.factory.rows<{ state: string }>('SELECT state FROM allocation_runs WHERE id = $1', [runId]))[0]?.state;

  it('counts for nothing once another worker has taken the run over', async () => {
    const place = await oneRegion(own.factory, small);
    await own.factory.cohort(6, place);
    const runId = await own.house.allocation.queueRun({ term: 'HT2026', seed: 1 }, 'system');
    let fenced: Promise<unknown> | undefined;
    const onProgress = (): void => {
      fenced ??= own.factory.rows(`UPDATE allocation_runs SET fencing_token = fencing_token + 1, heartbeat_at = now() - interval '1 minute' WHERE id = $1 RETURNING id`, [runId]);
    };
    const solving = own.house.allocation.solveRun(runId, { onProgress });
    await expect(solving).rejects.toMatchObject({ code: 'run-taken-over' });
    expect(await stateOf(runId)).toBe('running');
    await own.house.allocation.solveRun(runId);
    expect(await stateOf(runId)).toBe('solved');
  });

  it('ends at once with the best so far when it is cancelled, and can be published', async () => {
    const place = await oneRegion(own.factory, small);
    await own.factory.cohort(6, place);
    const runId = await own.house.allocation.queueRun({ term: 'HT2026', seed: 1 }, 'system');
    await own.house.allocation.solveRun(runId, { signal: AbortSignal.abort() });
    const { stopped, placements, reserves } = await own.house.allocation.proposal(runId);
    expect(['cancelled', 'optimal']).toContain(stopped);
    expect(placements.length + reserves.length).toBe(6);
    expect(await own.house.allocation.publishRun(runId, 'system')).toMatchObject({ bookings: placements.length, reserves: reserves.length });
  });

  it('is asked for by universities for their own students only', async () => {
    const place = await oneRegion(own.factory, small);
    await own.factory.cohort(2, place);
    await expect(own.house.allocation.queueRun({ term: 'HT2026', seed: 1 }, { organisationId: place.regionId, role: 'host' })).rejects.toMatchObject({ kind: 'forbidden' });
    const acting = { organisationId: place.universityId, role: 'coordinator' };
    const runId = await own.house.allocation.queueRun({ term: 'HT2026', seed: 1, universityId: place.regionId }, acting, 'worker');
    expect(await own.factory.rows('SELECT university_id FROM allocation_runs WHERE id = $1', [runId])).toEqual([{ university_id: place.universityId }]);
    expect(await own.factory.rows('SELECT payload FROM outbox')).toEqual([{ payload: { runId } }]);
    await expect(own.house.allocation.publishRun(runId, acting)).rejects.toMatchObject({ code: 'run-unsolved' });
    await own.house.allocation.solveRun(runId);
    const stranger = { organisationId: await own.factory.organisation('university'), role: 'coordinator' };
    await expect(own.house.allocation.publishRun(runId, stranger)).rejects.toMatchObject({ kind: 'missing' });
    expect(await own.house.allocation.publishRun(runId, acting)).toMatchObject({ bookings: 2, reserves: 0 });
  });
});
