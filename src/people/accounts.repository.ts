import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AccountRole } from '../platform/auth/role';

export interface NewAccount {
  readonly email: string;
  readonly name: string;
  readonly role: AccountRole;
  readonly passwordHash: string;
  readonly organisationId: string;
  readonly unitId: string | null;
  readonly studentId: string | null;
}

interface Found {
  readonly organisationId: string | null;
  readonly unitId: string | null;
  readonly studentId: string | null;
}

@Injectable()
export class AccountsRepository {
  /** Ids of the codes; null for what is not there, or not of that organisation. */
  async idsOf(em: EntityManager, organisation: string, unit: string | null, student: string | null): Promise<Found> {
    const [row] = await em.query<Found[]>(
      `SELECT o.id AS "organisationId", (SELECT id FROM units WHERE code = $2 AND organisation_id = o.id) AS "unitId",
         (SELECT id FROM students WHERE code = $3 AND university_id = o.id) AS "studentId"
       FROM organisations o WHERE o.code = $1`, [organisation, unit, student]);
    return row ?? { organisationId: null, unitId: null, studentId: null };
  }

  async insert(em: EntityManager, account: NewAccount): Promise<void> {
    await em.query(
      'INSERT INTO accounts (email, name, password_hash, organisation_id, role, unit_id, student_id) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [account.email, account.name, account.passwordHash, account.organisationId, account.role, account.unitId, account.studentId]);
  }
}
