import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Competence } from './offer';

/** In what supervisors supervise. */
@Injectable()
export class SupervisorsRepository {
  async setCompetences(em: EntityManager, supervisorId: string, competences: readonly Pick<Competence, 'specialty' | 'level'>[]): Promise<void> {
    await em.query('DELETE FROM supervisor_competences WHERE supervisor_id = $1', [supervisorId]);
    await em.query(
      'INSERT INTO supervisor_competences (supervisor_id, specialty, level) SELECT $1, c.* FROM unnest($2::text[], $3::text[]) AS c (specialty, level)',
      [supervisorId, competences.map(({ specialty }) => specialty), competences.map(({ level }) => level)],
    );
  }
}
