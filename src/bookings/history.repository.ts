import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { History, HistoryEvent, Neighbour } from './history';

export type HistoryHead = Omit<History, 'events' | 'replaces' | 'replacedBy' | 'awaits'> & { readonly unitId: string };

const head = `
  SELECT b.id, b.code::int AS number, b.state, s.code AS student, o.name AS university, u.id AS "unitId", u.code AS unit, u.name AS "unitName",
    h.name AS "hostName", c.name AS course, p.name AS "specialtyName", b.first_day::text AS "firstDay", b.last_day::text AS "lastDay"
  FROM bookings b JOIN students s ON s.id = b.student_id JOIN organisations o ON o.id = s.university_id JOIN units u ON u.id = b.unit_id
    JOIN organisations h ON h.id = u.organisation_id JOIN requirements r ON r.id = b.requirement_id JOIN courses c ON c.id = r.course_id
    JOIN specialties p ON p.code = b.specialty
  WHERE b.id = $1`;

const events = `
  SELECT e.from_state AS "from", e.to_state AS "to", e.at, e.reason, CASE WHEN e.told_on <> (e.at AT TIME ZONE 'Europe/Stockholm')::date THEN e.told_on::text END AS "toldOn", split_part(e.actor, ':', 1) AS by, o.code AS organisation, o.name AS "organisationName",
    CASE WHEN a.organisation_id = $2 AND a.role <> 'student' THEN a.name END AS name
  FROM booking_events e LEFT JOIN accounts a ON a.id::text = split_part(e.actor, ':', 2) LEFT JOIN organisations o ON o.id = a.organisation_id
  WHERE e.booking_id = $1 ORDER BY e.id`;

const neighbour = `
  SELECT b.id, b.code::int AS number, b.state, u.code AS unit, u.name AS "unitName", b.first_day::text AS "firstDay", b.last_day::text AS "lastDay"
  FROM bookings b JOIN units u ON u.id = b.unit_id`;

/** What has happened to a booking; with all rows in sight, since those who acted are not the reader's to see. */
@Injectable()
export class HistoryRepository {
  /** Id of the booking that people call by this number, as far as the acting party sees it. */
  async idOf(em: EntityManager, number: string): Promise<string | undefined> {
    return (await em.query<{ id: string }[]>('SELECT id FROM bookings WHERE code = $1', [number]))[0]?.id;
  }

  async isVisible(em: EntityManager, id: string): Promise<boolean> {
    return (await em.query<unknown[]>('SELECT FROM bookings WHERE id = $1', [id])).length > 0;
  }

  async head(em: EntityManager, id: string): Promise<HistoryHead | undefined> {
    return (await em.query<HistoryHead[]>(head, [id]))[0];
  }

  /** For a reader of the organisation. */
  events(em: EntityManager, id: string, organisationId: string): Promise<HistoryEvent[]> {
    return em.query<HistoryEvent[]>(events, [id, organisationId]);
  }

  async replaces(em: EntityManager, id: string): Promise<Neighbour | null> {
    return (await em.query<Neighbour[]>(`${neighbour} JOIN bookings later ON later.replaces_id = b.id WHERE later.id = $1`, [id]))[0] ?? null;
  }

  async replacedBy(em: EntityManager, id: string): Promise<Neighbour | null> {
    return (await em.query<Neighbour[]>(`${neighbour} WHERE b.replaces_id = $1 ORDER BY b.code LIMIT 1`, [id]))[0] ?? null;
  }
}
