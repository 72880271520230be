import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CurriculumBlock } from './curriculum-comparison';

const blocks = `
  SELECT k.code AS curriculum, k.terms, c.code AS course, c.name AS "courseName", c.programme_term AS "programmeTerm", r.specialty, s.name AS "specialtyName", r.days
  FROM requirements r JOIN courses c ON c.id = r.course_id JOIN curricula k ON k.id = c.curriculum_id JOIN specialties s ON s.code = r.specialty
  WHERE k.code = ANY ($1) AND ($2::text IS NULL OR r.specialty = $2) AND ($3::int IS NULL OR c.programme_term >= $3) AND ($4::int IS NULL OR c.programme_term <= $4)
  ORDER BY c.programme_term, c.code, r.sequence, r.code`;

/** What narrows the blocks of a curriculum. */
export interface BlockChoice {
  readonly specialty?: string | undefined;
  readonly firstProgrammeTerm?: number | undefined;
  readonly lastProgrammeTerm?: number | undefined;
}

export interface CurriculumChoice {
  readonly code: string;
  readonly name: string;
  readonly programme: string;
  readonly programmeName: string;
  readonly terms: number;
}

/** Curricula and what they ask of students. */
@Injectable()
export class CurriculaRepository {
  blocks = (em: EntityManager, curricula: readonly string[], { specialty, firstProgrammeTerm, lastProgrammeTerm }: BlockChoice): Promise<CurriculumBlock[]> =>
    em.query(blocks, [curricula, specialty ?? null, firstProgrammeTerm ?? null, lastProgrammeTerm ?? null]);

  choices = (em: EntityManager): Promise<CurriculumChoice[]> => em.query(`
    SELECT k.code, k.name, p.code AS programme, p.name AS "programmeName", k.terms FROM curricula k JOIN programmes p ON p.id = k.programme_id ORDER BY p.name, k.terms, k.code`);

  specialties = (em: EntityManager): Promise<{ code: string; name: string }[]> => em.query('SELECT code, name FROM specialties ORDER BY name');

  /** Agreements that the acting party is party to. */
  agreements = (em: EntityManager): Promise<{ id: string; code: string; name: string }[]> => em.query('SELECT id, code, name FROM agreements ORDER BY name');
}
