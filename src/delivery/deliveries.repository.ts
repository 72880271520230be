import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';

/** How far an invoice is on its way to its access point. */
export type DeliveryState = 'waiting' | 'prepared' | 'delivered';

/** What is handed over. */
export interface DeliveredInvoice {
  readonly sender: string;
  readonly receiver: string;
  readonly number: string;
  readonly xml: string;
  readonly sha256: string;
  readonly payableOre: string;
}

/** Invoices on their way. */
@Injectable()
export class DeliveriesRepository {
  /** The delivery's state, locked until the transaction ends; undefined where the sender hands nothing over. */
  async lock(em: EntityManager, invoiceId: string): Promise<DeliveryState | undefined> {
    await em.query(
      `INSERT INTO invoice_deliveries (invoice_id, channel, state) SELECT i.id, o.invoice_channel, 'waiting' FROM invoices i JOIN organisations o ON o.id = i.creditor_id
       WHERE i.id = $1 AND i.state = 'issued' AND o.invoice_channel <> 'none' ON CONFLICT (invoice_id) DO NOTHING`, [invoiceId]);
    const [row] = await em.query<{ state: DeliveryState }[]>('SELECT state FROM invoice_deliveries WHERE invoice_id = $1 FOR UPDATE', [invoiceId]);
    return row?.state;
  }

  async isSentBy(em: EntityManager, invoiceId: string, organisationId: string): Promise<boolean> {
    const found = await em.query<unknown[]>(`SELECT FROM invoices WHERE id = $1 AND creditor_id = $2 AND state = 'issued'`, [invoiceId, organisationId]);
    return found.length > 0;
  }

  async invoice(em: EntityManager, invoiceId: string): Promise<DeliveredInvoice> {
    const [row] = await em.query<[DeliveredInvoice]>(
      `SELECT c.code AS sender, d.code AS receiver, i.number, i.xml, i.xml_sha256 AS sha256, i.payable_ore::text AS "payableOre"
       FROM invoices i JOIN organisations c ON c.id = i.creditor_id JOIN organisations d ON d.id = i.debtor_id WHERE i.id = $1`, [invoiceId]);
    return row;
  }

  async prepared(em: EntityManager, invoiceId: string): Promise<void> {
    await em.query(`UPDATE invoice_deliveries SET state = 'prepared', attempts = attempts + 1 WHERE invoice_id = $1`, [invoiceId]);
  }

  /** The invoice is handed over, and told as sent on the day. */
  async delivered(em: EntityManager, invoiceId: string, day: Day): Promise<void> {
    await em.query(`UPDATE invoice_deliveries SET state = 'delivered', delivered_at = now() WHERE invoice_id = $1`, [invoiceId]);
    await em.query(
      `INSERT INTO invoice_statuses (invoice_id, status, happened_on) SELECT $1, 'sent', $2
       WHERE NOT EXISTS (SELECT FROM invoice_statuses WHERE invoice_id = $1)`, [invoiceId, day]);
  }
}
