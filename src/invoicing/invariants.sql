-- What must never be found in the money: every row is a breach, named by its rule. No row means that all is well.
WITH issued AS (
  SELECT l.*, i.leg_id, i.creditor_id, i.debtor_id, i.type, coalesce(l.corrects_line_id, l.id) AS value_line_id
  FROM invoice_lines l JOIN invoices i ON i.id = l.invoice_id WHERE i.state = 'issued'
), standing AS (
  SELECT c.*, l.leg_id, l.value_line_id FROM charges c JOIN issued l ON l.id = c.line_id
  WHERE c.sign = 1 AND NOT EXISTS (SELECT FROM charges r JOIN issued x ON x.id = r.line_id WHERE r.reverses_id = c.id)
), worth AS (
  SELECT value_line_id, sum(units) AS units, sum(net_ore) AS ore FROM issued GROUP BY value_line_id
)
SELECT 'charged-twice' AS rule, concat_ws(' ', leg_id, booking_id, day, claim_id) AS what
FROM standing GROUP BY leg_id, booking_id, day, claim_id HAVING count(*) > 1
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
SELECT 'seller-is-buyer', number FROM invoices WHERE creditor_id = debtor_id
UNION ALL
SELECT 'number-gap', concat_ws(' ', creditor_id, series, year)
FROM (SELECT creditor_id, series, year, count(*) AS issued, max(sequence) AS last FROM invoices WHERE state = 'issued' GROUP BY creditor_id, series, year) n
  FULL JOIN invoice_series s USING (creditor_id, series, year)
WHERE coalesce(n.issued, 0) <> coalesce(n.last, 0) OR coalesce(n.last, 0) <> coalesce(s.last_number, -1)
UNION ALL
SELECT 'xml-changed', number FROM invoices
WHERE state = 'issued' AND (xml_sha256 <> encode(sha256(convert_to(xml, 'UTF8')), 'hex') OR snapshot->>'number' <> number
  OR (snapshot->>'payableOre')::bigint <> payable_ore)
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
