import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CorrectionRow, Counterpart, InvoiceDetail, InvoiceFilter, InvoiceLineRow, InvoiceRow, ToldOfInvoice } from './invoice-overview';

const head = `
  i.id, i.number, i.state, i.type, i.kind, c.name AS creditor, d.name AS debtor, i.creditor_id = acting_organisation() AS outgoing,
  i.period_first::text AS "periodFirst", i.period_last::text AS "periodLast", i.issued_on::text AS "issuedOn", i.due_on::text AS "dueOn",
  i.payable_ore AS "payableOre", (SELECT s.status FROM invoice_statuses s WHERE s.invoice_id = i.id ORDER BY s.number DESC LIMIT 1) AS status`;
const from = 'invoices i JOIN organisations c ON c.id = i.creditor_id JOIN organisations d ON d.id = i.debtor_id';

/** Öre come from the driver as text. */
type Raw<T> = { [K in keyof T]: T[K] extends bigint ? string : T[K] };
type DetailHead = Omit<InvoiceDetail, 'lines' | 'told' | 'corrections'>;

/** Invoices as their two parties see them. */
@Injectable()
export class InvoiceOverviewRepository {
  /** The latest first, drafts before all. */
  async rows(em: EntityManager, { state, counterpart, kind, firstDay, lastDay }: InvoiceFilter): Promise<InvoiceRow[]> {
    const stored = state === undefined ? null : state === 'draft' ? 'draft' : 'issued';
    const found = await em.query<Raw<InvoiceRow>[]>(
      `SELECT ${head} FROM ${from} WHERE ($1::text IS NULL OR i.state = $1) AND ($2::text IS NULL OR $2 IN (c.code, d.code)) AND ($3::text IS NULL OR i.kind = $3)
         AND ($4::date IS NULL OR coalesce(i.issued_on, i.period_last) >= $4) AND ($5::date IS NULL OR coalesce(i.issued_on, i.period_last) <= $5)
       ORDER BY i.issued_on DESC NULLS FIRST, i.number DESC NULLS FIRST, i.id LIMIT 2000`,
      [stored, counterpart ?? null, kind ?? null, firstDay ?? null, lastDay ?? null],
    );
    return found.map((row) => ({ ...row, payableOre: BigInt(row.payableOre) }));
  }

  /** Everybody that the party sends invoices to or gets them from. */
  async counterparts(em: EntityManager): Promise<Counterpart[]> {
    return em.query<Counterpart[]>(
      `SELECT DISTINCT o.code, o.name FROM invoices i JOIN organisations o ON o.id = CASE WHEN i.creditor_id = acting_organisation() THEN i.debtor_id ELSE i.creditor_id END
       ORDER BY o.name`);
  }

  async told(em: EntityManager, invoiceId: string): Promise<ToldOfInvoice[]> {
    return em.query<ToldOfInvoice[]>('SELECT status, happened_on::text AS day, note FROM invoice_statuses WHERE invoice_id = $1 ORDER BY number', [invoiceId]);
  }

  async corrections(em: EntityManager, invoiceId: string): Promise<CorrectionRow[]> {
    const found = await em.query<Raw<CorrectionRow>[]>(
      `SELECT id, number, type, issued_on::text AS "issuedOn", payable_ore AS "payableOre" FROM invoices WHERE original_id = $1 ORDER BY issued_on NULLS LAST, number`, [invoiceId]);
    return found.map((row) => ({ ...row, payableOre: BigInt(row.payableOre) }));
  }

  async one(em: EntityManager, id: string): Promise<DetailHead | undefined> {
    const [row] = await em.query<Raw<DetailHead>[]>(
      `SELECT ${head}, c.organisation_number AS "creditorNumber", d.organisation_number AS "debtorNumber",
         coalesce((SELECT a.name || ', ' || a.number FROM agreements a WHERE a.id = i.agreement_id), '') AS agreement,
         i.ocr, i.original_id AS "originalId", (SELECT o.number FROM invoices o WHERE o.id = i.original_id) AS "originalNumber",
         CASE WHEN i.reviewed_by IS NOT NULL THEN jsonb_build_object('name', i.reviewed_by, 'accountId', i.reviewed_by_account) END AS "reviewedBy", i.vat_category AS "vatCategory", i.net_ore AS "netOre", i.vat_ore AS "vatOre", i.rounding_ore AS "roundingOre"
       FROM ${from} WHERE i.id = $1`,
      [id],
    );
    if (!row) return undefined;
    const { payableOre, netOre, vatOre, roundingOre } = row;
    return { ...row, payableOre: BigInt(payableOre), netOre: BigInt(netOre), vatOre: BigInt(vatOre), roundingOre: BigInt(roundingOre) };
  }

  async lines(em: EntityManager, invoiceId: string): Promise<InvoiceLineRow[]> {
    const found = await em.query<Raw<InvoiceLineRow>[]>(
      `SELECT l.position, l.description, l.activity, l.period_first::text AS "periodFirst", l.period_last::text AS "periodLast", h.name AS host, l.units, l.unit, l.causes, l.rate_ore AS "rateOre", l.per_units AS "perUnits", l.net_ore AS "netOre"
       FROM invoice_lines l JOIN organisations h ON h.id = l.host_id WHERE l.invoice_id = $1 ORDER BY l.position`,
      [invoiceId],
    );
    return found.map((line) => ({ ...line, rateOre: BigInt(line.rateOre), netOre: BigInt(line.netOre) }));
  }
}
