import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { itemState } from './requests.repository';
import type { BlockChoice, HostRequests, OpenQuestion, RequestLine, TermRequests } from './requests-overview';

const open = `
  SELECT h.id, b.code::int AS placement, r.number::int AS request, r.id AS "requestId", v.name AS university, o.name AS host, u.code AS unit, u.name AS "unitName", t.code AS term,
    c.name AS course, q.specialty, q.level, h.first_day::text AS "firstDay", h.last_day::text AS "lastDay", h.asked_at AS "askedAt", h.due_at AS "dueAt",
    greatest(0, ceil(extract(epoch FROM h.due_at - now()) / 86400))::int AS "daysLeft", h.escalated_at IS NOT NULL AS "isEscalated"
  FROM host_answers h LEFT JOIN bookings b ON b.id = h.booking_id LEFT JOIN request_items i ON i.id = h.item_id LEFT JOIN place_requests r ON r.id = i.request_id
    JOIN organisations v ON v.id = h.university_id JOIN organisations o ON o.id = h.host_id LEFT JOIN units u ON u.id = h.unit_id JOIN terms t ON t.id = h.term_id
    JOIN requirements q ON q.id = h.requirement_id JOIN courses c ON c.id = q.course_id
  WHERE h.outcome IS NULL AND (h.booking_id IS NULL OR b.state IN ('requested', 'held')) AND ($1::text IS NULL OR t.code = $1) AND $2 IN (h.university_id, h.host_id)
    AND ($3::uuid IS NULL OR h.unit_id = $3)
  ORDER BY h.due_at, h.first_day, b.code LIMIT 500`;

const requests = `
  SELECT r.id, r.number::int AS number, u.code AS unit, u.name AS "unitName", o.name AS host, c.name AS course, q.code AS requirement, r.first_day::text AS "firstDay",
    (r.first_day + 7 * q.window_weeks - 1)::text AS "lastDay", r.created_at AS "askedAt",
    ARRAY(SELECT ${itemState} FROM request_items i LEFT JOIN bookings b ON b.id = i.booking_id WHERE i.request_id = r.id) AS states,
    ARRAY(SELECT DISTINCT i.reason FROM request_items i WHERE i.request_id = r.id AND i.outcome = 'refused' ORDER BY 1) AS reasons
  FROM place_requests r JOIN terms t ON t.id = r.term_id JOIN organisations o ON o.id = r.host_id LEFT JOIN units u ON u.id = r.unit_id JOIN courses c ON c.id = r.course_id
    JOIN requirements q ON q.id = r.requirement_id
  WHERE t.code = $1 AND r.university_id = $2 ORDER BY r.number DESC LIMIT 200`;

const blocks = `
  SELECT c.code AS course, c.name AS "courseName", q.code AS requirement, s.name AS specialty, count(*)::int AS students,
    (count(*) FILTER (WHERE NOT EXISTS (SELECT FROM bookings b WHERE b.enrolment_id = e.id AND b.requirement_id = q.id AND b.state IN ('requested', 'held', 'offered', 'confirmed', 'published', 'started', 'completed'))
      AND NOT EXISTS (SELECT FROM request_items i JOIN place_requests r ON r.id = i.request_id LEFT JOIN bookings b ON b.id = i.booking_id
        WHERE i.enrolment_id = e.id AND r.requirement_id = q.id AND ${itemState} = 'asked')))::int AS without
  FROM enrolments e JOIN terms t ON t.id = e.term_id JOIN courses c ON c.id = e.course_id JOIN requirements q ON q.course_id = c.id JOIN specialties s ON s.code = q.specialty
  WHERE t.code = $1 GROUP BY c.code, c.name, q.code, q.sequence, s.name ORDER BY c.name, q.sequence, q.code`;

/** Reads what the pages of requests show, as far as the party may see it. */
@Injectable()
export class RequestsOverviewRepository {
  async term(em: EntityManager, code: string): Promise<TermRequests['term'] | undefined> {
    const [term] = await em.query<TermRequests['term'][]>('SELECT code, first_week AS "firstWeek", last_week AS "lastWeek" FROM terms WHERE code = $1', [code]);
    return term;
  }

  async open(em: EntityManager, organisationId: string, { term = null, unitId = null }: { term?: string | null; unitId?: string | null }): Promise<OpenQuestion[]> {
    return em.query<OpenQuestion[]>(open, [term, organisationId, unitId]);
  }

  async requests(em: EntityManager, term: string, universityId: string): Promise<RequestLine[]> {
    return em.query<RequestLine[]>(requests, [term, universityId]);
  }

  async blocks(em: EntityManager, term: string): Promise<BlockChoice[]> {
    return em.query<BlockChoice[]>(blocks, [term]);
  }

  /** Hosts of agreements that the organisation is party to, and their units. */
  async hosts(em: EntityManager, organisationId: string): Promise<Pick<TermRequests, 'hosts' | 'units'>> {
    const under = `(SELECT p.organisation_id FROM agreement_parties p WHERE p.role = 'host' AND p.agreement_id IN (SELECT agreement_id FROM agreement_parties WHERE organisation_id = $1))`;
    return {
      hosts: await em.query<TermRequests['hosts']>(`SELECT code, name FROM organisations WHERE id IN ${under} ORDER BY name`, [organisationId]),
      units: await em.query<TermRequests['units']>(
        `SELECT u.code, u.name || ', ' || t.name AS name, o.name AS host FROM units u JOIN organisations o ON o.id = u.organisation_id JOIN towns t ON t.id = u.town_id
         WHERE u.organisation_id IN ${under} ORDER BY o.name, u.name`, [organisationId]),
    };
  }

  async ownUnits(em: EntityManager, organisationId: string): Promise<HostRequests['units']> {
    return em.query<{ code: string; name: string; specialties: string[] }[]>(
      `SELECT u.code, u.name || ', ' || t.name AS name, ARRAY(SELECT x.specialty FROM unit_specialties x WHERE x.unit_id = u.id) AS specialties
       FROM units u JOIN towns t ON t.id = u.town_id WHERE u.organisation_id = $1 ORDER BY u.name`, [organisationId]);
  }
}
