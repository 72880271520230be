import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Acting } from '../platform/database/acting';
import { Listing } from '../platform/database/listing';
import { differenceOf } from './change';

/** A change of an agreement, or of something that belongs to it. */
export interface Change {
  /** Code of the agreement. */
  readonly agreement: string;
  /** `agreement`, or such as `quota Q-1`. */
  readonly what: string;
  /** Null for what is new. */
  readonly before: object | null;
  readonly after: object;
}

export const changeColumns = `c.number::text AS id, a.code AS agreement, c.what, c.before, c.after, coalesce(o.code, 'system') AS "organisation", account_name(c.account_id) AS "by", c.at`;

export const changeTables = 'agreement_changes c JOIN agreements a ON a.id = c.agreement_id LEFT JOIN organisations o ON o.id = c.organisation_id';

export const changeListing = new Listing({
  noun: 'change',
  columns: changeColumns,
  from: changeTables,
  key: 'c.number',
  keyType: 'number',
  filters: { agreement: 'a.code', what: 'c.what' },
});

/** The log of what became of agreements; nothing in it is changed. */
@Injectable()
export class ChangesRepository {
  /** Keeps what differs, and who changed it; nothing where nothing does. */
  async add(em: EntityManager, { agreement, what, before, after }: Change, acting: Acting): Promise<void> {
    const difference = differenceOf(before, after);
    if (difference === undefined) return;
    const { organisationId, personId } = acting === 'system' ? { organisationId: null, personId: undefined } : acting;
    await em.query(
      `INSERT INTO agreement_changes (agreement_id, what, before, after, organisation_id, account_id) SELECT id, $2, $3, $4, $5, $6 FROM agreements WHERE code = $1`,
      [agreement, what, difference.before, difference.after, organisationId, personId ?? null],
    );
  }
}
