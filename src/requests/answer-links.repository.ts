import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { NamedSupervisor } from '../bookings/supervision';
import { Listing } from '../platform/database/listing';
import type { Day } from '../shared/day';
import { awaitingStates } from './answer';
import type { LinkTerms } from './answer-link';

/** A link as it stands. */
export interface AnswerLink extends LinkTerms {
  readonly number: number;
  readonly hostId: string;
  readonly unit: string;
  readonly unitName: string;
  readonly town: string;
  readonly host: string;
  readonly revokedAt: Date | null;
}

/** A placement as whoever has the link sees it: no student has a name, a code or a number here. */
export interface LinkedPlacement {
  readonly id: string;
  readonly number: number;
  readonly state: string;
  readonly isOpen: boolean;
  readonly university: string;
  readonly course: string;
  readonly specialty: string;
  readonly specialtyName: string;
  readonly level: 'basic' | 'advanced';
  readonly days: number;
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** When nobody has said until when, null. */
  readonly dueAt: Date | null;
  readonly supervisor: string | null;
  /** Whom to ask at the university. */
  readonly contactName: string | null;
  readonly contactEmail: string | null;
  readonly message: string | null;
}

export interface NewLink {
  readonly unitId: string;
  readonly organisationId: string;
  readonly bookingIds: readonly string[];
  readonly nonce: string;
  readonly expiresAt: Date;
  readonly madeBy: string;
  readonly accountId: string | null;
}

const links = `
  SELECT l.id, l.number::int AS number, l.unit_id AS "unitId", l.booking_ids AS "bookingIds", l.nonce, l.expires_at AS "expiresAt", l.revoked_at AS "revokedAt",
    u.code AS unit, u.name AS "unitName", t.name AS town, o.name AS host, o.id AS "hostId"
  FROM answer_links l JOIN units u ON u.id = l.unit_id JOIN towns t ON t.id = u.town_id JOIN organisations o ON o.id = u.organisation_id`;

/** Who asked, else any coordinator of the university. */
const placements = `
  SELECT b.id, b.code::int AS number, b.state, b.state = ANY ($2) AND h.outcome IS NULL AS "isOpen", v.name AS university, c.name AS course, b.specialty, p.name AS "specialtyName",
    b.level, q.days, b.first_day::text AS "firstDay", b.last_day::text AS "lastDay", CASE WHEN h.outcome IS NULL THEN h.due_at END AS "dueAt", w.code AS supervisor,
    k.name AS "contactName", k.email AS "contactEmail", nullif(r.message, '') AS message
  FROM bookings b JOIN students s ON s.id = b.student_id JOIN organisations v ON v.id = s.university_id JOIN requirements q ON q.id = b.requirement_id
    JOIN courses c ON c.id = q.course_id JOIN specialties p ON p.code = b.specialty
    LEFT JOIN LATERAL (SELECT * FROM host_answers a WHERE a.booking_id = b.id ORDER BY a.asked_at DESC LIMIT 1) h ON true
    LEFT JOIN supervisors w ON w.id = h.supervisor_id
    LEFT JOIN request_items i ON i.booking_id = b.id LEFT JOIN place_requests r ON r.id = i.request_id
    LEFT JOIN LATERAL (SELECT a.name, a.email FROM accounts a WHERE a.organisation_id = v.id AND a.role = 'coordinator'
      ORDER BY r.asked_by = 'coordinator:' || a.id DESC NULLS LAST, a.name LIMIT 1) k ON true
  WHERE b.id = ANY ($1) ORDER BY b.first_day, b.code`;

export const answerLinkListing = new Listing({
  noun: 'answer link',
  columns: `l.id, l.number::int AS number, u.code AS unit, l.created_at AS "createdAt", l.expires_at AS "expiresAt", l.revoked_at AS "revokedAt", cardinality(l.booking_ids) AS placements`,
  from: 'answer_links l JOIN units u ON u.id = l.unit_id',
  key: 'l.id',
  keyType: 'uuid',
  filters: { unit: 'u.code' },
});

/** All SQL of links to answer by. */
@Injectable()
export class AnswerLinksRepository {
  async find(em: EntityManager, id: string): Promise<AnswerLink | undefined> {
    const [link] = await em.query<AnswerLink[]>(`${links} WHERE l.id = $1`, [id]);
    return link;
  }

  async placements(em: EntityManager, bookingIds: readonly string[]): Promise<LinkedPlacement[]> {
    return em.query<LinkedPlacement[]>(placements, [bookingIds, awaitingStates]);
  }

  /** Bookings at the unit that wait for it and that the organisation may have answered: its own students', or its own unit's; all, those named, or of a request. */
  async waiting(em: EntityManager, of: { unit: string; organisationId: string; bookingIds?: readonly string[] | undefined; requestId?: string | undefined }): Promise<{ id: string; unitId: string }[]> {
    return em.query<{ id: string; unitId: string }[]>(
      `SELECT b.id, b.unit_id AS "unitId" FROM bookings b JOIN units u ON u.id = b.unit_id JOIN students s ON s.id = b.student_id
       WHERE u.code = $1 AND b.state = ANY ($2) AND $3 IN (s.university_id, u.organisation_id) AND ($4::uuid[] IS NULL OR b.id = ANY ($4))
         AND ($5::uuid IS NULL OR EXISTS (SELECT FROM request_items i WHERE i.booking_id = b.id AND i.request_id = $5)) ORDER BY b.first_day, b.code LIMIT 500`,
      [of.unit, awaitingStates, of.organisationId, of.bookingIds ?? null, of.requestId ?? null]);
  }

  async insert(em: EntityManager, link: NewLink): Promise<string> {
    const [row] = await em.query<{ id: string }[]>(
      `INSERT INTO answer_links (unit_id, organisation_id, booking_ids, nonce, expires_at, made_by, account_id) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
      [link.unitId, link.organisationId, link.bookingIds, link.nonce, link.expiresAt, link.madeBy, link.accountId]);
    return row?.id ?? '';
  }

  async revoke(em: EntityManager, id: string, at: Date): Promise<void> {
    await em.query('UPDATE answer_links SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL', [id, at]);
  }

  async supervisors(em: EntityManager, unitId: string): Promise<NamedSupervisor[]> {
    return em.query<NamedSupervisor[]>(
      `SELECT s.code, s.unit_id AS "unitId", lower(s.period)::text AS "firstDay", (upper(s.period) - 1)::text AS "lastDay", s.students,
         (SELECT coalesce(json_agg(json_build_object('specialty', k.specialty, 'level', k.level)), '[]') FROM supervisor_competences k WHERE k.supervisor_id = s.id) AS competences
       FROM supervisors s WHERE s.unit_id = $1 ORDER BY s.code`, [unitId]);
  }
}
