import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { createDataSource } from '../../src/platform/database/data-source';
import { Doorway } from '../../src/platform/database/doorway';
import { databaseName, urlFor } from '../../src/platform/database/ensure-database';
import { openDatabase } from '../../src/platform/database/open-database';
import type { OpenDatabase } from '../../src/platform/database/open-database';
import { bookingWorld } from '../support/booking-world';
import type { BookingWorld } from '../support/booking-world';
import { Factory } from '../support/factories';
import { KeepAlive } from '../support/keep-alive';
import { BareDriver } from './bookings/bare-driver';
import { cpuSeconds } from './bookings/cpu-time';
import { serve, serveAlone } from './bookings/served';
import type { Served } from './bookings/served';
import { median, ordersOf, quantile, spellOf } from './bookings/spell';
import type { Order, Spell } from './bookings/spell';

const USAGE = `Books places over HTTP as fast as it goes, and writes the same rows by the bare driver in between.

  npm run bench:bookings

  --seconds N (of each spell)   --rounds N   --clients N   --processes N (that serve)   --units N (few: many want the same place)
  --keys (each booking has an Idempotency-Key)
  --no-worker (the API alone; the facts that bookings tell wait)
`;

const OPTIONS = {
  help: { type: 'boolean', default: false },
  keys: { type: 'boolean', default: false },
  'no-worker': { type: 'boolean', default: false },
  seconds: { type: 'string', default: '5' },
  rounds: { type: 'string', default: '5' },
  clients: { type: 'string', default: '24' },
  processes: { type: 'string', default: '2' },
  units: { type: 'string', default: '40' },
} as const;

interface Plan { readonly keys: boolean; readonly worker: boolean; readonly seconds: number; readonly rounds: number; readonly clients: number; readonly processes: number; readonly units: number }

/** What a round came to; processor time in milliseconds a booking. */
interface Round {
  readonly product: Spell;
  readonly bare: Spell;
  readonly cpu: { readonly api: number; readonly database: number; readonly client: number; readonly bare: number };
}

const say = (text: string): void => { process.stderr.write(`${text}\n`); };

function planOf(args: readonly string[]): Plan | undefined {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  if (values.help) return undefined;
  const whole = (name: 'seconds' | 'rounds' | 'clients' | 'processes' | 'units'): number => {
    if (!/^[1-9]\d{0,3}$/.test(values[name])) throw new Error(`--${name} must be a whole number from 1, not "${values[name]}"`);
    return Number(values[name]);
  };
  return { keys: values.keys, worker: !values['no-worker'], seconds: whole('seconds'), rounds: whole('rounds'), clients: whole('clients'), processes: whole('processes'), units: whole('units') };
}

