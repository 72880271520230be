import type { FaultHouse } from './fault-house';

interface Wrong { readonly what: string }

/** What a sentence says of each row that the question finds; none where all is well. */
const questions: readonly (readonly [says: string, sql: string])[] = [
  ['has a history that does not lead to its state', `
    SELECT b.code::text AS what FROM bookings b WHERE b.state <> (SELECT e.to_state FROM booking_events e WHERE e.booking_id = b.id ORDER BY e.id DESC LIMIT 1)`],
  ['has a step in its history that does not go on from the one before', `
    SELECT b.code::text AS what FROM (SELECT booking_id, from_state, lag(to_state) OVER (PARTITION BY booking_id ORDER BY id) AS before FROM booking_events) e
      JOIN bookings b ON b.id = e.booking_id WHERE e.from_state IS DISTINCT FROM e.before`],
  ['was given back and its place never offered on', `
    SELECT b.code::text AS what FROM bookings b WHERE b.state = 'withdrawn' AND NOT EXISTS (SELECT FROM freed_places f WHERE f.booking_id = b.id)
      AND NOT EXISTS (SELECT FROM reserve_offers o WHERE o.booking_id = b.id)`],
  ['gave back a place that is still on offer', `SELECT b.code::text AS what FROM freed_places f JOIN bookings b ON b.id = f.booking_id WHERE f.state = 'offered'`],
  ['gave back a place that went to none or to more than one', `
    SELECT b.code::text AS what FROM freed_places f JOIN bookings b ON b.id = f.booking_id
    WHERE (f.state = 'accepted')::int <> (SELECT count(*) FROM reserve_offers o WHERE o.freed_place_id = f.id AND o.state = 'accepted')`],
  ['gave back a place that was offered out of turn', `
    SELECT DISTINCT b.code::text AS what FROM (
        SELECT o.freed_place_id, r.run_id, r.position, lag(r.position) OVER (PARTITION BY o.freed_place_id, r.run_id ORDER BY o.turn) AS before
        FROM reserve_offers o JOIN reserves r ON r.id = o.reserve_id) t
      JOIN freed_places f ON f.id = t.freed_place_id JOIN bookings b ON b.id = f.booking_id WHERE t.position <= t.before`],
  ['is an offer whose booking says otherwise', `
    SELECT b.code::text || ' ' || o.state AS what FROM reserve_offers o JOIN bookings b ON b.id = o.booking_id
    WHERE (o.state IN ('declined', 'lapsed') AND b.state <> 'cancelled') OR (o.state = 'open') OR (o.state = 'accepted' AND b.state = 'offered')`],
  ['is an offer that was not told once to the student and once to her university', `
    SELECT b.code::text AS what FROM reserve_offers o JOIN bookings b ON b.id = o.booking_id
    WHERE (SELECT count(*) FROM notices n WHERE n.booking_id = b.id AND n.kind = 'offer-made') <> 2
      OR (SELECT count(*) FROM notices n WHERE n.booking_id = b.id AND n.kind = 'offer-lapsed') <> CASE WHEN o.state = 'lapsed' THEN 2 ELSE 0 END`],
  // who answers before the question has come is not asked any more
  ['came to be held and its host was not asked once', `
    SELECT b.code::text AS what FROM bookings b
      CROSS JOIN LATERAL (SELECT e.actor, e.from_state FROM booking_events e WHERE e.booking_id = b.id ORDER BY e.id DESC LIMIT 1) last
      CROSS JOIN LATERAL (SELECT count(*)::int AS asked FROM host_answers h WHERE h.booking_id = b.id) q
    WHERE q.asked > 1 OR (q.asked = 0 AND (b.state = 'held' OR (last.actor = 'system' AND last.from_state = 'held')))`],
  ['is a question that nobody answered and that did not lapse', `SELECT b.code::text AS what FROM host_answers h JOIN bookings b ON b.id = h.booking_id WHERE h.outcome IS NULL`],
  ['is a question that lapsed while its booking stood', `
    SELECT b.code::text AS what FROM host_answers h JOIN bookings b ON b.id = h.booking_id WHERE (h.outcome = 'lapsed' AND b.holds_place) OR (h.outcome = 'accepted' AND b.state = 'held')`],
  ['is a fact that was given up', `SELECT fact || ': ' || failure AS what FROM outbox WHERE failed_at IS NOT NULL`],
  ['is a fact that nobody has dealt with', `SELECT fact AS what FROM outbox WHERE delivered_at IS NULL AND fact LIKE 'places-%'`],
];

/** What is stored after crashes, held against what must be true of it: a sentence for each kind of fault. */
export async function crashFaults(house: FaultHouse): Promise<string[]> {
  const faults: string[] = [];
  for (const [says, sql] of questions) {
    const found = await house.rows<Wrong>(`${sql} LIMIT 3`);
    faults.push(...found.map(({ what }) => `${what} ${says}`));
  }
  return faults;
}

/** A place was left to all while somebody in the queue, who has none, was never asked for anything. */
export async function passedOverFaults(house: FaultHouse, runId: string): Promise<string[]> {
  const found = await house.rows<Wrong>(`
    SELECT r.position::text AS what FROM reserves r JOIN enrolments e ON e.id = r.enrolment_id
    WHERE r.run_id = $1 AND EXISTS (SELECT FROM freed_places f WHERE f.state = 'left' AND f.freed_at >= (SELECT published_at FROM allocation_runs WHERE id = $1))
      AND NOT EXISTS (SELECT FROM reserve_offers o WHERE o.reserve_id = r.id) AND NOT EXISTS (SELECT FROM bookings b WHERE b.student_id = e.student_id AND b.holds_place) LIMIT 3`, [runId]);
  return found.map(({ what }) => `reserve number ${what} was passed over: a place was left to all and she was never asked`);
}
