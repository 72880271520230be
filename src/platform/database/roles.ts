/** The database roles, from the one that may do most to the one that may do least. */
export const roles = {
  /** Owns the tables and changes them; row security is forced on it too. */
  owner: 'vilplats_owner',
  /** The application connects as this one, which may do nothing but take one of the roles below. */
  login: 'vilplats_login',
  /** Sees what the acting party may see. */
  party: 'vilplats_party',
  /** Sees all rows: jobs, imports, login. */
  system: 'vilplats_system',
  /** Owns the functions that policies ask; may read what they ask and create nothing. */
  policy: 'vilplats_policy',
  /** The queue's tables only. */
  queue: 'vilplats_queue',
} as const;
