import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** What units have in tables of their own. */
@Injectable()
export class UnitsRepository {
  /** Specialties that the unit has published places in, those of the codes excepted. */
  async offeredBeside(em: EntityManager, unitId: string, codes: readonly string[]): Promise<string[]> {
    const rows = await em.query<{ specialty: string }[]>(
      'SELECT DISTINCT specialty FROM capacity_offers WHERE unit_id = $1 AND specialty <> ALL ($2) ORDER BY 1', [unitId, codes]);
    return rows.map(({ specialty }) => specialty);
  }

  async setSpecialties(em: EntityManager, unitId: string, codes: readonly string[]): Promise<void> {
    await em.query('DELETE FROM unit_specialties WHERE unit_id = $1 AND specialty <> ALL ($2)', [unitId, codes]);
    await em.query('INSERT INTO unit_specialties (unit_id, specialty) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING', [unitId, codes]);
  }
}
