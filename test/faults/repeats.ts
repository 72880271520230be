import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../support/child';
import type { Reply } from '../support/keep-alive';
import { sceneAccounts, setScene } from '../support/scene';
import type { SceneAccount } from '../support/scene';
import type { FaultHouse } from './fault-house';
import { Findings } from './fault-run';
import type { FaultOrder, Outcome, Promised } from './fault-run';
import { apart, careless, forgotten, repeated, shared } from './mutants';
import { life, sceneWrites } from './writes';
import type { SceneWrite } from './writes';

/** A request as it is sent, but for the key. */
interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body?: object | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One route of so many is tried in brief. */
const SOME = 8;

/** Sessions are what the requests themselves come in by; to repeat a login is to log in again. */
const APART = /\/sessions/;

const accounts = Object.keys(sceneAccounts) as SceneAccount[];
const isReplayed = ({ headers }: Reply): boolean => headers['idempotency-replayed'] === 'true';
const same = (one: Reply, other: Reply): boolean => one.status === other.status && JSON.stringify(one.body) === JSON.stringify(other.body);
const idOf = ({ body: { id } }: Reply): string => (typeof id === 'string' ? id : '');
const told = ({ status, body }: Reply): string => `${status} ${JSON.stringify(body).slice(0, 160)}`;

/** Repeats writes in every way they can be repeated, and looks whether anything happened twice. */
class Repeater {
  readonly findings: Findings;
  private readonly ids: Record<string, string>;
  private key = 0;

  constructor(private readonly house: FaultHouse, ids: Readonly<Record<string, string>>, private readonly tokens: ReadonlyMap<SceneAccount, string>, private readonly order: FaultOrder) {
    this.findings = new Findings(order.extent);
    this.ids = { ...ids };
  }

  async run(): Promise<Outcome> {
    for (const write of this.order.isBrief ? life.slice(0, 6) : sceneWrites) await this.succeeding(write);
    await this.crashes(0);
    // in brief some of the routes, others with another seed
    const some = writeRoutes().filter((_, i) => !this.order.isBrief || i % SOME === this.order.seed % SOME);
    for (const [method, path] of some) await this.anyRoute(method, path);
    for (let turn = 1; this.findings.goesOn(); turn += 1) {
      const closure = { unit: 'BLK-MED', firstWeek: '2027-W02', lastWeek: '2027-W02', reason: 'holiday' };
      await this.succeeding({ who: 'host', other: 'foreignRegion', method: 'POST', path: 'closures', body: closure, as: 'again' });
      await this.succeeding({ who: 'host', other: 'foreignRegion', method: 'DELETE', path: 'closures/@again' });
      if (turn % 10 === 0) await this.crashes(turn / 10);
    }
    return this.findings.outcome();
  }

  /** A write that succeeds: all clients send it at once, then once more, then as something else, then as somebody else. */
  private async succeeding({ who, other, version, as, ...write }: SceneWrite): Promise<void> {
    if (!this.findings.isClean()) return;
    const what = `${write.method} ${write.path}`;
    const sent: Sent = { ...this.filled(write), ...(version === undefined ? {} : { headers: { 'if-match': `"v${version}"` } }) };
    const key = this.nextKey();
    const first = await this.atOnce(what, who, sent, key);
    if (!first) return;
    if (first.status >= 400) this.findings.add([`${what} should succeed and was answered ${told(first)}`]);
    if (as !== undefined) this.ids[as] = idOf(first);
    await this.afterwards(what, { who, other, sent, key, first });
  }

  /** A route as whoever may enter it, with nothing in the body: what is refused is kept and repeated, too. */
  private async anyRoute(method: string, path: string): Promise<void> {
    if (!this.findings.isClean()) return;
    const sent: Sent = { method, path, body: {} };
    const may: SceneAccount[] = [];
    for (const name of accounts) if (may.length < 2 && ![401, 403].includes((await this.send(name, sent)).status)) may.push(name);
    const [who, other] = may;
    if (!who) {
      this.findings.add([`nobody of the scene may ${method} ${path}`]);
      return;
    }
    const what = `${method} ${path}`;
    const key = this.nextKey();
    const first = await this.atOnce(what, who, sent, key, this.order.isBrief ? 2 : 8);
    if (first) await this.afterwards(what, { who, other, sent, key, first });
  }

