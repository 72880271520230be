import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Paper } from './checked-paper';
import type { Receipt } from './receipt';
import type { Signed } from './signed';

const columns = `r.id, r.number, r.media_type AS "mediaType", r.bytes, r.amount_ore AS "amountOre", r.uploaded_at AS "uploadedAt", r.uploaded_by AS "uploadedBy"`;

/** Other claims with the same paper: what was sent, or what is kept of it, is the same. */
const twins = `
  SELECT DISTINCT r.id AS "receiptId", o.code, o.student_id = c.student_id AS "sameStudent" FROM claim_receipts r JOIN claims c ON c.id = r.claim_id
    JOIN claim_receipts t ON (t.sent_sha256 = r.sent_sha256 OR t.kept_sha256 = r.kept_sha256) AND t.claim_id <> r.claim_id JOIN claims o ON o.id = t.claim_id
  WHERE c.code = $1 ORDER BY o.code`;

/** Another claim that holds a paper that one of the claim's receipts is. */
export interface Twin {
  readonly receiptId: string;
  readonly code: string;
  readonly sameStudent: boolean;
}

/** SQL of receipts. */
@Injectable()
export class ReceiptsRepository {
  async of(em: EntityManager, code: string): Promise<Receipt[]> {
    const rows = await em.query<(Omit<Receipt, 'amountOre'> & { amountOre: string })[]>(
      `SELECT ${columns} FROM claim_receipts r JOIN claims c ON c.id = r.claim_id WHERE c.code = $1 ORDER BY r.number`, [code]);
    return rows.map((row) => ({ ...row, amountOre: BigInt(row.amountOre) }));
  }

  twins = (em: EntityManager, code: string): Promise<Twin[]> => em.query(twins, [code]);

  /** Which of the claims the acting party sees. */
  async seen(em: EntityManager, codes: readonly string[]): Promise<Set<string>> {
    return new Set((await em.query<{ code: string }[]>('SELECT code FROM claims WHERE code = ANY ($1)', [codes])).map(({ code }) => code));
  }

  async content(em: EntityManager, code: string, id: string): Promise<{ mediaType: string; number: number; content: Buffer } | undefined> {
    const rows = await em.query<{ mediaType: string; number: number; content: Buffer }[]>(
      `SELECT r.media_type AS "mediaType", r.number, f.content FROM claim_receipts r JOIN claims c ON c.id = r.claim_id JOIN claim_receipt_files f ON f.receipt_id = r.id
       WHERE c.code = $1 AND r.id = $2`, [code, id]);
    return rows[0];
  }

  /** The receipt's id; undefined when the claim has that paper already. */
  async add(em: EntityManager, claimId: string, { mediaType, content, sentSha256, keptSha256 }: Paper, amountOre: bigint, by: Signed): Promise<string | undefined> {
    const [row] = await em.query<{ id: string }[]>(
      `INSERT INTO claim_receipts (claim_id, number, media_type, bytes, sent_sha256, kept_sha256, amount_ore, uploaded_by, uploaded_by_account)
       SELECT $1, coalesce((SELECT max(number) FROM claim_receipts WHERE claim_id = $1), 0) + 1, $2, $3, $4, $5, $6, $7, $8
       WHERE NOT EXISTS (SELECT FROM claim_receipts WHERE claim_id = $1 AND (sent_sha256 = $4 OR kept_sha256 = $5)) RETURNING id`,
      [claimId, mediaType, content.length, sentSha256, keptSha256, amountOre.toString(), by.name, by.accountId]);
    if (row === undefined) return undefined;
    await em.query('INSERT INTO claim_receipt_files (receipt_id, content) VALUES ($1, $2)', [row.id, content]);
    return row.id;
  }

  /** Whether there was such a receipt. */
  async remove(em: EntityManager, claimId: string, id: string): Promise<boolean> {
    const [, count] = await em.query<[unknown, number]>('DELETE FROM claim_receipts WHERE claim_id = $1 AND id = $2', [claimId, id]);
    return count > 0;
  }

  async count(em: EntityManager, claimId: string): Promise<number> {
    return (await em.query<{ count: number }[]>('SELECT count(*)::int AS count FROM claim_receipts WHERE claim_id = $1', [claimId]))[0]?.count ?? 0;
  }

  /** The claim is for what its receipts are on, all together. */
  async sum(em: EntityManager, claimId: string): Promise<void> {
    await em.query(
      'UPDATE claims SET receipt_ore = coalesce((SELECT sum(amount_ore) FROM claim_receipts WHERE claim_id = $1), 0), edited = true WHERE id = $1', [claimId]);
  }
}
