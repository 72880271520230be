import { setTimeout as sleep } from 'node:timers/promises';
import { Client, DatabaseError } from 'pg';
import type { ClientBase } from 'pg';
import { Problem } from '../../shared/problem';
import { roles } from './roles';

/** Passwords of the roles that log in. Without one for the owner, the user of the address is the owner. */
export interface RolePasswords {
  readonly login?: string;
  readonly owner?: string;
}

/** What the application may become; and what only the tables' owner may, to hand functions over. */
const forLogin = [roles.party, roles.system, roles.queue];
const forOwner = [roles.policy];
const attempts = 8;

/** Makes the roles of the whole server; any number of processes may do so at once. */
export async function ensureRoles(adminUrl: string, passwords: RolePasswords): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    for (let attempt = 1; !(await tryEnsure(client, passwords, attempt === attempts)); attempt += 1) {
      await sleep(50 * attempt);
    }
  } finally {
    await client.end();
  }
}

/** Roles belong to the server, not to a database, so no lock in one database keeps others out: it is tried again. */
async function tryEnsure(client: ClientBase, passwords: RolePasswords, isLast: boolean): Promise<boolean> {
  try {
    await client.query('BEGIN');
    await ensureAll(client, passwords);
    await client.query('COMMIT');
    return true;
  } catch (error) {
    await client.query('ROLLBACK');
    if (error instanceof DatabaseError && error.code === '42501') throw mayNot(error);
    if (isLast || !isRace(error)) throw error;
    return false;
  }
}

async function ensureAll(client: ClientBase, { login, owner }: RolePasswords): Promise<void> {
  for (const group of [...forLogin, ...forOwner]) await ensureRole(client, group, 'NOLOGIN');
  await ensureLogin(client, roles.login, 'NOINHERIT', login);
  for (const group of forLogin) await ensureMember(client, group, roles.login);
  if (owner !== undefined) await ensureLogin(client, roles.owner, 'INHERIT', owner);
  const ownerName = owner === undefined ? await currentUser(client) : roles.owner;
  for (const group of forOwner) await ensureMember(client, group, ownerName);
}

async function currentUser(client: ClientBase): Promise<string> {
  const { rows } = await client.query<{ name: string }>('SELECT current_user AS name');
  return rows[0]?.name ?? roles.owner;
}

async function ensureRole(client: ClientBase, name: string, attributes: string): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
  if (rowCount === 0) await client.query(`CREATE ROLE ${name} ${attributes}`);
}

async function ensureLogin(client: ClientBase, name: string, attributes: string, password?: string): Promise<void> {
  await ensureRole(client, name, `LOGIN ${attributes} NOSUPERUSER NOCREATEDB NOCREATEROLE`);
  if (password === undefined) return;
  await client.query(`ALTER ROLE ${name} LOGIN PASSWORD ${client.escapeLiteral(password)}`);
}

async function ensureMember(client: ClientBase, group: string, member: string): Promise<void> {
  const held = await client.query(
    'SELECT 1 FROM pg_auth_members WHERE roleid = $1::regrole AND member = quote_ident($2)::regrole AND set_option AND NOT inherit_option',
    [group, member],
  );
  if (held.rowCount === 0) await client.query(`GRANT ${group} TO ${client.escapeIdentifier(member)} WITH INHERIT FALSE, SET TRUE`);
}

function isRace(error: unknown): boolean {
  if (!(error instanceof DatabaseError)) return false;
  return error.code === '42710' || error.code === '23505' || error.message.includes('concurrently');
}

function mayNot(error: Error): Problem {
  return new Problem(
    'roles-not-permitted',
    'unavailable',
    `The user of DATABASE_URL may not make the roles ${Object.values(roles).join(', ')} (${error.message}). ` +
      'Give that user CREATEROLE, or have an administrator run the statements of docs/operations.md once.',
  );
}
