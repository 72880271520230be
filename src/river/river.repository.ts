import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AllocationSummary, ClaimSummary, DirectionSummary, QuotaSummary, StudySiteSummary } from './summary';
import type { Day } from '../shared/day';
import type { CollectingPeriod } from './due-day';
import type { TermHelp } from './help-rows';
import type { ClaimRow, HostRow, PlacementRow, ReasonRow, ReserveRow, TermRow, UnmatchedRow } from './outcome';

/** What a term came to, read whole for its files; students by code only. */
@Injectable()
export class RiverRepository {
  terms(em: EntityManager): Promise<TermRow[]> {
    return em.query(`
      SELECT t.code, t.first_day::text AS "firstDay", t.last_day::text AS "lastDay", count(e.id)::int AS enrolments
      FROM terms t LEFT JOIN enrolments e ON e.term_id = t.id
      GROUP BY t.id ORDER BY t.first_day, t.code`);
  }

  async periods(em: EntityManager): Promise<CollectingPeriod[]> {
    const legs = await em.query<{ period: CollectingPeriod }[]>('SELECT DISTINCT period FROM legs');
    return legs.map(({ period }) => period);
  }

  /** The last day on which something happened that a bundle tells of: a receipt came in, a day was signed. */
  async lastToldDay(em: EntityManager): Promise<Day | null> {
    const [row] = await em.query<{ day: Day | null }[]>(`
      SELECT greatest((SELECT max(submitted_on) FROM bundle_receipts),
        (SELECT max(greatest(day, certified_on, countersigned_on)) FROM bundle_attendance))::text AS day`);
    return row?.day ?? null;
  }

  hosts(em: EntityManager): Promise<HostRow[]> {
    return em.query(`SELECT code AS host, name, county_code AS "countyCode" FROM organisations WHERE kind <> 'university' ORDER BY code`);
  }

  placements(em: EntityManager): Promise<PlacementRow[]> {
    return em.query(`
      SELECT t.code AS term, s.code AS student, c.code AS course, q.code AS requirement, b.specialty, b.level,
        coalesce(b.group_label, '') AS "group", u.code AS unit, u.name AS "unitName", w.code AS town,
        o.code AS host, coalesce(o.county_code, '') AS "countyCode", a.code AS agreement,
        b.first_day::text AS "firstDay", b.last_day::text AS "lastDay",
        ((b.last_day - b.first_day + 1) / 7)::int AS weeks, b.state
      FROM bookings b
        JOIN terms t ON t.id = b.term_id
        JOIN students s ON s.id = b.student_id
        JOIN requirements q ON q.id = b.requirement_id
        JOIN courses c ON c.id = q.course_id
        JOIN units u ON u.id = b.unit_id
        JOIN towns w ON w.id = u.town_id
        JOIN organisations o ON o.id = u.organisation_id
        JOIN agreements a ON a.id = b.agreement_id
      WHERE b.holds_place
      ORDER BY t.first_day, c.code, s.code, b.first_day`);
  }

  reserves(em: EntityManager): Promise<ReserveRow[]> {
    return em.query(`
      SELECT t.code AS term, s.code AS student, c.code AS course, q.code AS requirement, r.position,
        r.reason_code AS "reasonCode", r.reason, r.reason_en AS "reasonEnglish"
      FROM reserves r
        JOIN allocation_runs n ON n.id = r.run_id AND n.state = 'published'
        JOIN terms t ON t.id = n.term_id
        JOIN enrolments e ON e.id = r.enrolment_id
        JOIN students s ON s.id = e.student_id
        JOIN requirements q ON q.id = r.requirement_id
        JOIN courses c ON c.id = q.course_id
      WHERE NOT EXISTS (SELECT FROM bookings b WHERE b.enrolment_id = r.enrolment_id AND b.requirement_id = r.requirement_id AND b.holds_place)
      ORDER BY t.first_day, c.code, q.code, r.position`);
  }

  /** Of each published run: what stood against each wish that was not met. */
  reasons(em: EntityManager): Promise<ReasonRow[]> {
    return em.query(`
      SELECT t.code AS term, s.code AS student, c.code AS course, q.code AS requirement, r.placed, (w->>'rank')::int AS wish, w->>'place' AS place,
        w->>'code' AS code, w->>'sv' AS reason, w->>'en' AS "reasonEnglish"
      FROM placement_reasons r CROSS JOIN jsonb_array_elements(r.wishes) WITH ORDINALITY told (w, position)
        JOIN enrolments e ON e.id = r.enrolment_id
        JOIN terms t ON t.id = e.term_id
        JOIN students s ON s.id = e.student_id
        JOIN requirements q ON q.id = r.requirement_id
        JOIN courses c ON c.id = q.course_id
      WHERE r.published
      ORDER BY t.first_day, c.code, q.code, s.code, position`);
  }

  /** What would help each published run, where somebody was left without a place. */
  help(em: EntityManager): Promise<TermHelp[]> {
    return em.query(`
      SELECT t.code AS term, h.help
      FROM run_help h JOIN allocation_runs n ON n.id = h.run_id AND n.state = 'published' JOIN terms t ON t.id = n.term_id
      ORDER BY t.first_day, t.code, n.number`);
  }

