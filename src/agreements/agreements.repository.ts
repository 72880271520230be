import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';
import { AgreementEntity, AgreementPartyEntity } from './agreement.entity';
import { LegEntity } from './leg.entity';
import type { Rate, RateStatus, RateUnit } from './rate';
import { Settlement } from './settlement';

/** A new rate of a leg as people decide it. */
export interface NewRate extends Pick<Rate, 'amountOre' | 'unit' | 'status' | 'decision'> {
  readonly from: Day;
}

/** From which day an agreement gives no new bookings, and why. */
export interface Withdrawal {
  readonly on: Day;
  readonly reason?: string | undefined;
}

interface RateRow {
  id: string;
  legId: string;
  firstDay: Day;
  lastDay: Day | null;
  amountOre: string;
  unit: RateUnit;
  status: RateStatus;
  decision: string;
}

const rateColumns = `id, leg_id AS "legId", lower(valid)::text AS "firstDay", (upper(valid) - 1)::text AS "lastDay",
  amount_ore AS "amountOre", unit, status, decision`;

const span = (first: string, last: string): string => `daterange(${first}::date, ${last}::date, '[]')`;

@Injectable()
export class AgreementsRepository {
  async readSettlement(em: EntityManager): Promise<Settlement> {
    const agreements = await em.find(AgreementEntity);
    const parties = await em.find(AgreementPartyEntity);
    const legs = await em.find(LegEntity);
    return new Settlement(agreements, parties, legs, ratesFrom(await em.query<RateRow[]>(`SELECT ${rateColumns} FROM rates ORDER BY leg_id, valid`)));
  }

  /** The agreement, locked until the end of the transaction. */
  lockAgreement = (em: EntityManager, code: string): Promise<AgreementEntity | null> =>
    em.findOne(AgreementEntity, { where: { code }, lock: { mode: 'pessimistic_write' } });

  async codeOf(em: EntityManager, id: string): Promise<string> {
    return (await em.findOneByOrFail(AgreementEntity, { id })).code;
  }

  findAgreement = (em: EntityManager, code: string): Promise<AgreementEntity | null> => em.findOneBy(AgreementEntity, { code });

  findLeg = (em: EntityManager, code: string): Promise<LegEntity | null> => em.findOneBy(LegEntity, { code });

  async decides(em: EntityManager, agreementId: string, organisationId: string): Promise<boolean> {
    const found = await em.query<unknown[]>(
      `SELECT FROM agreement_parties WHERE agreement_id = $1 AND organisation_id = $2 AND role IN ('owner', 'mediator')
       UNION ALL SELECT FROM legs WHERE agreement_id = $1 AND (creditor_id = $2 OR debtor_id = $2)`, [agreementId, organisationId]);
    return found.length > 0;
  }

  async withdraw(em: EntityManager, id: string, { on, reason }: Withdrawal): Promise<void> {
    await em.update(AgreementEntity, id, { withdrawnOn: on, withdrawnReason: reason ?? null, version: () => 'version + 1' });
  }

  async succeed(em: EntityManager, id: string, successorId: string, from: Day): Promise<void> {
    await em.update(AgreementEntity, id, { successorId, succeededFrom: from, version: () => 'version + 1' });
  }

  /** The last service day that an issued invoice has charged under the agreement. */
  async lastChargedDay(em: EntityManager, agreementId: string): Promise<Day | null> {
    const [row] = await em.query<{ day: Day | null }[]>(
      `SELECT max(c.day)::text AS day FROM charges c JOIN invoice_lines l ON l.id = c.line_id
         JOIN invoices i ON i.id = l.invoice_id AND i.state = 'issued' WHERE i.agreement_id = $1`, [agreementId]);
    return row?.day ?? null;
  }

  /** The leg's rates, locked until the end of the transaction. */
  async lockRates(em: EntityManager, legId: string): Promise<Rate[]> {
    await em.query('SELECT FROM legs WHERE id = $1 FOR UPDATE', [legId]);
    return ratesFrom(await em.query<RateRow[]>(`SELECT ${rateColumns} FROM rates WHERE leg_id = $1 ORDER BY valid`, [legId]));
  }

  async shortenRate(em: EntityManager, id: string, lastDay: Day): Promise<void> {
    await em.query(`UPDATE rates SET valid = ${span('lower(valid)', '$2')} WHERE id = $1`, [id, lastDay]);
  }

  async replaceRate(em: EntityManager, id: string, { amountOre, unit, status, decision }: NewRate): Promise<void> {
    await em.query('UPDATE rates SET amount_ore = $2, unit = $3, status = $4, decision = $5 WHERE id = $1', [id, amountOre.toString(), unit, status, decision]);
  }

  async addRate(em: EntityManager, legId: string, rate: NewRate, lastDay: Day | null): Promise<void> {
    await em.query(`INSERT INTO rates (leg_id, valid, amount_ore, unit, status, decision) VALUES ($1, ${span('$2', '$3')}, $4, $5, $6, $7)`,
      [legId, rate.from, lastDay, rate.amountOre.toString(), rate.unit, rate.status, rate.decision]);
  }

  /** Widens a quota that the caller may see and keeps who did it and why; whether there was such a quota. */
  async overrideQuota(em: EntityManager, code: string, places: number, reason: string, accountId: string | null): Promise<boolean> {
    const [found] = await em.query<[{ id: string }[], number]>('UPDATE quotas SET overridden = overridden + $2, version = version + 1 WHERE code = $1 RETURNING id', [code, places]);
    if (!found[0]) return false;
    await em.query('INSERT INTO quota_overrides (quota_id, places, account_id, reason) VALUES ($1, $2, $3, $4)', [found[0].id, places, accountId, reason]);
    return true;
  }
}

const ratesFrom = (rows: readonly RateRow[]): Rate[] => rows.map((row) => ({ ...row, amountOre: BigInt(row.amountOre) }));
