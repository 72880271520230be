import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Leg } from '../agreements/leg';
import type { ChangedGroup, FreshGroup, ReplacedGroup } from './charge';
import { periodOf, totalsOf, type Draft, type Original, type StandingDraft } from './invoice';
import type { RunScope } from './wanted.repository';

/** Held by a run, shared by every issue: a run must not draft what is being issued beside it. */
const runLock = 7_305_001;

/** Charges that stand on issued invoices: not reversed, with the line whose worth they are part of. */
const billedTable = `
  CREATE TEMP TABLE billed ON COMMIT DROP AS
  SELECT c.id, i.leg_id, c.booking_id, c.claim_id, c.day, c.units, l.rate_ore, l.per_units, coalesce(l.corrects_line_id, l.id) AS value_line_id
  FROM charges c
    JOIN invoice_lines l ON l.id = c.line_id
    JOIN invoices i ON i.id = l.invoice_id AND i.state = 'issued'
  WHERE c.sign = 1 AND ($1::uuid IS NULL OR l.term_id = $1) AND ($2::uuid IS NULL OR i.creditor_id = $2)
    AND NOT EXISTS (SELECT FROM charges r JOIN invoice_lines x ON x.id = r.line_id JOIN invoices y ON y.id = x.invoice_id AND y.state = 'issued'
      WHERE r.reverses_id = c.id)`;

const sameSource = 'w.leg_id = b.leg_id AND w.booking_id = b.booking_id AND w.day = b.day AND w.claim_id IS NOT DISTINCT FROM b.claim_id';

/** Billed sources that are no longer wanted, or wanted otherwise. A missing rate is an error only for what is new. */
const changedTable = `
  CREATE TEMP TABLE changed ON COMMIT DROP AS
  SELECT b.*, w.units AS new_units, w.rate_id AS new_rate_id, w.rate_ore AS new_rate_ore, w.per_units AS new_per_units,
    w.rate_ore * b.per_units = b.rate_ore * w.per_units AS same_rate
  FROM billed b LEFT JOIN wanted w ON ${sameSource}
  WHERE w.leg_id IS NULL OR w.units <> b.units OR w.rate_ore * b.per_units <> b.rate_ore * w.per_units`;

const freshTable = `
  CREATE TEMP TABLE fresh ON COMMIT DROP AS
  SELECT w.* FROM wanted w WHERE w.due AND w.missing IS NULL AND NOT EXISTS (SELECT FROM billed b WHERE ${sameSource})`;

const groupColumns = 'line_key, leg_id, creditor_id, debtor_id, host_id, term_id, claim_id, rate_id, rate_ore, per_units, course_id, specialty';

const freshGroups = `
  SELECT g.line_key::text AS "lineKey", g.leg_id AS "legId", g.creditor_id AS "creditorId", g.debtor_id AS "debtorId", g.host_id AS "hostId",
    g.term_id AS "termId", g.claim_id AS "claimId", g.rate_id AS "rateId", g.rate_ore AS "rateOre", g.per_units AS "perUnits",
    g.units, coalesce(k.first_day, g.first_day)::text AS "firstDay", g.last_day::text AS "lastDay",
    CASE WHEN g.claim_id IS NULL THEN c.code || ' ' || s.name WHEN k.kind = 'housing' THEN 'Boende' ELSE 'Resor' END AS activity,
    concat_ws(', ', CASE WHEN g.claim_id IS NULL THEN c.name ELSE 'ersättning ' || k.code || ' för placering P-' || g.placement END,
      h.name, t.code, CASE WHEN g.claim_id IS NULL THEN g.placements || CASE g.placements WHEN 1 THEN ' placering' ELSE ' placeringar' END END) AS description
  FROM (SELECT ${groupColumns}, sum(units)::int AS units, min(first_day) AS first_day, max(last_day) AS last_day, count(*) AS placements, min(placement) AS placement
    FROM (SELECT ${groupColumns}, booking_id, sum(units) AS units, min(day) AS first_day, max(day) AS last_day FROM fresh GROUP BY ${groupColumns}, booking_id) f
      JOIN (SELECT id AS placement_id, code AS placement FROM bookings) b ON b.placement_id = f.booking_id
    GROUP BY ${groupColumns}) g
    JOIN organisations h ON h.id = g.host_id
    JOIN terms t ON t.id = g.term_id
    LEFT JOIN courses c ON c.id = g.course_id
    LEFT JOIN specialties s ON s.code = g.specialty
    LEFT JOIN claims k ON k.id = g.claim_id
  ORDER BY 1`;

