import { oneRegion } from './one-region';
import type { OwnHouse } from './own-house';
import { ReservesHouse } from './reserves-house';

interface OfferRow {
  readonly id: string;
  readonly state: string;
  readonly enrolment: string;
  readonly position: number;
  readonly hours: number;
  readonly booking: string;
}

const offersSql = `
  SELECT o.id, o.state, b.enrolment_id AS enrolment, r.position, round(extract(epoch FROM o.expires_at - o.offered_at) / 3600)::int AS hours, b.id AS booking
  FROM reserve_offers o JOIN bookings b ON b.id = o.booking_id JOIN reserves r ON r.id = o.reserve_id ORDER BY o.offered_at, o.turn`;

/** Counters against bookings, and the last event of each booking against its state; nothing when all agree. */
const disagreementsSql = `
  SELECT c.monday::text AS what, c.taken, count(b.id)::int AS booked FROM capacity_weeks c
    LEFT JOIN bookings b ON b.unit_id = c.unit_id AND b.specialty = c.specialty AND b.level = c.level AND b.holds_place AND b.period @> c.monday
  GROUP BY c.unit_id, c.specialty, c.level, c.monday, c.taken HAVING c.taken <> count(b.id)
  UNION ALL
  SELECT q.code, q.taken, count(b.id)::int FROM quotas q LEFT JOIN bookings b ON q.id = ANY (b.quota_ids) AND b.holds_place
  GROUP BY q.id HAVING q.taken <> count(b.id)
  UNION ALL
  SELECT b.state, 0, 0 FROM bookings b WHERE b.state <> (SELECT e.to_state FROM booking_events e WHERE e.booking_id = b.id ORDER BY e.id DESC LIMIT 1)`;

const at = <T>(list: readonly T[], n: number): T => {
  const found = list[n];
  if (found === undefined) throw new Error(`There is no number ${n} among ${list.length}.`);
  return found;
};

export const inHours = (hours: number): Date => new Date(Date.now() + hours * 3_600_000);

/** What a test looks at. */
export function reserveRows(own: OwnHouse) {
  const offers = (): Promise<OfferRow[]> => own.factory.rows<OfferRow>(offersSql);
  return {
    offers,
    offer: async (n: number): Promise<OfferRow> => at(await offers(), n),
    freedStates: async (): Promise<string[]> => (await own.factory.rows<{ state: string }>('SELECT state FROM freed_places ORDER BY freed_at')).map(({ state }) => state),
    facts: async (name: string): Promise<number> => at(await own.factory.rows<{ n: number }>('SELECT count(*)::int AS n FROM outbox WHERE fact = $1', [name]), 0).n,
    told: (kind: string): Promise<object[]> => own.factory.rows('SELECT sentence FROM notices WHERE kind = $1', [kind]),
    disagreements: (): Promise<object[]> => own.factory.rows(disagreementsSql),
  };
}

/** A round far ahead that fills six places and leaves the other students as reserves, who have so many hours to answer. */
export async function reserveRound(own: OwnHouse, students: number, hours = 48) {
  const place = await oneRegion(own.factory, { specialty: 'medicine', places: 6, weeks: ['2031-W10', '2031-W13'], requirement: { window_weeks: 4, days: 20 } });
  await own.factory.system((em) => em.query('UPDATE agreements SET offer_hours = $1', [hours]));
  await own.factory.cohort(students, place);
  await own.house.allocate('HT2026');
  const queue = await own.factory.rows<{ enrolment: string; student: string }>(
    'SELECT r.enrolment_id AS enrolment, e.student_id AS student FROM reserves r JOIN enrolments e ON e.id = r.enrolment_id ORDER BY r.position');
  const first = await own.factory.rows<{ id: string; student: string }>('SELECT id, student_id AS student FROM bookings WHERE holds_place ORDER BY code');
  return {
    place,
    /** Who has a place. */
    placed: (n: number) => at(first, n),
    /** Who waits, first in turn first. */
    reserves: (n: number) => at(queue, n),
    coordinator: { organisationId: place.universityId, role: 'coordinator' },
    student: (n: number) => ({ organisationId: place.universityId, role: 'student', studentId: at(queue, n).student }),
    reservesHouse: new ReservesHouse(own.database, own.house),
  };
}
