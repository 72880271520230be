import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';
import { Listing } from '../platform/database/listing';
import type { MissingCounts } from './missing';
import type { Named } from './preview';
import type { Signatory } from './signatory';
import type { RunScope } from './run-scope';

const sum = (what: string, condition = 'true'): string => `(SELECT coalesce(sum(${what}), 0) FROM invoices i WHERE i.run_id = r.id AND ${condition})`;
const count = (condition: string): string => `(SELECT count(*)::int FROM invoices i WHERE i.run_id = r.id AND ${condition})`;

const state = `CASE WHEN r.cancelled_at IS NOT NULL THEN 'cancelled'
  WHEN NOT EXISTS (SELECT FROM invoices i WHERE i.run_id = r.id) THEN 'empty'
  WHEN NOT EXISTS (SELECT FROM invoices i WHERE i.run_id = r.id AND i.state = 'draft') THEN 'issued'
  WHEN EXISTS (SELECT FROM invoices i WHERE i.run_id = r.id AND i.state = 'issued') THEN 'partly_issued'
  WHEN NOT EXISTS (SELECT FROM invoices i WHERE i.run_id = r.id AND i.reviewed_by IS NULL) THEN 'reviewed'
  ELSE 'draft' END`;

const documents = `(SELECT coalesce(json_agg(json_build_object('id', i.id, 'number', i.number, 'state', i.state, 'type', i.type, 'kind', i.kind, 'leg', l.code,
    'debtor', d.code, 'debtorName', d.name, 'originalNumber', o.number, 'periodFirst', i.period_first, 'periodLast', i.period_last, 'netOre', i.net_ore,
    'vatOre', i.vat_ore, 'payableOre', i.payable_ore, 'reviewedBy', i.reviewed_by, 'issuedBy', i.issued_by,
    'causes', (SELECT coalesce(json_agg(n.causes), '[]') FROM invoice_lines n
      WHERE n.invoice_id = i.id AND (i.type = 'invoice' OR n.corrects_line_id IS NOT NULL)))
    ORDER BY i.type <> 'invoice', o.number, d.code, l.code, i.id), '[]')
  FROM invoices i JOIN organisations d ON d.id = i.debtor_id LEFT JOIN legs l ON l.id = i.leg_id LEFT JOIN invoices o ON o.id = i.original_id WHERE i.run_id = r.id)`;

export const runListing = new Listing({
  noun: 'invoice run',
  columns: `r.id, r.code::int AS number, ${state} AS state, r.as_of::text AS "asOf", t.code AS term, x.code AS leg, r.drawn_by AS "drawnBy", r.drawn_at AS "drawnAt",
    ${count('true')} AS "documentCount", ${count("i.state = 'draft'")} AS "draftCount", ${count("i.state = 'issued'")} AS "issuedCount",
    ${count("i.state = 'draft' AND i.reviewed_by IS NOT NULL")} AS "reviewedCount", ${sum('i.net_ore')} AS "netOre", ${sum('i.payable_ore')} AS "payableOre",
    r.missing, r.cancelled_by AS "cancelledBy", r.cancelled_at AS "cancelledAt", r.cancel_reason AS "cancelReason", ${documents} AS documents`,
  from: 'invoice_runs r LEFT JOIN terms t ON t.id = r.term_id LEFT JOIN legs x ON x.id = r.leg_id',
  key: 'r.id',
  keyType: 'uuid',
  filters: { state, term: 't.code', leg: 'x.code' },
});

/** A run as its steps need it. */
export interface RunRow {
  readonly id: string;
  readonly isCancelled: boolean;
}

/** A draft of a run, with who reviewed it. */
export interface RunDraft {
  readonly id: string;
  readonly reviewedBy: Signatory | null;
}

/** Runs and what belongs to them. */
@Injectable()
export class RunsRepository {
  /** The run that goes on with a scope: its last one while nothing of it is issued and it is not cancelled; else a new one. */
  async begin(em: EntityManager, { today, termId, creditorId, legId }: RunScope, by: Signatory): Promise<string> {
    const scope = [creditorId, termId, legId ?? null];
    const [last] = await em.query<{ id: string; isOpen: boolean }[]>(
      `SELECT r.id, r.cancelled_at IS NULL AND NOT EXISTS (SELECT FROM invoices i WHERE i.run_id = r.id AND i.state = 'issued') AS "isOpen" FROM invoice_runs r
       WHERE r.creditor_id IS NOT DISTINCT FROM $1 AND r.term_id IS NOT DISTINCT FROM $2 AND r.leg_id IS NOT DISTINCT FROM $3 ORDER BY r.code DESC LIMIT 1`, scope);
    if (last?.isOpen) return last.id;
    const [added] = await em.query<[{ id: string }]>(
      `INSERT INTO invoice_runs (creditor_id, term_id, leg_id, as_of, drawn_by, drawn_by_account) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
      [...scope, today, by.name, by.accountId]);
    return added.id;
  }

  async drawn(em: EntityManager, id: string, today: Day, by: Signatory, missing: MissingCounts): Promise<void> {
    await em.query('UPDATE invoice_runs SET as_of = $2, drawn_by = $3, drawn_by_account = $4, drawn_at = now(), missing = $5 WHERE id = $1',
      [id, today, by.name, by.accountId, JSON.stringify(missing)]);
  }

  /** The creditor's run, locked until the end of the transaction. */
  async lock(em: EntityManager, id: string, creditorId: string): Promise<RunRow | undefined> {
    const [row] = await em.query<RunRow[]>(
      'SELECT id, cancelled_at IS NOT NULL AS "isCancelled" FROM invoice_runs WHERE id = $1 AND creditor_id = $2 FOR UPDATE', [id, creditorId]);
    return row;
  }

  /** Drafts in the order in which they are numbered. */
  drafts = (em: EntityManager, id: string): Promise<RunDraft[]> => em.query(
    `SELECT i.id, CASE WHEN i.reviewed_by IS NOT NULL THEN jsonb_build_object('name', i.reviewed_by, 'accountId', i.reviewed_by_account) END AS "reviewedBy"
     FROM invoices i JOIN organisations d ON d.id = i.debtor_id JOIN legs l ON l.id = i.leg_id LEFT JOIN invoices o ON o.id = i.original_id
     WHERE i.run_id = $1 AND i.state = 'draft' ORDER BY i.series, i.type <> 'invoice', o.number, d.code, l.code, i.type, i.id`, [id]);

  async cancel(em: EntityManager, id: string, by: Signatory, reason: string): Promise<void> {
    await em.query(`DELETE FROM invoices WHERE run_id = $1 AND state = 'draft' AND basis IS NULL`, [id]);
    await em.query('UPDATE invoice_runs SET cancelled_at = now(), cancelled_by = $2, cancelled_by_account = $3, cancel_reason = $4 WHERE id = $1',
      [id, by.name, by.accountId, reason]);
  }

  async idOf(em: EntityManager, table: 'terms' | 'legs', code: string): Promise<string | undefined> {
    const [row] = await em.query<{ id: string }[]>(`SELECT id FROM ${table} WHERE code = $1`, [code]);
    return row?.id;
  }

  async organisations(em: EntityManager, ids: readonly string[]): Promise<Map<string, Named>> {
    const rows = await em.query<(Named & { id: string })[]>('SELECT id, code, name FROM organisations WHERE id = ANY ($1)', [ids]);
    return new Map(rows.map((row) => [row.id, row]));
  }
}
