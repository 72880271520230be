import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Listing } from '../platform/database/listing';
import type { Day } from '../shared/day';
import type { BankAccount } from './bank-account';
import type { PayableClaim, PayoutMethod, PayrollRow } from './payout';
import type { Transfer } from './pain001';

export const payoutListing = new Listing({
  noun: 'payout',
  columns: `p.number::text AS id, p.method, p.state, p.pay_on::text AS "payOn", p.message_id AS "messageId", p.prepared_by AS "preparedBy", p.approved_by AS "approvedBy",
    (SELECT count(*)::int FROM payout_items i WHERE i.payout_id = p.id) AS count, (SELECT sum(i.amount_ore) FROM payout_items i WHERE i.payout_id = p.id) AS "sumOre",
    (SELECT count(*)::int FROM payout_items i WHERE i.payout_id = p.id AND i.state = 'paid') AS paid, (SELECT count(*)::int FROM payout_items i WHERE i.payout_id = p.id AND i.state = 'rejected') AS rejected`,
  from: 'payouts p',
  key: 'p.number',
  keyType: 'number',
  filters: { state: 'p.state', method: 'p.method' },
});

export const payoutItemListing = new Listing({
  noun: 'payout item',
  columns: `i.end_to_end_id AS id, p.number::text AS payout, c.code AS claim, s.code AS student, i.amount_ore AS "amountOre", i.state, i.status_on::text AS "statusOn", i.status_reason AS "statusReason"`,
  from: 'payout_items i JOIN payouts p ON p.id = i.payout_id JOIN claims c ON c.id = i.claim_id LEFT JOIN students s ON s.id = c.student_id',
  key: 'i.end_to_end_id',
  filters: { payout: 'p.number::text', claim: 'c.code', state: 'i.state' },
});

/** A payout as it is stored. */
export interface StoredPayout {
  readonly id: string;
  readonly number: string;
  readonly organisationId: string;
  readonly method: PayoutMethod;
  readonly state: string;
  readonly payOn: Day;
  readonly messageId: string;
  readonly debtorIban: string | null;
  readonly preparedByAccount: string;
}

const payable = `
  SELECT k.id, k.code, s.code AS student, k.approved_ore AS "amountOre", k.decided_on::text AS "decidedOn", EXISTS (SELECT FROM identity.payout_accounts a WHERE a.student_id = k.student_id) AS "hasAccount"
  FROM claims k JOIN students s ON s.id = k.student_id
  WHERE k.state = 'approved' AND k.advanced_by = 'student' AND k.approved_ore > 0 AND k.paid_by_id = $1
    AND NOT EXISTS (SELECT FROM payout_items i WHERE i.claim_id = k.id AND i.state <> 'rejected')
  ORDER BY k.decided_on, k.code`;

type AccountRow = { iban: string | null; clearing: string | null; number: string | null };
const accountOf = ({ iban, clearing, number }: AccountRow): BankAccount => (iban === null ? { clearing: clearing ?? '', number: number ?? '' } : { iban });

/** All SQL of payouts; accounts are read by the system alone. */
@Injectable()
export class PayoutsRepository {
  async payable(em: EntityManager, organisationId: string, lock = false): Promise<PayableClaim[]> {
    const rows = await em.query<(Omit<PayableClaim, 'amountOre'> & { amountOre: string })[]>(`${payable} ${lock ? 'FOR UPDATE OF k' : ''}`, [organisationId]);
    return rows.map((row) => ({ ...row, amountOre: BigInt(row.amountOre) }));
  }

  async account(em: EntityManager, studentId: string): Promise<BankAccount | undefined> {
    const [row] = await em.query<AccountRow[]>('SELECT iban, clearing, number FROM identity.payout_accounts WHERE student_id = $1', [studentId]);
    return row && accountOf(row);
  }

  async keepAccount(em: EntityManager, studentId: string, account: BankAccount): Promise<void> {
    const { iban, clearing, number } = { iban: null, clearing: null, number: null, ...account };
    await em.query(
      `INSERT INTO identity.payout_accounts (student_id, iban, clearing, number) VALUES ($1, $2, $3, $4)
       ON CONFLICT (student_id) DO UPDATE SET iban = EXCLUDED.iban, clearing = EXCLUDED.clearing, number = EXCLUDED.number, told_at = now()`, [studentId, iban, clearing, number]);
  }

  async prepare(em: EntityManager, order: Pick<StoredPayout, 'organisationId' | 'method' | 'payOn' | 'messageId' | 'debtorIban' | 'preparedByAccount'> & { preparedBy: string }): Promise<{ id: string; number: string }> {
    const [row] = await em.query<{ id: string; number: string }[]>(
      `INSERT INTO payouts (organisation_id, method, pay_on, message_id, debtor_iban, prepared_by, prepared_by_account) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id, number::text AS number`,
      [order.organisationId, order.method, order.payOn, order.messageId, order.debtorIban, order.preparedBy, order.preparedByAccount]);
    if (row === undefined) throw new Error('A payout was written and is not there.');
    return row;
  }

  async addItems(em: EntityManager, { id, number }: { id: string; number: string }, claims: readonly PayableClaim[]): Promise<void> {
    await em.query(
      `INSERT INTO payout_items (payout_id, position, claim_id, amount_ore, end_to_end_id)
       SELECT $1, x.n, x.id, k.approved_ore, 'VIL-' || $2 || '-' || x.n FROM unnest($3::uuid[]) WITH ORDINALITY AS x (id, n) JOIN claims k ON k.id = x.id`, [id, number, claims.map((claim) => claim.id)]);
  }

