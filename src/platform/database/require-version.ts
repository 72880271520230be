import { missingVersion, staleVersion } from '../http/version';

/** Refuses an edit that was decided on another version than the stored one, or that does not say on which. */
export function requireVersion(named: number | undefined, stored: number): void {
  if (named === stored) return;
  throw named === undefined ? missingVersion() : staleVersion(named);
}
