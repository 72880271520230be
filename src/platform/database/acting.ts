import type { ActingParty } from './acting-party';
import type { Doorway, Work } from './doorway';

/** Who asks: a party, or the system itself (jobs, imports, the command line). */
export type Acting = ActingParty | 'system';

/** The work in one transaction with the rights of whoever asks. */
export const actingAs = <T>(doorway: Doorway, acting: Acting, work: Work<T>): Promise<T> =>
  acting === 'system' ? doorway.asSystem(work) : doorway.asParty(acting, work);

/** How histories name whoever acts: `system`, or the role with the account where there is one. */
export function actorName(acting: Acting): string {
  if (acting === 'system') return 'system';
  return acting.personId ? `${acting.role}:${acting.personId}` : acting.role;
}

/** The organisation that asks; null where the system does. */
export const actingOrganisation = (acting: Acting): string | null => (acting === 'system' ? null : acting.organisationId);