  /** One of them is done; the others are told what it was told. */
  private async atOnce(what: string, who: SceneAccount, sent: Sent, key: string, clients = this.order.clients): Promise<Reply | undefined> {
    const replies = await Promise.all(Array.from({ length: clients }, () => this.send(who, sent, key)));
    for (const reply of replies) this.findings.answered(what, reply);
    const done = replies.filter((reply) => !isReplayed(reply));
    const odd = replies.find((reply) => !same(reply, done[0] ?? reply));
    if (odd) this.findings.add([`${what} was not the same answer to all: ${told(replies[0]!)} and ${told(odd)}`]);
    if (done.length !== 1) this.findings.add([`${what} was sent ${clients} times at once and not told to be a repetition ${done.length} times`]);
    this.findings.roundEnded();
    return done[0];
  }

  private async afterwards(what: string, { who, other, sent, key, first }: { who: SceneAccount; other: SceneAccount | undefined; sent: Sent; key: string; first: Reply }): Promise<void> {
    const before = await this.fingerprint();
    const again = await this.counted(what, who, sent, key);
    if (!same(again, first) || !isReplayed(again)) this.findings.add([`${what} was repeated and not the same answer: ${told(first)}, then ${told(again)}`]);
    const changed = await this.counted(what, who, { ...sent, body: { ...sent.body, another: 1 } }, key);
    if (changed.status !== 422 || changed.body['code'] !== 'key-reused') this.findings.add([`${what} with another body under the same key was answered ${told(changed)}`]);
    const after = await this.fingerprint();
    const changedTables = [...after].filter(([table, sum]) => before.get(table) !== sum).map(([table]) => table);
    if (changedTables.length > 0) this.findings.add([`${what} had more than one effect, on ${changedTables.join(', ')}`]);
    if (other === undefined) return;
    const theirs = await this.counted(what, other, sent, key);
    if (isReplayed(theirs)) this.findings.add([`${what} was answered to another user as to the first: ${told(theirs)}`]);
  }

  /** The process dies before the commit, when nothing may be left, or after it, when all must be; by turns. */
  private async crashes(turn: number): Promise<void> {
    const [one, other] = turn % 2 === 0 ? (['before', 'after'] as const) : (['after', 'before'] as const);
    const place = { enrolmentId: '@S04-T6', requirementId: '@T6-MED', unit: 'BLK-MED', firstWeek: '2026-W46' };
    const booked = await this.crash(one, 'coordinator', this.filled({ method: 'POST', path: 'bookings', body: place }), [1, 1]);
    const move = { body: { unit: 'BLK-MED', firstWeek: '2026-W47', reason: 'Byter vecka' }, headers: { 'if-match': '"v1"' } };
    if (this.order.isBrief) {
      await this.crash(other, 'coordinator', { method: 'POST', path: `bookings/${String(booked?.body['id'])}/withdraw`, body: { reason: 'Prov under last' } }, [0, 1]);
      return;
    }
    const moved = await this.crash(other, 'coordinator', { method: 'POST', path: `bookings/${String(booked?.body['id'])}/move`, ...move }, [1, 2]);
    await this.crash(one, 'coordinator', { method: 'POST', path: `bookings/${String(moved?.body['id'])}/withdraw`, body: { reason: 'Prov under last' } }, [0, 1]);
  }

  private async crash(point: 'before' | 'after', who: SceneAccount, sent: Sent, wanted: readonly [bookings: number, events: number]): Promise<Reply | undefined> {
    if (!this.findings.isClean()) return undefined;
    const what = `${sent.method} ${sent.path.replace(/[0-9a-f-]{36}/, ':id')}`;
    const key = `crash-${point}-${this.nextKey()}`;
    const before = await this.count();
    const lost = await this.send(who, sent, key, 0);
    if (lost.status !== 0) {
      this.findings.add([`${what} was to end in a crash and was answered ${told(lost)}`]);
      return lost;
    }
    await eventually('the process has died', () => this.house.isGone(0));
    await this.house.start(0);
    const first = await this.counted(what, who, sent, key, 1);
    const second = await this.counted(what, who, sent, key, 1);
    const after = await this.count();
    const effects = [after[0] - before[0], after[1] - before[1]];
    if (first.status >= 400 || !same(first, second)) this.findings.add([`${what} was answered after a crash ${told(first)}, then ${told(second)}`]);
    if (isReplayed(first) !== (point === 'after')) this.findings.add([`${what} was ${isReplayed(first) ? '' : 'not '}told to be a repetition after a crash ${point} its commit`]);
    if (effects.join() !== wanted.join()) this.findings.add([`${what} left ${effects.join(' bookings and ')} events after a crash ${point} its commit, not ${wanted.join(' and ')}`]);
    this.findings.roundEnded();
    return first;
  }

