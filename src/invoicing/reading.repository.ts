import { Listing } from '../platform/database/listing';

const lines = `(SELECT coalesce(json_agg(json_build_object('position', l.position, 'description', l.description, 'activity', l.activity, 'host', h.code,
    'periodFirst', l.period_first, 'periodLast', l.period_last, 'units', l.units, 'unit', l.unit, 'causes', l.causes, 'rateOre', l.rate_ore, 'perUnits', l.per_units,
    'netOre', l.net_ore) ORDER BY l.position), '[]')
  FROM invoice_lines l JOIN organisations h ON h.id = l.host_id WHERE l.invoice_id = i.id)`;

const status = '(SELECT s.status FROM invoice_statuses s WHERE s.invoice_id = i.id ORDER BY s.number DESC LIMIT 1)';

export const invoiceListing = new Listing({
  noun: 'invoice',
  columns: `i.id, i.number, i.state, i.type, i.kind, c.code AS creditor, d.code AS debtor, a.code AS agreement, g.code AS leg,
    i.original_id AS "originalId", i.run_id AS "runId", i.ocr, i.issued_on::text AS "issuedOn", i.due_on::text AS "dueOn", i.period_first::text AS "periodFirst",
    i.period_last::text AS "periodLast", i.vat_category AS "vatCategory", i.net_ore AS "netOre", i.vat_ore AS "vatOre",
    i.rounding_ore AS "roundingOre", i.payable_ore AS "payableOre", ${status} AS status, ${lines} AS lines`,
  from: `invoices i JOIN organisations c ON c.id = i.creditor_id JOIN organisations d ON d.id = i.debtor_id
    LEFT JOIN agreements a ON a.id = i.agreement_id LEFT JOIN legs g ON g.id = i.leg_id`,
  key: 'i.id',
  keyType: 'uuid',
  filters: { state: 'i.state', kind: 'i.kind', type: 'i.type', creditor: 'c.code', debtor: 'd.code', status },
  atLeast: { issuedFrom: 'i.issued_on' },
  atMost: { issuedTo: 'i.issued_on' },
});

export const chargeListing = new Listing({
  noun: 'charge',
  columns: `g.id, l.invoice_id AS "invoiceId", x.code AS leg, c.code AS creditor, d.code AS debtor, h.code AS host, g.day::text AS day, g.sign,
    g.units, l.unit, g.source, l.rate_ore AS "rateOre", l.per_units AS "perUnits", g.reverses_id AS "reversesId"`,
  from: `charges g JOIN invoice_lines l ON l.id = g.line_id JOIN invoices i ON i.id = l.invoice_id LEFT JOIN legs x ON x.id = i.leg_id
    JOIN organisations c ON c.id = i.creditor_id JOIN organisations d ON d.id = i.debtor_id JOIN organisations h ON h.id = l.host_id`,
  key: 'g.id',
  keyType: 'uuid',
  filters: { invoiceId: 'l.invoice_id', leg: 'x.code' },
});
