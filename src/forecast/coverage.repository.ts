import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { mediatedOf, type IssuedPortion, type Mediated } from './coverage';
import type { DayCost } from './day-cost';
import type { Named } from './names';

const portions = `
  SELECT agreement_id AS "agreementId", leg_id AS "legId", kind, creditor_id AS "creditorId", debtor_id AS "debtorId", host_id AS "hostId", term_id AS "termId",
    unit_id AS "unitId", university_id AS "universityId", course_id AS "courseId", year, units, ore FROM issued_portions()`;

/** Costs with their days first; what an organisation has stated without days counts where none of them does. It is the organisation's own to read. */
const costs = `
  SELECT id, organisation_id AS "organisationId", unit_id AS "unitId", specialty, first_day::text AS "firstDay", last_day::text AS "lastDay", amount_ore AS "amountOre",
    ground, shared FROM day_costs
  UNION ALL
  SELECT id, id, NULL, NULL, '0001-01-01', NULL, cost_per_day_ore, '', false FROM organisations
  WHERE cost_per_day_ore IS NOT NULL AND (id = acting_organisation() OR acting_role() = 'system')
  ORDER BY "firstDay" DESC`;

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

/** What hosts got and bore, as far as the acting party may follow it. */
@Injectable()
export class CoverageRepository {
  async portions(em: EntityManager): Promise<IssuedPortion[]> {
    const rows = await em.query<(Omit<IssuedPortion, 'ore'> & { ore: string })[]>(portions);
    return rows.map((row) => ({ ...row, ore: BigInt(row.ore) }));
  }

  async costs(em: EntityManager): Promise<DayCost[]> {
    const rows = await em.query<(Omit<DayCost, 'amountOre'> & { amountOre: string })[]>(costs);
    return rows.map((row) => ({ ...row, amountOre: BigInt(row.amountOre) }));
  }

  ownUnits = (em: EntityManager): Promise<Named[]> => em.query('SELECT code, name FROM units WHERE organisation_id = acting_organisation() ORDER BY name');

  specialties = (em: EntityManager): Promise<Named[]> => em.query('SELECT code, name FROM specialties ORDER BY name');

  async mediated(em: EntityManager): Promise<Mediated[]> {
    const rows = await em.query<(Record<'receivedOre' | 'paidOre', string> & Pick<Mediated, 'agreement' | 'mediator'>)[]>(mediated);
    return rows.map((row) => mediatedOf({ ...row, receivedOre: BigInt(row.receivedOre), paidOre: BigInt(row.paidOre) }));
  }
}
