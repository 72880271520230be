-- What must never be found in the money: every row is a breach, named by its rule. No row means that all is well.
-- It only looks, and may be run at any time: psql -f src/invoicing/invariants.sql, or npx vilplats check-money.
WITH issued AS (
  SELECT l.*, i.leg_id, i.creditor_id, i.debtor_id, i.type, coalesce(l.corrects_line_id, l.id) AS value_line_id
  FROM invoice_lines l JOIN invoices i ON i.id = l.invoice_id WHERE i.state = 'issued'
), standing AS (
  SELECT c.*, l.leg_id, l.value_line_id FROM charges c JOIN issued l ON l.id = c.line_id
  WHERE c.sign = 1 AND NOT EXISTS (SELECT FROM charges r JOIN issued x ON x.id = r.line_id WHERE r.reverses_id = c.id)
), worth AS (
  SELECT value_line_id, sum(units) AS units, sum(net_ore) AS ore FROM issued GROUP BY value_line_id
)
, prices AS (
  SELECT c.leg_id, c.booking_id, c.day, c.source, c.units, c.created_at, l.creditor_id, l.debtor_id, l.unit, l.rate_id, l.rate_ore::numeric / l.per_units AS price
  FROM standing c JOIN issued l ON l.id = c.line_id WHERE c.claim_id IS NULL
), settled AS (
  -- Legs that wait for nothing: a whole run has been drawn of them since, and no draft is left.
  SELECT g.id AS leg_id, c.creditor_id, max(r.drawn_at) AS since
  FROM legs g JOIN (SELECT DISTINCT leg_id, creditor_id FROM issued) c ON c.leg_id = g.id
    JOIN invoice_runs r ON coalesce(r.creditor_id, c.creditor_id) = c.creditor_id AND r.term_id IS NULL AND r.leg_id IS NULL AND r.cancelled_at IS NULL
  WHERE NOT EXISTS (SELECT FROM invoices d WHERE d.leg_id = g.id AND d.state = 'draft')
  GROUP BY g.id, c.creditor_id
), conveyed AS (
  -- The same source on the way in to a mediator and on the way out from it.
  SELECT i.booking_id, i.day, i.units AS units_in, o.units AS units_out, i.price AS price_in, o.price AS price_out, i.rate_id IS NOT DISTINCT FROM o.rate_id AS same_rate
  FROM prices i JOIN prices o ON o.booking_id = i.booking_id AND o.day = i.day AND o.source = i.source AND o.unit = i.unit AND o.creditor_id = i.debtor_id
    JOIN settled a ON a.leg_id = i.leg_id AND a.creditor_id = i.creditor_id AND a.since > greatest(i.created_at, o.created_at)
    JOIN settled b ON b.leg_id = o.leg_id AND b.creditor_id = o.creditor_id AND b.since > greatest(i.created_at, o.created_at)
)
SELECT 'charged-twice' AS rule, concat_ws(' ', leg_id, booking_id, source, day, claim_id) AS what
FROM standing GROUP BY leg_id, booking_id, source, day, claim_id HAVING count(*) > 1
UNION ALL
SELECT 'charged-uncertified', concat_ws(' ', c.booking_id, c.day)
FROM standing c WHERE c.source = 'day' AND NOT EXISTS (SELECT FROM attendance_days a WHERE a.booking_id = c.booking_id AND a.day = c.day
  AND a.certified_on IS NOT NULL AND a.countersigned_on IS NOT NULL)
