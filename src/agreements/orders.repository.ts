import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AgreementGrounds } from './agreement-checks';
import type { AgreementOrder } from './agreement-order';
import { deadlineFields, deadlines } from './deadline';
import { agreementListing } from './reading.repository';

/** An agreement as it stands, told by codes. */
export type StandingAgreement = AgreementOrder & { readonly withdrawnOn: string | null };

const list = (texts: readonly string[]): string => texts.join(', ');
const deadlineColumns = deadlineFields.map((field) => deadlines[field].column);
const deadlineValues = deadlineFields.map((field) => `x."${field}"`);
const moneyColumns = ['notice_days', 'cancel_deadline_days', 'cancel_percent', 'cancel_max_weeks', 'housing_advanced_by', 'decided_by', 'decided_on', 'document_number'];
const moneyValues = ['noticeDays', 'cancelDeadlineDays', 'cancelPercent', 'cancelMaxWeeks', 'housingAdvancedBy', 'decidedBy', 'decidedOn', 'documentNumber'].map((field) => `x."${field}"`);

const columns = `x(code text, number text, name text, parent text, "validFrom" date, "validTo" date, funding text, "bookingModel" text, absence text,
  "noticeDays" int, "cancelDeadlineDays" int, "cancelPercent" int, "cancelMaxWeeks" int, "housingAdvancedBy" text, "decidedBy" text, "decidedOn" date,
  "documentNumber" text, unready text, escalation text, "housingRules" text, "travelRules" text, ${list(deadlineFields.map((field) => `"${field}" int`))})`;

const parentId = '(SELECT id FROM agreements p WHERE p.code = x.parent)';
const ruleSetId = (column: string): string => `(SELECT id FROM rule_sets r WHERE r.code = x."${column}")`;

const insert = `
  INSERT INTO agreements (code, number, name, parent_id, valid_from, valid_to, funding, booking_model, absence, unready, escalation, housing_rule_set_id,
    travel_rule_set_id, ${list(moneyColumns)}, ${list(deadlineColumns)})
  SELECT x.code, x.number, x.name, ${parentId}, x."validFrom", x."validTo", x.funding, x."bookingModel", x.absence, x.unready, x.escalation,
    ${ruleSetId('housingRules')}, ${ruleSetId('travelRules')}, ${list(moneyValues)}, ${list(deadlineValues)}
  FROM jsonb_to_record($1) AS ${columns}`;

const update = `
  UPDATE agreements a SET number = x.number, name = x.name, parent_id = ${parentId}, valid_from = x."validFrom", valid_to = x."validTo",
    funding = x.funding, booking_model = x."bookingModel", absence = x.absence, unready = x.unready, escalation = x.escalation,
    housing_rule_set_id = ${ruleSetId('housingRules')}, travel_rule_set_id = ${ruleSetId('travelRules')}, version = a.version + 1,
    ${list([...moneyColumns, ...deadlineColumns].map((column, i) => `${column} = ${[...moneyValues, ...deadlineValues][i] ?? ''}`))}
  FROM jsonb_to_record($1) AS ${columns} WHERE a.code = x.code`;

const emptied = ['agreement_parties', 'agreement_programmes', 'priority_tiers'].map((table) =>
  `DELETE FROM ${table} t USING agreements a WHERE a.code = $1 AND t.agreement_id = a.id`);

const filled = [
  `INSERT INTO agreement_parties SELECT a.id, o.id, x.role FROM agreements a, jsonb_to_recordset($2::jsonb -> 'parties') AS x(organisation text, role text)
     JOIN organisations o ON o.code = x.organisation WHERE a.code = $1`,
  `INSERT INTO agreement_programmes SELECT a.id, p.id FROM agreements a, jsonb_array_elements_text($2::jsonb -> 'programmes') AS x(code)
     JOIN programmes p ON p.code = x.code WHERE a.code = $1`,
  `INSERT INTO priority_tiers SELECT a.id, x.tier, x.criterion FROM agreements a, jsonb_to_recordset($2::jsonb -> 'priorities') AS x(tier int, criterion text)
     WHERE a.code = $1`,
];

