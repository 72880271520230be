import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AgreementMoney, MoneyLeg, MoneyRate, MoneyTerms } from './agreement-money';
import { agreementListing } from './reading.repository';

const side = (id: string, role: string): string => `json_build_object('role', l.${role}, 'names', ARRAY(SELECT DISTINCT o.name FROM organisations o
    WHERE o.id = l.${id} OR EXISTS (SELECT FROM agreement_parties p WHERE p.agreement_id = l.agreement_id AND p.organisation_id = o.id AND p.role = l.${role}) ORDER BY 1),
    'told', coalesce((SELECT o.code FROM organisations o WHERE o.id = l.${id}), '@' || l.${role}))`;

const legs = `
  SELECT l.code, l.kind, l.vat_category AS "vatCategory", l.vat_decided_by AS "vatDecidedBy", l.vat_decided_on::text AS "vatDecidedOn", l.vat_reason AS "vatReason",
    l.period, l.cut_off_days AS "cutOffDays", l.days_net AS "daysNet", l.series, l.whole_kronor AS "wholeKronor", l.later_after_months AS "laterAfterMonths",
    l.decided_by AS "decidedBy", l.decided_on::text AS "decidedOn", l.document_number AS "documentNumber", l.version,
    ${side('creditor_id', 'creditor_role')} AS creditor, ${side('debtor_id', 'debtor_role')} AS debtor,
    CASE WHEN l.later_after_months IS NOT NULL THEN ${side('later_debtor_id', 'later_debtor_role')} END AS "laterDebtor",
    l.rates_from_leg_id IS NOT NULL AS inherits, f.code AS "ratesFrom",
    ARRAY(SELECT x.code FROM legs x WHERE x.rates_from_leg_id = l.id ORDER BY 1) AS followers,
    (SELECT coalesce(json_agg(json_build_object('id', r.id, 'firstDay', lower(r.valid), 'lastDay', upper(r.valid) - 1, 'amountOre', r.amount_ore::text, 'unit', r.unit,
        'status', r.status, 'decision', r.decision, 'decidedBy', r.decided_by, 'decidedOn', r.decided_on, 'documentNumber', r.document_number) ORDER BY r.valid), '[]')
      FROM rates r WHERE r.leg_id = coalesce(l.rates_from_leg_id, l.id)) AS rates
  FROM legs l JOIN agreements a ON a.id = l.agreement_id LEFT JOIN legs f ON f.id = l.rates_from_leg_id
  WHERE a.code = $1 ORDER BY array_position(ARRAY['teaching', 'fixed', 'cancellation', 'housing', 'travel'], l.kind), l.code`;

const terms = `
  SELECT t.from_day::text AS "fromDay", (lead(t.from_day) OVER (ORDER BY t.from_day) - 1)::text AS "toDay", t.absence, t.notice_days AS "noticeDays",
    t.cancel_deadline_days AS "cancelDeadlineDays", t.cancel_percent AS "cancelPercent", t.cancel_max_weeks AS "cancelMaxWeeks",
    h.code AS "housingRules", h.name AS "housingName", v.code AS "travelRules", v.name AS "travelName", t.housing_advanced_by AS "housingAdvancedBy",
    t.decided_by AS "decidedBy", t.decided_on::text AS "decidedOn", t.document_number AS "documentNumber"
  FROM terms_versions t JOIN agreements a ON a.id = t.agreement_id LEFT JOIN rule_sets h ON h.id = t.housing_rule_set_id
    LEFT JOIN rule_sets v ON v.id = t.travel_rule_set_id
  WHERE a.code = $1 ORDER BY t.from_day`;

const invoiced = `
  SELECT (SELECT coalesce(sum(i.net_ore), 0)::text FROM invoices i WHERE i.agreement_id = a.id AND i.state = 'issued') AS "netOre",
    (SELECT max(c.day)::text FROM charges c JOIN invoice_lines l ON l.id = c.line_id JOIN invoices i ON i.id = l.invoice_id AND i.state = 'issued'
      WHERE i.agreement_id = a.id) AS "lastDay"
  FROM agreements a WHERE a.code = $1`;

type LegRow = Omit<MoneyLeg, 'rates'> & { readonly rates: readonly (Omit<MoneyRate, 'amountOre'> & { readonly amountOre: string })[] };

/** The money side of one agreement. */
@Injectable()
export class AgreementMoneyRepository {
  async agreement(em: EntityManager, code: string): Promise<AgreementMoney['agreement']> {
    return (await agreementListing.one(em, code)) as unknown as AgreementMoney['agreement'];
  }

  async legs(em: EntityManager, code: string): Promise<MoneyLeg[]> {
    const rows = await em.query<LegRow[]>(legs, [code]);
    return rows.map((row) => ({ ...row, rates: row.rates.map((rate) => ({ ...rate, amountOre: BigInt(rate.amountOre) })) }));
  }

  terms = (em: EntityManager, code: string): Promise<MoneyTerms[]> => em.query<MoneyTerms[]>(terms, [code]);

  ruleSets = (em: EntityManager): Promise<AgreementMoney['ruleSets'][number][]> =>
    em.query<AgreementMoney['ruleSets'][number][]>('SELECT code, name, kind FROM rule_sets ORDER BY kind, name, code LIMIT 500');

  others = (em: EntityManager, code: string): Promise<AgreementMoney['others'][number][]> =>
    em.query<AgreementMoney['others'][number][]>('SELECT code, name FROM agreements WHERE code <> $1 AND decides_on(id) ORDER BY name, code LIMIT 500', [code]);

  async invoiced(em: EntityManager, code: string): Promise<AgreementMoney['invoiced']> {
    const [row] = await em.query<{ netOre: string; lastDay: string | null }[]>(invoiced, [code]);
    return { netOre: BigInt(row?.netOre ?? 0), lastDay: row?.lastDay ?? null };
  }

  async decides(em: EntityManager, code: string): Promise<boolean> {
    const [row] = await em.query<{ decides: boolean }[]>(`SELECT acting_role() IN ('admin', 'finance') AND (decides_on(a.id) OR EXISTS (SELECT FROM legs l WHERE l.agreement_id = a.id
        AND acting_organisation() IN (l.creditor_id, l.debtor_id))) AS decides FROM agreements a WHERE code = $1`, [code]);
    return row?.decides ?? false;
  }
}
