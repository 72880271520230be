import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Employment } from '../people/employment';
import type { AgreementFacts, DaySpan, SiteFacts, UnitFacts } from './candidate';

/** Units for which a condition on `u` holds, with what they offer from one day to another. */
export const unitFacts = (condition: string, firstDay: string, lastDay: string): string => `
  SELECT u.id, u.code, u.name, u.organisation_id AS "organisationId", o.name AS "organisationName", o.county_code AS "countyCode",
    u.town_id AS "townId", t.name AS "townName", u.booking_model AS "bookingModel",
    ARRAY(SELECT s.specialty FROM unit_specialties s WHERE s.unit_id = u.id ORDER BY 1) AS specialties,
    ARRAY(SELECT DISTINCT c.specialty || ' ' || c.level FROM capacity_offers c
          WHERE c.unit_id = u.id AND c.places > 0 AND c.period && daterange(${firstDay}, ${lastDay}, '[]') ORDER BY 1) AS offers,
    EXISTS (SELECT FROM supervisors s WHERE s.unit_id = u.id) AS "listsSupervisors",
    ARRAY(SELECT DISTINCT k.specialty || ' ' || k.level FROM supervisors s JOIN supervisor_competences k ON k.supervisor_id = s.id
          WHERE s.unit_id = u.id AND s.period && daterange(${firstDay}, ${lastDay}, '[]') ORDER BY 1) AS competences
  FROM units u JOIN organisations o ON o.id = u.organisation_id JOIN towns t ON t.id = u.town_id
  WHERE ${condition}
  ORDER BY u.code COLLATE "C"`;

/**
 * Agreements that cover a programme for which the condition holds, such as `= $1`. A withdrawal that is still to come ends what is new
 * the day before; those above an agreement end it too.
 */
export const agreementFacts = (isProgramme: string): string => `
  WITH RECURSIVE covering AS (SELECT DISTINCT agreement_id AS id FROM agreement_programmes WHERE programme_id ${isProgramme}
  ), ends AS (
    SELECT id, withdrawn_on, withdrawn_reason, parent_id FROM agreements WHERE id IN (SELECT id FROM covering)
    UNION
    SELECT e.id, p.withdrawn_on, p.withdrawn_reason, p.parent_id FROM ends e JOIN agreements p ON p.id = e.parent_id)
  SELECT a.id, a.code, a.name, a.valid_from::text AS "validFrom", least(a.valid_to, w.withdrawn_on - 1)::text AS "validTo", a.booking_model AS "bookingModel",
    w.withdrawn_on IS NOT NULL AND w.withdrawn_on <= (now() AT TIME ZONE 'Europe/Stockholm')::date AS withdrawn,
    w.withdrawn_on::text AS "withdrawnOn", w.withdrawn_reason AS "withdrawnReason",
    (SELECT coalesce(json_agg(json_build_object('organisationId', p.organisation_id, 'role', p.role)), '[]')
       FROM agreement_parties p WHERE p.agreement_id = a.id) AS parties,
    ARRAY(SELECT p.programme_id FROM agreement_programmes p WHERE p.agreement_id = a.id) AS "programmeIds",
    (SELECT coalesce(json_agg(json_build_object('tier', t.tier, 'criterion', t.criterion) ORDER BY t.tier, t.criterion), '[]')
       FROM priority_tiers t WHERE t.agreement_id = a.id) AS tiers
  , (SELECT json_build_object('overKm', h.over_km, 'overMinutes', h.over_minutes) FROM rule_sets h WHERE h.id = a.housing_rule_set_id) AS housing
  FROM agreements a
    LEFT JOIN LATERAL (SELECT e.withdrawn_on, e.withdrawn_reason FROM ends e WHERE e.id = a.id AND e.withdrawn_on IS NOT NULL ORDER BY e.withdrawn_on LIMIT 1) w ON true
  WHERE a.id IN (SELECT id FROM covering)
  ORDER BY a.code COLLATE "C"`;

/** Study sites of programmes for which the condition holds. */
export const siteFacts = (isProgramme: string): string => `
  SELECT s.id, s.programme_id AS "programmeId", s.code, s.name, s.weight,
    ARRAY(SELECT t.town_id FROM study_site_towns t WHERE t.study_site_id = s.id) AS "townIds"
  FROM study_sites s WHERE s.programme_id ${isProgramme} ORDER BY s.code COLLATE "C"`;

/** What the rules ask for, read in sets: the same for one hand-made booking and for a whole term. */
@Injectable()
export class FactsRepository {
  /** Units (all, when no ids are given) with what they offer during the span, by code. */
  async units(em: EntityManager, ids: readonly string[] | null, { firstDay, lastDay }: DaySpan): Promise<UnitFacts[]> {
    return em.query<UnitFacts[]>(unitFacts('$1::uuid[] IS NULL OR u.id = ANY ($1)', '$2', '$3'), [ids, firstDay, lastDay]);
  }

  /** Agreements that cover any of the programmes, by code. */
  async agreements(em: EntityManager, programmeIds: readonly string[]): Promise<AgreementFacts[]> {
    return em.query<AgreementFacts[]>(agreementFacts('= ANY ($1)'), [programmeIds]);
  }

  /** Study sites of the programmes, by code. */
  async sites(em: EntityManager, programmeIds: readonly string[]): Promise<SiteFacts[]> {
    return em.query<SiteFacts[]>(siteFacts('= ANY ($1)'), [programmeIds]);
  }

  /** Names of specialties by code. */
  async specialtyNames(em: EntityManager): Promise<Map<string, string>> {
    const rows = await em.query<{ code: string; name: string }[]>('SELECT code, name FROM specialties ORDER BY code COLLATE "C"');
    return new Map(rows.map(({ code, name }) => [code, name]));
  }

  async employments(em: EntityManager, studentIds: readonly string[]): Promise<Employment[]> {
    return em.query<Employment[]>(
      `SELECT student_id AS "studentId", unit_id AS "unitId", first_day::text AS "firstDay", last_day::text AS "lastDay"
       FROM employments WHERE student_id = ANY ($1) ORDER BY student_id, unit_id, first_day`,
      [studentIds],
    );
  }
}
