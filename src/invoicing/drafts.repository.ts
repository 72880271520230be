import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { replacedKey } from './comparison.repository';
import type { DrawnDocument, StandingDraft } from './invoice';
import type { RunScope } from './run-scope';

/** Held by a run, shared by every issue: a run must not draft what is being issued beside it. */
const runLock = 7_305_001;

const inScope = `i.state = 'draft' AND i.basis IS NULL AND ($2::uuid IS NULL OR i.creditor_id = $2) AND ($3::uuid IS NULL OR i.leg_id = $3)
  AND ($1::uuid IS NULL OR EXISTS (SELECT FROM invoice_lines l WHERE l.invoice_id = i.id AND l.term_id = $1))`;

/** A number that stands for a set of charges, whatever their order: the same sources at the same rates, the same number. */
const print = (source: string, sign: string, units: string, rate: string): string =>
  `coalesce(sum(hashtextextended(concat_ws(' ', ${sign}, ${source}.source, ${source}.booking_id, ${source}.claim_id, ${source}.day, ${units}, ${rate}), 0)), 0)`;

const standingDrafts = `
  SELECT i.id, i.type, i.original_id AS "originalId", i.leg_id AS "legId", i.creditor_id AS "creditorId", i.debtor_id AS "debtorId",
    i.vat_category AS "vatCategory", i.payable_ore AS "payableOre", ${print('c', 'c.sign', 'c.units', 'l.unit, l.rate_ore, l.per_units')}::text AS print
  FROM invoices i JOIN invoice_lines l ON l.invoice_id = i.id JOIN charges c ON c.line_id = l.id WHERE ${inScope} GROUP BY i.id`;

const freshPrints = `
  SELECT concat_ws(' ', f.leg_id, f.creditor_id, f.debtor_id) AS of, ${print('f', '1', 'f.units', 'f.unit, f.rate_ore, f.per_units')}::text AS print
  FROM fresh f GROUP BY f.leg_id, f.creditor_id, f.debtor_id`;

const newRate = `CASE WHEN c.same_rate THEN concat_ws(' ', c.unit, c.rate_ore, c.per_units) ELSE concat_ws(' ', c.new_unit, c.new_rate_ore, c.new_per_units) END`;

const changedPrints = `
  SELECT c.value_line_id AS of, (${print('c', '-1', 'c.units', 'c.unit, c.rate_ore, c.per_units')}
    + coalesce(sum(hashtextextended(concat_ws(' ', 1, c.source, c.booking_id, c.claim_id, c.day, c.new_units, ${newRate}), 0))
      FILTER (WHERE c.new_units IS NOT NULL), 0))::text AS print
  FROM changed c GROUP BY c.value_line_id`;

const invoiceInsert = `
  INSERT INTO invoices (id, creditor_id, debtor_id, agreement_id, leg_id, kind, type, original_id, state, series, period_first, period_last,
    vat_category, net_ore, vat_ore, rounding_ore, payable_ore, run_id)
  SELECT * FROM jsonb_to_recordset($1) AS x(id uuid, creditor_id uuid, debtor_id uuid, agreement_id uuid, leg_id uuid, kind text, type text,
    original_id uuid, state text, series text, period_first date, period_last date, vat_category text, net_ore bigint, vat_ore bigint,
    rounding_ore bigint, payable_ore bigint, run_id uuid)`;

const lineColumns = `id, invoice_id, position, corrects_line_id, host_id, term_id, claim_id, description, activity, period_first, period_last,
  units, unit, rate_ore, per_units, rate_id, net_ore, causes`;
const lineInsert = `INSERT INTO invoice_lines (${lineColumns}) SELECT ${lineColumns} FROM drafted_lines`;

const draftedLines = `
  CREATE TEMP TABLE drafted_lines ON COMMIT DROP AS
  SELECT * FROM jsonb_to_recordset($1) AS x(id uuid, invoice_id uuid, position int, corrects_line_id uuid, changes_line_id uuid, line_key text, host_id uuid,
    term_id uuid, claim_id uuid, description text, activity text, period_first date, period_last date, units int, unit text, rate_ore bigint, per_units int,
    rate_id uuid, net_ore bigint, causes jsonb)`;

const freshCharges = `
  INSERT INTO charges (line_id, booking_id, claim_id, source, day, sign, units)
  SELECT d.id, f.booking_id, f.claim_id, f.source, f.day, 1, f.units
  FROM fresh f JOIN (SELECT id, line_key::bigint AS line_key FROM drafted_lines WHERE changes_line_id IS NULL OFFSET 0) d USING (line_key)`;