UNION ALL
SELECT 'charged-beyond-day', concat_ws(' ', booking_id, day) FROM prices
WHERE (unit = 'half_day' AND units > 2) OR (unit IN ('attended_day', 'placement') AND units > 1) OR (unit = 'month' AND units > 100 AND source = 'month')
UNION ALL
SELECT 'rate-not-the-alf-partys', concat_ws(' ', booking_id, day) FROM conveyed WHERE same_rate AND price_in <> price_out
UNION ALL
SELECT 'mediator-keeps', concat_ws(' ', booking_id, day) FROM conveyed WHERE price_in = price_out AND units_in <> units_out
UNION ALL
SELECT 'vat-not-category', coalesce(number, id::text) FROM invoices
WHERE vat_ore <> CASE vat_category WHEN 'S' THEN round(net_ore * 0.25) ELSE 0 END OR (rounding_ore <> 0 AND payable_ore % 100 <> 0)
UNION ALL
SELECT 'run-of-another', coalesce(i.number, i.id::text) FROM invoices i JOIN invoice_runs r ON r.id = i.run_id
WHERE r.creditor_id <> i.creditor_id OR (r.leg_id <> i.leg_id) OR (r.cancelled_at IS NOT NULL AND i.state = 'draft')
UNION ALL
SELECT 'annex-not-line', l.id::text
FROM invoice_lines l LEFT JOIN (SELECT line_id, sum(sign * units) AS units FROM charges GROUP BY line_id) c ON c.line_id = l.id
WHERE coalesce(c.units, 0) <> l.units
UNION ALL
SELECT 'lines-not-total', i.number
FROM invoices i JOIN invoice_lines l ON l.invoice_id = i.id
GROUP BY i.id HAVING sum(l.net_ore) <> i.net_ore OR i.payable_ore <> i.net_ore + i.vat_ore + i.rounding_ore
UNION ALL
SELECT 'line-without-rounding', l.id::text
FROM worth w JOIN issued l ON l.id = w.value_line_id
WHERE w.ore <> round(w.units * l.rate_ore::numeric / l.per_units) OR w.ore < 0 OR w.units < 0
UNION ALL
SELECT 'reversal-unlike', r.id::text
FROM charges r JOIN charges c ON c.id = r.reverses_id
WHERE c.sign <> 1 OR (r.booking_id, r.day, r.units) IS DISTINCT FROM (c.booking_id, c.day, c.units) OR r.claim_id IS DISTINCT FROM c.claim_id
UNION ALL
SELECT 'credit-beyond-original', i.number
FROM invoices i JOIN invoices o ON o.id = i.original_id
WHERE (i.creditor_id, i.debtor_id, i.leg_id, i.vat_category) IS DISTINCT FROM (o.creditor_id, o.debtor_id, o.leg_id, o.vat_category)
  OR (i.type = 'credit_note') <> (i.net_ore < 0)
UNION ALL
SELECT 'credit-beyond-original', o.number
FROM invoices o JOIN invoices i ON i.original_id = o.id AND i.state = 'issued'
GROUP BY o.id HAVING o.net_ore + sum(i.net_ore) < 0
UNION ALL
SELECT 'seller-is-buyer', number FROM invoices WHERE creditor_id = debtor_id
UNION ALL
SELECT 'number-gap', concat_ws(' ', creditor_id, series, year)
FROM (SELECT creditor_id, series, year, count(*) AS issued, max(sequence) AS last FROM invoices WHERE state = 'issued' AND sequence IS NOT NULL GROUP BY creditor_id, series, year) n
  FULL JOIN invoice_series s USING (creditor_id, series, year)
WHERE coalesce(n.issued, 0) <> coalesce(n.last, 0) OR coalesce(n.last, 0) <> coalesce(s.last_number, -1)
UNION ALL
SELECT 'xml-changed', number FROM invoices
WHERE state = 'issued' AND (xml_sha256 <> encode(sha256(convert_to(xml, 'UTF8')), 'hex') OR snapshot->>'number' <> number
  OR (snapshot->>'payableOre')::bigint <> payable_ore)
UNION ALL
SELECT 'render-not-stored', i.number FROM invoices i
WHERE i.state = 'issued' AND ((substring(i.xml FROM '<cbc:PayableAmount[^>]*>(-?[0-9.]+)<')::numeric * 100) IS DISTINCT FROM abs(i.payable_ore)
  OR (SELECT array_agg((e->>'netOre')::bigint ORDER BY (e->>'position')::int) FROM jsonb_array_elements(i.snapshot->'lines') e)
    IS DISTINCT FROM (SELECT array_agg(l.net_ore ORDER BY l.position) FROM invoice_lines l WHERE l.invoice_id = i.id))
UNION ALL
SELECT 'one-person', number FROM invoices WHERE state = 'issued' AND (reviewed_by IS NULL OR reviewed_by_account = issued_by_account
  OR (num_nulls(reviewed_by_account, issued_by_account) > 0 AND reviewed_by = issued_by))
UNION ALL
SELECT 'claim-beyond-receipt', c.id::text FROM claims c
WHERE c.approved_ore > c.receipt_ore OR (SELECT coalesce(sum(l.net_ore), 0) FROM issued l WHERE l.claim_id = c.id
  AND l.leg_id = (SELECT min(x.leg_id::text)::uuid FROM issued x WHERE x.claim_id = c.id)) > c.approved_ore
UNION ALL
SELECT 'unfunded-charged', s.code FROM standing c JOIN bookings b ON b.id = c.booking_id JOIN students s ON s.id = b.student_id
WHERE s.enrolled_abroad AND c.claim_id IS NULL
