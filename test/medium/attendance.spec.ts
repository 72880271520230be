import { UnsignedRepository } from '../../src/attendance/unsigned.repository';
import { UnsignedService } from '../../src/attendance/unsigned.service';
import { UnitWeekRepository } from '../../src/attendance/unit-week.repository';
import { NoticesRepository } from '../../src/notices/notices.repository';
import { NoticesService } from '../../src/notices/notices.service';
import { MoneyWorld, placementDays } from '../support/money-world';

describe('days of attendance', () => {
  let world: MoneyWorld;

  beforeEach(async () => {
    world = await MoneyWorld.open();
    await world.mediated();
  });
  afterEach(() => world.close());

  interface Day {
    readonly day: string;
    readonly version: number;
    readonly status: string;
    readonly half_days: number;
    readonly certified_by: string | null;
    readonly countersigned_by: string | null;
  }
  const current = (booking: string): Promise<Day[]> =>
    world.sql('SELECT day::text, version, status, half_days, certified_by, countersigned_by FROM attendance_days WHERE booking_id = $1 AND current ORDER BY day', [world.id(booking)]);
  const row = (day: string, part: object = {}) => ({ student: 'S001', course: 'T11', requirement: 'P', term: 'HT2025', day, status: 'present' as const, halfDays: 2, ...part });

  it('are taken as booked up to today, on the planned days that the holidays leave, signed by both sides, and only once', async () => {
    const booking = await world.booking(await world.student(), '2025-12-15');
    expect(await world.attendance.recordAsBooked('HT2025', { today: '2025-12-17' })).toBe(3);
    expect(await world.attendance.recordAsBooked('HT2025', { today: '2026-06-01' })).toBe(14 - 3);
    expect(await world.attendance.recordAsBooked('HT2025', { today: '2026-06-01' })).toBe(0);
    const days = await current(booking);
    expect(days.map((each) => each.day)).toEqual(placementDays('2025-12-15', 14));
    expect(days.every((each) => each.half_days === 2 && each.certified_by === 'BLK' && each.countersigned_by === 'LU')).toBe(true);
  });

  it('leave alone what is told elsewhere, and what does not take place', async () => {
    const told = await world.booking(await world.student(), '2025-10-06');
    const withdrawn = await world.booking(await world.student(), '2025-10-06');
    await world.sql(`UPDATE bookings SET state = 'withdrawn' WHERE id = $1`, [world.id(withdrawn)]);
    const [key] = await world.sql<{ enrolmentId: string; requirementId: string }>(
      'SELECT enrolment_id AS "enrolmentId", requirement_id AS "requirementId" FROM bookings WHERE id = $1', [world.id(told)]);
    expect(await world.attendance.recordAsBooked('HT2025', { today: '2026-06-01', told: [key!] })).toBe(0);
  });

  it('come from a file by codes; what says nothing new makes no version, what fits no placement comes back', async () => {
    const booking = await world.booking(await world.student(), '2025-10-06');
    const signed = { certifiedOn: '2025-10-10', certifiedBy: 'BLK', countersignedOn: '2025-10-11', countersignedBy: 'LU' };
    const rows = [row('2025-10-06', signed), row('2025-10-07', { ...signed, status: 'absent', halfDays: 0 }), row('2025-10-08', { student: 'S999' })];
    expect(await world.attendance.recordRows(rows)).toMatchObject({ recorded: 2, unmatched: [{ student: 'S999', day: '2025-10-08' }] });
    expect(await world.attendance.recordRows(rows)).toMatchObject({ recorded: 0 });
    expect(await world.attendance.recordRows([row('2025-10-07', { halfDays: 1, status: 'made_up' })])).toMatchObject({ recorded: 1 });
    expect(await current(booking)).toMatchObject([{ version: 1, status: 'present' }, { version: 2, status: 'made_up', half_days: 1, certified_by: null }]);
  });

  const party = (code: string, role: string) => ({ organisationId: world.id(code), role });
  const telling = (days: readonly object[], part: object = {}) =>
    ({ days: days as never[], today: '2026-06-01', by: 'Sekreterare', ...part });
  const onlyBreaches = (work: Promise<unknown>): Promise<readonly string[]> =>
    work.then(() => [], (error: unknown) => ((error as { breaches: { code: string }[] }).breaches).map(({ code }) => code));

  it('are certified by the host that receives, countersigned by the university, and by nobody else', async () => {
    const booking = world.id(await world.booking(await world.student(), '2025-10-06'));
    const signature = { bookingIds: [booking], firstDay: '2025-10-06', lastDay: '2025-10-10', on: '2025-10-12', by: 'någon' };
    const there = { bookingId: booking, day: '2025-10-06', status: 'present', halfDays: 2 };
    expect(await world.recording.record(party('BLK', 'host'), telling([there]))).toBe(1);
    expect(await world.recording.countersign(party('LU', 'coordinator'), signature)).toBe(0);
    expect(await world.recording.certify(party('LU', 'coordinator'), signature)).toBe(0);
    expect(await world.recording.certify(party('SKN', 'host'), signature)).toBe(0);
    expect(await world.recording.certify(party('BLK', 'host'), { ...signature, onlyUnitId: world.id('HC-VC') })).toBe(0);
    expect(await world.recording.certify(party('BLK', 'host'), { ...signature, onlyUnitId: world.id('BLK-VC') })).toBe(1);
    expect(await world.recording.countersign(party('BLK', 'host'), signature)).toBe(0);
    expect(await world.recording.countersign(party('LU', 'coordinator'), signature)).toBe(1);
    for (const stranger of ['SKN', 'LU']) {
      await expect(world.recording.record(party(stranger, 'host'), telling([{ ...there, day: '2025-10-07' }]))).rejects.toMatchObject({ kind: 'missing' });
    }
  });

  it('are told for many placements at once, all or none, and what says nothing new makes no version', async () => {
    const bookings = [await world.booking(await world.student(), '2025-10-06'), await world.booking(await world.student(), '2025-10-06')].map((each) => world.id(each));
    const week = bookings.flatMap((bookingId) => placementDays('2025-10-06', 5).map((day) => ({ bookingId, day, status: 'present', halfDays: 2 })));
    expect(await onlyBreaches(world.recording.record(party('BLK', 'host'), telling([...week, { bookingId: bookings[0], day: '2026-06-02', status: 'present', halfDays: 2 }])))).toEqual(['day-ahead', 'outside-placement']);
    expect(await world.sql('SELECT FROM attendance_days')).toEqual([]);
    expect(await world.recording.record(party('BLK', 'host'), telling(week))).toBe(10);
    const sick = { bookingId: bookings[0], day: '2025-10-07', status: 'absent_notified', halfDays: 0, reasonKind: 'sick' };
    expect(await world.recording.record(party('BLK', 'host'), telling([...week.filter(({ bookingId, day }) => bookingId !== sick.bookingId || day !== sick.day), sick], { why: 'Ringde i efterhand' }))).toBe(1);
    expect(await world.sql('SELECT version, status, reason_kind, recorded_by, why FROM attendance_days WHERE booking_id = $1 AND day = $2 ORDER BY version', [sick.bookingId, sick.day])).toEqual([
      { version: 1, status: 'present', reason_kind: null, recorded_by: 'Sekreterare', why: '' },
      { version: 2, status: 'absent_notified', reason_kind: 'sick', recorded_by: 'Sekreterare', why: 'Ringde i efterhand' },
    ]);
  });

  it('are no more than two half-days at all placements together, whoever tells the other', async () => {
    const student = await world.student();
    const here = world.id(await world.booking(student, '2025-10-06'));
    await world.term('VT2026', '2025-W36', '2026-W03');
    await world.sql(`UPDATE bookings SET last_day = '2025-10-19' WHERE id = $1`, [here]);
    const there = world.id(await world.booking(student, '2025-10-20', { unit: 'HC-VC', term: 'VT2026' }));
    const missed = { bookingId: here, day: '2025-10-16', status: 'absent_notified', halfDays: 2, reasonKind: 'care' };
    const made = (halfDays: number) => ({ bookingId: here, day: '2025-10-22', status: 'made_up', halfDays, madeUpFor: '2025-10-16' });
    await world.recording.record(party('BLK', 'host'), telling([missed]));
    await world.recording.record(party('HC', 'host'), telling([{ bookingId: there, day: '2025-10-22', status: 'present', halfDays: 1 }]));
    expect(await onlyBreaches(world.recording.record(party('BLK', 'host'), telling([made(2)])))).toEqual(['elsewhere-that-day']);
    const at = [world.recording.record(party('BLK', 'host'), telling([made(1)])), world.recording.record(party('HC', 'host'), telling([{ bookingId: there, day: '2025-10-22', status: 'present', halfDays: 2 }]))];
    expect((await Promise.allSettled(at)).map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('days that nobody has signed', () => {
  let world: MoneyWorld;

  beforeAll(async () => {
    world = await MoneyWorld.open();
    await world.mediated();
  });
  afterAll(() => world.close());

  it('are told of to the unit, then to its host and the university, each once, on the days that the agreement says', async () => {
    const { doorway } = world.database;
    const unsigned = new UnsignedService(doorway, new UnsignedRepository(), new UnitWeekRepository(), new NoticesService(doorway, new NoticesRepository()));
    await world.booking(await world.student(), '2025-10-06');
    const [uncertified, done] = [await world.booking(await world.student(), '2025-10-06'), await world.booking(await world.student(), '2025-10-06')];
    await world.done(done, placementDays('2025-10-06', 15));
    await world.done(uncertified, placementDays('2025-10-06', 15));
    await world.sql('UPDATE attendance_days SET countersigned_on = NULL, countersigned_by = NULL WHERE booking_id = $1', [world.id(uncertified)]);
    await world.sql(`UPDATE agreements SET certify_remind_days = 3, certify_escalate_days = 10 WHERE code = 'SEK'`);
    const told = async (): Promise<unknown[]> => world.sql(
      'SELECT n.kind, o.code, n.unit_id IS NOT NULL AS unit, n.sentence FROM notices n JOIN organisations o ON o.id = n.organisation_id ORDER BY n.number');
    expect(await unsigned.doDay('2025-11-04')).toBe('2025-11-05');
    expect(await told()).toEqual([]);
    expect(await unsigned.doDay('2025-11-05')).toBe('2025-11-12');
    await unsigned.doDay('2025-11-05');
    expect(await told()).toEqual([
      { kind: 'attendance-reminded', code: 'BLK', unit: true, sentence: '1 placering på BLK-VC som slutade senast 2 november har 15 dagar som inte är attesterade. Det som inte är attesterat betalas inte.' },
      { kind: 'attendance-reminded-signature', code: 'LU', unit: false, sentence: '1 placering hos era värdar som slutade senast 2 november har 15 dagar som väntar på er kontrasignering.' },
    ]);
    await world.done(uncertified, placementDays('2025-10-06', 15));
    expect(await unsigned.doDay('2025-11-12')).toBeUndefined();
    expect((await told()).slice(2)).toMatchObject([
      { kind: 'attendance-escalated', code: 'BLK', unit: false }, { kind: 'attendance-escalated', code: 'LU', sentence: expect.stringContaining('1 placering hos Region Blekinge') as unknown },
    ]);
    expect(await world.sql('SELECT booking_id FROM attendance_reminders GROUP BY 1')).toHaveLength(2);
  });
});

describe('agreements', () => {
  let world: MoneyWorld;

  beforeAll(async () => {
    world = await MoneyWorld.open();
    await world.mediated();
  });
  afterAll(() => world.close());

  const rate = { from: '2027-01-01', amountOre: 410_000n, unit: 'week', status: 'preliminary', decision: 'P 1' } as const;
  const rates = (): Promise<object[]> =>
    world.sql(`SELECT lower(valid)::text AS first, upper(valid)::text AS next, amount_ore::text AS ore, status FROM rates WHERE valid && daterange('2026-01-01', NULL) ORDER BY valid`);

  it('begin a rate from a day, which a decision replaces and nothing else', async () => {
    await world.agreements.setRate('SEK-teaching', rate);
    await world.agreements.setRate('SEK-teaching', { ...rate, amountOre: 412_345n, status: 'decided', decision: 'RD 9' });
    expect(await rates()).toEqual([
      { first: '2026-01-01', next: '2027-01-01', ore: '396679', status: 'decided' },
      { first: '2027-01-01', next: null, ore: '412345', status: 'decided' },
    ]);
    await expect(world.agreements.setRate('SEK-teaching', rate)).rejects.toMatchObject({ code: 'rate-decided', kind: 'conflict' });
    await expect(world.agreements.setRate('none', rate)).rejects.toMatchObject({ kind: 'missing' });
    await expect(world.sql(`INSERT INTO rates (leg_id, valid, amount_ore, unit, status, decision) SELECT leg_id, valid, 1, 'week', 'decided', 'x' FROM rates LIMIT 1`))
      .rejects.toMatchObject({ code: 'one-rate-per-leg-and-day', kind: 'conflict' });
  });

  it('are decided on by owners and mediators, not by those that only host', async () => {
    const as = (code: string) => ({ organisationId: world.id(code), role: 'admin' }) as const;
    const later = { ...rate, from: '2028-01-01' } as const;
    await expect(world.agreements.setRate('SEK-teaching', later, as('BLK'))).rejects.toMatchObject({ code: 'not-deciding', kind: 'forbidden' });
    await expect(world.agreements.withdraw('SEK', { on: '2026-03-01' }, as('HC'))).rejects.toMatchObject({ code: 'not-deciding', kind: 'forbidden' });
    await world.agreements.setRate('SEK-teaching', later, as('SKN'));
    expect((await rates()).at(-1)).toMatchObject({ first: '2028-01-01' });
  });

  it('refuse a rate on a leg that inherits', async () => {
    await world.leg('SEK', { code: 'SEK-alf', creditor: '@mediator', debtor: '@owner', ratesFrom: 'SEK-teaching' });
    await expect(world.agreements.setRate('SEK-alf', rate)).rejects.toMatchObject({ code: 'rates-inherited', kind: 'refused' });
  });

  it('widen a quota for a party to the agreement only, with the reason kept', async () => {
    await world.sql(`INSERT INTO quotas (code, agreement_id, term_id, places, taken) VALUES ('Q', $1, $2, 10, 10)`, [world.id('SEK'), world.id('HT2025')]);
    await expect(world.agreements.overrideQuota({ organisationId: world.id('HC'), role: 'coordinator' }, 'Q', 1, 'Sen anmälan')).rejects.toMatchObject({ kind: 'missing' });
    await expect(world.agreements.overrideQuota({ organisationId: world.id('LU'), role: 'coordinator' }, 'Q', 1, '-')).rejects.toMatchObject({ kind: 'refused' });
    await world.agreements.overrideQuota({ organisationId: world.id('LU'), role: 'coordinator' }, 'Q', 1, 'Sen anmälan');
    expect(await world.sql('SELECT q.overridden, o.places, o.reason FROM quotas q JOIN quota_overrides o ON o.quota_id = q.id')).toEqual([{ overridden: 1, places: 1, reason: 'Sen anmälan' }]);
  });

  it('are withdrawn from a day on', async () => {
    await world.agreements.withdraw('SEK', { on: '2026-03-01' });
    expect(await world.sql(`SELECT withdrawn_on::text AS day FROM agreements WHERE code = 'SEK'`)).toEqual([{ day: '2026-03-01' }]);
  });
});
