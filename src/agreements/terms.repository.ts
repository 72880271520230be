import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Listing } from '../platform/database/listing';
import type { Day } from '../shared/day';
import type { TermsOrder } from './terms-order';

const orderColumns = `t.from_day::text AS "fromDay", t.absence, t.notice_days AS "noticeDays", t.cancel_deadline_days AS "cancelDeadlineDays",
  t.cancel_percent AS "cancelPercent", t.cancel_max_weeks AS "cancelMaxWeeks", h.code AS "housingRules", v.code AS "travelRules",
  t.housing_advanced_by AS "housingAdvancedBy", t.decided_by AS "decidedBy", t.decided_on::text AS "decidedOn", t.document_number AS "documentNumber"`;

const versions = `terms_versions t JOIN agreements a ON a.id = t.agreement_id LEFT JOIN rule_sets h ON h.id = t.housing_rule_set_id
  LEFT JOIN rule_sets v ON v.id = t.travel_rule_set_id`;

/** Until the day before the next version begins. */
const toDay = `(SELECT min(n.from_day) - 1 FROM settlement_terms n WHERE n.agreement_id = t.agreement_id AND n.from_day > t.from_day)::text AS "toDay"`;

export const termsListing = new Listing({
  noun: 'version of terms',
  columns: `a.code || '_' || t.from_day AS id, a.code AS agreement, ${toDay}, ${orderColumns}`,
  from: versions,
  key: `(a.code || '_' || t.from_day)`,
  filters: { agreement: 'a.code' },
});

const write = `
  INSERT INTO settlement_terms (agreement_id, from_day, absence, notice_days, cancel_deadline_days, cancel_percent, cancel_max_weeks, housing_rule_set_id,
    travel_rule_set_id, housing_advanced_by, decided_by, decided_on, document_number)
  SELECT a.id, x."fromDay", x.absence, x."noticeDays", x."cancelDeadlineDays", x."cancelPercent", x."cancelMaxWeeks",
    (SELECT id FROM rule_sets WHERE code = x."housingRules"), (SELECT id FROM rule_sets WHERE code = x."travelRules"), x."housingAdvancedBy",
    x."decidedBy", x."decidedOn", x."documentNumber"
  FROM agreements a, jsonb_to_record($2) AS x("fromDay" date, absence text, "noticeDays" int, "cancelDeadlineDays" int, "cancelPercent" int,
    "cancelMaxWeeks" int, "housingRules" text, "travelRules" text, "housingAdvancedBy" text, "decidedBy" text, "decidedOn" date, "documentNumber" text)
  WHERE a.code = $1
  ON CONFLICT (agreement_id, from_day) DO UPDATE SET (absence, notice_days, cancel_deadline_days, cancel_percent, cancel_max_weeks, housing_rule_set_id,
    travel_rule_set_id, housing_advanced_by, decided_by, decided_on, document_number) = (excluded.absence, excluded.notice_days,
    excluded.cancel_deadline_days, excluded.cancel_percent, excluded.cancel_max_weeks, excluded.housing_rule_set_id, excluded.travel_rule_set_id,
    excluded.housing_advanced_by, excluded.decided_by, excluded.decided_on, excluded.document_number)`;

/** The versions of agreements' terms. */
@Injectable()
export class TermsRepository {
  /** In order of their days, the first that of the agreement as it was drawn up. */
  versions = (em: EntityManager, agreement: string): Promise<TermsOrder[]> =>
    em.query<TermsOrder[]>(`SELECT ${orderColumns} FROM ${versions} WHERE a.code = $1 ORDER BY t.from_day`, [agreement]);

  /** Begins a version, or puts another in the place of one of the same day. */
  async write(em: EntityManager, agreement: string, order: TermsOrder): Promise<void> {
    await em.query(write, [agreement, JSON.stringify(order)]);
  }

  /** Whether there was such a version to take away. */
  async remove(em: EntityManager, agreement: string, fromDay: Day): Promise<boolean> {
    const [, count] = await em.query<[unknown[], number]>(
      'DELETE FROM settlement_terms t USING agreements a WHERE a.id = t.agreement_id AND a.code = $1 AND t.from_day = $2', [agreement, fromDay]);
    return count > 0;
  }

  async ruleSetKinds(em: EntityManager, codes: readonly (string | null)[]): Promise<Map<string, string>> {
    const rows = await em.query<{ code: string; kind: string }[]>('SELECT code, kind FROM rule_sets WHERE code = ANY ($1)', [codes]);
    return new Map(rows.map(({ code, kind }) => [code, kind]));
  }
}
