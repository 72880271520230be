import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { createDataSource } from '../../src/platform/database/data-source';
import { Doorway } from '../../src/platform/database/doorway';
import { urlFor } from '../../src/platform/database/ensure-database';
import { openDatabase } from '../../src/platform/database/open-database';
import { startThrowAway } from '../../src/platform/embedded/throw-away';
import type { Embedded } from '../../src/platform/embedded/embedded';

/** A server that somebody else keeps, as the product's compose file or an administrator sets it up. */
describe('an external database', () => {
  let server: Embedded;
  let dataDir: string;
  const log: string[] = [];

  const administer = async (...statements: string[]): Promise<void> => {
    const client = new Client({ connectionString: server.url });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  const addressOf = (user: string, database: string): string => urlFor(server.url, { user, password: 'pass', database });
  const choice = (databaseUrl: string, loginDatabaseUrl?: string): Parameters<typeof openDatabase>[0] => ({
    databaseUrl,
    dataDir,
    databasePort: 0,
    ...(loginDatabaseUrl !== undefined && { loginDatabaseUrl }),
  });
  const seenThrough = async (loginUrl: string): Promise<unknown> => {
    const dataSource = await createDataSource({ url: loginUrl, poolSize: 2 }).initialize();
    try {
      return await new Doorway(dataSource).asSystem((em) => em.query('SELECT count(*)::int AS n FROM bookings'));
    } finally {
      await dataSource.destroy();
    }
  };

  beforeEach(async () => {
    server = await startThrowAway();
    dataDir = mkdtempSync(join(tmpdir(), 'vilplats-spec-'));
    log.length = 0;
  });

  afterEach(async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true });
  });

  it('is opened by API and worker at once, for an owner who may make roles', async () => {
    await administer("CREATE ROLE keeper LOGIN CREATEROLE PASSWORD 'pass'", 'CREATE DATABASE term OWNER keeper');
    const open = () => openDatabase(choice(addressOf('keeper', 'term')), (line) => log.push(line));
    const [api, worker] = await Promise.all([open(), open()]);
    expect(api.loginUrl).toBe(worker.loginUrl);
    expect(await seenThrough(api.loginUrl)).toEqual([{ n: 0 }]);
    expect(log.filter((line) => line.startsWith('Applied'))).toHaveLength(1);
    await api.stop();
    expect(await seenThrough((await open()).loginUrl)).toEqual([{ n: 0 }]);
  });

  it('is opened for an owner who may not, when an administrator made the roles', async () => {
    await administer(
      "CREATE ROLE keeper LOGIN PASSWORD 'pass'",
      'CREATE DATABASE term OWNER keeper',
      'CREATE ROLE vilplats_party NOLOGIN; CREATE ROLE vilplats_system NOLOGIN; CREATE ROLE vilplats_queue NOLOGIN; CREATE ROLE vilplats_policy NOLOGIN',
      "CREATE ROLE vilplats_login LOGIN NOINHERIT PASSWORD 'pass'",
      'GRANT vilplats_party, vilplats_system, vilplats_queue TO vilplats_login WITH INHERIT FALSE, SET TRUE',
      'GRANT vilplats_policy TO keeper WITH INHERIT FALSE, SET TRUE',
    );
    const loginUrl = addressOf('vilplats_login', 'term');
    const open = await openDatabase(choice(addressOf('keeper', 'term'), loginUrl));
    expect(open.loginUrl).toBe(loginUrl);
    expect(await seenThrough(loginUrl)).toEqual([{ n: 0 }]);
  });

  it('is refused, with the way out, for an owner who may not make the missing roles', async () => {
    await administer("CREATE ROLE keeper LOGIN PASSWORD 'pass'", 'CREATE DATABASE term OWNER keeper');
    await expect(openDatabase(choice(addressOf('keeper', 'term')))).rejects.toMatchObject({ code: 'roles-not-permitted' });
  });

  it('is said to be badly kept when its owner is a superuser', async () => {
    await administer("CREATE ROLE mighty LOGIN SUPERUSER PASSWORD 'pass'", 'CREATE DATABASE term OWNER mighty');
    await openDatabase(choice(addressOf('mighty', 'term')), (line) => log.push(line));
    expect(log.join()).toContain('mighty of DATABASE_URL is above row security');
  });

  it('that lets nobody in is named with the reason, without its password', async () => {
    const absent = openDatabase(choice('postgresql://keeper:geheim@127.0.0.1:1/term'));
    await expect(absent).rejects.toThrow(/keeper at 127\.0\.0\.1:1\/term in: .*ECONNREFUSED.*DATABASE_URL/);
    await expect(absent).rejects.not.toThrow('geheim');
    await administer("CREATE ROLE keeper LOGIN CREATEROLE PASSWORD 'other'");
    await expect(openDatabase(choice(addressOf('keeper', 'term')))).rejects.toThrow(/password authentication failed/);
  });
});
