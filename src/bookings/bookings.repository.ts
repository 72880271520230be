import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Prepared } from '../platform/database/prepared';
import { writeFact } from '../platform/outbox/outbox';
import type { Booking, NewBooking } from './booking';
import { PLACES_FREED, PLACES_HELD, PUBLISHED_LEFT, type BookingsTold } from './booking-facts';
import { holdsPlace, type BookingState, type FirstState } from './booking-state';

/** One step of many bookings alike. */
export interface StepOfMany {
  readonly ids: readonly string[];
  readonly to: BookingState;
  readonly actor: string;
  readonly reason: string;
  /** The day on which it was told; today's where nothing is given. */
  readonly toldOn?: string | undefined;
}

interface Step {
  readonly id: string;
  readonly from: BookingState | null;
}

/** The organisations between which a booking stands. */
interface Parties {
  readonly universityId: string;
  readonly hostId: string;
}

const columns = `b.id, b.code::text, b.term_id AS "termId", b.enrolment_id AS "enrolmentId", b.student_id AS "studentId",
  b.requirement_id AS "requirementId", b.unit_id AS "unitId", b.agreement_id AS "agreementId", b.quota_ids AS "quotaIds", b.takes_bed AS "takesBed", b.specialty, b.level,
  b.first_day::text AS "firstDay", b.last_day::text AS "lastDay", b.state, b.group_label AS "groupLabel", b.run_id AS "runId",
  b.replaces_id AS "replacesId", b.version`;

/** $1 the bookings, $2 who makes them, $3 why, $4 their state. */
const insertion = new Prepared('bookings-insert', `
  WITH wanted AS MATERIALIZED (
    SELECT w.* FROM ROWS FROM (jsonb_to_recordset($1::jsonb) AS (id uuid, "termId" uuid, "enrolmentId" uuid, "studentId" uuid,
      "requirementId" uuid, "unitId" uuid, "agreementId" uuid, "quotaIds" uuid[], specialty text, level text, "firstDay" date, "lastDay" date,
      "groupLabel" text, "runId" uuid, "replacesId" uuid, "takesBed" boolean)) WITH ORDINALITY AS w (id, term_id, enrolment_id, student_id, requirement_id, unit_id,
      agreement_id, quota_ids, specialty, level, first_day, last_day, group_label, run_id, replaces_id, takes_bed, number)
  ), made AS (
    INSERT INTO bookings (id, term_id, enrolment_id, student_id, requirement_id, unit_id, agreement_id, quota_ids, specialty, level,
      first_day, last_day, group_label, run_id, replaces_id, takes_bed, state)
    SELECT id, term_id, enrolment_id, student_id, requirement_id, unit_id, agreement_id, quota_ids, specialty, level,
      first_day, last_day, group_label, run_id, replaces_id, coalesce(takes_bed, false), $4::text FROM wanted ORDER BY number
  )
  INSERT INTO booking_events (booking_id, to_state, actor, reason) SELECT id, $4::text, $2, $3 FROM wanted ORDER BY number`);

/** The same for one, whose values stand by themselves: $1 to $16 its columns, $17 its state, $18 who makes it, $19 why. */
const insertionOfOne = new Prepared('booking-insert', `
  WITH made AS (
    INSERT INTO bookings (id, term_id, enrolment_id, student_id, requirement_id, unit_id, agreement_id, quota_ids, specialty, level,
      first_day, last_day, group_label, run_id, replaces_id, takes_bed, state)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17::text)
  )
  INSERT INTO booking_events (booking_id, to_state, actor, reason) VALUES ($1, $17::text, $18, $19)`);

const valuesOf = (id: string, { takesBed, quotaIds, ...row }: NewBooking): unknown[] => [
  id, row.termId, row.enrolmentId, row.studentId, row.requirementId, row.unitId, row.agreementId, quotaIds, row.specialty, row.level,
  row.firstDay, row.lastDay, row.groupLabel, row.runId, row.replacesId, takesBed ?? false,
];

/** What has changed under bookings while they were worked out: a quota that does not count them, or an agreement that no longer lets them be. */
export interface ChangedSince {
  readonly what: 'quota' | 'agreement';
  readonly code: string;
}

