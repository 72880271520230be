import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Somebody whom a demonstration needs: who they are and where they belong. */
export interface DemoPerson {
  readonly role: 'coordinator' | 'region_coordinator' | 'host' | 'finance' | 'student' | 'admin';
  readonly organisationId: string;
  readonly organisation: string;
  /** Code of the organisation, unit or student, to tell accounts of one role apart. */
  readonly code: string;
  readonly name: string;
  readonly unitId: string | null;
  readonly studentId: string | null;
}

/** Busiest first, so that the pages have something to show; two of finance, since what one reviews another issues. */
const people = `
  WITH busy AS (
    SELECT u.id, u.code, u.name, u.organisation_id, count(b.id) AS bookings
    FROM units u JOIN bookings b ON b.unit_id = u.id AND b.holds_place GROUP BY u.id ORDER BY bookings DESC, u.code LIMIT 1
  ), money AS (
    SELECT DISTINCT p.organisation_id FROM agreement_parties p JOIN agreements a ON a.id = p.agreement_id
      WHERE p.role IN ('owner', 'mediator') AND EXISTS (SELECT FROM bookings b WHERE b.agreement_id = a.id)
    UNION SELECT organisation_id FROM busy
  ), attended AS (
    SELECT s.id, s.code, s.university_id, count(d.id) AS days FROM students s JOIN bookings b ON b.student_id = s.id AND b.holds_place
      LEFT JOIN attendance_days d ON d.booking_id = b.id
    GROUP BY s.id ORDER BY EXISTS (SELECT FROM claims c WHERE c.student_id = s.id) DESC, days DESC, s.code LIMIT 1
  )
  SELECT 1 AS rank, 'coordinator' AS role, o.id AS "organisationId", o.code, 'Samordnare ' || o.name AS name, NULL::uuid AS "unitId", NULL::uuid AS "studentId"
    FROM organisations o WHERE EXISTS (SELECT FROM students s WHERE s.university_id = o.id)
  UNION ALL SELECT 2, 'host', organisation_id, code, 'Enhetsansvarig ' || name, id, NULL FROM busy
  UNION ALL SELECT 3, 'region_coordinator', o.id, o.code, 'Regionsamordnare ' || o.name, NULL, NULL FROM busy JOIN organisations o ON o.id = busy.organisation_id
  UNION ALL SELECT 4, 'finance', o.id, o.code, 'Ekonom ' || o.name, NULL, NULL FROM money JOIN organisations o ON o.id = money.organisation_id
  UNION ALL SELECT 4, 'finance', o.id, o.code || '-2', 'Ekonom 2 ' || o.name, NULL, NULL FROM money JOIN organisations o ON o.id = money.organisation_id
  UNION ALL SELECT 5, 'student', university_id, code, 'Student ' || code, NULL, id FROM attended
  UNION ALL SELECT 6, 'admin', o.id, o.code, 'Administratör ' || o.name, NULL, NULL FROM money JOIN organisations o ON o.id = money.organisation_id
  ORDER BY rank, code`;

/** Who is shown in a demonstration, from what the database holds. */
@Injectable()
export class DemoAccountsRepository {
  async people(em: EntityManager): Promise<DemoPerson[]> {
    return em.query<DemoPerson[]>(`SELECT p.*, o.name AS organisation FROM (${people}) p JOIN organisations o ON o.id = p."organisationId" ORDER BY p.rank, p.code`);
  }

  /** Adds the account, or gives an earlier one of that address the new password. */
  async keep(em: EntityManager, email: string, passwordHash: string, person: DemoPerson): Promise<void> {
    await em.query(
      `INSERT INTO accounts (email, name, password_hash, organisation_id, role, unit_id, student_id) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (email) DO UPDATE SET name = EXCLUDED.name, password_hash = EXCLUDED.password_hash, organisation_id = EXCLUDED.organisation_id,
         role = EXCLUDED.role, unit_id = EXCLUDED.unit_id, student_id = EXCLUDED.student_id`,
      [email, person.name, passwordHash, person.organisationId, person.role, person.unitId, person.studentId],
    );
  }
}
