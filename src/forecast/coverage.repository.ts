import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { mediatedOf, type HostMoney, type Mediated } from './coverage';

type AsText = Omit<HostMoney, 'compensationOre' | 'housingOre' | 'travelOre' | 'costPerDayOre'>
  & Record<'compensationOre' | 'housingOre' | 'travelOre', string> & { costPerDayOre: string | null };

/** Hosts that have received students or been paid for them. What a host has advanced and bears itself never becomes a document. */
const money = `
  WITH days AS (
    SELECT u.organisation_id AS host_id, sum(n.half_days)::int AS half_days,
      coalesce(sum(n.half_days) FILTER (WHERE s.enrolled_abroad OR a.funding = 'none'), 0)::int AS unfunded
    FROM attendance_days n
      JOIN bookings b ON b.id = n.booking_id
      JOIN units u ON u.id = b.unit_id
      JOIN students s ON s.id = b.student_id
      JOIN agreements a ON a.id = b.agreement_id
    WHERE n.current AND n.certified_on IS NOT NULL AND n.status IN ('present', 'made_up')
    GROUP BY u.organisation_id
  ), received AS (
    SELECT l.host_id, sum(l.net_ore) AS ore FROM invoices i JOIN invoice_lines l ON l.invoice_id = i.id
    WHERE i.state = 'issued' AND i.kind = 'teaching' AND i.creditor_id = l.host_id GROUP BY l.host_id
  ), borne AS (
    SELECT l.host_id, i.kind, sum(l.net_ore) AS ore FROM invoices i JOIN invoice_lines l ON l.invoice_id = i.id
    WHERE i.state = 'issued' AND i.kind <> 'teaching' AND i.debtor_id = l.host_id GROUP BY l.host_id, i.kind
    UNION ALL
    SELECT u.organisation_id, k.kind, sum(k.approved_ore) FROM claims k JOIN bookings b ON b.id = k.booking_id JOIN units u ON u.id = b.unit_id
    WHERE k.state = 'approved' AND k.advanced_by = 'host' AND NOT EXISTS (SELECT FROM invoice_lines l WHERE l.claim_id = k.id) GROUP BY u.organisation_id, k.kind
  )
  SELECT o.code AS host, o.name, o.county_code AS "countyCode", coalesce(d.half_days, 0) AS "halfDays", coalesce(d.unfunded, 0) AS "unfundedHalfDays",
    coalesce(r.ore, 0)::text AS "compensationOre",
    coalesce((SELECT sum(ore) FROM borne x WHERE x.host_id = o.id AND x.kind = 'housing'), 0)::text AS "housingOre",
    coalesce((SELECT sum(ore) FROM borne x WHERE x.host_id = o.id AND x.kind = 'travel'), 0)::text AS "travelOre",
    o.cost_per_day_ore::text AS "costPerDayOre"
  FROM organisations o LEFT JOIN days d ON d.host_id = o.id LEFT JOIN received r ON r.host_id = o.id
  WHERE o.kind <> 'university' AND (d.host_id IS NOT NULL OR EXISTS (SELECT FROM bookings b JOIN units u ON u.id = b.unit_id WHERE u.organisation_id = o.id AND b.holds_place))
  ORDER BY o.code`;

/** What comes in and goes out for teaching that others than the payer and the payee have given. */
const mediated = `
  WITH passed AS (
    SELECT i.agreement_id, i.creditor_id AS mediator_id, l.net_ore AS received, 0::bigint AS paid
    FROM invoices i JOIN invoice_lines l ON l.invoice_id = i.id WHERE i.state = 'issued' AND i.kind = 'teaching' AND i.creditor_id <> l.host_id
    UNION ALL
    SELECT i.agreement_id, i.debtor_id, 0, l.net_ore FROM invoices i JOIN invoice_lines l ON l.invoice_id = i.id
    WHERE i.state = 'issued' AND i.kind = 'teaching' AND EXISTS (SELECT FROM agreement_parties p WHERE p.agreement_id = i.agreement_id
      AND p.organisation_id = i.debtor_id AND p.role = 'mediator')
  )
  SELECT a.code AS agreement, o.code AS mediator, sum(p.received)::text AS "receivedOre", sum(p.paid)::text AS "paidOre"
  FROM passed p JOIN agreements a ON a.id = p.agreement_id JOIN organisations o ON o.id = p.mediator_id GROUP BY a.code, o.code ORDER BY 1, 2`;

/** What hosts got and bore, read from issued documents and certified days. */
@Injectable()
export class CoverageRepository {
  async hosts(em: EntityManager): Promise<HostMoney[]> {
    const rows = await em.query<AsText[]>(money);
    return rows.map((row) => ({
      ...row,
      compensationOre: BigInt(row.compensationOre),
      housingOre: BigInt(row.housingOre),
      travelOre: BigInt(row.travelOre),
      costPerDayOre: row.costPerDayOre === null ? null : BigInt(row.costPerDayOre),
    }));
  }

  async mediated(em: EntityManager): Promise<Mediated[]> {
    const rows = await em.query<(Record<'receivedOre' | 'paidOre', string> & Pick<Mediated, 'agreement' | 'mediator'>)[]>(mediated);
    return rows.map((row) => mediatedOf({ ...row, receivedOre: BigInt(row.receivedOre), paidOre: BigInt(row.paidOre) }));
  }
}
