import { Problem } from '../../shared/problem';
import type { Acting } from './acting';

/** Refuses whoever holds none of the roles; the system may do anything. */
export function requireRole(acting: Acting, roles: readonly string[], deed: string): void {
  if (acting === 'system' || roles.includes(acting.role)) return;
  throw new Problem('role-required', 'forbidden', `The role ${acting.role} may not ${deed}; that takes one of ${roles.join(', ')}.`);
}
