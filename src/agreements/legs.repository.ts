import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { OrderedParty } from './agreement-order';
import type { LegGrounds, LegOrder } from './leg-order';
import { legListing } from './reading.repository';

const columns = `x(code text, agreement text, kind text, creditor text, debtor text, "laterDebtor" text, "laterAfterMonths" int, "ratesFrom" text,
  "vatCategory" text, "vatDecidedBy" text, "vatDecidedOn" date, "vatReason" text, period text, "cutOffDays" int, "daysNet" int, series text,
  "wholeKronor" boolean, "decidedBy" text, "decidedOn" date, "documentNumber" text)`;

const organisation = (column: string): string => `(SELECT id FROM organisations o WHERE o.code = x."${column}")`;
const role = (column: string): string => `substring(x."${column}" FROM '^@(.*)$')`;
const ratesFrom = '(SELECT id FROM legs f WHERE f.code = x."ratesFrom")';

const changeable = `creditor_id, creditor_role, debtor_id, debtor_role, later_debtor_id, later_debtor_role, later_after_months, rates_from_leg_id,
  vat_category, vat_decided_by, vat_decided_on, vat_reason, period, cut_off_days, days_net, series, whole_kronor, decided_by, decided_on, document_number`;

const ordered = `${organisation('creditor')}, ${role('creditor')}, ${organisation('debtor')}, ${role('debtor')}, ${organisation('laterDebtor')},
  ${role('laterDebtor')}, x."laterAfterMonths", ${ratesFrom}, x."vatCategory", x."vatDecidedBy", x."vatDecidedOn", x."vatReason", x.period,
  x."cutOffDays", x."daysNet", x.series, x."wholeKronor", x."decidedBy", x."decidedOn", x."documentNumber"`;

const insert = `
  INSERT INTO legs (code, agreement_id, kind, ${changeable})
  SELECT x.code, a.id, x.kind, ${ordered}
  FROM jsonb_to_record($1) AS ${columns} JOIN agreements a ON a.code = x.agreement`;

const update = `
  UPDATE legs l SET (${changeable}, version) = (SELECT ${ordered}, l.version + 1)
  FROM jsonb_to_record($1) AS ${columns} WHERE l.code = x.code`;

/** The leg of a code, if the organisation (any, when null) is party to its agreement. */
const source = `
  SELECT l.code, l.kind, f.code AS "ratesFrom" FROM legs l LEFT JOIN legs f ON f.id = l.rates_from_leg_id
  WHERE l.code = $1 AND ($2::uuid IS NULL OR EXISTS (SELECT FROM agreement_parties p WHERE p.agreement_id = l.agreement_id AND p.organisation_id = $2))`;

const same = `
  SELECT l.code FROM legs l JOIN agreements a ON a.id = l.agreement_id LEFT JOIN organisations c ON c.id = l.creditor_id
    LEFT JOIN organisations d ON d.id = l.debtor_id
  WHERE a.code = $1 AND l.code <> $2 AND l.kind = $3 AND coalesce(c.code, '@' || l.creditor_role) = $4 AND coalesce(d.code, '@' || l.debtor_role) = $5`;

const parties = `
  SELECT o.code AS organisation, p.role FROM agreements a JOIN agreement_parties p ON p.agreement_id = a.id JOIN organisations o ON o.id = p.organisation_id
  WHERE a.code = $1 ORDER BY p.role, o.code`;

/** Legs as they are ordered, with all that they name. */
@Injectable()
export class LegsRepository {
  async standing(em: EntityManager, code: string): Promise<LegOrder & { readonly version: number }> {
    return (await legListing.one(em, code)) as unknown as LegOrder & { version: number };
  }

  async idOf(em: EntityManager, code: string): Promise<string | undefined> {
    return (await em.query<{ id: string }[]>('SELECT id FROM legs WHERE code = $1 FOR UPDATE', [code]))[0]?.id;
  }

  /** What is known of what the order names; a source of rates only where the organisation (any, when null) is party to its agreement. */
  async grounds(em: EntityManager, order: LegOrder, organisationId: string | null): Promise<LegGrounds> {
    const { code, agreement, kind, creditor, debtor, laterDebtor } = order;
    const codes = async (sql: string, values: unknown[]): Promise<string[]> => (await em.query<{ code: string }[]>(sql, values)).map((row) => row.code);
    return {
      parties: await em.query<OrderedParty[]>(parties, [agreement]),
      organisations: await codes('SELECT code FROM organisations WHERE code = ANY ($1)', [[creditor, debtor, laterDebtor]]),
      source: (await em.query<Pick<LegOrder, 'code' | 'kind' | 'ratesFrom'>[]>(source, [order.ratesFrom, organisationId]))[0],
      hasRates: (await em.query<unknown[]>('SELECT FROM rates r JOIN legs l ON l.id = r.leg_id WHERE l.code = $1 LIMIT 1', [code])).length > 0,
      borrowers: await codes('SELECT b.code FROM legs b JOIN legs l ON l.id = b.rates_from_leg_id WHERE l.code = $1 ORDER BY 1', [code]),
      same: (await codes(same, [agreement, code, kind, creditor, debtor]))[0],
    };
  }

  async insert(em: EntityManager, order: LegOrder): Promise<void> {
    await em.query(insert, [JSON.stringify(order)]);
  }

  async update(em: EntityManager, order: LegOrder): Promise<void> {
    await em.query(update, [JSON.stringify(order)]);
  }
}
