import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PreviewNames, StandingSums } from './money-preview';

type Leg = PreviewNames['legs'] extends ReadonlyMap<string, infer L> ? L : never;
type Organisation = PreviewNames['organisations'] extends ReadonlyMap<string, infer O> ? O : never;
type Logged = { readonly what: string; readonly before: Record<string, unknown> | null; readonly after: Record<string, unknown> };

const standing = `
  SELECT leg_id AS "legId", creditor_id AS "creditorId", debtor_id AS "debtorId", coalesce(sum(net_ore) FILTER (WHERE state = 'issued'), 0)::text AS "issuedOre",
    coalesce(sum(net_ore) FILTER (WHERE state = 'draft' AND type = 'invoice'), 0)::text AS "draftedOre"
  FROM invoices GROUP BY 1, 2, 3`;

const legs = `SELECT l.id, l.code, l.kind, a.code AS agreement, a.name AS "agreementName" FROM legs l JOIN agreements a ON a.id = l.agreement_id`;

const visible = `SELECT a.code FROM agreements a WHERE $1::uuid IS NULL
  OR EXISTS (SELECT FROM agreement_parties p WHERE p.agreement_id = a.id AND p.organisation_id = $1)`;

/** What stands beside a preview of a change of money. */
@Injectable()
export class MoneyPreviewRepository {
  async standing(em: EntityManager): Promise<StandingSums[]> {
    const rows = await em.query<(Omit<StandingSums, 'issuedOre' | 'draftedOre'> & Record<'issuedOre' | 'draftedOre', string>)[]>(standing);
    return rows.map((row) => ({ ...row, issuedOre: BigInt(row.issuedOre), draftedOre: BigInt(row.draftedOre) }));
  }

  /** Names of all legs and organisations, and the agreements that the organisation (any, when null) is party to. */
  async names(em: EntityManager, organisationId: string | null): Promise<PreviewNames> {
    const byId = <T extends { id: string }>(rows: readonly T[]): Map<string, T> => new Map(rows.map((row) => [row.id, row]));
    return {
      legs: byId(await em.query<(Leg & { id: string })[]>(legs)),
      organisations: byId(await em.query<(Organisation & { id: string })[]>('SELECT id, code, name FROM organisations')),
      visible: new Set((await em.query<{ code: string }[]>(visible, [organisationId])).map(({ code }) => code)),
    };
  }

  /** The leg, where no other takes its rates from it: then nothing else changes with it. */
  async legAlone(em: EntityManager, code: string): Promise<string | null> {
    const [row] = await em.query<{ id: string }[]>('SELECT id FROM legs l WHERE code = $1 AND NOT EXISTS (SELECT FROM legs f WHERE f.rates_from_leg_id = l.id)', [code]);
    return row?.id ?? null;
  }

  async lastChange(em: EntityManager): Promise<string> {
    const [row] = await em.query<{ number: string }[]>('SELECT coalesce(max(number), 0)::text AS number FROM agreement_changes');
    return row?.number ?? '0';
  }

  /** What the log has gained since then in this transaction, all of whose rows have its time. */
  changesSince = (em: EntityManager, number: string): Promise<Logged[]> =>
    em.query<Logged[]>('SELECT what, before, after FROM agreement_changes WHERE number > $1 AND at = now() ORDER BY number', [number]);
}
