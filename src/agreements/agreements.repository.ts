import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';
import { AgreementEntity, AgreementPartyEntity } from './agreement.entity';
import { LegEntity } from './leg.entity';
import type { Rate, RateOrder } from './rate';
import { Settlement } from './settlement';
import type { SettlementTerms } from './settlement-terms';

/** From which day an agreement gives no new bookings, and why. */
export interface Withdrawal {
  readonly on: Day;
  readonly reason?: string | undefined;
}

type RateRow = Omit<Rate, 'amountOre'> & { readonly amountOre: string };

const rateColumns = `id, leg_id AS "legId", lower(valid)::text AS "firstDay", (upper(valid) - 1)::text AS "lastDay",
  amount_ore AS "amountOre", unit, status, decision, decided_by AS "decidedBy", decided_on::text AS "decidedOn", document_number AS "documentNumber"`;

const termsColumns = `agreement_id AS "agreementId", from_day::text AS "fromDay", absence, notice_days AS "noticeDays", cancel_deadline_days AS "cancelDeadlineDays",
  cancel_percent AS "cancelPercent", cancel_max_weeks AS "cancelMaxWeeks", housing_rule_set_id AS "housingRuleSetId", travel_rule_set_id AS "travelRuleSetId",
  housing_advanced_by AS "housingAdvancedBy", decided_by AS "decidedBy", decided_on::text AS "decidedOn", document_number AS "documentNumber"`;

const span = (first: string, last: string): string => `daterange(${first}::date, ${last}::date, '[]')`;

@Injectable()
export class AgreementsRepository {
  async readSettlement(em: EntityManager): Promise<Settlement> {
    const agreements = await em.find(AgreementEntity);
    const parties = await em.find(AgreementPartyEntity);
    const legs = await em.find(LegEntity);
    const rates = ratesFrom(await em.query<RateRow[]>(`SELECT ${rateColumns} FROM rates ORDER BY leg_id, valid`));
    const terms = await em.query<SettlementTerms[]>(`SELECT ${termsColumns} FROM terms_versions ORDER BY agreement_id, from_day`);
    return new Settlement({ agreements, parties, legs, rates, terms });
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

  /** Those that rest on it are locked too: a booking under one of them is there before, or finds it withdrawn. */
  async withdraw(em: EntityManager, id: string, { on, reason }: Withdrawal): Promise<void> {
    await em.query(`WITH RECURSIVE resting AS (SELECT id FROM agreements WHERE parent_id = $1 UNION SELECT a.id FROM resting r JOIN agreements a ON a.parent_id = r.id)
      SELECT FROM agreements WHERE id IN (SELECT id FROM resting) ORDER BY id FOR UPDATE`, [id]);
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

  async replaceRate(em: EntityManager, id: string, rate: RateOrder): Promise<void> {
    await em.query('UPDATE rates SET amount_ore = $2, unit = $3, status = $4, decision = $5, decided_by = $6, decided_on = $7, document_number = $8 WHERE id = $1', [id, ...rateValues(rate)]);
  }

  async addRate(em: EntityManager, legId: string, rate: RateOrder, lastDay: Day | null): Promise<void> {
    await em.query(`INSERT INTO rates (leg_id, valid, amount_ore, unit, status, decision, decided_by, decided_on, document_number)
      VALUES ($1, ${span('$2', '$3')}, $4, $5, $6, $7, $8, $9, $10)`, [legId, rate.from, lastDay, ...rateValues(rate)]);
  }

  /** Widens a quota that the caller may see and keeps who did it and why; whether there was such a quota. */
  async overrideQuota(em: EntityManager, code: string, places: number, reason: string, accountId: string | null): Promise<boolean> {
    const [found] = await em.query<[{ id: string }[], number]>('UPDATE quotas SET overridden = overridden + $2, version = version + 1 WHERE code = $1 RETURNING id', [code, places]);
    if (!found[0]) return false;
    await em.query('INSERT INTO quota_overrides (quota_id, places, account_id, reason) VALUES ($1, $2, $3, $4)', [found[0].id, places, accountId, reason]);
    return true;
  }
}

const rateValues = ({ amountOre, unit, status, decision, decidedBy = null, decidedOn = null, documentNumber = null }: RateOrder): (string | null)[] =>
  [amountOre.toString(), unit, status, decision, decidedBy, decidedOn, documentNumber];

const ratesFrom = (rows: readonly RateRow[]): Rate[] => rows.map((row) => ({ ...row, amountOre: BigInt(row.amountOre) }));
