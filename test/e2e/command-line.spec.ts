import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startHttp } from '../../src/main';
import { createLog } from '../../src/platform/http/log';
import { failure, vilplats } from '../support/command-line';
import { freshDatabase } from '../support/database';

const root = resolve(__dirname, '../..');
const sample = 'samples/blekinge-lund';

jest.setTimeout(120_000);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vilplats-command-line-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const account = ['add-account', '--email', 'a@b.example', '--name', 'Anna', '--organisation', 'LU'];

/** What is typed, and what the answer must name. */
const misuses: [args: string[], told: string][] = [
  [['run-trem'], 'run-trem'],
  [['run-term', sample], '--out'],
  [['run-term', sample, '--out', ''], 'is no path'],
  [['run-term', '', '--out', 'out/x'], 'is no path'],
  [['run-term', sample, 'more', '--out', 'out/x'], 'too many arguments'],
  [['run-term', sample, '--out', 'out/x', '--sed', '1'], '--sed'],
  [['run-term', sample, '--out', 'out/x', '--seed', '1.5'], '"1.5" is not a whole number'],
  [['run-term', sample, '--out', 'out/x', '--seed', '-1'], '"-1" is not a whole number'],
  [['run-term', sample, '--out', 'out/x', '--today', '2026-02-30'], '"2026-02-30" is not a day'],
  [['demo', '--port', '65536'], '"65536" is not a port'],
  [['serve', '--port', 'http'], '"http" is not a whole number'],
  [['worker', 'now'], 'too many arguments'],
  [['migrate', '--force'], '--force'],
  [['import'], "'dir'"],
  [['export', ''], 'is no path'],
  [['allocate'], "'term'"],
  [['allocate', 'HT26'], '"HT26" is not a term'],
  [['allocate', 'HT2026', '--seed', 'x'], '"x" is not a whole number'],
  [['replay'], "'run'"],
  [['solve', 'problem.json'], '--out'],
  [['solve', 'problem.json', '--out', 'x', '--seconds', '0'], 'not a number above 0'],
  [['invoice', '--today', 'tomorrow'], '"tomorrow" is not a day'],
  [['invoice', '--issue'], 'give --issued-by and --reviewed-by'],
  [['invoice', '--issue', '--issued-by', 'Anna Wik'], 'give --issued-by and --reviewed-by'],
  [['invoice', '--issue', '--issued-by', 'Anna Wik', '--reviewed-by', ' '], 'says nothing'],
  [['invoice', '--issue', '--issued-by', 'Anna Wik', '--reviewed-by', 'anna wik'], 'name two people'],
  [['invoice', '--out', 'out/x'], '--issue'],
  [[...account, '--role', 'king'], '"king" is no role; choose one of coordinator'],
  [[...account, '--role', 'student'], '--student go together'],
  [['add-account', '--email', 'a', '--name', 'Anna', '--organisation', 'LU', '--role', 'admin'], '"a" is not an e-mail address'],
];

describe('the exit code', () => {
  it.each(misuses)('is 2 for wrong use, with a sentence: %j', async (args, told) => {
    const result = await failure(args, { env: { DATA_DIR: join(folder, 'never') } });
    expect(result).toEqual({ code: 2, told: expect.stringContaining(told) as string });
    expect(result.told).not.toContain('    at ');
    expect(existsSync(join(folder, 'never'))).toBe(false);
  });

  it('is 1 for what is refused, with a sentence and nothing written', async () => {
    const env = { DATA_DIR: join(folder, 'refusing'), DATABASE_PORT: '45800' };
    const file = join(folder, 'file');
    writeFileSync(file, 'kept');
    const out = join(folder, 'nothing');
    const refused: [args: string[], told: string][] = [
      [['run-term', 'samples/no-such', '--out', out], 'no-such'],
      [['run-term', sample, '--out', file], `"${file}" is a file`],
      [['run-term', sample, '--out', join(file, 'below')], `"${file}" is a file`],
      [['export', file], `"${file}" is a file`],
      [['export', join(file, 'below.xlsx')], `"${file}" is a file`],
      [['invoice', '--issue', '--issued-by', 'Anna Wik', '--reviewed-by', 'Per Jonasson', '--out', file], `"${file}" is a file`],
      [['allocate', 'VT2099'], 'VT2099'],
      [['replay', '7'], 'no allocation run "7"'],
    ];
    for (const [args, told] of refused) {
      const result = await failure(args, { env });
      expect({ args, ...result }).toEqual({ args, code: 1, told: expect.stringContaining(told) as string });
      expect(result.told).not.toContain('    at ');
    }
    expect(existsSync(out)).toBe(false);
  });
});

/** A port of this machine that somebody else holds until it is closed. */
async function takenPort(): Promise<{ port: number; free: () => Promise<void> }> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { port: (server.address() as AddressInfo).port, free: () => new Promise((closed) => server.close(() => closed())) };
}

describe('a port that is taken', () => {
  it('is refused by serve with 1, naming port and way out', async () => {
    const { port, free } = await takenPort();
    const env = { DATA_DIR: join(folder, 'serving'), DATABASE_PORT: '45900' };
    expect(await failure(['serve', '--port', String(port)], { env })).toEqual({ code: 1, told: `Refused: Port ${port} is taken. Choose another with --port or PORT.\n` });
    await free();
  });

  it('makes the pages of a demonstration open on the next one', async () => {
    const { port, free } = await takenPort();
    const database = await freshDatabase(2);
    const door = await startHttp({ configuration: { databasePool: 2, host: '127.0.0.1', port }, loginUrl: database.url, log: createLog('silent'), anyPort: true });
    expect(Number(new URL(door.url).port)).toBeGreaterThan(port);
    expect((await fetch(`${door.url}/health/live`)).status).toBe(200);
    await door.stop();
    await database.close();
    await free();
  });
});

describe('a path through symbolic links', () => {
  it('leads to the same command, data and results', async () => {
    const [project, bin, data] = ['project', 'vilplats', 'data'].map((name) => join(folder, name)) as [string, string, string];
    symlinkSync(root, project);
    symlinkSync(join(project, 'dist/src/cli.js'), bin);
    symlinkSync(mkdtempSync(join(folder, 'kept-')), data);
    const env = { DATA_DIR: data, DATABASE_PORT: '46000' };
    await vilplats(['import', join(project, sample)], { program: bin, env });
    const out = join(folder, 'exported');
    symlinkSync(mkdtempSync(join(folder, 'out-')), out);
    await vilplats(['export', out], { program: join(project, 'dist/src/cli.js'), env });
    expect(existsSync(join(out, 'students.csv'))).toBe(true);
  });
});

it('explains every command', async () => {
  const { stdout } = await vilplats(['--help']);
  const commands = ['run-term', 'demo', 'serve', 'worker', 'migrate', 'import', 'export', 'allocate', 'replay', 'solve', 'invoice', 'add-account'];
  for (const command of commands) {
    expect(stdout).toContain(command);
    expect((await vilplats([command, '--help'])).stdout).toContain('Examples:');
  }
});
