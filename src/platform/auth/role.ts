/** What an account may be in its organisation. */
export const accountRoles = ['coordinator', 'region_coordinator', 'host', 'finance', 'student', 'admin'] as const;

/** One of accountRoles. */
export type AccountRole = (typeof accountRoles)[number];
