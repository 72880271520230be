import { Problem } from '../../shared/problem';

/** Refuses an edit that was decided on another version than the stored one, or that does not say on which. */
export function requireVersion(named: number | undefined, stored: number): void {
  if (named === stored) return;
  if (named === undefined) throw new Problem('version-missing', 'unversioned', 'Send If-Match with the ETag of what was read.');
  throw new Problem('version-stale', 'stale', `It has changed since version ${named}; it is now version ${stored}. Read it again and redo the edit.`);
}
