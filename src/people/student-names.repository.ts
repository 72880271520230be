import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Real names of students with protected identity, kept apart; for the system alone. */
@Injectable()
export class StudentNamesRepository {
  /** The name that others read instead. */
  async aliasOf(em: EntityManager, code: string): Promise<string> {
    const [row] = await em.query<{ alias: string }[]>('SELECT student_alias($1) AS alias', [code]);
    return row?.alias ?? '';
  }

  async keep(em: EntityManager, studentId: string, name: string): Promise<void> {
    await em.query(
      'INSERT INTO identity.student_names (student_id, name) VALUES ($1, $2) ON CONFLICT (student_id) DO UPDATE SET name = $2', [studentId, name]);
  }

  async forget(em: EntityManager, studentId: string): Promise<void> {
    await em.query('DELETE FROM identity.student_names WHERE student_id = $1', [studentId]);
  }
}
