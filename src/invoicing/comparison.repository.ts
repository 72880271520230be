import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ChangedGroup, FreshGroup, ReplacedGroup } from './charge';
import type { Original } from './invoice';
import type { RunScope } from './run-scope';

/** Charges that stand on issued invoices, or on those handed over to be numbered elsewhere: not reversed, with the line whose worth they are part of. */
const billedTable = `
  SELECT c.id, i.leg_id, c.booking_id, c.claim_id, c.source, c.day, c.units, l.unit, l.rate_ore, l.per_units, i.issued_on, i.state = 'issued' AS is_issued, n.drawn_at,
    coalesce(l.corrects_line_id, l.id) AS value_line_id
  FROM charges c
    JOIN invoice_lines l ON l.id = c.line_id
    JOIN invoices i ON i.id = l.invoice_id AND (i.state = 'issued' OR i.basis IS NOT NULL)
    LEFT JOIN invoice_runs n ON n.id = i.run_id
  WHERE c.sign = 1 AND ($1::uuid IS NULL OR l.term_id = $1) AND ($2::uuid IS NULL OR i.creditor_id = $2) AND ($3::uuid IS NULL OR i.leg_id = $3)
    AND NOT EXISTS (SELECT FROM charges r JOIN invoice_lines x ON x.id = r.line_id JOIN invoices y ON y.id = x.invoice_id AND (y.state = 'issued' OR y.basis IS NOT NULL)
      WHERE r.reverses_id = c.id)`;

const sameSource = `w.leg_id = b.leg_id AND w.booking_id = b.booking_id AND w.day = b.day AND w.source = b.source
  AND w.claim_id IS NOT DISTINCT FROM b.claim_id`;
const samePrice = 'w.unit = b.unit AND w.rate_ore * b.per_units = b.rate_ore * w.per_units';

const corrected = `EXISTS (SELECT FROM attendance_days a WHERE a.booking_id = b.booking_id AND a.day = b.day AND a.version > 1
  AND (a.countersigned_on >= b.issued_on OR a.recorded_at > b.drawn_at))`;

/** Billed sources that are no longer wanted, or wanted otherwise, of issued invoices; what waits for its number is corrected when it has one. Days that have lost their rate are left as they are billed. */
const changedTable = `
  SELECT b.*, w.units AS new_units, w.unit AS new_unit, w.rate_id AS new_rate_id, w.rate_ore AS new_rate_ore, w.per_units AS new_per_units,
    ${samePrice} AS same_rate,
    CASE WHEN b.claim_id IS NOT NULL THEN 'claim_corrected' WHEN w.leg_id IS NOT NULL AND (w.units = b.units OR w.unit <> b.unit) THEN 'rate_changed'
      WHEN ${corrected} THEN 'day_corrected' ELSE 'terms_changed' END AS cause
  FROM billed b LEFT JOIN wanted w ON ${sameSource}
  WHERE b.is_issued AND (w.leg_id IS NULL OR (w.lacks IS NULL AND (w.units <> b.units OR NOT (${samePrice}))))`;

/** Whom a leg may not bill anew: days that are due lack their rate, and the period's invoice is to be whole. */
const withheldTable = `SELECT DISTINCT leg_id, creditor_id, debtor_id FROM wanted WHERE due AND lacks = 'rate_missing'`;

const freshTable = `
  SELECT w.* FROM wanted w
  WHERE w.due AND w.lacks IS NULL AND NOT EXISTS (SELECT FROM billed b WHERE ${sameSource})
    AND NOT EXISTS (SELECT FROM withheld h WHERE h.leg_id = w.leg_id AND h.creditor_id = w.creditor_id AND h.debtor_id = w.debtor_id)`;

const groupColumns = 'line_key, leg_id, creditor_id, debtor_id, host_id, term_id, claim_id, source, unit, rate_id, rate_ore, per_units, course_id, specialty';

const counted = (table: string, key: string): string => `
  (SELECT ${key}, jsonb_object_agg(cause, n) AS causes FROM (SELECT ${key}, cause, count(*) AS n FROM ${table} GROUP BY ${key}, cause) q GROUP BY ${key})`;

const what = `CASE g.source WHEN 'notice' THEN c.name || ', uppsägningstid efter avbrott' WHEN 'cancellation' THEN c.name || ', avbokad före start'
  WHEN 'claim' THEN 'ersättning ' || k.code || ' för placering P-' || g.placement ELSE c.name END`;

const freshGroups = `
  SELECT g.line_key::text AS "lineKey", g.leg_id AS "legId", g.creditor_id AS "creditorId", g.debtor_id AS "debtorId", g.host_id AS "hostId",
    g.term_id AS "termId", g.claim_id AS "claimId", g.rate_id AS "rateId", g.rate_ore AS "rateOre", g.per_units AS "perUnits", g.unit,
    g.units, coalesce(k.first_day, g.first_day)::text AS "firstDay", g.last_day::text AS "lastDay", z.causes,
    CASE WHEN g.claim_id IS NULL THEN c.code || ' ' || s.name WHEN k.kind = 'housing' THEN 'Boende' ELSE 'Resor' END AS activity,
    concat_ws(', ', ${what}, h.name, t.code,
      CASE WHEN g.claim_id IS NULL THEN g.placements || CASE g.placements WHEN 1 THEN ' placering' ELSE ' placeringar' END END) AS description
  FROM (SELECT ${groupColumns}, sum(units)::int AS units, min(first_day) AS first_day, max(last_day) AS last_day, count(*) AS placements, min(placement) AS placement
    FROM (SELECT ${groupColumns}, booking_id, sum(units) AS units, min(day) AS first_day, max(day) AS last_day FROM fresh GROUP BY ${groupColumns}, booking_id) f
      JOIN (SELECT id AS placement_id, code AS placement FROM bookings) b ON b.placement_id = f.booking_id
    GROUP BY ${groupColumns}) g
    JOIN ${counted('fresh', 'line_key')} z USING (line_key)
    JOIN organisations h ON h.id = g.host_id
    JOIN terms t ON t.id = g.term_id
    LEFT JOIN courses c ON c.id = g.course_id
    LEFT JOIN specialties s ON s.code = g.specialty
    LEFT JOIN claims k ON k.id = g.claim_id
  ORDER BY 1`;

