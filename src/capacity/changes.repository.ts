import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Level } from '../organisations/unit';
import { Listing } from '../platform/database/listing';
import type { WeekSpan } from './carve';

/** What was done to what a unit offers. */
export type ChangeKind = 'places' | 'closed' | 'closure_changed' | 'reopened' | 'reserved' | 'released';

/** A change of what a unit offers in some weeks, as it stands in the history. */
export interface CapacityChange extends WeekSpan {
  readonly kind: ChangeKind;
  readonly specialty: string | null;
  readonly level: Level | null;
  readonly before: number | null;
  readonly after: number | null;
  readonly note: string;
  /** The person, or the role where nobody is named. */
  readonly by: string;
  /** ISO timestamp. */
  readonly at: string;
}

/** A change about to be written. */
export type NewChange = WeekSpan & Pick<CapacityChange, 'kind'> & Partial<Pick<CapacityChange, 'specialty' | 'level' | 'before' | 'after' | 'note'>>;

/** Who changes something: how histories name whoever acts, and the account where there is one. */
export interface Author {
  readonly actor: string;
  readonly accountId: string | null;
}

const shown = `c.kind, c.specialty, c.level, c.first_week AS "firstWeek", c.last_week AS "lastWeek", c.places_before AS before, c.places_after AS after, c.note,
  coalesce(nullif(c.actor_name, ''), split_part(c.actor, ':', 1)) AS by, to_char(c.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at`;

export const changeListing = new Listing({
  noun: 'change of capacity',
  columns: `c.id::text AS id, u.code AS unit, ${shown}`,
  from: 'capacity_changes c JOIN units u ON u.id = c.unit_id',
  key: 'c.id',
  keyType: 'number',
  filters: { unit: 'u.code', kind: 'c.kind' },
});

/** The history of what units offer: rows are added and nothing else. */
@Injectable()
export class ChangesRepository {
  /** Written by the system on behalf of the author. */
  async add(em: EntityManager, unitId: string, changes: readonly NewChange[], { actor, accountId }: Author): Promise<void> {
    if (changes.length === 0) return;
    await em.query(
      `INSERT INTO capacity_changes (unit_id, kind, specialty, level, first_week, last_week, places_before, places_after, note, actor, actor_name)
       SELECT $1, c.kind, c.specialty, c.level, c."firstWeek", c."lastWeek", c.before, c.after, coalesce(c.note, ''), $3,
         coalesce((SELECT a.name FROM accounts a WHERE a.id = $4::uuid), '')
       FROM jsonb_to_recordset($2::jsonb) AS c (kind text, specialty text, level text, "firstWeek" text, "lastWeek" text, before int, after int, note text)`,
      [unitId, JSON.stringify(changes), actor, accountId],
    );
  }

  /** The latest changes that touch the weeks, latest first. */
  async latest(em: EntityManager, unitId: string, { firstWeek, lastWeek }: WeekSpan, most: number): Promise<CapacityChange[]> {
    return await em.query<CapacityChange[]>(
      `SELECT ${shown} FROM capacity_changes c WHERE c.unit_id = $1 AND c.first_week <= $3 AND c.last_week >= $2 ORDER BY c.id DESC LIMIT $4`,
      [unitId, firstWeek, lastWeek, most],
    );
  }
}
