import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ruleSetListing } from './reading.repository';
import type { GivenRuleSet, RuleSetOrder, RuleSetUse } from './rule-set-order';

const columns = `x(code text, kind text, name text, "overKm" int, "overMinutes" int, "capPerWeekOre" bigint, "capPerNightOre" bigint,
  "capPerMonthOre" bigint, "capTotalOre" bigint, "ownShareOre" bigint, percent int, "familyHome" boolean, "daysAfterTerm" int)`;

const targets = `code, kind, name, over_km, over_minutes, cap_per_week_ore, cap_per_night_ore, cap_per_month_ore, cap_total_ore, own_share_ore,
  percent, family_home, days_after_term`;

const values = `x.code, x.kind, x.name, x."overKm", x."overMinutes", x."capPerWeekOre", x."capPerNightOre", x."capPerMonthOre", x."capTotalOre", x."ownShareOre",
  x.percent, x."familyHome", x."daysAfterTerm"`;

/** Agreements that use the rule set and that the organisation does not decide on. */
const undecided = `
  SELECT DISTINCT a.code FROM rule_sets r JOIN terms_versions w ON r.id IN (w.housing_rule_set_id, w.travel_rule_set_id) JOIN agreements a ON a.id = w.agreement_id
  WHERE r.code = $1 AND NOT EXISTS (SELECT FROM agreement_parties p WHERE p.agreement_id = a.id AND p.organisation_id = $2 AND p.role IN ('owner', 'mediator'))
    AND NOT EXISTS (SELECT FROM legs l WHERE l.agreement_id = a.id AND $2 IN (l.creditor_id, l.debtor_id))`;

/** A rule set as it stands. */
export type StandingRuleSet = GivenRuleSet & { readonly keeper: string | null; readonly version: number };

/** Rule sets as they are ordered, and what uses them. */
@Injectable()
export class RuleSetsRepository {
  async standing(em: EntityManager, code: string): Promise<StandingRuleSet> {
    const row = await ruleSetListing.one(em, code);
    // Amounts come from the driver as text.
    return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, name.endsWith('Ore') && value !== null ? Number(value) : value])) as unknown as StandingRuleSet;
  }

  /** The organisation that keeps the rule set (none, when it came with a bundle); undefined when there is no such. Locked until the end of the transaction. */
  async lock(em: EntityManager, code: string): Promise<{ keeperId: string | null } | undefined> {
    return (await em.query<{ keeperId: string | null }[]>('SELECT keeper_id AS "keeperId" FROM rule_sets WHERE code = $1 FOR UPDATE', [code]))[0];
  }

  async insert(em: EntityManager, order: RuleSetOrder, keeperId: string | null): Promise<void> {
    await em.query(`INSERT INTO rule_sets (${targets}, keeper_id) SELECT ${values}, $2 FROM jsonb_to_record($1) AS ${columns}`, [JSON.stringify(order), keeperId]);
  }

  async update(em: EntityManager, order: RuleSetOrder): Promise<void> {
    await em.query(`UPDATE rule_sets r SET (${targets}, version) = (SELECT ${values}, r.version + 1 FROM jsonb_to_record($1) AS ${columns})
      WHERE r.code = $2`, [JSON.stringify(order), order.code]);
  }

  /** Whether any agreement uses it, and those that the organisation does not decide on. */
  async users(em: EntityManager, code: string, organisationId: string): Promise<{ isUsed: boolean; strangers: number }> {
    const used = await em.query<unknown[]>('SELECT FROM rule_sets r JOIN terms_versions w ON r.id IN (w.housing_rule_set_id, w.travel_rule_set_id) WHERE r.code = $1 LIMIT 1', [code]);
    return { isUsed: used.length > 0, strangers: (await em.query<unknown[]>(undecided, [code, organisationId])).length };
  }

  async use(em: EntityManager, code: string): Promise<RuleSetUse> {
    const codes = async (sql: string): Promise<string[]> => (await em.query<{ code: string }[]>(sql, [code])).map((row) => row.code);
    return {
      agreements: await codes(`SELECT DISTINCT a.code FROM rule_sets r JOIN terms_versions w ON r.id IN (w.housing_rule_set_id, w.travel_rule_set_id)
        JOIN agreements a ON a.id = w.agreement_id JOIN bookings b ON b.agreement_id = a.id AND b.holds_place WHERE r.code = $1 ORDER BY 1 LIMIT 3`),
      claims: await codes('SELECT c.code FROM rule_sets r JOIN claims c ON c.rule_set_id = r.id WHERE r.code = $1 ORDER BY 1 LIMIT 3'),
    };
  }
}