/** A database as the product starts one itself, flushed to disk at each commit. */
async function bench(plan: Plan): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'vilplats-bench-'));
  const database = await openDatabase({ dataDir, databasePort: 0 });
  const dataSource = await createDataSource({ url: database.loginUrl, poolSize: 2 }).initialize();
  const served: Served[] = [];
  try {
    const students = Math.min(80_000, 1500 * plan.seconds * (plan.rounds + 1));
    const world = await bookingWorld(new Factory({ doorway: new Doorway(dataSource) }), {
      units: plan.units, places: 1000, students, coordinators: plan.clients, blocks: [4],
    });
    await analyse(database);
    for (let i = 0; i < plan.processes; i += 1) served.push(await (plan.worker ? serve(database, dataDir, i) : serveAlone(database)));
    report(plan, await rounds(plan, { database, world, served }));
  } finally {
    for (const one of served) await one.stop();
    await dataSource.destroy();
    await database.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function superuser({ superuserUrl = '' }: OpenDatabase): Promise<Client> {
  const client = new Client({ connectionString: urlFor(superuserUrl, { database: databaseName }) });
  await client.connect();
  return client;
}

/** As a database that has lived for a while knows its tables. */
async function analyse(database: OpenDatabase): Promise<void> {
  const client = await superuser(database);
  await client.query('VACUUM ANALYZE');
  await client.end();
}

interface Stage { readonly database: OpenDatabase; readonly world: BookingWorld; readonly served: readonly Served[] }

async function rounds(plan: Plan, { database, world, served }: Stage): Promise<Round[]> {
  const bare = await BareDriver.open(database.loginUrl, 10, world);
  const http = new KeepAlive();
  const watcher = await superuser(database);
  const backends = async (): Promise<number[]> => (await watcher.query<{ pid: number }>('SELECT pid FROM pg_stat_activity')).rows.map(({ pid }) => pid);
  const orders = ordersOf(world);
  const product = (seconds: number): Promise<Spell> => spellOf(seconds, plan.clients, orders, (order, worker) => overHttp(http, { order, worker, served, world, keys: plan.keys }));
  const costOf = async (work: () => Promise<Spell>): Promise<{ spell: Spell; api: number; database: number; client: number }> => {
    const [pids, own] = [await backends(), process.cpuUsage()];
    const [api, before] = [cpuSeconds(served.map(({ pid }) => pid)), cpuSeconds(pids)];
    const spell = await work();
    const used = process.cpuUsage(own);
    const per = (seconds: number): number => (1000 * seconds) / Math.max(1, spell.made);
    return { spell, api: per(cpuSeconds(served.map(({ pid }) => pid)) - api), database: per(cpuSeconds(pids) - before), client: per((used.user + used.system) / 1e6) };
  };
  const all: Round[] = [];
  await product(Math.min(plan.seconds, 3));
  await bare.run(orders, 1);
  for (let i = 1; i <= plan.rounds; i += 1) {
    const floor = await costOf(() => bare.run(orders, Math.max(1, plan.seconds / 2)));
    const ours = await costOf(() => product(plan.seconds));
    all.push({ product: ours.spell, bare: floor.spell, cpu: { api: ours.api, database: ours.database, client: ours.client, bare: floor.database + floor.client } });
    say(`round ${i}: ${lineOf(all.at(-1)!)}`);
  }
  await bare.close();
  await watcher.end();
  http.close();
  return all;
}

interface Post { readonly order: Order; readonly worker: number; readonly served: readonly Served[]; readonly world: BookingWorld; readonly keys: boolean }

async function overHttp(http: KeepAlive, { order, worker, served, world, keys }: Post): Promise<boolean> {
  const body = { enrolmentId: order.student.enrolmentId, requirementId: order.block.requirementId, unit: order.unit.code, firstWeek: order.week };
  const headers = keys ? { 'idempotency-key': order.student.id } : {};
  const { status, body: told } = await http.send({ url: served[worker % served.length]!.url, token: world.coordinators[worker]!, path: 'bookings', body, headers });
  if (status !== 201 && status !== 503) throw new Error(`A booking was answered ${status}: ${JSON.stringify(told)}`);
  return status === 201;
}

const rateOf = ({ made, seconds }: Spell): number => made / seconds;

const lineOf = ({ product, bare, cpu }: Round): string =>
  `${rateOf(product).toFixed(0)} bookings/s, p50 ${quantile(product.ms, 0.5).toFixed(1)} ms, p99 ${quantile(product.ms, 0.99).toFixed(1)} ms, ${product.failed} failed; ` +
  `bare driver ${rateOf(bare).toFixed(0)}/s, ratio ${(rateOf(product) / rateOf(bare)).toFixed(3)}; ` +
  `processor ms a booking: API ${cpu.api.toFixed(2)}, database ${cpu.database.toFixed(2)}, client ${cpu.client.toFixed(2)}; bare ${cpu.bare.toFixed(2)}`;

function report(plan: Plan, all: readonly Round[]): void {
  const middle = (value: (round: Round) => number, digits = 1): string => median(all.map(value)).toFixed(digits);
  const rows = [
    ['bookings/s', middle(({ product }) => rateOf(product), 0)],
    ['p50 ms', middle(({ product }) => quantile(product.ms, 0.5))],
    ['p99 ms', middle(({ product }) => quantile(product.ms, 0.99))],
    ['bare driver, bookings/s', middle(({ bare }) => rateOf(bare), 0)],
    ['ratio to the bare driver', middle(({ product, bare }) => rateOf(product) / rateOf(bare), 3)],
    ['processor ms a booking: API', middle(({ cpu }) => cpu.api, 2)],
    ['processor ms a booking: database', middle(({ cpu }) => cpu.database, 2)],
    ['processor ms a booking: client of the bench', middle(({ cpu }) => cpu.client, 2)],
    ['processor ms a booking: bare driver and its database', middle(({ cpu }) => cpu.bare, 2)],
  ];
  const head = `${plan.clients} clients, ${plan.processes} processes, ${plan.units} units${plan.keys ? ', with keys' : ''}${plan.worker ? '' : ', no worker'}: medians of ${plan.rounds} rounds of ${plan.seconds} s`;
  process.stdout.write(`\n${head}\n\n${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}\n`);
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
