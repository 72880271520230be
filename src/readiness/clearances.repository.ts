import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ActingParty } from '../platform/database/acting-party';
import type { NewClearance } from './clearance';

const insert = `
  INSERT INTO clearances (student_id, kind, host_id, met, expires_on, verified_for, verified_by)
  SELECT s.id, x.kind, h.id, x.met, x."expiresOn", $2, $3
  FROM ROWS FROM (jsonb_to_recordset($1::jsonb) AS (student text, kind text, met boolean, "expiresOn" date, host text)) WITH ORDINALITY
      AS x (student, kind, met, "expiresOn", host, number)
    JOIN students s ON s.code = x.student LEFT JOIN organisations h ON h.code = x.host
  ORDER BY x.number RETURNING number::text AS id`;

/** What has been verified of whom. */
@Injectable()
export class ClearancesRepository {
  /** The organisation that the party verifies for. */
  async verifier(em: EntityManager, organisationId: string): Promise<{ code: string; kind: string }> {
    const [found] = await em.query<[{ code: string; kind: string }]>('SELECT code, kind FROM organisations WHERE id = $1', [organisationId]);
    return found;
  }

  /** Codes of those students whom the party sees: of a university its own, of a host those it receives. */
  async students(em: EntityManager, codes: readonly string[], universityId: string | null): Promise<string[]> {
    const rows = await em.query<{ code: string }[]>('SELECT code FROM students WHERE code = ANY ($1) AND ($2::uuid IS NULL OR university_id = $2)', [codes, universityId]);
    return rows.map(({ code }) => code);
  }

  /** Codes of those organisations that are hosts. */
  async hosts(em: EntityManager, codes: readonly string[]): Promise<string[]> {
    const rows = await em.query<{ code: string }[]>(`SELECT code FROM organisations WHERE code = ANY ($1) AND kind <> 'university'`, [codes]);
    return rows.map(({ code }) => code);
  }

  /** Keeps them in their order; gives their ids. */
  async add(em: EntityManager, clearances: readonly NewClearance[], { organisationId, personId }: Pick<ActingParty, 'organisationId' | 'personId'>): Promise<string[]> {
    return (await em.query<{ id: string }[]>(insert, [JSON.stringify(clearances), organisationId, personId ?? null])).map(({ id }) => id);
  }
}