const reversals = `
  INSERT INTO charges (line_id, booking_id, claim_id, source, day, sign, units, reverses_id)
  SELECT d.id, c.booking_id, c.claim_id, c.source, c.day, -1, c.units, c.id
  FROM changed c JOIN drafted_lines d ON d.corrects_line_id = c.value_line_id`;

const restored = `
  INSERT INTO charges (line_id, booking_id, claim_id, source, day, sign, units)
  SELECT d.id, c.booking_id, c.claim_id, c.source, c.day, 1, c.new_units
  FROM changed c JOIN drafted_lines d ON d.corrects_line_id = c.value_line_id WHERE c.same_rate
  UNION ALL
  SELECT d.id, c.booking_id, c.claim_id, c.source, c.day, 1, c.new_units
  FROM changed c JOIN drafted_lines d ON d.changes_line_id = c.value_line_id AND d.corrects_line_id IS NULL AND d.line_key = ${replacedKey('c')}
  WHERE NOT c.same_rate`;

interface Print {
  readonly of: string;
  readonly print: string;
}

/** The drafts that make up the difference between what is wanted and what is billed. */
@Injectable()
export class DraftsRepository {
  async lockRuns(em: EntityManager): Promise<void> {
    await em.query('SELECT pg_advisory_xact_lock($1)', [runLock]);
  }

  async shareRuns(em: EntityManager): Promise<void> {
    await em.query('SELECT pg_advisory_xact_lock_shared($1)', [runLock]);
  }

  async removeDrafts(em: EntityManager, { termId, creditorId, legId }: RunScope): Promise<void> {
    await em.query(`DELETE FROM invoices i WHERE ${inScope}`, [termId, creditorId, legId ?? null]);
  }

  async standingDrafts(em: EntityManager, { termId, creditorId, legId }: RunScope): Promise<StandingDraft[]> {
    const rows = await em.query<(Omit<StandingDraft, 'payableOre' | 'print'> & Record<'payableOre' | 'print', string>)[]>(standingDrafts, [termId, creditorId, legId ?? null]);
    return rows.map((row) => ({ ...row, payableOre: BigInt(row.payableOre), print: BigInt(row.print) }));
  }

  /** What stands for the fresh sources of a leg and direction, and for the changes of a billed line. */
  async prints(em: EntityManager): Promise<Map<string, bigint>> {
    const rows = [...await em.query<Print[]>(freshPrints), ...await em.query<Print[]>(changedPrints)];
    return new Map(rows.map((row) => [row.of, BigInt(row.print)]));
  }

  /** Drafts that stay belong to the run that would have drawn them again. */
  async move(em: EntityManager, ids: readonly string[], runId: string): Promise<void> {
    await em.query('UPDATE invoices SET run_id = $2 WHERE id = ANY ($1) AND run_id IS DISTINCT FROM $2', [ids, runId]);
  }

  async insert(em: EntityManager, documents: readonly DrawnDocument[], runId: string): Promise<string[]> {
    const rows = documents.map((document) => ({ id: randomUUID(), document }));
    await em.query(invoiceInsert, [json(rows.map(({ id, document }) => invoiceRow(id, document, runId)))]);
    await em.query('DROP TABLE IF EXISTS drafted_lines');
    await em.query(draftedLines, [json(rows.flatMap(({ id, document }) => document.lines.map((line, i) => lineRow(id, line, i))))]);
    await em.query('ANALYZE drafted_lines');
    await em.query(lineInsert);
    for (const charges of [freshCharges, reversals, restored]) await em.query(charges);
    return rows.map((row) => row.id);
  }
}

const json = (rows: readonly object[]): string => JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));

function invoiceRow(id: string, { leg, ...document }: DrawnDocument, runId: string): object {
  return {
    id, creditor_id: document.creditorId, debtor_id: document.debtorId, agreement_id: leg.agreementId, leg_id: leg.id, kind: leg.kind, type: document.type,
    original_id: document.originalId, state: 'draft', series: leg.series, period_first: document.firstDay, period_last: document.lastDay,
    vat_category: document.vatCategory, net_ore: document.netOre, vat_ore: document.vatOre, rounding_ore: document.roundingOre, payable_ore: document.payableOre,
    run_id: runId,
  };
}

function lineRow(invoiceId: string, line: DrawnDocument['lines'][number], index: number): object {
  return {
    id: randomUUID(), invoice_id: invoiceId, position: index + 1, corrects_line_id: line.correctsLineId, changes_line_id: line.changesLineId,
    line_key: line.lineKey, host_id: line.hostId, term_id: line.termId, claim_id: line.claimId, description: line.description, activity: line.activity,
    period_first: line.firstDay, period_last: line.lastDay, units: line.units, unit: line.unit, rate_ore: line.rateOre, per_units: line.perUnits,
    rate_id: line.rateId, net_ore: line.netOre, causes: line.causes,
  };
}
