import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RunHelp } from './help';

/** What would help, as it was last worked out for each run. */
@Injectable()
export class HelpRepository {
  async keep(em: EntityManager, runId: string, help: RunHelp): Promise<void> {
    await em.query(
      `INSERT INTO run_help (run_id, help) VALUES ($1, $2)
       ON CONFLICT (run_id) DO UPDATE SET help = EXCLUDED.help, worked_out_at = now()`,
      [runId, JSON.stringify(help)],
    );
  }

  async find(em: EntityManager, runId: string): Promise<RunHelp | undefined> {
    const [row] = await em.query<{ help: Omit<RunHelp, 'cut'> & Partial<Pick<RunHelp, 'cut'>> }[]>('SELECT help FROM run_help WHERE run_id = $1', [runId]);
    return row && { ...row.help, cut: row.help.cut ?? false };
  }

  /** Codes of the students whom the caller may see, by enrolment. */
  async students(em: EntityManager, enrolmentIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await em.query<{ id: string; code: string }[]>('SELECT e.id, s.code FROM enrolments e JOIN students s ON s.id = e.student_id WHERE e.id = ANY ($1)', [enrolmentIds]);
    return new Map(rows.map(({ id, code }) => [id, code]));
  }
}
