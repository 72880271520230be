import { Client } from 'pg';
import { ensureRoles } from './ensure-roles';
import { roles } from './roles';

/** Where the tables' owner and the application connect to one and the same database. */
export interface DatabaseAddresses {
  readonly ownerUrl: string;
  readonly loginUrl: string;
}

/** Name of the database on a server of our own. */
export const databaseName = 'vilplats';

/** Makes roles and database on a server where we are superuser; what is there already stays. */
export async function ensureDatabase(
  superuserUrl: string,
  passwords: { readonly login: string; readonly owner: string },
  name = databaseName,
): Promise<DatabaseAddresses> {
  await ensureRoles(superuserUrl, passwords);
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)} OWNER ${roles.owner}`);
  } finally {
    await client.end();
  }
  return {
    ownerUrl: urlFor(superuserUrl, { user: roles.owner, password: passwords.owner, database: name }),
    loginUrl: urlFor(superuserUrl, { user: roles.login, password: passwords.login, database: name }),
  };
}

/** The same server, another user and perhaps another database. */
export function urlFor(serverUrl: string, as: { user?: string; password?: string; database?: string }): string {
  const url = new URL(serverUrl);
  if (as.user !== undefined) url.username = encodeURIComponent(as.user);
  if (as.password !== undefined) url.password = encodeURIComponent(as.password);
  if (as.database !== undefined) url.pathname = `/${encodeURIComponent(as.database)}`;
  return url.toString();
}
