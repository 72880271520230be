import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { LegKind, VatCategory } from '../agreements/leg';
import type { InvoiceChannel, InvoiceNumbering } from '../organisations/organisation';
import type { Day } from '../shared/day';
import type { ClaimEvidence, TeachingEvidence } from './annex';
import type { DocumentLine, DocumentParty } from './document';
import type { InvoiceState, InvoiceType, Totals } from './invoice';
import type { Signatory } from './signatory';

/** A drafted or issued invoice with what its document needs. */
export interface InvoiceRow extends Totals {
  readonly id: string;
  readonly type: InvoiceType;
  readonly kind: LegKind;
  readonly state: InvoiceState;
  readonly number: string | null;
  readonly series: string;
  readonly creditorId: string;
  readonly debtorId: string;
  readonly reviewedBy: Signatory | null;
  /** What it is called in the office's own system while that numbers it, and who handed it over. */
  readonly basis: string | null;
  readonly handedOverBy: Signatory | null;
  readonly vatCategory: VatCategory;
  readonly vatReason: string;
  readonly daysNet: number;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly agreementNumber: string;
  readonly agreementName: string;
  readonly originalNumber: string | null;
  readonly originalIssuedOn: Day | null;
}

export interface PartyRow extends DocumentParty {
  readonly bankgiro: string | null;
  readonly plusgiro: string | null;
  readonly buyerReference: string | null;
  readonly referencePattern: string | null;
  readonly referenceIsOrder: boolean;
  readonly ocrLengthDigit: boolean;
  readonly invoiceNumbering: InvoiceNumbering;
  readonly invoiceChannel: InvoiceChannel;
}

/** What is frozen when an invoice is issued. */
export interface Issue {
  readonly year: number;
  /** None where the office's own system has numbered it. */
  readonly sequence: number | null;
  readonly number: string;
  readonly ocr: string;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly issuedBy: Signatory;
  readonly reviewedBy: Signatory;
  readonly snapshot: string;
  readonly xml: string;
  readonly xmlSha256: string;
}

const invoiceRow = `
  SELECT i.id, i.type, i.kind, i.state, i.number, i.series, i.creditor_id AS "creditorId", i.debtor_id AS "debtorId",
    CASE WHEN i.reviewed_by IS NOT NULL THEN jsonb_build_object('name', i.reviewed_by, 'accountId', i.reviewed_by_account) END AS "reviewedBy",
    i.basis, CASE WHEN i.basis IS NOT NULL THEN jsonb_build_object('name', i.handed_over_by, 'accountId', i.handed_over_by_account) END AS "handedOverBy",
    i.vat_category AS "vatCategory", l.vat_reason AS "vatReason", l.days_net AS "daysNet", i.period_first::text AS "firstDay", i.period_last::text AS "lastDay",
    a.number AS "agreementNumber", a.name AS "agreementName", o.number AS "originalNumber", o.issued_on::text AS "originalIssuedOn",
    i.net_ore AS "netOre", i.vat_ore AS "vatOre", i.rounding_ore AS "roundingOre", i.payable_ore AS "payableOre"
  FROM invoices i JOIN legs l ON l.id = i.leg_id JOIN agreements a ON a.id = i.agreement_id LEFT JOIN invoices o ON o.id = i.original_id
  WHERE i.id = $1 FOR UPDATE OF i`;

const partyRow = `
  SELECT code, name, organisation_number AS "organisationNumber", street, postal_code AS "postalCode", city, kind = 'private' AS "isCompany",
    gln, bankgiro, plusgiro, buyer_reference AS "buyerReference", reference_pattern AS "referencePattern", reference_is_order AS "referenceIsOrder",
    ocr_length_digit AS "ocrLengthDigit", invoice_numbering AS "invoiceNumbering", invoice_channel AS "invoiceChannel" FROM organisations WHERE id = $1`;

