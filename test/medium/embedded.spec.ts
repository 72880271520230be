import { spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { serverAccount } from '../../src/platform/embedded/account';
import { installedBinaries, usableBinaries } from '../../src/platform/embedded/binaries';
import { startEmbedded } from '../../src/platform/embedded/embedded';
import type { Embedded } from '../../src/platform/embedded/embedded';
import { freePort } from '../../src/platform/embedded/port';
import { isAlive, startMark } from '../../src/platform/embedded/process-identity';
import { startThrowAway } from '../../src/platform/embedded/throw-away';
import { endChildren, eventually, runTypeScript } from '../support/child';

interface Held {
  readonly url: string;
  readonly pid: number;
  readonly dataDir: string;
  readonly refused?: string;
}

const isRoot = process.getuid?.() === 0;

async function ask<T>(url: string, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
}

afterEach(endChildren);

const isGone = (pid: number): boolean => startMark(pid) === undefined;

describe('embedded database', () => {
  let parent: string;
  let dataDir: string;
  let wantedPort: number;
  const running: Embedded[] = [];

  const start = async (): Promise<Embedded> => {
    const embedded = await startEmbedded({ dataDir, port: wantedPort });
    running.push(embedded);
    return embedded;
  };

  beforeAll(async () => {
    wantedPort = await freePort(45_432);
  });

  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'vilplats-spec-'));
    dataDir = join(parent, 'data');
  });

  afterEach(async () => {
    await Promise.all(running.splice(0).map((embedded) => embedded.stop()));
    rmSync(parent, { recursive: true, force: true });
  });

  it('lives below a directory that only its starter may enter, runs without root, and keeps rows', async () => {
    expect(statSync(parent).mode & 0o777).toBe(0o700);
    const first = await start();
    await ask(first.url, 'CREATE TABLE kept AS SELECT 7 AS n');
    const serverUid = statSync(join(dataDir, 'postgres')).uid;
    expect(serverUid).not.toBe(0);
    await first.stop();
    expect(isGone(first.pid())).toBe(true);
    const second = await start();
    expect(await ask(second.url, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
  });

  it('listens on this machine only, by no socket file, and keeps its password to its owner', async () => {
    const { url } = await start();
    const settings = await ask<{ a: string; s: string; m: string }>(
      url,
      "SELECT current_setting('listen_addresses') a, current_setting('unix_socket_directories') s, current_setting('max_connections') m",
    );
    expect(settings).toEqual([{ a: '127.0.0.1', s: '', m: '200' }]);
    expect(statSync(join(dataDir, 'secrets/superuser-password')).mode & 0o777).toBe(0o600);
    await expect(ask(url.replace(/:[^:@]+@/, ':wrong@'), 'SELECT 1')).rejects.toThrow('password authentication failed');
    const made = await ask<{ p: string; c: string }>(url, "SELECT datlocprovider p, datlocale c FROM pg_database WHERE datname = 'postgres'");
    expect(made).toEqual([{ p: 'b', c: 'C.UTF-8' }]);
  });

  it('takes the next port when the wanted one is taken', async () => {
    const other = createServer().listen(wantedPort, '127.0.0.1');
    const { port, url } = await start();
    expect(port).toBeGreaterThan(wantedPort);
    expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    other.close();
  });

  it('refuses a second holder of the directory, and names the first', async () => {
    await start();
    await expect(startEmbedded({ dataDir })).rejects.toMatchObject({ code: 'data-directory-in-use', kind: 'conflict' });
    const { said } = await runTypeScript<Held>('hold-database.ts', [dataDir]);
    expect(said.refused).toContain(dataDir);
    expect(said.refused).toContain(`process ${process.pid}`);
    expect(said.refused).toContain('DATA_DIR');
  });

  it('lets one of several that start together have it', async () => {
    const children = await Promise.all([1, 2, 3].map(() => runTypeScript<Held>('hold-database.ts', [dataDir])));
    const holders = children.filter(({ said }) => said.refused === undefined);
    expect(holders).toHaveLength(1);
    expect(children.filter(({ said }) => said.refused?.includes(`process ${holders[0]?.child.pid ?? 0}`))).toHaveLength(2);
    await Promise.all(children.map(({ kill }) => kill('SIGKILL')));
  });

  it('starts at once after its starter was killed, with all rows', async () => {
    const { said, kill } = await runTypeScript<Held>('hold-database.ts', [dataDir]);
    await ask(said.url, 'CREATE TABLE kept AS SELECT 8 AS n');
    await kill('SIGKILL');
    const { url } = await start();
    expect(await ask(url, 'SELECT n FROM kept')).toEqual([{ n: 8 }]);
    expect(isGone(said.pid)).toBe(true);
  });

  it('starts after starter and server were both killed, though the old process id is in use again', async () => {
    const { said, kill } = await runTypeScript<Held>('hold-database.ts', [dataDir]);
    await ask(said.url, 'CREATE TABLE kept AS SELECT 9 AS n');
    process.kill(said.pid, 'SIGSTOP');
    await kill('SIGKILL');
    process.kill(said.pid, 'SIGKILL');
    await eventually('the server is gone', () => isGone(said.pid));
    const stranger = spawn('sleep', ['60'], { ...serverAccount(join(dataDir, 'postgres')), stdio: 'ignore' });
    const note = join(dataDir, 'postgres/postmaster.pid');
    writeFileSync(note, readFileSync(note, 'utf8').replace(/^\d+/, String(stranger.pid)));
    const { url } = await start();
    expect(await ask(url, 'SELECT n FROM kept')).toEqual([{ n: 9 }]);
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
    stranger.kill();
  });

  it('is started again, on the same port and with all rows, when only the server is killed', async () => {
    const embedded = await start();
    await ask(embedded.url, 'CREATE TABLE kept AS SELECT 10 AS n');
    const killed = embedded.pid();
    process.kill(killed, 'SIGKILL');
    await eventually('the server is back', async () => (await ask(embedded.url, 'SELECT n FROM kept').catch(() => [])).length === 1);
    expect(embedded.pid()).not.toBe(killed);
  });

  it('mends the mode of its directory', async () => {
    await (await start()).stop();
    chmodSync(join(dataDir, 'postgres'), 0o755);
    const { url } = await start();
    expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('says what the server said when it cannot start', async () => {
    await (await start()).stop();
    writeFileSync(join(dataDir, 'postgres/postgresql.conf'), 'no_such_setting = 1\n');
    await expect(start()).rejects.toThrow(/did not start[^]*no_such_setting/);
  });

  it('begins anew when its creation was cut short', async () => {
    mkdirSync(join(dataDir, 'postgres.new'), { recursive: true });
    writeFileSync(join(dataDir, 'postgres.new/PG_VERSION'), '18');
    const { url } = await start();
    expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('uses its programs where the server may read them, else copies them', () => {
    const hidden = join(parent, 'native');
    cpSync(installedBinaries(), hidden, { recursive: true });
    const used = usableBinaries(serverAccount(dataDir), hidden);
    if (isRoot) expect(used).not.toContain(parent);
    else expect(used).toBe(hidden);
    expect(existsSync(join(used, 'bin/postgres'))).toBe(true);
  });
});

describe('throw-away database', () => {
  it('leaves nothing behind when stopped', async () => {
    const embedded = await startThrowAway();
    await embedded.stop();
    expect(existsSync(embedded.dataDir)).toBe(false);
    expect(isGone(embedded.pid())).toBe(true);
  });

  it.each(['SIGKILL', 'SIGTERM', 'SIGINT'] as const)('leaves nothing behind when its starter gets %s', async (signal) => {
    const { said, kill } = await runTypeScript<Held>('hold-database.ts', []);
    expect(readdirSync(said.dataDir)).toContain('postgres');
    await kill(signal);
    await eventually('server and directory are gone', () => isGone(said.pid) && !existsSync(said.dataDir));
    expect(isAlive(said.pid)).toBe(false);
  });
});
