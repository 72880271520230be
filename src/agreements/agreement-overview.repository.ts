import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AgreementOverview, AgreementSummary, LoggedChange, Overlap, PublishDeadline, QuotaUse } from './agreement-overview';
import { changeColumns, changeTables } from './changes.repository';
import { keptDeadlines } from './deadlines.repository';
import { agreementListing } from './reading.repository';

const namesIn = (roles: string): string => `ARRAY(SELECT DISTINCT o.name FROM agreement_parties p JOIN organisations o ON o.id = p.organisation_id
    WHERE p.agreement_id = a.id AND p.role IN (${roles}) ORDER BY 1)`;

const summaries = `
  SELECT a.code, a.name, a.number, a.valid_from::text AS "validFrom", a.valid_to::text AS "validTo", a.withdrawn_on::text AS "withdrawnOn",
    ${namesIn("'owner', 'cooperating'")} AS universities, ${namesIn("'host'")} AS hosts, coalesce(d.breached, 0) AS breached
  FROM agreements a LEFT JOIN (SELECT agreement, count(*)::int AS breached FROM ${keptDeadlines} WHERE status = 'breached' GROUP BY 1) d ON d.agreement = a.code
  ORDER BY a.withdrawn_on IS NOT NULL, a.name, a.code LIMIT 500`;

const quotas = `
  SELECT q.code, t.code AS term, w.name AS town, h.name AS host, c.name AS course, q.places, q.overridden, q.taken,
    (SELECT coalesce(json_agg(json_build_object('places', x.places, 'reason', x.reason, 'by', account_name(x.account_id), 'at', x.at) ORDER BY x.at), '[]')
       FROM quota_overrides x WHERE x.quota_id = q.id) AS overrides
  FROM quotas q JOIN agreements a ON a.id = q.agreement_id JOIN terms t ON t.id = q.term_id LEFT JOIN towns w ON w.id = q.town_id
    LEFT JOIN organisations h ON h.id = q.host_id LEFT JOIN courses c ON c.id = q.course_id
  WHERE a.code = $1 ORDER BY t.first_day DESC, q.code`;

const overlaps = `
  SELECT DISTINCT x.code, x.name, o.name AS host, g.name AS programme
  FROM agreements a JOIN agreement_parties p ON p.agreement_id = a.id AND p.role = 'host' JOIN agreement_programmes q ON q.agreement_id = a.id
    JOIN agreement_parties r ON r.organisation_id = p.organisation_id AND r.role = 'host' AND r.agreement_id <> a.id
    JOIN agreement_programmes s ON s.agreement_id = r.agreement_id AND s.programme_id = q.programme_id JOIN agreements x ON x.id = r.agreement_id
    JOIN organisations o ON o.id = p.organisation_id JOIN programmes g ON g.id = q.programme_id
  WHERE a.code = $1 AND x.withdrawn_on IS NULL AND daterange(a.valid_from, a.valid_to, '[]') && daterange(x.valid_from, x.valid_to, '[]')
  ORDER BY 1, 3, 4 LIMIT 50`;

/** All that the pages of agreements show. */
@Injectable()
export class AgreementOverviewRepository {
  async summaries(em: EntityManager): Promise<AgreementSummary[]> {
    return em.query<AgreementSummary[]>(summaries);
  }

  async one(em: EntityManager, code: string): Promise<AgreementOverview['agreement']> {
    return (await agreementListing.one(em, code)) as unknown as AgreementOverview['agreement'];
  }

  async parties(em: EntityManager, code: string): Promise<AgreementOverview['parties']> {
    return em.query<AgreementOverview['parties'][number][]>(
      `SELECT o.name, p.role FROM agreement_parties p JOIN organisations o ON o.id = p.organisation_id JOIN agreements a ON a.id = p.agreement_id
       WHERE a.code = $1 ORDER BY array_position(ARRAY['owner', 'cooperating', 'mediator', 'host'], p.role), o.name`, [code]);
  }

  async programmes(em: EntityManager, code: string): Promise<AgreementOverview['programmes']> {
    return em.query<AgreementOverview['programmes'][number][]>(
      `SELECT g.name, o.name AS university FROM agreement_programmes p JOIN programmes g ON g.id = p.programme_id JOIN organisations o ON o.id = g.university_id
         JOIN agreements a ON a.id = p.agreement_id WHERE a.code = $1 ORDER BY 2, 1`, [code]);
  }

  async quotas(em: EntityManager, code: string): Promise<QuotaUse[]> {
    return em.query<QuotaUse[]>(quotas, [code]);
  }

  /** Of the latest term first. */
  async windows(em: EntityManager, code: string): Promise<AgreementOverview['windows']> {
    return em.query<AgreementOverview['windows'][number][]>(
      `SELECT w.id, t.code AS term, w.first_day::text AS "firstDay", w.last_day::text AS "lastDay" FROM booking_windows w JOIN agreements a ON a.id = w.agreement_id
         JOIN terms t ON t.id = w.term_id WHERE a.code = $1 ORDER BY t.first_day DESC, t.code`, [code]);
  }

  async deadlines(em: EntityManager, code: string): Promise<PublishDeadline[]> {
    return em.query<PublishDeadline[]>(
      `SELECT id, number, "unitName", "firstDay", "publishBy", "publishedOn", status FROM ${keptDeadlines} WHERE agreement = $1 AND status IS NOT NULL
       ORDER BY array_position(ARRAY['breached', 'near', 'published_late'], status), "publishBy", number LIMIT 200`, [code]);
  }

  /** The newest first. */
  async changes(em: EntityManager, code: string): Promise<LoggedChange[]> {
    return em.query<LoggedChange[]>(`SELECT ${changeColumns} FROM ${changeTables} WHERE a.code = $1 ORDER BY c.number DESC LIMIT 100`, [code]);
  }

  async overlaps(em: EntityManager, code: string): Promise<Overlap[]> {
    return em.query<Overlap[]>(overlaps, [code]);
  }

  async decides(em: EntityManager, code: string): Promise<boolean> {
    const [row] = await em.query<{ decides: boolean }[]>(`SELECT acting_role() = 'admin' AND decides_on(id) AS decides FROM agreements WHERE code = $1`, [code]);
    return row?.decides ?? false;
  }
}