/** Whoever changes an agreement locks it against the bookings that refer to it: once they are there, this is the last word. */
const changedOf = (isOne: string): string => `
  (SELECT 'quota' AS what, q.code FROM bookings b JOIN units u ON u.id = b.unit_id JOIN requirements r ON r.id = b.requirement_id
    JOIN quotas q ON q.agreement_id = b.agreement_id AND q.term_id = b.term_id AND coalesce(q.town_id, u.town_id) = u.town_id
      AND coalesce(q.host_id, u.organisation_id) = u.organisation_id AND coalesce(q.course_id, r.course_id) = r.course_id
  WHERE b.id ${isOne} AND NOT q.id = ANY (b.quota_ids) ORDER BY q.code LIMIT 1)
  UNION ALL
  (SELECT 'agreement', a.code FROM bookings b JOIN agreements a ON a.id = b.agreement_id JOIN units u ON u.id = b.unit_id
  WHERE b.id ${isOne} AND (b.first_day < a.valid_from OR b.last_day > a.valid_to
    OR NOT EXISTS (SELECT FROM agreement_parties p WHERE p.agreement_id = a.id AND p.organisation_id = u.organisation_id AND p.role = 'host')
    OR EXISTS (WITH RECURSIVE up AS (
        SELECT x.withdrawn_on, x.parent_id FROM agreements x WHERE x.id = a.id UNION SELECT x.withdrawn_on, x.parent_id FROM up JOIN agreements x ON x.id = up.parent_id)
      SELECT FROM up WHERE up.withdrawn_on <= greatest(b.last_day, (now() AT TIME ZONE 'Europe/Stockholm')::date)))
  ORDER BY a.code LIMIT 1)`;
const changed = new Prepared<ChangedSince>('booking-changed-since', changedOf('= $1'));

const visible = new Prepared('booking-visible', 'SELECT FROM bookings WHERE id = $1');
const parties = new Prepared<Parties>('booking-parties', `
  SELECT s.university_id AS "universityId", u.organisation_id AS "hostId" FROM bookings b
    JOIN students s ON s.id = b.student_id JOIN units u ON u.id = b.unit_id WHERE b.id = $1`);
const one = new Prepared<Booking>('booking', `SELECT ${columns} FROM bookings b WHERE b.id = $1`);

/** Bookings and their history; nothing is ever deleted. */
@Injectable()
export class BookingsRepository {
  /** Makes bookings, each with its first event; gives their ids in the same order. Who holds a place has taken it from the counters before. */
  async insert(em: EntityManager, bookings: readonly NewBooking[], actor: string, reason: string, state: FirstState = 'held'): Promise<string[]> {
    if (bookings.length === 0) return [];
    const made = bookings.map((booking) => ({ ...booking, id: randomUUID() }));
    const [one] = made;
    if (made.length === 1 && one) insertionOfOne.tell(em, [...valuesOf(one.id, one), state, actor, reason]);
    else insertion.tell(em, [JSON.stringify(made), actor, reason, state]);
    await this.tell(em, made.map(({ id }) => ({ id, from: null })), state);
    return made.map(({ id }) => id);
  }

  /** What has changed since it was worked out what bookings, made just now, take from and lie under; undefined where nothing has. */
  async changedSince(em: EntityManager, ids: readonly string[]): Promise<ChangedSince | undefined> {
    const [found] = ids.length === 1 ? await changed.rows(em, ids) : await em.query<ChangedSince[]>(changedOf('= ANY ($1)'), [ids]);
    return found;
  }

  /** The bookings, locked until the transaction ends, in order of id. */
  async lock(em: EntityManager, ids: readonly string[]): Promise<Booking[]> {
    return em.query<Booking[]>(`SELECT ${columns} FROM bookings b WHERE b.id = ANY ($1) ORDER BY b.id FOR UPDATE`, [ids]);
  }

  /** Whether the acting party sees the booking. */
  async isVisible(em: EntityManager, id: string): Promise<boolean> {
    return (await visible.rows(em, [id])).length > 0;
  }

  async read(em: EntityManager, ids: readonly string[]): Promise<Booking[]> {
    return em.query<Booking[]>(`SELECT ${columns} FROM bookings b WHERE b.id = ANY ($1) ORDER BY b.id`, [ids]);
  }

