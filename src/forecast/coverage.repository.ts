import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { HostMoney } from './coverage';

type AsText = { [K in keyof HostMoney]: bigint extends HostMoney[K] ? string : HostMoney[K] } & { costPerDayOre: string | null };

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
    SELECT creditor_id AS host_id, sum(net_ore) AS ore FROM invoices WHERE state = 'issued' AND kind = 'teaching' GROUP BY creditor_id
  ), borne AS (
    SELECT debtor_id AS host_id, kind, sum(net_ore) AS ore FROM invoices WHERE state = 'issued' AND kind <> 'teaching' GROUP BY debtor_id, kind
    UNION ALL
    SELECT u.organisation_id, k.kind, sum(k.approved_ore) FROM claims k JOIN bookings b ON b.id = k.booking_id JOIN units u ON u.id = b.unit_id
    WHERE k.state = 'approved' AND k.advanced_by = 'host' GROUP BY u.organisation_id, k.kind
  )
  SELECT o.code AS host, o.name, o.county_code AS "countyCode", coalesce(d.half_days, 0) AS "halfDays", coalesce(d.unfunded, 0) AS "unfundedHalfDays",
    coalesce(r.ore, 0)::text AS "compensationOre",
    coalesce((SELECT sum(ore) FROM borne x WHERE x.host_id = o.id AND x.kind = 'housing'), 0)::text AS "housingOre",
    coalesce((SELECT sum(ore) FROM borne x WHERE x.host_id = o.id AND x.kind = 'travel'), 0)::text AS "travelOre",
    o.cost_per_day_ore::text AS "costPerDayOre"
  FROM organisations o LEFT JOIN days d ON d.host_id = o.id LEFT JOIN received r ON r.host_id = o.id
  WHERE o.kind <> 'university' AND (d.host_id IS NOT NULL OR EXISTS (SELECT FROM bookings b JOIN units u ON u.id = b.unit_id WHERE u.organisation_id = o.id AND b.holds_place))
  ORDER BY o.code`;

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
}
