import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RuleSet } from '../agreements/rule-set';
import type { Ore } from '../shared/money';

type AsRead = { [K in keyof RuleSet]: RuleSet[K] extends Ore ? string : Ore extends RuleSet[K] ? string | null : RuleSet[K] };

const ruleSets = `
  SELECT id, code, kind, name, over_km AS "overKm", over_minutes AS "overMinutes", cap_per_week_ore AS "capPerWeekOre", cap_per_night_ore AS "capPerNightOre",
    cap_per_month_ore AS "capPerMonthOre", cap_total_ore AS "capTotalOre", own_share_ore AS "ownShareOre", percent, family_home AS "familyHome",
    days_after_term AS "daysAfterTerm" FROM rule_sets`;

const ore = (text: string | null): Ore | null => (text === null ? null : BigInt(text));

/** Rules of housing and travel. */
@Injectable()
export class RulesRepository {
  async ruleSets(em: EntityManager): Promise<Map<string, RuleSet>> {
    const rows = await em.query<AsRead[]>(ruleSets);
    return new Map(rows.map((row) => [row.id, {
      ...row, capPerWeekOre: ore(row.capPerWeekOre), capPerNightOre: ore(row.capPerNightOre), capPerMonthOre: ore(row.capPerMonthOre),
      capTotalOre: ore(row.capTotalOre), ownShareOre: BigInt(row.ownShareOre),
    }]));
  }
}