const lineRows = `
  SELECT l.position, l.activity, l.description, l.period_first::text AS "firstDay", l.period_last::text AS "lastDay", l.units, l.rate_ore AS "rateOre",
    l.per_units AS "perUnits", l.unit, l.net_ore AS "netOre" FROM invoice_lines l WHERE l.invoice_id = $1 ORDER BY l.position`;

const teachingEvidence = `
  SELECT l.position, 'P-' || b.code AS placement, c.day::text AS day, c.sign * c.units AS units, l.unit AS measure, c.source, u.code AS unit, l.activity, l.rate_ore AS "rateOre",
    l.per_units AS "perUnits", h.code AS "certifiedBy", coalesce(a.certified_on::text, '') AS "certifiedOn"
  FROM invoice_lines l JOIN charges c ON c.line_id = l.id JOIN bookings b ON b.id = c.booking_id JOIN units u ON u.id = b.unit_id
    JOIN organisations h ON h.id = u.organisation_id
    LEFT JOIN LATERAL (SELECT n.certified_on FROM attendance_days n WHERE n.booking_id = c.booking_id AND n.day = c.day
      AND n.countersigned_on IS NOT NULL ORDER BY n.version DESC LIMIT 1) a ON true
  WHERE l.invoice_id = $1 ORDER BY l.position, b.code, c.day, c.sign`;

const claimEvidence = `
  SELECT l.position, 'P-' || b.code AS placement, k.code AS claim, k.first_day::text AS "firstDay", k.last_day::text AS "lastDay", u.code AS unit,
    k.receipt_ore AS "receiptOre", l.net_ore AS "chargedOre", coalesce(r.name, '') AS rule,
    coalesce(k.decided_on::text, '') AS "decidedOn"
  FROM invoice_lines l JOIN claims k ON k.id = l.claim_id JOIN bookings b ON b.id = k.booking_id JOIN units u ON u.id = b.unit_id
    LEFT JOIN rule_sets r ON r.id = k.rule_set_id
  WHERE l.invoice_id = $1 ORDER BY l.position`;

const signed = ({ name, accountId }: Signatory): [name: string, accountId: string | null] => [name, accountId];

type Stored<T> = { readonly [K in keyof T]: T[K] extends bigint ? string : T[K] };

/** Rows of one invoice, its number and its issue. */
@Injectable()
export class IssuingRepository {
  /** The invoice, locked until the end of the transaction. */
  async lockInvoice(em: EntityManager, id: string): Promise<InvoiceRow | undefined> {
    const [row] = await em.query<Stored<InvoiceRow>[]>(invoiceRow, [id]);
    return row && { ...row, netOre: BigInt(row.netOre), vatOre: BigInt(row.vatOre), roundingOre: BigInt(row.roundingOre), payableOre: BigInt(row.payableOre) };
  }

  async party(em: EntityManager, id: string): Promise<PartyRow> {
    const [row] = await em.query<[PartyRow]>(partyRow, [id]);
    return row;
  }

  async lines(em: EntityManager, id: string): Promise<DocumentLine[]> {
    const rows = await em.query<Stored<DocumentLine>[]>(lineRows, [id]);
    return rows.map((row) => ({ ...row, rateOre: BigInt(row.rateOre), netOre: BigInt(row.netOre) }));
  }

  async teachingEvidence(em: EntityManager, id: string): Promise<TeachingEvidence[]> {
    const rows = await em.query<Stored<TeachingEvidence>[]>(teachingEvidence, [id]);
    return rows.map((row) => ({ ...row, rateOre: BigInt(row.rateOre) }));
  }

  async claimEvidence(em: EntityManager, id: string): Promise<ClaimEvidence[]> {
    const rows = await em.query<Stored<ClaimEvidence>[]>(claimEvidence, [id]);
    return rows.map((row) => ({ ...row, receiptOre: BigInt(row.receiptOre), chargedOre: BigInt(row.chargedOre) }));
  }

