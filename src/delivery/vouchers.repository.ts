import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';
import type { PostedInvoice, VoucherAccount } from './voucher';

type Stored<T> = { readonly [K in keyof T]: T[K] extends bigint ? string : T[K] };

/** Who posts, by name and number. */
export interface PostingOffice {
  readonly name: string;
  readonly organisationNumber: string;
}

/** Account plans, and the invoices to be posted, as the party sees them. */
@Injectable()
export class VouchersRepository {
  async plan(em: EntityManager): Promise<VoucherAccount[]> {
    return em.query<VoucherAccount[]>(
      `SELECT purpose, kind, account, name, cost_centre AS "costCentre" FROM voucher_accounts WHERE organisation_id = acting_organisation() ORDER BY purpose, kind`);
  }

  async replacePlan(em: EntityManager, plan: readonly VoucherAccount[]): Promise<void> {
    await em.query('DELETE FROM voucher_accounts WHERE organisation_id = acting_organisation()');
    await em.query(
      `INSERT INTO voucher_accounts (organisation_id, purpose, kind, account, name, cost_centre)
       SELECT acting_organisation(), x.purpose, x.kind, x.account, x.name, x."costCentre"
       FROM jsonb_to_recordset($1) AS x(purpose text, kind text, account text, name text, "costCentre" text)`, [JSON.stringify(plan)]);
  }

  async office(em: EntityManager): Promise<PostingOffice> {
    const [row] = await em.query<[PostingOffice]>('SELECT name, organisation_number AS "organisationNumber" FROM organisations WHERE id = acting_organisation()');
    return row;
  }

  /** Invoices issued from the first to the last day, both included; sent ones, got ones, or both. */
  async issued(em: EntityManager, first: Day, last: Day, side: 'sent' | 'received' | null): Promise<PostedInvoice[]> {
    const rows = await em.query<Stored<PostedInvoice>[]>(
      `SELECT i.number, i.kind, i.issued_on::text AS "issuedOn", i.creditor_id = acting_organisation() AS outgoing,
         CASE WHEN i.creditor_id = acting_organisation() THEN d.name ELSE c.name END AS counterpart,
         i.net_ore AS "netOre", i.vat_ore AS "vatOre", i.rounding_ore AS "roundingOre", i.payable_ore AS "payableOre"
       FROM invoices i JOIN organisations c ON c.id = i.creditor_id JOIN organisations d ON d.id = i.debtor_id
       WHERE i.state = 'issued' AND i.issued_on BETWEEN $1 AND $2
         AND ($3::text IS NULL OR (i.creditor_id = acting_organisation()) = ($3 = 'sent'))
       ORDER BY i.issued_on, i.number, i.id`, [first, last, side]);
    return rows.map((row) => ({ ...row, netOre: BigInt(row.netOre), vatOre: BigInt(row.vatOre), roundingOre: BigInt(row.roundingOre), payableOre: BigInt(row.payableOre) }));
  }
}
