import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** A wish by codes; one of town and unit. */
export interface NewWish {
  readonly town?: string | undefined;
  readonly unit?: string | undefined;
}

/** The wishes of an enrolment. */
@Injectable()
export class WishesRepository {
  /** Locks the enrolment, so that two who reorder it wait for each other; gives its version, or undefined when the party sees none. */
  async lockEnrolment(em: EntityManager, id: string): Promise<number | undefined> {
    const [row] = await em.query<{ version: number }[]>('SELECT version FROM enrolments WHERE id = $1 FOR UPDATE', [id]);
    return row?.version;
  }

  /** The version of an enrolment goes up with its wishes. */
  async raiseVersion(em: EntityManager, id: string): Promise<void> {
    await em.query('UPDATE enrolments SET id = id WHERE id = $1', [id]);
  }

  async remove(em: EntityManager, enrolmentId: string): Promise<void> {
    await em.query('DELETE FROM wishes WHERE enrolment_id = $1', [enrolmentId]);
  }

  /** False when there is no such town or unit. */
  async add(em: EntityManager, enrolmentId: string, rank: number, { town, unit }: NewWish): Promise<boolean> {
    const [place, code] = town === undefined ? (['unit', unit] as const) : (['town', town] as const);
    const added = await em.query<unknown[]>(
      `INSERT INTO wishes (enrolment_id, rank, ${place}_id) SELECT $1, $2, p.id FROM ${place}s p WHERE p.code = $3 RETURNING id`,
      [enrolmentId, rank, code],
    );
    return added.length > 0;
  }
}
