import { Listing } from '../platform/database/listing';

export const deliveryListing = new Listing({
  noun: 'invoice delivery',
  columns: `d.invoice_id AS "invoiceId", i.number AS invoice, d.channel, d.state, d.attempts, d.delivered_at AS "deliveredAt"`,
  from: 'invoice_deliveries d JOIN invoices i ON i.id = d.invoice_id',
  key: 'd.invoice_id',
  keyType: 'uuid',
  filters: { state: 'd.state' },
});

export const statusListing = new Listing({
  noun: 'invoice status',
  columns: `s.number::text AS number, s.invoice_id AS "invoiceId", i.number AS invoice, s.status, s.happened_on::text AS day, nullif(s.note, '') AS note, s.import_id AS "importId"`,
  from: 'invoice_statuses s JOIN invoices i ON i.id = s.invoice_id',
  key: 's.number',
  keyType: 'number',
  filters: { invoiceId: 's.invoice_id', status: 's.status' },
});