const parents = `
  WITH RECURSIVE up AS (
    SELECT a.id, a.code, a.parent_id FROM agreements a WHERE a.code = $1
      AND ($2::uuid IS NULL OR EXISTS (SELECT FROM agreement_parties p WHERE p.agreement_id = a.id AND p.organisation_id = $2))
    UNION SELECT p.id, p.code, p.parent_id FROM up JOIN agreements p ON p.id = up.parent_id)
  SELECT code FROM up`;

const quotas = `
  SELECT q.code, h.code AS host, p.code AS programme FROM quotas q JOIN agreements a ON a.id = q.agreement_id
    LEFT JOIN organisations h ON h.id = q.host_id LEFT JOIN courses c ON c.id = q.course_id LEFT JOIN curricula k ON k.id = c.curriculum_id
    LEFT JOIN programmes p ON p.id = k.programme_id
  WHERE a.code = $1 AND (q.host_id IS NOT NULL OR q.course_id IS NOT NULL) ORDER BY q.code`;

const legRoles = `
  SELECT DISTINCT role FROM legs l JOIN agreements a ON a.id = l.agreement_id, unnest(ARRAY[l.creditor_role, l.debtor_role, l.later_debtor_role]) role
  WHERE a.code = $1 AND role IS NOT NULL ORDER BY 1`;

/** Agreements as they are drawn up, with all that they name. */
@Injectable()
export class OrdersRepository {
  async standing(em: EntityManager, code: string): Promise<StandingAgreement> {
    return (await agreementListing.one(em, code)) as unknown as StandingAgreement;
  }

  async exists(em: EntityManager, code: string): Promise<boolean> {
    return (await em.query<unknown[]>('SELECT FROM agreements WHERE code = $1', [code])).length > 0;
  }

  /** What is known of what the order names; a parent only where the organisation (any, when null) is party to it. */
  async grounds(em: EntityManager, order: AgreementOrder, organisationId: string | null): Promise<AgreementGrounds> {
    const { code, parties, programmes, housingRules, travelRules, parent } = order;
    const organisations = await em.query<{ code: string; id: string; kind: string; alf: boolean }[]>(
      'SELECT code, id, kind, alf FROM organisations WHERE code = ANY ($1)', [parties.map(({ organisation }) => organisation)]);
    const universities = await em.query<{ code: string; university: string }[]>(
      'SELECT p.code, o.code AS university FROM programmes p JOIN organisations o ON o.id = p.university_id WHERE p.code = ANY ($1)', [programmes]);
    const ruleSets = await em.query<{ code: string; kind: string }[]>('SELECT code, kind FROM rule_sets WHERE code = ANY ($1)', [[housingRules, travelRules]]);
    return {
      organisations: new Map(organisations.map((row) => [row.code, row])),
      universities: new Map(universities.map((row) => [row.code, row.university])),
      ruleSetKinds: new Map(ruleSets.map((row) => [row.code, row.kind])),
      parents: (await em.query<{ code: string }[]>(parents, [parent, organisationId])).map((row) => row.code),
      legRoles: (await em.query<{ role: AgreementGrounds['legRoles'][number] }[]>(legRoles, [code])).map(({ role }) => role),
      quotas: await em.query<AgreementGrounds['quotas'][number][]>(quotas, [code]),
      termsFrom: (await em.query<{ day: string | null }[]>('SELECT min(t.from_day)::text AS day FROM settlement_terms t JOIN agreements a ON a.id = t.agreement_id WHERE a.code = $1', [code]))[0]?.day ?? null,
      withdrawnOn: (await em.query<{ day: string | null }[]>('SELECT withdrawn_on::text AS day FROM agreements WHERE code = $1', [code]))[0]?.day ?? null,
    };
  }

  insert = (em: EntityManager, order: AgreementOrder): Promise<void> => this.write(em, insert, order);

  update = (em: EntityManager, order: AgreementOrder): Promise<void> => this.write(em, update, order);

  private async write(em: EntityManager, sql: string, order: AgreementOrder): Promise<void> {
    const json = JSON.stringify(order);
    await em.query(sql, [json]);
    for (const list of emptied) await em.query(list, [order.code]);
    for (const list of filled) await em.query(list, [order.code, json]);
  }
}
