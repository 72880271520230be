import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { studySiteListing } from './reading.repository';
import type { StudySiteGrounds, StudySiteOrder } from './study-site';

/** A study site as it stands. */
export type StandingStudySite = StudySiteOrder & { readonly version: number };

const placedElsewhere = `
  SELECT w.code AS town, count(*)::int AS placements FROM study_sites s JOIN enrolments e ON e.study_site_id = s.id
    JOIN bookings b ON b.enrolment_id = e.id AND b.holds_place JOIN units u ON u.id = b.unit_id JOIN towns w ON w.id = u.town_id
  WHERE s.code = $1 AND w.code <> ALL ($2) GROUP BY 1 ORDER BY 1`;

/** Study sites as they are ordered, with all that they name. */
@Injectable()
export class StudySitesRepository {
  async standing(em: EntityManager, code: string): Promise<StandingStudySite> {
    return (await studySiteListing.one(em, code)) as unknown as StandingStudySite;
  }

  /** Whether there is such a site; locked until the end of the transaction. */
  async lock(em: EntityManager, code: string): Promise<boolean> {
    return (await em.query<unknown[]>('SELECT FROM study_sites WHERE code = $1 FOR UPDATE', [code])).length > 0;
  }

  /** Whether the programme is of the organisation (any, when null). */
  async isOf(em: EntityManager, programme: string, organisationId: string | null): Promise<boolean> {
    return (await em.query<unknown[]>('SELECT FROM programmes WHERE code = $1 AND ($2::uuid IS NULL OR university_id = $2)', [programme, organisationId])).length > 0;
  }

  async grounds(em: EntityManager, { code, programme, towns }: StudySiteOrder): Promise<StudySiteGrounds> {
    const found = await em.query<{ code: string }[]>('SELECT code FROM towns WHERE code = ANY ($1)', [towns]);
    const [others] = await em.query<[{ weight: number }]>(
      'SELECT coalesce(sum(s.weight), 0)::int AS weight FROM study_sites s JOIN programmes p ON p.id = s.programme_id WHERE p.code = $1 AND s.code <> $2', [programme, code]);
    return { towns: found.map((row) => row.code), otherWeight: others.weight, placedElsewhere: await em.query(placedElsewhere, [code, towns]) };
  }

  async insert(em: EntityManager, order: StudySiteOrder): Promise<void> {
    await em.query('INSERT INTO study_sites (code, programme_id, name, weight) SELECT $1, id, $3, $4 FROM programmes WHERE code = $2',
      [order.code, order.programme, order.name, order.weight]);
    await this.setTowns(em, order);
  }

  async update(em: EntityManager, order: StudySiteOrder): Promise<void> {
    await em.query('UPDATE study_sites SET name = $2, weight = $3, version = version + 1 WHERE code = $1', [order.code, order.name, order.weight]);
    await em.query('DELETE FROM study_site_towns t USING study_sites s WHERE s.code = $1 AND t.study_site_id = s.id', [order.code]);
    await this.setTowns(em, order);
  }

  private async setTowns(em: EntityManager, { code, towns }: StudySiteOrder): Promise<void> {
    await em.query('INSERT INTO study_site_towns SELECT s.id, t.id FROM study_sites s, towns t WHERE s.code = $1 AND t.code = ANY ($2)', [code, towns]);
  }
}
