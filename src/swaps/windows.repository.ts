import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ListedSearch, SearchOutcome } from './term-swaps';
import type { SwapWindow, WindowTerms } from './window';

const columns = `w.id, w.university_id AS "universityId", w.term_id AS "termId", t.code AS term, w.opens_at AS "opensAt", w.closes_at AS "closesAt",
  w.longest_ring AS "longestRing", w.answer_hours AS "answerHours", w.host_answer_hours AS "hostAnswerHours", w.search_every_hours AS "searchEveryHours",
  w.seed::float8 AS seed, w.next_search_at AS "nextSearchAt", w.closed_at AS "closedAt", w.version`;
const from = 'swap_windows w JOIN terms t ON t.id = w.term_id';

/** Windows and searches. */
@Injectable()
export class WindowsRepository {
  async termId(em: EntityManager, code: string): Promise<string | undefined> {
    const [term] = await em.query<{ id: string }[]>('SELECT id FROM terms WHERE code = $1', [code]);
    return term?.id;
  }

  async find(em: EntityManager, id: string): Promise<SwapWindow | undefined> {
    const [window] = await em.query<SwapWindow[]>(`SELECT ${columns} FROM ${from} WHERE w.id = $1`, [id]);
    return window;
  }

  /** The window, locked until the transaction ends: whatever changes in it is done one after the other. */
  async lock(em: EntityManager, id: string): Promise<SwapWindow | undefined> {
    const [window] = await em.query<SwapWindow[]>(`SELECT ${columns} FROM ${from} WHERE w.id = $1 FOR NO KEY UPDATE OF w`, [id]);
    return window;
  }

  /** The term's window that is open now, or else the one that opens next, or else the last; of one university. */
  async current(em: EntityManager, universityId: string, termId: string, now: Date): Promise<SwapWindow | undefined> {
    const [window] = await em.query<SwapWindow[]>(
      `SELECT ${columns} FROM ${from} WHERE w.university_id = $1 AND w.term_id = $2
       ORDER BY w.closes_at <= $3 OR w.closed_at IS NOT NULL, CASE WHEN w.closes_at > $3 THEN w.opens_at END, w.closes_at DESC LIMIT 1`,
      [universityId, termId, now],
    );
    return window;
  }

  /** The university's windows of the term, the latest first. */
  ofTerm(em: EntityManager, universityId: string, termId: string): Promise<SwapWindow[]> {
    return em.query<SwapWindow[]>(`SELECT ${columns} FROM ${from} WHERE w.university_id = $1 AND w.term_id = $2 ORDER BY w.opens_at DESC`, [universityId, termId]);
  }

  /** The window's searches, the latest first. */
  searches(em: EntityManager, windowId: string, most: number): Promise<ListedSearch[]> {
    return em.query<ListedSearch[]>(
      `SELECT number::text, asked_at AS "askedAt", state, wishes, exchanges, candidates, rings, students, points, up_to AS "upTo", proven AS "isProven"
       FROM swap_searches WHERE window_id = $1 ORDER BY number DESC LIMIT $2`, [windowId, most]);
  }

  async insert(em: EntityManager, universityId: string, termId: string, terms: WindowTerms): Promise<string> {
    const [row] = await em.query<{ id: string }[]>(
      `INSERT INTO swap_windows (university_id, term_id, opens_at, closes_at, longest_ring, answer_hours, host_answer_hours, search_every_hours, seed)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
      [universityId, termId, terms.opensAt, terms.closesAt, terms.longestRing, terms.answerHours, terms.hostAnswerHours, terms.searchEveryHours, terms.seed],
    );
    return row?.id ?? '';
  }

  async change(em: EntityManager, id: string, terms: WindowTerms): Promise<void> {
    await em.query(
      `UPDATE swap_windows SET opens_at = $2, closes_at = $3, longest_ring = $4, answer_hours = $5, host_answer_hours = $6, search_every_hours = $7, seed = $8,
         version = version + 1 WHERE id = $1`,
      [id, terms.opensAt, terms.closesAt, terms.longestRing, terms.answerHours, terms.hostAnswerHours, terms.searchEveryHours, terms.seed],
    );
  }

  async planSearch(em: EntityManager, id: string, at: Date | null): Promise<void> {
    await em.query('UPDATE swap_windows SET next_search_at = $2 WHERE id = $1', [id, at]);
  }

  async close(em: EntityManager, id: string, at: Date): Promise<void> {
    await em.query('UPDATE swap_windows SET closed_at = $2, next_search_at = NULL WHERE id = $1', [id, at]);
  }

  async addSearch(em: EntityManager, { id, seed }: SwapWindow, at: Date): Promise<string> {
    const [row] = await em.query<{ id: string }[]>('INSERT INTO swap_searches (window_id, asked_at, seed) VALUES ($1, $2, $3) RETURNING id', [id, at, seed]);
    return row?.id ?? '';
  }

  /** The window that a search which is still to be done is for. */
  async queuedSearch(em: EntityManager, searchId: string): Promise<string | undefined> {
    const [row] = await em.query<{ windowId: string }[]>(`SELECT window_id AS "windowId" FROM swap_searches WHERE id = $1 AND state = 'queued'`, [searchId]);
    return row?.windowId;
  }

  async finishSearch(em: EntityManager, searchId: string, outcome: SearchOutcome): Promise<void> {
    await em.query(
      `UPDATE swap_searches SET state = 'done', wishes = $2, exchanges = $3, candidates = $4, rings = $5, students = $6, points = $7, up_to = $8, proven = $9 WHERE id = $1`,
      [searchId, outcome.wishes, outcome.exchanges, outcome.candidates, outcome.rings, outcome.students, outcome.points, outcome.upTo, outcome.isProven],
    );
  }
}