  async unitCode(em: EntityManager, unitId: string): Promise<string | undefined> {
    return (await em.query<{ code: string }[]>('SELECT code FROM units WHERE id = $1', [unitId]))[0]?.code;
  }

  async find(em: EntityManager, id: string): Promise<Booking | undefined> {
    const [booking] = await one.rows(em, [id]);
    return booking;
  }

  /** The organisations between which a booking stands. */
  async parties(em: EntityManager, id: string): Promise<Parties | undefined> {
    const [found] = await parties.rows(em, [id]);
    return found;
  }

  /** Moves bookings, locked before, to another state and writes it in their history. */
  async step(em: EntityManager, { to, ...steps }: StepOfMany): Promise<void> {
    await this.walk(em, { ...steps, path: [to] });
  }

  /** Moves bookings, locked before, through several states at once; the history has each of them. */
  async walk(em: EntityManager, { ids, path, ...event }: Omit<StepOfMany, 'to'> & { readonly path: readonly BookingState[] }): Promise<void> {
    if (ids.length === 0) return;
    let before = await em.query<{ id: string; from: BookingState }[]>('SELECT id, state AS "from" FROM bookings WHERE id = ANY ($1) ORDER BY id', [ids]);
    await em.query('UPDATE bookings SET state = $2, version = version + $3 WHERE id = ANY ($1)', [ids, path.at(-1), path.length]);
    for (const to of path) {
      await this.addEvents(em, before, { ...event, to });
      before = before.map(({ id }) => ({ id, from: to }));
    }
  }

  /** Ids of the term's bookings in any of the states, locked until the transaction ends. */
  async lockInStates(em: EntityManager, termCode: string, states: readonly BookingState[]): Promise<string[]> {
    const rows = await em.query<{ id: string }[]>(
      `SELECT b.id FROM bookings b JOIN terms t ON t.id = b.term_id WHERE t.code = $1 AND b.state = ANY ($2) ORDER BY b.id FOR UPDATE OF b`,
      [termCode, states],
    );
    return rows.map(({ id }) => id);
  }

  /** Bookings that hold places at the unit some of the days, with whom to tell. */
  async atUnit(em: EntityManager, unitCode: string, firstDay: string, lastDay: string): Promise<Booking[]> {
    return em.query<Booking[]>(
      `SELECT ${columns} FROM bookings b JOIN units u ON u.id = b.unit_id
       WHERE u.code = $1 AND b.holds_place AND b.period && daterange($2, $3, '[]') ORDER BY b.first_day, b.code`,
      [unitCode, firstDay, lastDay],
    );
  }

  private async addEvents(
    em: EntityManager,
    steps: readonly Step[],
    { to, actor, reason, toldOn }: Omit<StepOfMany, 'ids'>,
  ): Promise<void> {
    await em.query(
      `INSERT INTO booking_events (booking_id, from_state, to_state, actor, reason, told_on)
       SELECT s.id, s.from_state, $3, $4, $5, coalesce($6::date, (now() AT TIME ZONE 'Europe/Stockholm')::date) FROM unnest($1::uuid[], $2::text[]) AS s (id, from_state)`,
      [steps.map(({ id }) => id), steps.map(({ from }) => from), to, actor, reason, toldOn ?? null],
    );
    await this.tell(em, steps, to);
  }

  /** What comes to be held has a host to answer, whether its place is taken now or has been offered to a student before. */
  private async tell(em: EntityManager, steps: readonly Step[], to: BookingState): Promise<void> {
    if (to === 'held') await this.tellOf(em, steps, PLACES_HELD);
    else await this.tellOf(em, steps.filter(({ from }) => from !== null && holdsPlace(from) && !holdsPlace(to)), PLACES_FREED);
    await this.tellOf(em, steps.filter(({ from }) => from === 'published'), PUBLISHED_LEFT);
  }

  private async tellOf(em: EntityManager, steps: readonly Step[], fact: string): Promise<void> {
    if (steps.length === 0) return;
    const told: BookingsTold = { bookingIds: steps.map(({ id }) => id) };
    await writeFact(em, fact, { ...told });
  }
}
