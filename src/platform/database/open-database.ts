import { createHmac } from 'node:crypto';
import type { Configuration } from '../config/configuration';
import { keptSecret } from '../config/secret-file';
import { startEmbedded } from '../embedded/embedded';
import type { Embedded } from '../embedded/embedded';
import { startThrowAway } from '../embedded/throw-away';
import { prepareQueue } from '../queue/prepare-queue';
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
  if (configuration.loginDatabaseUrl !== undefined) {
    await ensureRoles(ownerUrl, {});
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

async function prepare(addresses: DatabaseAddresses, log: Log, stop: () => Promise<void>): Promise<OpenDatabase> {
  const applied = await migrate(addresses.ownerUrl);
  if (applied.length > 0) log(`Applied ${applied.length} migrations, the last being ${applied.at(-1) ?? ''}.`);
  await prepareQueue(addresses.ownerUrl);
  const owner = await createOwnerDataSource(addresses.ownerUrl).initialize();
  try {
    await assertRowSecurity(owner);
  } finally {
    await owner.destroy();
  }
  return { ...addresses, stop };
}
