import type { ActingParty } from '../database/acting-party';
import type { AccountRole } from './role';

/** Who is logged in. */
export interface Account {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: AccountRole;
  readonly organisationId: string;
  readonly organisationName: string;
  /** The unit a host answers for. */
  readonly unitId?: string;
  /** The student this person is. */
  readonly studentId?: string;
}

/** The party on whose behalf the account's requests run. */
export function partyOf({ id, organisationId, role, studentId }: Account): ActingParty {
  return { organisationId, personId: id, role, ...(studentId !== undefined && { studentId }) };
}
