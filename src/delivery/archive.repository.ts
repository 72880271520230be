import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';
import type { ArchivedInvoice } from './manifest';

/** Which documents an archive holds; what is left out does not narrow. */
export interface ArchiveScope {
  readonly firstDay?: Day | undefined;
  readonly lastDay?: Day | undefined;
  readonly kind?: string | undefined;
  readonly counterpart?: string | undefined;
  readonly ids?: readonly string[] | undefined;
}

type Stored<T> = { readonly [K in keyof T]: T[K] extends bigint ? string : T[K] };

/** Issued invoices as the party sees them. */
@Injectable()
export class ArchiveRepository {
  async invoices(em: EntityManager, { firstDay, lastDay, kind, counterpart, ids }: ArchiveScope): Promise<ArchivedInvoice[]> {
    const rows = await em.query<Stored<ArchivedInvoice>[]>(
      `SELECT i.id, i.number, i.type, i.kind, c.code AS creditor, d.code AS debtor, i.issued_on::text AS "issuedOn", i.due_on::text AS "dueOn",
         i.net_ore AS "netOre", i.vat_ore AS "vatOre", i.rounding_ore AS "roundingOre", i.payable_ore AS "payableOre"
       FROM invoices i JOIN organisations c ON c.id = i.creditor_id JOIN organisations d ON d.id = i.debtor_id
       WHERE i.state = 'issued' AND ($1::date IS NULL OR i.issued_on >= $1) AND ($2::date IS NULL OR i.issued_on <= $2) AND ($3::text IS NULL OR i.kind = $3)
         AND ($4::text IS NULL OR CASE WHEN i.creditor_id = acting_organisation() THEN d.code ELSE c.code END = $4) AND ($5::uuid[] IS NULL OR i.id = ANY ($5))
       ORDER BY c.code, i.number, i.id`, [firstDay ?? null, lastDay ?? null, kind ?? null, counterpart ?? null, ids ?? null]);
    return rows.map((row) => ({ ...row, netOre: BigInt(row.netOre), vatOre: BigInt(row.vatOre), roundingOre: BigInt(row.roundingOre), payableOre: BigInt(row.payableOre) }));
  }
}