const changedGroups = `
  SELECT g.value_line_id AS "valueLineId", l.invoice_id AS "originalId", l.host_id AS "hostId", l.term_id AS "termId", l.claim_id AS "claimId",
    l.activity, 'Rättar rad ' || l.position || ' på faktura ' || i.number || ': ' || l.description AS description,
    l.rate_id AS "rateId", l.rate_ore AS "rateOre", l.per_units AS "perUnits", worth.units::int AS units, worth.ore AS "worthOre",
    g.removed::int AS "removedUnits", g.restored::int AS "restoredUnits", g.first_day::text AS "firstDay", g.last_day::text AS "lastDay"
  FROM (SELECT value_line_id, sum(units) AS removed, coalesce(sum(new_units) FILTER (WHERE same_rate), 0) AS restored, min(day) AS first_day, max(day) AS last_day
    FROM changed GROUP BY value_line_id) g
    JOIN invoice_lines l ON l.id = g.value_line_id
    JOIN invoices i ON i.id = l.invoice_id
    CROSS JOIN LATERAL (SELECT sum(v.units) AS units, sum(v.net_ore) AS ore FROM invoice_lines v JOIN invoices x ON x.id = v.invoice_id AND x.state = 'issued'
      WHERE v.id = l.id OR v.corrects_line_id = l.id) worth
  ORDER BY i.number, l.position`;

const replacedGroups = `
  SELECT value_line_id AS "valueLineId", concat_ws(' ', value_line_id, new_rate_id, new_rate_ore, new_per_units) AS "lineKey",
    new_rate_id AS "rateId", new_rate_ore AS "rateOre", new_per_units AS "perUnits", sum(new_units)::int AS units,
    min(day)::text AS "firstDay", max(day)::text AS "lastDay"
  FROM changed WHERE NOT same_rate GROUP BY value_line_id, new_rate_id, new_rate_ore, new_per_units ORDER BY 2`;

const inScope = `i.state = 'draft' AND ($2::uuid IS NULL OR i.creditor_id = $2)
  AND ($1::uuid IS NULL OR EXISTS (SELECT FROM invoice_lines l WHERE l.invoice_id = i.id AND l.term_id = $1))`;

/** A number that stands for a set of charges, whatever their order: the same sources at the same rates, the same number. */
const print = (source: string, sign: string, units: string, rate: string): string =>
  `coalesce(sum(hashtextextended(concat_ws(' ', ${sign}, ${source}.booking_id, ${source}.claim_id, ${source}.day, ${units}, ${rate}), 0)), 0)`;

const standingDrafts = `
  SELECT i.id, i.type, i.original_id AS "originalId", i.leg_id AS "legId", i.creditor_id AS "creditorId", i.debtor_id AS "debtorId",
    i.net_ore AS "netOre", ${print('c', 'c.sign', 'c.units', 'l.rate_ore, l.per_units')}::text AS print
  FROM invoices i JOIN invoice_lines l ON l.invoice_id = i.id JOIN charges c ON c.line_id = l.id WHERE ${inScope} GROUP BY i.id`;

const freshPrints = `
  SELECT concat_ws(' ', f.leg_id, f.creditor_id, f.debtor_id) AS of, ${print('f', '1', 'f.units', 'f.rate_ore, f.per_units')}::text AS print
  FROM fresh f GROUP BY f.leg_id, f.creditor_id, f.debtor_id`;

