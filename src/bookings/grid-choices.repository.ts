import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';

interface NamedCode {
  readonly code: string;
  readonly name: string;
}

export interface TermChoice {
  readonly code: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
}

/** What one can choose between in the pages of units. */
@Injectable()
export class GridChoicesRepository {
  /** County codes with units, under the name of the region there. */
  async regions(em: EntityManager): Promise<NamedCode[]> {
    return await em.query<NamedCode[]>(
      `SELECT DISTINCT t.county_code AS code, coalesce(o.name, 'Län ' || t.county_code) AS name
       FROM units u JOIN towns t ON t.id = u.town_id LEFT JOIN organisations o ON o.kind = 'region' AND o.county_code = t.county_code ORDER BY 2`,
    );
  }

  /** The county of an organisation; universities and private providers may have none. */
  async countyOf(em: EntityManager, organisationId: string): Promise<string | null> {
    const found = await em.query<{ code: string | null }[]>('SELECT county_code AS code FROM organisations WHERE id = $1', [organisationId]);
    return found[0]?.code ?? null;
  }

  async terms(em: EntityManager): Promise<TermChoice[]> {
    return await em.query<TermChoice[]>(
      'SELECT code, first_day::text AS "firstDay", last_day::text AS "lastDay" FROM terms ORDER BY first_day DESC',
    );
  }

  /** Specialties that units of the county are for. */
  async specialties(em: EntityManager, countyCode: string): Promise<NamedCode[]> {
    return await em.query<NamedCode[]>(
      `SELECT DISTINCT s.code, s.name FROM specialties s JOIN unit_specialties x ON x.specialty = s.code JOIN units u ON u.id = x.unit_id
         JOIN towns t ON t.id = u.town_id WHERE t.county_code = $1 ORDER BY s.name`,
      [countyCode],
    );
  }

  /** The organisation's units, or the one that the person answers for. */
  async ownUnits(em: EntityManager, organisationId: string, unitId: string | null): Promise<(NamedCode & { town: string })[]> {
    return await em.query<(NamedCode & { town: string })[]>(
      `SELECT u.code, u.name, t.name AS town FROM units u JOIN towns t ON t.id = u.town_id
       WHERE u.organisation_id = $1 AND ($2::uuid IS NULL OR u.id = $2) ORDER BY t.name, u.name`,
      [organisationId, unitId],
    );
  }
}
