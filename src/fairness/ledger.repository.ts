import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Town, TravelTime } from '../organisations/town';
import type { BlockFacts } from './burden';
import type { LedgerLine } from './ledger';

/** A block of a term that has been published, as it stands now. */
export interface StandingBlock extends Pick<BlockFacts, 'weeks' | 'daysPerWeek'> {
  readonly enrolmentId: string;
  readonly requirementId: string;
  readonly studentId: string;
  readonly studyTownId: string;
  /** Null where she has no place. */
  readonly unit: { readonly id: string; readonly townId: string } | null;
  readonly wishes: readonly { readonly rank: number; readonly townId: string | null; readonly unitId: string | null }[];
}

/** A block's facts, ready to be written. */
export type NewLine = BlockFacts & Pick<StandingBlock, 'enrolmentId' | 'requirementId' | 'studentId'> & { readonly unitId: string | null };

const standing = `
  SELECT e.id AS "enrolmentId", r.id AS "requirementId", s.id AS "studentId", s.study_town_id AS "studyTownId",
    r.window_weeks AS weeks, r.days_per_week AS "daysPerWeek",
    (SELECT json_build_object('id', u.id, 'townId', u.town_id) FROM bookings b JOIN units u ON u.id = b.unit_id
      WHERE b.enrolment_id = e.id AND b.requirement_id = r.id AND b.holds_place LIMIT 1) AS unit,
    (SELECT coalesce(json_agg(json_build_object('rank', w.rank, 'townId', w.town_id, 'unitId', w.unit_id) ORDER BY w.rank), '[]')
      FROM wishes w WHERE w.enrolment_id = e.id) AS wishes
  FROM enrolments e JOIN students s ON s.id = e.student_id JOIN requirements r ON r.course_id = e.course_id
  WHERE e.term_id = $1 AND ($2::uuid IS NULL OR s.university_id = $2)
    AND (EXISTS (SELECT FROM bookings b WHERE b.enrolment_id = e.id AND b.requirement_id = r.id AND b.holds_place)
      OR EXISTS (SELECT FROM reserves x JOIN allocation_runs a ON a.id = x.run_id
        WHERE x.enrolment_id = e.id AND x.requirement_id = r.id AND a.state = 'published'))
  ORDER BY e.id, r.id`;

const lines = `
  SELECT l.student_id AS "studentId", s.university_id AS "universityId", t.code AS term, l.unit_id IS NOT NULL AS placed, l.km, l.weeks,
    l.days_per_week AS "daysPerWeek", l.wishes, l.wish_met AS "wishMet"
  FROM ledger_lines l JOIN students s ON s.id = l.student_id JOIN terms t ON t.id = l.term_id`;

/** The ledger of what students bear, a line for each block. */
@Injectable()
export class LedgerRepository {
  /** The blocks of a term that are booked, or that a published run left out; of one university's students, where one is named. */
  async standing(em: EntityManager, termId: string, universityId: string | null): Promise<StandingBlock[]> {
    return await em.query<StandingBlock[]>(standing, [termId, universityId]);
  }

  async ways(em: EntityManager): Promise<{ towns: Town[]; travelTimes: TravelTime[] }> {
    return {
      towns: await em.query<Town[]>('SELECT id, code, name, county_code AS "countyCode", latitude::float8 AS latitude, longitude::float8 AS longitude FROM towns'),
      travelTimes: await em.query<TravelTime[]>('SELECT from_town_id AS "fromTownId", to_town_id AS "toTownId", km, minutes FROM travel_times'),
    };
  }

  /** Puts a term's lines in the place of those that were there. */
  async replace(em: EntityManager, termId: string, universityId: string | null, written: readonly NewLine[]): Promise<void> {
    await em.query(
      `DELETE FROM ledger_lines l USING students s WHERE s.id = l.student_id AND l.term_id = $1 AND ($2::uuid IS NULL OR s.university_id = $2)`,
      [termId, universityId],
    );
    await em.query(
      `INSERT INTO ledger_lines (enrolment_id, requirement_id, student_id, term_id, unit_id, km, weeks, days_per_week, wishes, wish_met)
       SELECT x."enrolmentId", x."requirementId", x."studentId", $1, x."unitId", x.km, x.weeks, x."daysPerWeek", x.wishes, x."wishMet"
       FROM jsonb_to_recordset($2::jsonb) AS x ("enrolmentId" uuid, "requirementId" uuid, "studentId" uuid, "unitId" uuid, km int, weeks int,
         "daysPerWeek" int, wishes int, "wishMet" int)`,
      [termId, JSON.stringify(written)],
    );
  }

  /** Terms before a day in which those enrolled in this one have been enrolled too. */
  async termsBefore(em: EntityManager, term: { readonly id: string; readonly firstDay: string }, universityId: string | null): Promise<string[]> {
    const rows = await em.query<{ id: string }[]>(
      `SELECT DISTINCT t.id FROM terms t JOIN enrolments e ON e.term_id = t.id JOIN students s ON s.id = e.student_id
       WHERE t.first_day < $2 AND ($3::uuid IS NULL OR s.university_id = $3)
         AND EXISTS (SELECT FROM enrolments now WHERE now.student_id = e.student_id AND now.term_id = $1) ORDER BY t.id`,
      [term.id, term.firstDay, universityId],
    );
    return rows.map(({ id }) => id);
  }

  /** All lines of students. */
  async linesOf(em: EntityManager, studentIds: readonly string[]): Promise<LedgerLine[]> {
    return await em.query<LedgerLine[]>(`${lines} WHERE l.student_id = ANY ($1) ORDER BY t.first_day, l.enrolment_id, l.requirement_id`, [studentIds]);
  }
}