/** A line of a correction is credited on the invoice that the correction was for, whose worth it is part of: a supplement by itself is worth less than its lines. */
const changedGroups = `
  SELECT g.value_line_id AS "valueLineId", coalesce(i.original_id, i.id) AS "originalId", l.host_id AS "hostId", l.term_id AS "termId", l.claim_id AS "claimId",
    l.activity, 'Rättar rad ' || l.position || ' på faktura ' || i.number || ': ' || l.description AS description, z.causes,
    l.rate_id AS "rateId", l.unit, l.rate_ore AS "rateOre", l.per_units AS "perUnits", worth.units::int AS units, worth.ore AS "worthOre",
    g.removed::int AS "removedUnits", g.restored::int AS "restoredUnits", g.first_day::text AS "firstDay", g.last_day::text AS "lastDay"
  FROM (SELECT value_line_id, sum(units) AS removed, coalesce(sum(new_units) FILTER (WHERE same_rate), 0) AS restored, min(day) AS first_day, max(day) AS last_day
    FROM changed GROUP BY value_line_id) g
    JOIN ${counted('changed', 'value_line_id')} z USING (value_line_id)
    JOIN invoice_lines l ON l.id = g.value_line_id
    JOIN invoices i ON i.id = l.invoice_id
    CROSS JOIN LATERAL (SELECT sum(v.units) AS units, sum(v.net_ore) AS ore FROM invoice_lines v JOIN invoices x ON x.id = v.invoice_id AND x.state = 'issued'
      WHERE v.id = l.id OR v.corrects_line_id = l.id) worth
  ORDER BY i.number, l.position`;

/** The key by which units that stand at another rate find their line. */
export const replacedKey = (table: string): string =>
  `concat_ws(' ', ${table}.value_line_id, ${table}.new_rate_id, ${table}.new_rate_ore, ${table}.new_per_units, ${table}.new_unit)`;

const replacedGroups = `
  SELECT c.value_line_id AS "valueLineId", ${replacedKey('c')} AS "lineKey",
    c.new_rate_id AS "rateId", c.new_unit AS unit, c.new_rate_ore AS "rateOre", c.new_per_units AS "perUnits", sum(c.new_units)::int AS units,
    min(c.day)::text AS "firstDay", max(c.day)::text AS "lastDay"
  FROM changed c WHERE NOT c.same_rate GROUP BY c.value_line_id, c.new_rate_id, c.new_unit, c.new_rate_ore, c.new_per_units ORDER BY 2`;

const bigints = <T extends object>(rows: readonly T[]): T[] =>
  rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, name.endsWith('Ore') ? BigInt(value as string) : value as unknown])) as T);

/** Compares what is wanted with what is billed: what is new, and what is to be charged otherwise. */
@Injectable()
export class ComparisonRepository {
  /** Lays out the differences as tables that live as long as the transaction. */
  async compare(em: EntityManager, { termId, creditorId, legId }: RunScope): Promise<void> {
    await lay(em, 'billed', billedTable, [termId, creditorId, legId ?? null]);
    await em.query('ANALYZE billed (leg_id, booking_id, day)');
    await lay(em, 'changed', changedTable);
    await lay(em, 'withheld', withheldTable);
    await lay(em, 'fresh', freshTable);
    await em.query('ANALYZE fresh (line_key, booking_id)');
  }

  freshGroups = async (em: EntityManager): Promise<FreshGroup[]> => bigints(await em.query<FreshGroup[]>(freshGroups));
  changedGroups = async (em: EntityManager): Promise<ChangedGroup[]> => bigints(await em.query<ChangedGroup[]>(changedGroups));
  replacedGroups = async (em: EntityManager): Promise<ReplacedGroup[]> => bigints(await em.query<ReplacedGroup[]>(replacedGroups));

  async originals(em: EntityManager, ids: readonly string[]): Promise<Map<string, Original>> {
    const rows = await em.query<Original[]>(
      `SELECT id, number, leg_id AS "legId", creditor_id AS "creditorId", debtor_id AS "debtorId", vat_category AS "vatCategory" FROM invoices WHERE id = ANY ($1)`, [ids]);
    return new Map(rows.map((row) => [row.id, row]));
  }
}

async function lay(em: EntityManager, name: string, selection: string, values: unknown[] = []): Promise<void> {
  await em.query(`DROP TABLE IF EXISTS ${name}`);
  await em.query(`CREATE TEMP TABLE ${name} ON COMMIT DROP AS ${selection}`, values);
}
