import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { QuotaGrounds, QuotaOrder } from './quota-order';
import { quotaListing } from './reading.repository';

/** A quota as it stands. */
export type StandingQuota = QuotaOrder & { readonly overridden: number; readonly taken: number; readonly version: number };

const columns = `x(code text, agreement text, term text, town text, host text, course text, places int)`;
const idOf = (table: string, column: string): string => `(SELECT id FROM ${table} o WHERE o.code = x.${column})`;

const insert = `
  INSERT INTO quotas (code, agreement_id, term_id, town_id, host_id, course_id, places)
  SELECT x.code, ${idOf('agreements', 'agreement')}, ${idOf('terms', 'term')}, ${idOf('towns', 'town')}, ${idOf('organisations', 'host')},
    ${idOf('courses', 'course')}, x.places
  FROM jsonb_to_record($1) AS ${columns}`;

const update = `
  UPDATE quotas q SET town_id = ${idOf('towns', 'town')}, host_id = ${idOf('organisations', 'host')}, course_id = ${idOf('courses', 'course')},
    places = x.places, version = q.version + 1
  FROM jsonb_to_record($1) AS ${columns} WHERE q.code = x.code`;

/** Bookings that hold places of the kind that the quota counts. */
const counted = `
  FROM quotas q JOIN bookings b ON b.agreement_id = q.agreement_id AND b.term_id = q.term_id AND b.holds_place
    JOIN units u ON u.id = b.unit_id JOIN requirements r ON r.id = b.requirement_id
  WHERE q.code = $1 AND coalesce(q.town_id, u.town_id) = u.town_id AND coalesce(q.host_id, u.organisation_id) = u.organisation_id
    AND coalesce(q.course_id, r.course_id) = r.course_id`;

const same = `
  SELECT q.code FROM quotas q JOIN agreements a ON a.id = q.agreement_id JOIN terms t ON t.id = q.term_id LEFT JOIN towns w ON w.id = q.town_id
    LEFT JOIN organisations h ON h.id = q.host_id LEFT JOIN courses c ON c.id = q.course_id
  WHERE q.code <> $1 AND a.code = $2 AND t.code = $3 AND (w.code, h.code, c.code) IS NOT DISTINCT FROM ($4, $5, $6)`;

const programme = `SELECT p.code FROM courses c JOIN curricula k ON k.id = c.curriculum_id JOIN programmes p ON p.id = k.programme_id WHERE c.code = $1`;

/** Quotas as they are ordered, with all that they name and count. */
@Injectable()
export class QuotasRepository {
  async standing(em: EntityManager, code: string): Promise<StandingQuota> {
    return (await quotaListing.one(em, code)) as unknown as StandingQuota;
  }

  /** Whether there is such a quota; locked until the end of the transaction. */
  async lock(em: EntityManager, code: string): Promise<boolean> {
    return (await em.query<unknown[]>('SELECT FROM quotas WHERE code = $1 FOR UPDATE', [code])).length > 0;
  }

  async grounds(em: EntityManager, { code, agreement, term, town, host, course }: QuotaOrder): Promise<QuotaGrounds> {
    const codes = async (sql: string, values: unknown[]): Promise<string[]> => (await em.query<{ code: string }[]>(sql, values)).map((row) => row.code);
    return {
      isTerm: (await codes('SELECT code FROM terms WHERE code = $1', [term])).length > 0,
      isTown: (await codes('SELECT code FROM towns WHERE code = $1', [town])).length > 0,
      hosts: await codes(`SELECT o.code FROM agreements a JOIN agreement_parties p ON p.agreement_id = a.id AND p.role = 'host'
        JOIN organisations o ON o.id = p.organisation_id WHERE a.code = $1 ORDER BY 1`, [agreement]),
      programmes: await codes(`SELECT g.code FROM agreements a JOIN agreement_programmes p ON p.agreement_id = a.id
        JOIN programmes g ON g.id = p.programme_id WHERE a.code = $1 ORDER BY 1`, [agreement]),
      programme: (await codes(programme, [course]))[0],
      same: (await codes(same, [code, agreement, term, town, host, course]))[0],
    };
  }

  async insert(em: EntityManager, order: QuotaOrder): Promise<void> {
    await em.query(insert, [JSON.stringify(order)]);
  }

  async update(em: EntityManager, order: QuotaOrder): Promise<void> {
    await em.query(update, [JSON.stringify(order)]);
  }

  /** How many bookings are of the kind that the quota counts. */
  async toCount(em: EntityManager, code: string): Promise<number> {
    return (await em.query<[{ count: number }]>(`SELECT count(*)::int AS count ${counted}`, [code]))[0].count;
  }

  /** Lets the quota count the bookings that are of its kind already, as it will those to come. */
  async count(em: EntityManager, code: string): Promise<void> {
    await em.query(`WITH own AS (SELECT q.id AS quota_id, b.id ${counted} AND NOT q.id = ANY (b.quota_ids))
      UPDATE bookings b SET quota_ids = b.quota_ids || own.quota_id FROM own WHERE b.id = own.id`, [code]);
    await em.query(`UPDATE quotas SET taken = (SELECT count(*) ${counted}) WHERE code = $1`, [code]);
  }
}