  /** Bookings and steps in their history. */
  private async count(): Promise<[number, number]> {
    const [found] = await this.house.rows<{ bookings: number; events: number }>(
      'SELECT (SELECT count(*)::int FROM bookings) AS bookings, (SELECT count(*)::int FROM booking_events) AS events');
    return [found?.bookings ?? 0, found?.events ?? 0];
  }

  private async counted(what: string, who: SceneAccount, sent: Sent, key: string, process?: number): Promise<Reply> {
    const reply = await this.send(who, sent, key, process);
    this.findings.answered(what, reply);
    return reply;
  }

  private send(who: SceneAccount, { headers, ...sent }: Sent, key?: string, process?: number): Promise<Reply> {
    const named = key === undefined ? {} : { 'idempotency-key': key };
    return this.house.send({ token: this.tokens.get(who) ?? '', ...sent, headers: { ...headers, ...named } }, process);
  }

  private nextKey(): string {
    this.key += 1;
    return `key-${this.order.seed}-${this.key}`;
  }

  /** With ids in the place of their names. */
  private filled({ method, path, body }: Pick<SceneWrite, 'method' | 'path'> & { readonly body?: object }): Sent {
    const named = (name: string): string => this.ids[name] ?? `@${name}`;
    const text = JSON.stringify(body ?? {}).replaceAll(/"@([^"]+)"/g, (_, name: string) => JSON.stringify(named(name)));
    return { method, path: path.replace(/@([^/]+)/, (_, name: string) => named(name)), body: JSON.parse(text) as object };
  }

  /** A sum over each table, but for keys and sessions. */
  private async fingerprint(): Promise<Map<string, string>> {
    const tables = await this.house.rows<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname IN ('public', 'identity') AND tablename NOT IN ('idempotency_keys', 'sessions', 'login_failures', 'migrations') ORDER BY 1`);
    const parts = tables.map(({ name }) => `SELECT '${name}' AS name, md5(coalesce(string_agg(md5(t::text), '' ORDER BY md5(t::text)), '')) AS sum FROM ${name} t`);
    return new Map((await this.house.rows<{ name: string; sum: string }>(parts.join(' UNION ALL '))).map(({ name, sum }) => [name, sum]));
  }
}

/** Every route of the API that writes, with something of the right shape in the place of its parameters. */
function writeRoutes(): [method: string, path: string][] {
  const description = JSON.parse(readFileSync(join(__dirname, '../e2e/openapi.json'), 'utf8')) as { paths: Record<string, Record<string, unknown>> };
  const writing = (methods: Record<string, unknown>): string[] => Object.keys(methods).filter((method) => ['post', 'put', 'patch', 'delete'].includes(method));
  return Object.entries(description.paths).filter(([path]) => !APART.test(path)).flatMap(([path, methods]) => writing(methods).map((method): [string, string] => [
    method.toUpperCase(),
    path.replace('/api/v1/', '').replace('{id}', '00000000-0000-4000-8000-000000000000').replace('{day}', '2026-12-01').replace('{step}', 'confirm').replaceAll(/\{\w+\}/g, 'NIX'),
  ]));
}

async function run(house: FaultHouse, order: FaultOrder): Promise<Outcome> {
  const { ids } = await setScene({ asSystem: (work) => house.factory.system(work) });
  const tokens = new Map<SceneAccount, string>();
  for (const name of accounts) {
    const token = randomBytes(32).toString('base64url');
    await house.factory.rows("INSERT INTO sessions (account_id, id_sha256, expires_at) SELECT id, $2, now() + interval '12 hours' FROM accounts WHERE email = $1 RETURNING 1 AS one",
      [`${name.toLowerCase()}@scen.example`, createHash('sha256').update(token).digest()]);
    tokens.set(name, token);
  }
  return new Repeater(house, ids, tokens, order).run();
}

/** R3: replaying a write with the same Idempotency-Key has one effect and the same answer. */
export const repeats: Promised = {
  title: 'A write with an Idempotency-Key happens once, however it is repeated',
  clients: 50,
  short: { seconds: 60, attempts: 0 },
  long: { seconds: 0, attempts: 30_000 },
  mutants: [repeated, forgotten, careless, shared, apart],
  preloads: ['crash-points.ts'],
  run,
};