  /** The next number of the series that year; the counter stays locked until the end, so a number is used or not given at all. */
  async nextNumber(em: EntityManager, creditorId: string, series: string, year: number): Promise<{ sequence: number; ordinal: number }> {
    const key = [creditorId, series, year];
    const advance = async (): Promise<{ sequence: number; ordinal: number } | undefined> => {
      const [rows] = await em.query<[{ sequence: number; ordinal: number }[], number]>(
        `UPDATE invoice_series SET last_number = last_number + 1 WHERE creditor_id = $1 AND series = $2 AND year = $3
           RETURNING last_number AS sequence, ordinal`, key);
      return rows[0];
    };
    const next = await advance();
    if (next) return next;
    await em.query('SELECT pg_advisory_xact_lock(hashtextextended($1, $2))', [creditorId, year]);
    await em.query(
      `INSERT INTO invoice_series (creditor_id, series, year, ordinal)
         SELECT $1, $2, $3, count(*) FROM invoice_series WHERE creditor_id = $1 AND year = $3 ON CONFLICT (creditor_id, series, year) DO NOTHING`, key);
    return await advance() as { sequence: number; ordinal: number };
  }

  async issue(em: EntityManager, id: string, issue: Issue): Promise<void> {
    await em.query(
      `UPDATE invoices SET state = 'issued', year = $2, sequence = $3, number = $4, ocr = $5, issued_on = $6, due_on = $7, issued_by = $8,
         issued_by_account = $9, reviewed_by = $10, reviewed_by_account = $11, snapshot = $12, xml = $13, xml_sha256 = $14 WHERE id = $1`,
      [id, issue.year, issue.sequence, issue.number, issue.ocr, issue.issuedOn, issue.dueOn, ...signed(issue.issuedBy), ...signed(issue.reviewedBy),
        issue.snapshot, issue.xml, issue.xmlSha256]);
  }

  async review(em: EntityManager, id: string, reviewer: Signatory): Promise<void> {
    await em.query('UPDATE invoices SET reviewed_by = $2, reviewed_by_account = $3 WHERE id = $1', [id, ...signed(reviewer)]);
  }

  /** Gives the draft a name between the two systems; it is drawn no more. */
  async handOver(em: EntityManager, id: string, on: Day, by: Signatory): Promise<string> {
    const [rows] = await em.query<[[{ basis: string }], number]>(
      `UPDATE invoices SET basis = 'B' || lpad(nextval('invoice_basis_numbers')::text, 6, '0'), handed_over_on = $2, handed_over_by = $3, handed_over_by_account = $4
       WHERE id = $1 RETURNING basis`, [id, on, ...signed(by)]);
    return rows[0].basis;
  }

  async takeBack(em: EntityManager, id: string): Promise<void> {
    await em.query('UPDATE invoices SET basis = NULL, handed_over_on = NULL, handed_over_by = NULL, handed_over_by_account = NULL WHERE id = $1', [id]);
  }

  /** Drafts in the order in which they are numbered. */
  async draftIds(em: EntityManager, creditorId: string | null): Promise<string[]> {
    const rows = await em.query<{ id: string }[]>(
      `SELECT i.id FROM invoices i JOIN organisations c ON c.id = i.creditor_id JOIN organisations d ON d.id = i.debtor_id
         JOIN legs l ON l.id = i.leg_id LEFT JOIN invoices o ON o.id = i.original_id
       WHERE i.state = 'draft' AND i.basis IS NULL AND ($1::uuid IS NULL OR i.creditor_id = $1)
       ORDER BY c.code, i.series, i.type <> 'invoice', o.number, d.code, l.code, i.type, i.id`, [creditorId]);
    return rows.map((row) => row.id);
  }

  async issued(em: EntityManager, id: string): Promise<{ snapshot: string; xml: string; xmlSha256: string } | undefined> {
    const [row] = await em.query<{ snapshot: string; xml: string; xmlSha256: string }[]>(
      `SELECT snapshot::text, xml, xml_sha256 AS "xmlSha256" FROM invoices WHERE id = $1 AND state = 'issued'`, [id]);
    return row;
  }
}
