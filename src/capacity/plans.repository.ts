import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Listing } from '../platform/database/listing';
import type { Day } from '../shared/day';
import type { WeekSpan } from './carve';
import type { Author } from './changes.repository';
import type { PlanRow, PlanState, TemplateRow } from './plan';

/** A unit whose places are planned. */
export interface PlannedUnit {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly town: string;
  readonly specialties: readonly { readonly code: string; readonly name: string }[];
}

export interface PlannedTerm extends WeekSpan {
  readonly id: string;
  readonly code: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
}

/** A plan as it stands. */
export interface StandingPlan {
  readonly id: string;
  readonly unitId: string;
  readonly unit: string;
  readonly unitName: string;
  readonly organisationId: string;
  readonly termId: string;
  readonly term: string;
  readonly state: PlanState;
  readonly rows: readonly PlanRow[];
  readonly effectiveFrom: Day | null;
  readonly refusal: string;
  readonly by: string;
  /** As histories name whoever saved it. */
  readonly actor: string;
  /** ISO timestamp. */
  readonly changedAt: string;
  readonly version: number;
}

/** A named pattern of a unit's. */
export interface Template {
  readonly id: string;
  readonly name: string;
  readonly rows: readonly TemplateRow[];
}

const shown = `p.state, p.rows, p.effective_from::text AS "effectiveFrom", p.refusal, coalesce(nullif(p.actor_name, ''), split_part(p.actor, ':', 1)) AS by,
  to_char(p.changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "changedAt", p.version`;
const standing = `SELECT p.id, p.unit_id AS "unitId", u.code AS unit, u.name AS "unitName", u.organisation_id AS "organisationId",
  p.term_id AS "termId", t.code AS term, p.actor, ${shown} FROM capacity_plans p JOIN units u ON u.id = p.unit_id JOIN terms t ON t.id = p.term_id`;

export const planListing = new Listing({
  noun: 'capacity plan',
  columns: `p.id, u.code AS unit, t.code AS term, ${shown}`,
  from: 'capacity_plans p JOIN units u ON u.id = p.unit_id JOIN terms t ON t.id = p.term_id',
  key: 'p.id',
  keyType: 'uuid',
  filters: { unit: 'u.code', term: 't.code', state: 'p.state' },
});

export const templateListing = new Listing({
  noun: 'capacity template',
  columns: 't.id, u.code AS unit, t.name, t.rows',
  from: 'capacity_templates t JOIN units u ON u.id = t.unit_id',
  key: 't.id',
  keyType: 'uuid',
  filters: { unit: 'u.code' },
});

/** Plans of what units will publish, and patterns that they use again. */
@Injectable()
export class PlansRepository {
  /** The unit, when the party answers for it; `onlyUnitId` is the one that a person answers for, where it is but one. */
  async ownUnit(em: EntityManager, code: string, organisationId: string | null, onlyUnitId?: string): Promise<PlannedUnit | undefined> {
    const [unit] = await em.query<PlannedUnit[]>(
      `SELECT u.id, u.code, u.name, t.name AS town,
         (SELECT coalesce(json_agg(json_build_object('code', s.code, 'name', s.name) ORDER BY s.name), '[]')
            FROM unit_specialties x JOIN specialties s ON s.code = x.specialty WHERE x.unit_id = u.id) AS specialties
       FROM units u JOIN towns t ON t.id = u.town_id
       WHERE u.code = $1 AND ($2::uuid IS NULL OR u.organisation_id = $2) AND ($3::uuid IS NULL OR u.id = $3)`,
      [code, organisationId, onlyUnitId ?? null],
    );
    return unit;
  }

  async terms(em: EntityManager): Promise<PlannedTerm[]> {
    return em.query<PlannedTerm[]>(
      `SELECT id, code, first_week AS "firstWeek", last_week AS "lastWeek", first_day::text AS "firstDay", last_day::text AS "lastDay" FROM terms ORDER BY first_day DESC`);
  }

  /** The draft of the unit in the term: there is one at most, and a new one takes its place. */
  async saveDraft(em: EntityManager, { unitId, termId, rows }: Pick<StandingPlan, 'unitId' | 'termId' | 'rows'>, { actor }: Author, name: string): Promise<string> {
    const [row] = await em.query<{ id: string }[]>(
      `INSERT INTO capacity_plans AS p (unit_id, term_id, state, rows, actor, actor_name) VALUES ($1, $2, 'draft', $3::jsonb, $4, $5)
       ON CONFLICT (unit_id, term_id) WHERE state = 'draft'
       DO UPDATE SET rows = EXCLUDED.rows, actor = EXCLUDED.actor, actor_name = EXCLUDED.actor_name, changed_at = now()
       RETURNING p.id`,
      [unitId, termId, JSON.stringify(rows), actor, name],
    );
    return row?.id ?? '';
  }

  /** A plan in sight, locked until the transaction ends. */
  async lock(em: EntityManager, id: string): Promise<StandingPlan | undefined> {
    const [plan] = await em.query<StandingPlan[]>(`${standing} WHERE p.id = $1 FOR UPDATE OF p`, [id]);
    return plan;
  }

  /** Plans of the unit in the term that are not history yet: the draft, those that wait, those found impossible. */
  async open(em: EntityManager, unitId: string, termId: string): Promise<StandingPlan[]> {
    return em.query<StandingPlan[]>(
      `${standing} WHERE p.unit_id = $1 AND p.term_id = $2 AND p.state IN ('draft', 'scheduled', 'refused') ORDER BY p.effective_from NULLS FIRST, p.changed_at`,
      [unitId, termId],
    );
  }

  async setState(em: EntityManager, id: string, state: PlanState, more: { readonly effectiveFrom?: Day | null; readonly refusal?: string } = {}): Promise<void> {
    await em.query(
      `UPDATE capacity_plans SET state = $2, effective_from = coalesce($3::date, effective_from), refusal = $4, changed_at = now() WHERE id = $1`,
      [id, state, more.effectiveFrom ?? null, more.refusal ?? ''],
    );
  }

  async templates(em: EntityManager, unitId: string): Promise<Template[]> {
    return em.query<Template[]>('SELECT id, name, rows FROM capacity_templates WHERE unit_id = $1 ORDER BY name', [unitId]);
  }

  /** A pattern of the same name gives way. */
  async saveTemplate(em: EntityManager, unitId: string, name: string, rows: readonly TemplateRow[]): Promise<string> {
    const [row] = await em.query<{ id: string }[]>(
      `INSERT INTO capacity_templates (unit_id, name, rows) VALUES ($1, $2, $3::jsonb)
       ON CONFLICT (unit_id, name) DO UPDATE SET rows = EXCLUDED.rows RETURNING id`,
      [unitId, name, JSON.stringify(rows)],
    );
    return row?.id ?? '';
  }

  async removeTemplate(em: EntityManager, id: string): Promise<boolean> {
    const [rows] = await em.query<[unknown[], number]>('DELETE FROM capacity_templates WHERE id = $1 RETURNING id', [id]);
    return rows.length > 0;
  }

  /** What somebody with the account is called; nothing for the system. Asked as the system. */
  async nameOf(em: EntityManager, accountId: string | null): Promise<string> {
    const [account] = await em.query<{ name: string }[]>('SELECT name FROM accounts WHERE id = $1', [accountId]);
    return account?.name ?? '';
  }
}
