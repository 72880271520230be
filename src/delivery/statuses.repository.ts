import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { InvoiceStatus } from '../invoicing/invoice-status';
import type { Day } from '../shared/day';
import type { ToldStatus } from './status-file';

/** An issued invoice with where it stands. */
export interface Standing {
  readonly id: string;
  readonly number: string;
  readonly issuedOn: Day;
  readonly outgoing: boolean;
  readonly status: InvoiceStatus | null;
  /** Every status that it has had, with its day: `paid 2026-03-01`. */
  readonly told: readonly string[];
}

/** An import, as it is written down. */
export interface StatusImport {
  readonly organisationId: string;
  readonly toldBy: string;
  readonly sha256: string;
  readonly recorded: number;
  readonly unchanged: number;
}

/** What offices have told of invoices. */
@Injectable()
export class StatusesRepository {
  /** Invoices by number as the party sees them. */
  async standing(em: EntityManager, numbers: readonly string[]): Promise<Standing[]> {
    return em.query<Standing[]>(
      `SELECT i.id, i.number, i.issued_on::text AS "issuedOn", i.creditor_id = acting_organisation() AS outgoing,
         (SELECT s.status FROM invoice_statuses s WHERE s.invoice_id = i.id ORDER BY s.number DESC LIMIT 1) AS status,
         ARRAY(SELECT s.status || ' ' || s.happened_on FROM invoice_statuses s WHERE s.invoice_id = i.id) AS told
       FROM invoices i WHERE i.state = 'issued' AND i.number = ANY ($1)`, [numbers]);
  }

  /** Holds up other imports until the transaction ends, so that each builds on what the one before has told. */
  async takeTurn(em: EntityManager): Promise<void> {
    await em.query(`SELECT pg_advisory_xact_lock(hashtextextended('invoice-statuses', 0))`);
  }

  async record(em: EntityManager, { organisationId, toldBy, sha256, recorded, unchanged }: StatusImport, told: readonly (ToldStatus & { readonly invoiceId: string })[]): Promise<string> {
    const [row] = await em.query<[{ id: string }]>(
      `INSERT INTO invoice_status_imports (organisation_id, told_by, sha256, recorded, unchanged) VALUES ($1, $2, $3, $4, $5) RETURNING id`,
      [organisationId, toldBy, sha256, recorded, unchanged]);
    await em.query(
      `INSERT INTO invoice_statuses (invoice_id, status, happened_on, note, import_id)
       SELECT x."invoiceId", x.status, x.day, x.note, $2 FROM jsonb_to_recordset($1) AS x("invoiceId" uuid, status text, day date, note text, row int) ORDER BY x.row`,
      [JSON.stringify(told), row.id]);
    return row.id;
  }
}
