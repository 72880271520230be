import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { StatedPosts } from './trainees';

const stated = `
  SELECT o.code AS organisation, coalesce(o.name, 'Riket') AS name, d.kind, d.year, d.posts
  FROM trainee_demands d LEFT JOIN organisations o ON o.id = d.organisation_id WHERE d.year BETWEEN $1 AND $2 ORDER BY 2, d.kind, d.year`;

/** Posts of doctors in training as they are stated. */
@Injectable()
export class TraineesRepository {
  stated = (em: EntityManager, from: number, to: number): Promise<StatedPosts[]> => em.query(stated, [from, to]);
}
