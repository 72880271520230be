import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { createDataSource } from '../../src/platform/database/data-source';
import { Doorway } from '../../src/platform/database/doorway';
import { databaseName, urlFor } from '../../src/platform/database/ensure-database';
import { openDatabase } from '../../src/platform/database/open-database';
import { named } from '../../src/invoicing/signatory';
import type { MoneyWorld } from '../support/money-world';
import { cpuSeconds } from './bookings/cpu-time';
import { median } from './bookings/spell';
import { bareSum, filledWorld } from './invoicing/filled';

const USAGE = `Draws one run over so many certified student-days of twenty hosts, and adds the same days up by one bare question in between.

  npm run bench:invoicing

  --days N (student-days)   --rounds N   --no-issue (leaves the issue of the drafts out)
`;

const OPTIONS = { help: { type: 'boolean', default: false }, 'no-issue': { type: 'boolean', default: false }, days: { type: 'string', default: '500000' }, rounds: { type: 'string', default: '3' } } as const;
const today = '2025-12-01';
const by = named('bench');

interface Plan { readonly days: number; readonly rounds: number; readonly issues: boolean }
/** Seconds; `cpu` those of the processors for the run, in the database and here. */
interface Round { readonly run: number; readonly cpu: number; readonly again: number; readonly preview: number; readonly bare: number }

const say = (text: string): void => { process.stderr.write(`${text}\n`); };

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
}

/** A database as the product starts one itself, flushed to disk at each commit. */
async function bench(plan: Plan): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'vilplats-bench-'));
  const open = await openDatabase({ dataDir, databasePort: 0 });
  const dataSource = await createDataSource({ url: open.loginUrl, poolSize: 4 }).initialize();
  const superuserUrl = urlFor(open.superuserUrl ?? '', { database: databaseName });
  try {
    const database = { doorway: new Doorway(dataSource), url: open.loginUrl, superuserUrl, ownerUrl: '', close: () => Promise.resolve() };
    say(`Filling ${plan.days} student-days: ${(await timed(async () => { world = await filledWorld(database, plan.days); })).toFixed(1)} s`);
    await measure(plan, world!, superuserUrl);
  } finally {
    await dataSource.destroy();
    await open.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
let world: MoneyWorld | undefined;

async function measure(plan: Plan, { runs, previews, invoicing, sql }: MoneyWorld, superuserUrl: string): Promise<void> {
  const client = new Client({ connectionString: superuserUrl });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('VACUUM ANALYZE');
  const scope = { today, termId: null, creditorId: null };
  const rounds: Round[] = [];
  for (let i = 1; i <= plan.rounds; i += 1) {
    const bare = await timed(() => client.query(bareSum));
    const preview = await timed(() => previews.preview(scope));
    const before = await busy(client);
    const run = await timed(() => runs.draw(scope, by));
    const cpu = (await busy(client)) - before;
    const again = await timed(() => runs.draw(scope, by));
    await assertSame(client);
    rounds.push({ run, cpu, again, preview, bare });
    say(`round ${i}: run ${run.toFixed(1)} s (processor ${cpu.toFixed(1)} s), again ${again.toFixed(1)} s, preview ${preview.toFixed(1)} s; bare sum ${bare.toFixed(2)} s, ratio ${(run / bare).toFixed(1)}`);
    if (i < plan.rounds) await sql(`DELETE FROM invoices WHERE state = 'draft'`);
    if (i < plan.rounds) await client.query('VACUUM ANALYZE charges, invoice_lines, invoices');
  }
  if (plan.issues) say(`issue of all drafts: ${(await timed(() => invoicing.issueAll({ today, issuedBy: by, reviewedBy: named('another') }))).toFixed(1)} s`);
  await client.end();
  report(plan, rounds);
}

/** Processor seconds of the database's backends and of this process so far. */
async function busy(client: Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('SELECT pid FROM pg_stat_activity');
  const { user, system } = process.cpuUsage();
  return cpuSeconds(rows.map(({ pid }) => pid)) + (user + system) / 1e6;
}

/** The drafts come to what the bare question says. */
async function assertSame(client: Client): Promise<void> {
  const [bare, drawn] = [(await client.query<{ ore: string }>(bareSum)).rows[0]?.ore, (await client.query<{ ore: string }>('SELECT sum(net_ore) AS ore FROM invoices')).rows[0]?.ore];
  if (bare !== drawn) throw new Error(`The run drafted ${drawn ?? 'nothing'} öre, the bare question gives ${bare ?? 'nothing'}.`);
}

function report({ days, rounds }: Plan, all: readonly Round[]): void {
  const middle = (value: (round: Round) => number, digits = 1): string => median(all.map(value)).toFixed(digits);
  const rows = [
    ['run, seconds', middle(({ run }) => run)],
    ['processor seconds of the run', middle(({ cpu }) => cpu)],
    ['student-days/s', median(all.map(({ run }) => days / run)).toFixed(0)],
    ['the same run again, seconds', middle(({ again }) => again)],
    ['preview, seconds', middle(({ preview }) => preview)],
    ['bare sum, seconds', middle(({ bare }) => bare, 2)],
    ['ratio to the bare sum', middle(({ run, bare }) => run / bare)],
  ];
  process.stdout.write(`\n${days} student-days: medians of ${rounds} rounds\n\n${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}\n`);
}

function planOf(args: readonly string[]): Plan | undefined {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  if (values.help) return undefined;
  const whole = (name: 'days' | 'rounds'): number => {
    if (!/^[1-9]\d{0,6}$/.test(values[name])) throw new Error(`--${name} must be a whole number from 1, not "${values[name]}"`);
    return Number(values[name]);
  };
  return { days: whole('days'), rounds: whole('rounds'), issues: !values['no-issue'] };
}

async function main(args: readonly string[]): Promise<number> {
  let plan: Plan | undefined;
  try {
    plan = planOf(args);
  } catch (error) {
    say(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return 2;
  }
  if (plan) await bench(plan);
  else process.stdout.write(USAGE);
  return 0;
}

main(process.argv.slice(2)).then((code) => { process.exitCode = code; }, (error: unknown) => {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
});