const changedPrints = `
  SELECT c.value_line_id AS of, (${print('c', '-1', 'c.units', 'c.rate_ore, c.per_units')}
    + coalesce(sum(hashtextextended(concat_ws(' ', 1, c.booking_id, c.claim_id, c.day, c.new_units,
      CASE WHEN c.same_rate THEN c.rate_ore ELSE c.new_rate_ore END, CASE WHEN c.same_rate THEN c.per_units ELSE c.new_per_units END), 0))
      FILTER (WHERE c.new_units IS NOT NULL), 0))::text AS print
  FROM changed c GROUP BY c.value_line_id`;

const invoiceInsert = `
  INSERT INTO invoices (id, creditor_id, debtor_id, agreement_id, leg_id, kind, type, original_id, state, series, period_first, period_last,
    vat_category, net_ore, vat_ore, rounding_ore, payable_ore)
  SELECT * FROM jsonb_to_recordset($1) AS x(id uuid, creditor_id uuid, debtor_id uuid, agreement_id uuid, leg_id uuid, kind text, type text,
    original_id uuid, state text, series text, period_first date, period_last date, vat_category text, net_ore bigint, vat_ore bigint,
    rounding_ore bigint, payable_ore bigint)`;

const lineInsert = `
  INSERT INTO invoice_lines (id, invoice_id, position, corrects_line_id, host_id, term_id, claim_id, description, activity, period_first, period_last,
    units, rate_ore, per_units, rate_id, net_ore)
  SELECT id, invoice_id, position, corrects_line_id, host_id, term_id, claim_id, description, activity, period_first, period_last,
    units, rate_ore, per_units, rate_id, net_ore
  FROM drafted_lines`;

const draftedLines = `
  CREATE TEMP TABLE drafted_lines ON COMMIT DROP AS
  SELECT * FROM jsonb_to_recordset($1) AS x(id uuid, invoice_id uuid, position int, corrects_line_id uuid, changes_line_id uuid, line_key text, host_id uuid,
    term_id uuid, claim_id uuid, description text, activity text, period_first date, period_last date, units int, rate_ore bigint, per_units int,
    rate_id uuid, net_ore bigint)`;

const freshCharges = `
  INSERT INTO charges (line_id, booking_id, claim_id, day, sign, units)
  SELECT d.id, f.booking_id, f.claim_id, f.day, 1, f.units
  FROM fresh f JOIN (SELECT id, line_key::bigint AS line_key FROM drafted_lines WHERE changes_line_id IS NULL OFFSET 0) d USING (line_key)`;

const reversals = `
  INSERT INTO charges (line_id, booking_id, claim_id, day, sign, units, reverses_id)
  SELECT d.id, c.booking_id, c.claim_id, c.day, -1, c.units, c.id
  FROM changed c JOIN drafted_lines d ON d.corrects_line_id = c.value_line_id`;

const restored = `
  INSERT INTO charges (line_id, booking_id, claim_id, day, sign, units)
  SELECT d.id, c.booking_id, c.claim_id, c.day, 1, c.new_units
  FROM changed c JOIN drafted_lines d ON d.corrects_line_id = c.value_line_id WHERE c.same_rate
  UNION ALL
  SELECT d.id, c.booking_id, c.claim_id, c.day, 1, c.new_units
  FROM changed c JOIN drafted_lines d ON d.changes_line_id = c.value_line_id AND d.corrects_line_id IS NULL
    AND d.line_key = concat_ws(' ', c.value_line_id, c.new_rate_id, c.new_rate_ore, c.new_per_units)
  WHERE NOT c.same_rate`;

interface Print {
  readonly of: string;
  readonly print: string;
}

const bigints = <T extends object>(rows: readonly T[]): T[] =>
  rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, name.endsWith('Ore') ? BigInt(value as string) : value as unknown])) as T);

/** Compares what is wanted with what is billed, and writes the drafts that make up the difference. */
@Injectable()
export class DraftsRepository {
  async lockRuns(em: EntityManager): Promise<void> {
    await em.query('SELECT pg_advisory_xact_lock($1)', [runLock]);
  }

  async shareRuns(em: EntityManager): Promise<void> {
    await em.query('SELECT pg_advisory_xact_lock_shared($1)', [runLock]);
  }

  async removeDrafts(em: EntityManager, { termId, creditorId }: RunScope): Promise<void> {
    await em.query(`DELETE FROM invoices i WHERE ${inScope}`, [termId, creditorId]);
  }

