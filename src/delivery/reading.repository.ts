import { Listing } from '../platform/database/listing';

export const deliveryListing = new Listing({
  noun: 'invoice delivery',
  columns: `d.invoice_id AS "invoiceId", i.number AS invoice, d.channel, d.state, d.attempts, d.delivered_at AS "deliveredAt"`,
  from: 'invoice_deliveries d JOIN invoices i ON i.id = d.invoice_id',
  key: 'd.invoice_id',
  keyType: 'uuid',
  filters: { state: 'd.state' },
});

export const basisListing = new Listing({
  noun: 'invoice basis',
  columns: `i.id, i.basis, i.state, i.number, i.handed_over_on::text AS "handedOverOn", i.payable_ore AS "payableOre"`,
  from: '(SELECT * FROM invoices WHERE basis IS NOT NULL AND creditor_id = acting_organisation()) i',
  key: 'i.id',
  keyType: 'uuid',
  filters: { state: 'i.state' },
});

export const statusListing = new Listing({
  noun: 'invoice status',
  columns: `s.number::text AS number, s.invoice_id AS "invoiceId", i.number AS invoice, s.status, s.happened_on::text AS day, nullif(s.note, '') AS note, s.import_id AS "importId"`,
  from: 'invoice_statuses s JOIN invoices i ON i.id = s.invoice_id',
  key: 's.number',
  keyType: 'number',
  filters: { invoiceId: 's.invoice_id', status: 's.status' },
});