  /** Locked until the end of the transaction; undefined when the organisation has none of that number. */
  async lock(em: EntityManager, organisationId: string, number: string): Promise<StoredPayout | undefined> {
    const rows = await em.query<StoredPayout[]>(
      `SELECT id, number::text AS number, organisation_id AS "organisationId", method, state, pay_on::text AS "payOn", message_id AS "messageId", debtor_iban AS "debtorIban",
         prepared_by_account AS "preparedByAccount" FROM payouts WHERE organisation_id = $1 AND number::text = $2 FOR UPDATE`, [organisationId, number]);
    return rows[0];
  }

  async debtor(em: EntityManager, organisationId: string): Promise<{ name: string; organisationNumber: string; bankgiro: string | null }> {
    const [row] = await em.query<{ name: string; organisationNumber: string; bankgiro: string | null }[]>(
      'SELECT name, organisation_number AS "organisationNumber", bankgiro FROM organisations WHERE id = $1', [organisationId]);
    if (row === undefined) throw new Error('A payout belongs to no organisation.');
    return row;
  }

  /** What the bank is told of each item; the account is the one that the student has told last. */
  async transfers(em: EntityManager, payoutId: string): Promise<Transfer[]> {
    const rows = await em.query<(AccountRow & { endToEndId: string; amountOre: string; name: string; text: string })[]>(
      `SELECT i.end_to_end_id AS "endToEndId", i.amount_ore AS "amountOre", s.display_name AS name, c.code AS text, a.iban, a.clearing, a.number
       FROM payout_items i JOIN claims c ON c.id = i.claim_id JOIN students s ON s.id = c.student_id JOIN identity.payout_accounts a ON a.student_id = s.id
       WHERE i.payout_id = $1 ORDER BY i.position`, [payoutId]);
    return rows.map((row) => ({ endToEndId: row.endToEndId, amountOre: BigInt(row.amountOre), name: row.name, text: row.text, account: accountOf(row) }));
  }

  async payrollRows(em: EntityManager, payoutId: string): Promise<PayrollRow[]> {
    const rows = await em.query<(Omit<PayrollRow, 'amountOre'> & { amountOre: string })[]>(
      `SELECT i.end_to_end_id AS "endToEndId", s.code AS student, c.code AS claim, c.kind, i.amount_ore AS "amountOre", p.pay_on::text AS "payOn"
       FROM payout_items i JOIN payouts p ON p.id = i.payout_id JOIN claims c ON c.id = i.claim_id JOIN students s ON s.id = c.student_id WHERE p.id = $1 ORDER BY i.position`, [payoutId]);
    return rows.map((row) => ({ ...row, amountOre: BigInt(row.amountOre) }));
  }

  async itemCount(em: EntityManager, payoutId: string): Promise<number> {
    return (await em.query<{ count: number }[]>('SELECT count(*)::int AS count FROM payout_items WHERE payout_id = $1', [payoutId]))[0]?.count ?? 0;
  }

  async approve(em: EntityManager, payoutId: string, by: { name: string; accountId: string | null }, file: { content: string; sha256: string }): Promise<void> {
    await em.query(`UPDATE payouts SET state = 'approved', approved_at = now(), approved_by = $2, approved_by_account = $3 WHERE id = $1`, [payoutId, by.name, by.accountId]);
    await em.query('INSERT INTO identity.payout_files (payout_id, content, sha256) VALUES ($1, $2, $3)', [payoutId, file.content, file.sha256]);
  }

  async file(em: EntityManager, payoutId: string): Promise<string | undefined> {
    return (await em.query<{ content: string }[]>('SELECT content FROM identity.payout_files WHERE payout_id = $1', [payoutId]))[0]?.content;
  }

  async cancel(em: EntityManager, payoutId: string, on: Day): Promise<void> {
    await em.query(`UPDATE payouts SET state = 'cancelled' WHERE id = $1`, [payoutId]);
    await em.query(`UPDATE payout_items SET state = 'rejected', status_on = $2, status_reason = 'cancelled' WHERE payout_id = $1`, [payoutId, on]);
  }

  /** Whether an item that waits was told of; one that has that status already counts too. */
  async status(em: EntityManager, payoutId: string, { endToEndId, status, on, reason }: ItemStatus): Promise<boolean> {
    const [, changed] = await em.query<[unknown, number]>(
      `UPDATE payout_items SET state = $3, status_on = $4, status_reason = $5 WHERE payout_id = $1 AND end_to_end_id = $2 AND state = 'waiting'`, [payoutId, endToEndId, status, on, reason ?? null]);
    if (changed > 0) return true;
    return (await em.query<unknown[]>('SELECT FROM payout_items WHERE payout_id = $1 AND end_to_end_id = $2 AND state = $3', [payoutId, endToEndId, status])).length > 0;
  }

  async waiting(em: EntityManager, payoutId: string): Promise<string[]> {
    return (await em.query<{ id: string }[]>(`SELECT end_to_end_id AS id FROM payout_items WHERE payout_id = $1 AND state = 'waiting' ORDER BY position`, [payoutId])).map(({ id }) => id);
  }

  async settleIfDone(em: EntityManager, payoutId: string): Promise<void> {
    await em.query(`UPDATE payouts SET state = 'settled' WHERE id = $1 AND NOT EXISTS (SELECT FROM payout_items WHERE payout_id = $1 AND state = 'waiting')`, [payoutId]);
  }
}

/** What a bank or a payroll has told of one item. */
export interface ItemStatus {
  readonly endToEndId: string;
  readonly status: 'paid' | 'rejected';
  readonly on: Day;
  readonly reason?: string | undefined;
}
