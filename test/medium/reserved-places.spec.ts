import { NoticesRepository } from '../../src/notices/notices.repository';
import { NoticesService } from '../../src/notices/notices.service';
import { OffersRepository } from '../../src/capacity/offers.repository';
import { PlansRepository } from '../../src/capacity/plans.repository';
import { ReservationsRepository } from '../../src/capacity/reservations.repository';
import { ReservationsService, type ReservationOrder } from '../../src/capacity/reservations.service';
import { ReservedRepository } from '../../src/capacity/reserved.repository';
import type { ActingParty } from '../../src/platform/database/acting-party';
import { today } from '../../src/platform/http/today';
import { addDays } from '../../src/shared/day';
import type { Problem } from '../../src/shared/problem';
import { oneRegion } from '../support/one-region';
import { houseForEach } from '../support/own-house';

const own = houseForEach(20);
const now = today();

describe('reserved places', () => {
  const weeks: readonly [string, string] = ['2026-W36', '2026-W47'];
  let place: Awaited<ReturnType<typeof oneRegion>>;
  let other: { universityId: string; programmeId: string; courseId: string; requirementId: string; agreementId: string };
  let service: ReservationsService;
  let host: ActingParty;

  beforeEach(async () => {
    place = await oneRegion(own.factory, { specialty: 'medicine', places: 6, weeks });
    const universityId = await own.factory.organisation('university');
    const programmeId = await own.factory.programme(universityId);
    const courseId = await own.factory.course(programmeId);
    other = {
      universityId, programmeId, courseId, requirementId: await own.factory.requirement(courseId, 'medicine'),
      agreementId: await own.factory.agreement([[universityId, 'owner'], [place.regionId, 'host']], [programmeId]),
    };
    const { doorway } = own.database;
    service = new ReservationsService(
      doorway, new ReservationsRepository(), new ReservedRepository(), new PlansRepository(), new OffersRepository(), own.house.publishing, new NoticesService(doorway, new NoticesRepository()),
    );
    host = { organisationId: place.regionId, role: 'host' };
  });

  const order = async (more: Partial<ReservationOrder> = {}): Promise<ReservationOrder> => ({
    unit: place.unit, specialty: 'medicine', level: 'basic', firstWeek: '2026-W38', lastWeek: '2026-W41', until: addDays(now, 30),
    ...(more.programme === undefined && more.agreement === undefined && { university: await own.factory.codeOf('organisations', other.universityId) }),
    ...(more.share === undefined && { places: 4 }), ...more,
  });
  const student = async (of: 'place' | 'other') => {
    const { universityId, courseId, requirementId } = of === 'place' ? place : other;
    const [one] = await own.factory.cohort(1, { universityId, courseId, townId: place.townId, termId: place.termId });
    return { enrolmentId: one?.enrolmentId ?? '', requirementId };
  };
  const book = async (of: 'place' | 'other', firstWeek = '2026-W38') => own.house.bookings.book({ ...(await student(of)), unit: place.unit, firstWeek }, 'system');
  const refusal = (attempt: Promise<unknown>): Promise<Problem> => attempt.then(() => { throw new Error('it was not refused'); }, (error: unknown) => error as Problem);
  const codes = ({ breaches }: Problem): string[] => breaches.map(({ code }) => code);

  it('are not there for others, with who keeps them and until when, and are there for those they are for', async () => {
    await service.reserve(await order(), now, host);
    await book('place');
    await book('place');
    const refused = await refusal(book('place'));
    expect(codes(refused)).toEqual(['reserved']);
    expect(refused.detail).toMatch(/vecka 38–41: 4 för Organisation ORG-\d+ till och med \d+ \w+ \d{4}/);
    for (let i = 0; i < 4; i++) await book('other');
    expect(codes(await refusal(book('other')))).toEqual(['capacity']);
    await book('place', '2026-W42');
  });

  it('let a place that was taken from outside the reservation be given back to all, and one within it only to those it is for', async () => {
    await service.reserve(await order(), now, host);
    const outside = await book('place');
    await book('place');
    const within = await book('other');
    await own.house.bookings.step(within.id, { step: 'cancel', reason: 'Prov' }, 'system');
    expect(codes(await refusal(book('place')))).toEqual(['reserved']);
    await own.house.bookings.step(outside.id, { step: 'cancel', reason: 'Prov' }, 'system');
    await book('place');
  });

  it('fall free by themselves the day after the last, once, and the unit and the university are told', async () => {
    const id = await service.reserve(await order(), now, host);
    await book('place');
    await book('place');
    await service.expire(id, addDays(now, 30));
    expect(codes(await refusal(book('place')))).toEqual(['reserved']);
    await service.expire(id, addDays(now, 31));
    await service.expire(id, addDays(now, 31));
    await book('place');
    expect(await own.factory.rows('SELECT kind FROM notices ORDER BY number')).toEqual([{ kind: 'places-reserved' }, { kind: 'reservation-released' }, { kind: 'reservation-released' }]);
    expect(await own.factory.rows('SELECT kind, places_before AS before, places_after AS after FROM capacity_changes ORDER BY id')).toEqual([
      { kind: 'reserved', before: null, after: 4 }, { kind: 'released', before: 4, after: 0 },
    ]);
    const [fact] = await own.factory.rows<{ due: string }>(`SELECT (due_at AT TIME ZONE 'Europe/Stockholm')::text AS due FROM outbox WHERE fact = 'reservation-over'`);
    expect(fact?.due).toBe(`${addDays(now, 31)} 00:00:00`);
  });

  it('hold no longer than their day, also where no timer has come', async () => {
    await service.reserve(await order(), now, host);
    await own.factory.system((em) => em.query('UPDATE reserved_places SET until = $1', [addDays(now, -1)]));
    for (let i = 0; i < 6; i++) await book('place');
  });

  it('are let go by the university they are for, in part or whole, and by no other', async () => {
    const id = await service.reserve(await order(), now, host);
    expect((await refusal(service.release(id, { organisationId: place.universityId, role: 'coordinator' }))).kind).toBe('missing');
    await service.release(id, { organisationId: other.universityId, role: 'coordinator' }, 1);
    for (let i = 0; i < 3; i++) await book('place');
    expect(codes(await refusal(book('place')))).toEqual(['reserved']);
    await service.release(id, { organisationId: other.universityId, role: 'coordinator' });
    await book('place');
  });

  it('may be for a programme, for an agreement, or a share of what is published, which follows it', async () => {
    await service.reserve(await order({ agreement: await own.factory.codeOf('agreements', place.agreementId), share: 50 }), now, host);
    for (let i = 0; i < 3; i++) await book('other');
    expect(codes(await refusal(book('other')))).toEqual(['reserved']);
    await own.house.capacity.publish({ unit: place.unit, specialty: 'medicine', level: 'basic', firstWeek: weeks[0], lastWeek: weeks[1], places: 8 }, 'system');
    await book('other');
    expect(codes(await refusal(book('other')))).toEqual(['reserved']);
    await book('place');
  });

  it('are refused where others have booked too many, and keep what is published from being lowered under them', async () => {
    for (let i = 0; i < 3; i++) await book('place');
    expect((await refusal(service.reserve(await order(), now, host))).code).toBe('places-taken');
    expect((await refusal(service.reserve(await order({ places: 200 }), now, host))).breaches.map(({ code }) => code)).toContain('places');
    await service.reserve(await order({ places: 3 }), now, host);
    const lower = (places: number) => own.house.capacity.publish({ unit: place.unit, specialty: 'medicine', level: 'basic', firstWeek: '2026-W38', lastWeek: '2026-W38', places }, 'system');
    expect(codes(await refusal(lower(5)))).toEqual(['reserved-below']);
    await lower(7);
    await lower(6);
  });

  it('hold in runs, too: those they are for come in, others take what is left and are told why', async () => {
    await service.reserve(await order({ firstWeek: weeks[0], lastWeek: weeks[1], places: 5 }), now, host);
    const cohorts = [await own.factory.cohort(4, place), await own.factory.cohort(3, { ...other, townId: place.townId, termId: place.termId })];
    await own.factory.system((em) => em.query('UPDATE requirements SET window_weeks = 12, days = 60'));
    await own.house.allocate('HT2026');
    const placed = await own.factory.rows<{ enrolmentId: string }>('SELECT enrolment_id AS "enrolmentId" FROM bookings WHERE holds_place');
    expect(cohorts.map((cohort) => cohort.filter(({ enrolmentId }) => placed.some((booking) => booking.enrolmentId === enrolmentId)).length)).toEqual([1, 3]);
    const reserves = await own.factory.rows<{ code: string; reason: string }>('SELECT reason_code AS code, reason FROM reserves');
    expect(reserves.map(({ code }) => code)).toEqual(['reserved', 'reserved', 'reserved']);
    expect(reserves[0]?.reason).toMatch(/har reserverat platser i medicine på grundnivå vecka 36–47: 5 för Organisation/);
    await own.house.allocate('HT2026', 2);
    expect((await own.factory.rows('SELECT 1 FROM bookings WHERE holds_place')).length).toBe(4);
  });

  it('move with no one: a student moved within the unit keeps her place, one who comes from elsewhere needs one that is free', async () => {
    await service.reserve(await order(), now, host);
    const [first] = [await book('place'), await book('place')];
    const late = await book('place', '2026-W42');
    await own.house.bookings.move(first.id, { unit: place.unit, firstWeek: '2026-W39', reason: 'Prov' }, 'system');
    expect(codes(await refusal(own.house.bookings.move(late.id, { unit: place.unit, firstWeek: '2026-W38', reason: 'Prov' }, 'system')))).toEqual(['reserved']);
  });

  it('are never sold to others, nor withheld from those they are for, when forty come at once', async () => {
    await service.reserve(await order({ places: 2 }), now, host);
    const wanted = await Promise.all(Array.from({ length: 40 }, (_, i) => student(i % 4 === 0 ? 'other' : 'place')));
    const answers = await Promise.allSettled(wanted.map((one) => own.house.bookings.book({ ...one, unit: place.unit, firstWeek: '2026-W38' }, 'system')));
    const faults = answers.flatMap((answer) => (answer.status === 'rejected' ? [(answer.reason as Problem).kind] : []));
    expect(new Set(faults)).toEqual(new Set(['refused']));
    const booked = await own.factory.rows<{ universityId: string; count: number }>(
      'SELECT s.university_id AS "universityId", count(*)::int AS count FROM bookings b JOIN students s ON s.id = b.student_id WHERE b.holds_place GROUP BY 1');
    const of = (id: string): number => booked.find(({ universityId }) => universityId === id)?.count ?? 0;
    expect(of(place.universityId)).toBeLessThanOrEqual(4);
    expect(of(place.universityId) + of(other.universityId)).toBe(6);
  });

  it('made while others book leave nobody out who has a place, and no reservation short', async () => {
    const wanted = await Promise.all(Array.from({ length: 12 }, () => student('place')));
    const reserve = await order({ places: 3 });
    const [reserved] = await Promise.allSettled([
      service.reserve(reserve, now, host),
      ...wanted.map((one) => own.house.bookings.book({ ...one, unit: place.unit, firstWeek: '2026-W38' }, 'system')),
    ]);
    const [{ count } = { count: 0 }] = await own.factory.rows<{ count: number }>('SELECT count(*)::int AS count FROM bookings WHERE holds_place');
    expect(count).toBe(reserved.status === 'fulfilled' ? 3 : 6);
  });
});
