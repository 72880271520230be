import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Listing } from '../platform/database/listing';
import type { NewNotice, Notice } from './notice';

const columns = `n.number::text AS id, n.kind, n.sentence, u.code AS unit, n.booking_id AS booking, n.link, n.at, n.read_at AS "readAt"`;
const from = 'notices n LEFT JOIN units u ON u.id = n.unit_id';

export const noticeListing = new Listing({
  noun: 'notice',
  columns,
  from,
  key: 'n.number',
  keyType: 'number',
  filters: { unread: '(n.read_at IS NULL)', kind: 'n.kind', unit: 'u.code' },
});

/** All SQL of notices. */
@Injectable()
export class NoticesRepository {
  async add(em: EntityManager, notices: readonly NewNotice[]): Promise<void> {
    const rows = notices.map(({ to, ...notice }) => ({ ...notice, ...to }));
    await em.query(
      `INSERT INTO notices (key, kind, sentence, organisation_id, unit_id, student_id, booking_id, link)
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS (key text, kind text, sentence text, "organisationId" uuid, "unitId" uuid, "studentId" uuid, "bookingId" uuid, link text)
       ON CONFLICT DO NOTHING`,
      [JSON.stringify(rows)],
    );
  }

  /** The newest, unread before read; for somebody who answers for one unit only what concerns it or all. */
  newest(em: EntityManager, unitId: string | null, most: number): Promise<Notice[]> {
    return em.query<Notice[]>(
      `SELECT ${columns} FROM ${from} WHERE $1::uuid IS NULL OR n.unit_id IS NULL OR n.unit_id = $1
       ORDER BY n.read_at IS NOT NULL, n.number DESC LIMIT $2`,
      [unitId, most],
    );
  }

  /** Marks it as read; the first reader stays written. */
  async markRead(em: EntityManager, number: string, reader: string): Promise<void> {
    await em.query('UPDATE notices SET read_at = now(), read_by = $2 WHERE number = $1 AND read_at IS NULL', [number, reader]);
  }
}
