import { createHmac } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Configuration } from '../config/configuration';
import { keptSecret } from '../config/secret-file';
import { startEmbedded } from '../embedded/embedded';
import type { Embedded } from '../embedded/embedded';
import { startThrowAway } from '../embedded/throw-away';
import { prepareQueue } from '../queue/prepare-queue';
import { assertReachable } from './assert-reachable';
import { assertRowSecurity } from './assert-row-security';
import { createOwnerDataSource } from './data-source';
import { ensureDatabase, urlFor } from './ensure-database';
import type { DatabaseAddresses } from './ensure-database';
import { ensureRoles } from './ensure-roles';
import { migrate } from './migrate';
import { roles } from './roles';

/** A database ready for the application: roles, tables, closed by row security. */
export interface OpenDatabase extends DatabaseAddresses {
  /** Address for the superuser of a server this process started. */
  readonly superuserUrl?: string;
  /** Ends the server if this process started it; an external one is left running. */
  readonly stop: () => Promise<void>;
}

type Log = (message: string) => void;
type Choice = Pick<Configuration, 'databaseUrl' | 'loginDatabaseUrl' | 'dataDir' | 'databasePort'>;

/** Opens the configured database: the external one, else an embedded one in the data directory. */
export async function openDatabase(configuration: Choice, log: Log = () => undefined): Promise<OpenDatabase> {
  const { databaseUrl, dataDir, databasePort } = configuration;
  if (databaseUrl !== undefined) return prepare(await externalAddresses(databaseUrl, configuration), log, () => Promise.resolve());
  return openOwn(await startEmbedded({ dataDir, port: databasePort, log }), log);
}

/** Opens a database that leaves nothing behind when this process ends. */
export async function openThrowAwayDatabase(log: Log = () => undefined): Promise<OpenDatabase> {
  return openOwn(await startThrowAway(log), log);
}

async function openOwn(embedded: Embedded, log: Log): Promise<OpenDatabase> {
  try {
    const passwords = { login: keptSecret(embedded.dataDir, 'login-password'), owner: keptSecret(embedded.dataDir, 'owner-password') };
    const open = await prepare(await ensureDatabase(embedded.url, passwords), log, () => embedded.stop());
    return { ...open, superuserUrl: embedded.url };
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

async function externalAddresses(ownerUrl: string, configuration: Choice): Promise<DatabaseAddresses> {
  await assertReachable(ownerUrl, 'DATABASE_URL');
  if (configuration.loginDatabaseUrl !== undefined) {
    await ensureRoles(ownerUrl, {});
    await assertReachable(configuration.loginDatabaseUrl, 'LOGIN_DATABASE_URL');
    return { ownerUrl, loginUrl: configuration.loginDatabaseUrl };
  }
  const password = loginPassword(ownerUrl, configuration.dataDir);
  await ensureRoles(ownerUrl, { login: password });
  return { ownerUrl, loginUrl: urlFor(ownerUrl, { user: roles.login, password }) };
}

/** API and worker on different machines must agree, so the owner's password gives it where there is one. */
function loginPassword(ownerUrl: string, dataDir: string): string {
  const { password } = new URL(ownerUrl);
  if (password === '') return keptSecret(dataDir, 'login-password');
  return createHmac('sha256', decodeURIComponent(password)).update(roles.login).digest('base64url');
}

/** Row security and constraints of rights do not bind a superuser, so a mistake in a migration would go unseen. */
async function warnOfSuperuser(owner: DataSource, log: Log): Promise<void> {
  const [user] = await owner.query<{ name: string; is_free: boolean }[]>(
    'SELECT rolname AS name, rolsuper OR rolbypassrls AS is_free FROM pg_roles WHERE rolname = current_user',
  );
  if (user?.is_free === true) log(`The user ${user.name} of DATABASE_URL is above row security; better let a plain role own the tables.`);
}

async function prepare(addresses: DatabaseAddresses, log: Log, stop: () => Promise<void>): Promise<OpenDatabase> {
  const applied = await migrate(addresses.ownerUrl);
  if (applied.length > 0) log(`Applied ${applied.length} migrations, the last being ${applied.at(-1) ?? ''}.`);
  await prepareQueue(addresses.ownerUrl);
  const owner = await createOwnerDataSource(addresses.ownerUrl).initialize();
  try {
    await warnOfSuperuser(owner, log);
    await assertRowSecurity(owner);
  } finally {
    await owner.destroy();
  }
  return { ...addresses, stop };
}