  async standingDrafts(em: EntityManager, { termId, creditorId }: RunScope): Promise<StandingDraft[]> {
    const rows = await em.query<(Omit<StandingDraft, 'netOre' | 'print'> & Record<'netOre' | 'print', string>)[]>(standingDrafts, [termId, creditorId]);
    return rows.map((row) => ({ ...row, netOre: BigInt(row.netOre), print: BigInt(row.print) }));
  }

  /** What stands for the fresh sources of a leg and direction, and for the changes of a billed line. */
  async prints(em: EntityManager): Promise<Map<string, bigint>> {
    const rows = [...await em.query<Print[]>(freshPrints), ...await em.query<Print[]>(changedPrints)];
    return new Map(rows.map((row) => [row.of, BigInt(row.print)]));
  }

  /** Lays out the differences as tables that live as long as the transaction. */
  async compare(em: EntityManager, { termId, creditorId }: RunScope): Promise<void> {
    await em.query(billedTable, [termId, creditorId]);
    await em.query('ANALYZE billed');
    await em.query(changedTable);
    await em.query(freshTable);
    await em.query('ANALYZE fresh');
  }

  freshGroups = async (em: EntityManager): Promise<FreshGroup[]> => bigints(await em.query<FreshGroup[]>(freshGroups));
  changedGroups = async (em: EntityManager): Promise<ChangedGroup[]> => bigints(await em.query<ChangedGroup[]>(changedGroups));
  replacedGroups = async (em: EntityManager): Promise<ReplacedGroup[]> => bigints(await em.query<ReplacedGroup[]>(replacedGroups));

  async originals(em: EntityManager, ids: readonly string[]): Promise<Map<string, Original>> {
    const rows = await em.query<Original[]>(
      'SELECT id, leg_id AS "legId", creditor_id AS "creditorId", debtor_id AS "debtorId", vat_category AS "vatCategory" FROM invoices WHERE id = ANY ($1)', [ids]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  async insert(em: EntityManager, drafts: readonly Draft[], legs: ReadonlyMap<string, Leg>): Promise<string[]> {
    const rows = drafts.map((draft) => ({ id: randomUUID(), draft, leg: legs.get(draft.legId) as Leg }));
    await em.query(invoiceInsert, [json(rows.map(invoiceRow))]);
    await em.query(draftedLines, [json(rows.flatMap(({ id, draft }) => draft.lines.map((line, i) => lineRow(id, line, i))))]);
    await em.query(lineInsert);
    for (const charges of [freshCharges, reversals, restored]) await em.query(charges);
    return rows.map((row) => row.id);
  }
}

const json = (rows: readonly object[]): string => JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));

function invoiceRow({ id, draft, leg }: { id: string; draft: Draft; leg: Leg }): object {
  const vat = draft.vatCategory ?? leg.vatCategory;
  const { netOre, vatOre, roundingOre, payableOre } = totalsOf(draft.lines, vat, leg.wholeKronor);
  const { firstDay, lastDay } = periodOf(draft.lines);
  return {
    id, creditor_id: draft.creditorId, debtor_id: draft.debtorId, agreement_id: leg.agreementId, leg_id: leg.id, kind: leg.kind, type: draft.type,
    original_id: draft.originalId, state: 'draft', series: leg.series, period_first: firstDay, period_last: lastDay, vat_category: vat,
    net_ore: netOre, vat_ore: vatOre, rounding_ore: roundingOre, payable_ore: payableOre,
  };
}

function lineRow(invoiceId: string, line: Draft['lines'][number], index: number): object {
  return {
    id: randomUUID(), invoice_id: invoiceId, position: index + 1, corrects_line_id: line.correctsLineId, changes_line_id: line.changesLineId,
    line_key: line.lineKey, host_id: line.hostId, term_id: line.termId, claim_id: line.claimId, description: line.description, activity: line.activity,
    period_first: line.firstDay, period_last: line.lastDay, units: line.units, rate_ore: line.rateOre, per_units: line.perUnits, rate_id: line.rateId,
    net_ore: line.netOre,
  };
}