  /** Attendance and receipts of the bundle whose student has no place in the block they are about. */
  unmatched(em: EntityManager): Promise<UnmatchedRow[]> {
    return em.query(`
      SELECT x.sheet, x.source_row AS row, t.code AS term, s.code AS student, c.code AS course, q.code AS requirement, r.reason AS "reserveReason"
      FROM (SELECT 'attendance' AS sheet, source_row, enrolment_id, requirement_id FROM bundle_attendance
            UNION ALL SELECT kind || '_receipts', source_row, enrolment_id, requirement_id FROM bundle_receipts) x
        JOIN enrolments e ON e.id = x.enrolment_id
        JOIN terms t ON t.id = e.term_id
        JOIN students s ON s.id = e.student_id
        JOIN requirements q ON q.id = x.requirement_id
        JOIN courses c ON c.id = q.course_id
        LEFT JOIN LATERAL (SELECT v.reason FROM reserves v JOIN allocation_runs n ON n.id = v.run_id AND n.state = 'published'
          WHERE v.enrolment_id = x.enrolment_id AND v.requirement_id = x.requirement_id LIMIT 1) r ON true
      WHERE NOT EXISTS (SELECT FROM bookings b WHERE b.enrolment_id = x.enrolment_id AND b.requirement_id = x.requirement_id
        AND b.state IN ('confirmed', 'published', 'started', 'completed'))
      ORDER BY x.sheet, x.source_row`);
  }

  claims(em: EntityManager): Promise<ClaimRow[]> {
    return em.query(`
      SELECT k.code, k.kind, s.code AS student, c.code AS course, u.code AS unit, o.code AS host,
        k.first_day::text AS "firstDay", k.last_day::text AS "lastDay", k.basis, k.units, k.advanced_by AS "advancedBy",
        k.receipt_ore AS "receiptOre", k.approved_ore AS "approvedOre", k.state,
        coalesce(k.reason_code, '') AS "reasonCode", coalesce(k.reason, '') AS reason
      FROM claims k
        JOIN students s ON s.id = k.student_id
        JOIN bookings b ON b.id = k.booking_id
        JOIN requirements q ON q.id = b.requirement_id
        JOIN courses c ON c.id = q.course_id
        JOIN units u ON u.id = b.unit_id
        JOIN organisations o ON o.id = u.organisation_id
      WHERE k.state <> 'draft' ORDER BY k.code`);
  }

  quotas(em: EntityManager): Promise<QuotaSummary[]> {
    return em.query(`
      SELECT q.code AS quota, a.code AS agreement, t.code AS term, w.code AS town, o.code AS host, c.code AS course,
        q.places + q.overridden AS places, q.taken
      FROM quotas q
        JOIN agreements a ON a.id = q.agreement_id
        JOIN terms t ON t.id = q.term_id
        LEFT JOIN towns w ON w.id = q.town_id
        LEFT JOIN organisations o ON o.id = q.host_id
        LEFT JOIN courses c ON c.id = q.course_id
      ORDER BY q.code`);
  }

  studySites(em: EntityManager): Promise<StudySiteSummary[]> {
    return em.query(`
      SELECT p.code AS programme, x.code AS site, x.weight, count(DISTINCT e.student_id)::int AS students
      FROM study_sites x
        JOIN programmes p ON p.id = x.programme_id
        LEFT JOIN enrolments e ON e.study_site_id = x.id
      GROUP BY p.code, x.id ORDER BY p.code, x.code`);
  }

  claimSums(em: EntityManager): Promise<ClaimSummary[]> {
    return em.query(`
      SELECT kind, count(*)::int AS submitted,
        (count(*) FILTER (WHERE state = 'approved'))::int AS approved,
        (count(*) FILTER (WHERE state = 'refused'))::int AS refused,
        sum(receipt_ore)::float8 AS "receiptOre", coalesce(sum(approved_ore), 0)::float8 AS "approvedOre"
      FROM claims WHERE state <> 'draft' GROUP BY kind ORDER BY kind`);
  }

  invoiceSums(em: EntityManager): Promise<DirectionSummary[]> {
    return em.query(`
      SELECT x.code AS creditor, y.code AS debtor, i.kind, count(*)::int AS documents,
        sum(i.net_ore)::float8 AS "netOre", sum(i.vat_ore)::float8 AS "vatOre",
        sum(i.rounding_ore)::float8 AS "roundingOre", sum(i.payable_ore)::float8 AS "payableOre"
      FROM invoices i
        JOIN organisations x ON x.id = i.creditor_id
        JOIN organisations y ON y.id = i.debtor_id
      WHERE i.state = 'issued'
      GROUP BY x.code, y.code, i.kind ORDER BY x.code, y.code, i.kind`);
  }

  allocations(em: EntityManager): Promise<AllocationSummary[]> {
    return em.query(`
      SELECT t.code AS term, n.number::int AS run, n.seed::float8 AS seed, n.problem_sha256 AS "problemSha256",
        n.solution->>'status' AS status, n.solution->'objective' AS objective,
        n.solution->'precedence' AS precedence, n.solution->'proofs' AS proofs
      FROM allocation_runs n JOIN terms t ON t.id = n.term_id
      WHERE n.state = 'published' ORDER BY n.number`);
  }
}
