import { setTimeout as sleep } from 'node:timers/promises';
import { Chance } from '../../src/allocator/chance';
import { pick } from '../bench/generator/draw';
import { bookingWorld } from '../support/booking-world';
import type { BookingWorld, WorldStudent } from '../support/booking-world';
import type { Reply } from '../support/keep-alive';
import { crashFaults, passedOverFaults } from './crash-audit';
import type { FaultHouse } from './fault-house';
import { Findings } from './fault-run';
import type { FaultOrder, Outcome, Promised } from './fault-run';
import { ticked } from './mutants';
import { counterFaults, doubleFaults } from './stored';

/** Places of each unit in a week, reserves of a round, and students whose host is asked. */
const PLACES = 4;
const RESERVES = 7;
const ASKED = 4;
const EACH = PLACES + RESERVES + ASKED;
const ROUNDS = 40;
/** Days after which every offer and every question has run out. */
const LONG = 60;

interface Sent { readonly token: string; readonly method?: 'GET'; readonly path: string; readonly body?: object; readonly headers?: Readonly<Record<string, string>> }
type Named = Readonly<{ id: string }>;

const itemsOf = ({ body }: Reply): Named[] => (Array.isArray(body['items']) ? (body['items'] as Named[]) : []);
const later = (days: number): Date => new Date(Date.now() + days * 86_400_000);

/** A chain of steps that others follow, while the processes that take them are killed. */
class Turmoil {
  readonly findings: Findings;
  private readonly chance: Chance;
  private key = 0;

  constructor(private readonly house: FaultHouse, private readonly world: BookingWorld, private readonly order: FaultOrder) {
    this.findings = new Findings(order.extent);
    this.chance = new Chance(order.seed);
  }

  async run(): Promise<Outcome> {
    for (let round = 0; round < ROUNDS && this.findings.goesOn(); round += 1) {
      await this.house.startWorker();
      await this.round(round);
    }
    return this.findings.outcome();
  }

  private async round(number: number): Promise<void> {
    const students = this.world.students.slice(number * EACH, (number + 1) * EACH);
    const week = this.world.term[2 * (number % Math.floor(this.world.term.length / 2))]!;
    const placed = await Promise.all(students.slice(0, PLACES).map((student) => this.book(student, 0, week)));
    const runId = await this.queue(students.slice(PLACES, PLACES + RESERVES), number);
    await Promise.all([
      this.giveBack(placed.slice(0, 3)), this.answerOffers(6), this.askHosts(students.slice(-ASKED), week), this.moveOn(placed[3]!, week), this.kill(0), this.kill('worker'),
    ]);
    await this.house.untilWorkerIsIdle();
    await this.settle(0);
    await this.answerOffers(2);
    await this.settle(LONG);
    this.findings.roundEnded();
    this.findings.add([
      ...await crashFaults(this.house), ...await passedOverFaults(this.house, runId), ...await counterFaults(this.house), ...await doubleFaults(this.house),
    ]);
    await this.clear();
  }

  /** A published round's queue: those who wait, first in turn first. */
  private async queue(waiting: readonly WorldStudent[], number: number): Promise<string> {
    const { factory } = this.house;
    const runId = await factory.row('allocation_runs', {
      term_id: this.world.termId, university_id: this.world.universityId, seed: number, state: 'published', engine_version: '1', problem_sha256: 'a'.repeat(64), solution: '{}', published_at: new Date(),
    });
    for (const [i, { enrolmentId }] of waiting.entries()) {
      await factory.row('reserves', { run_id: runId, enrolment_id: enrolmentId, requirement_id: this.world.blocks[0]!.requirementId, position: i + 1, reason_code: 'capacity', reason: 'Alla platser är tagna.' });
    }
    return runId;
  }

  private async book(student: WorldStudent, unit: number, firstWeek: string): Promise<string> {
    const [{ requirementId } = { requirementId: '' }] = this.world.blocks;
    return this.done('A booking', { token: this.coordinator, path: 'bookings', body: { enrolmentId: student.enrolmentId, requirementId, unit: this.world.units[unit]!.code, firstWeek } }, 201);
  }

  private async giveBack(bookings: readonly string[]): Promise<void> {
    for (const id of bookings) {
      await sleep(this.chance.below(200));
      await this.done('To give a place back', { token: this.coordinator, path: `bookings/${id}/withdraw`, body: { reason: 'Prov av krascher' } }, 200);
    }
  }

  /** Yes or no to what is on offer just then. */
  private async answerOffers(times: number): Promise<void> {
    for (let i = 0; i < times; i += 1) {
      await sleep(this.chance.below(250));
      const open = itemsOf(await this.ask({ token: this.coordinator, method: 'GET', path: 'reserve-offers?state=open' }));
      if (open.length === 0) continue;
      const path = `reserve-offers/${pick(this.chance, open).id}/${this.chance.below(3) === 0 ? 'accept' : 'decline'}`;
      this.findings.answered('An answer to an offer', await this.ask({ token: this.coordinator, path, body: {} }));
    }
  }

  /** Hosts are asked; they accept, decline, or let it lapse. */
  private async askHosts(students: readonly WorldStudent[], week: string): Promise<void> {
    const asked: string[] = [];
    for (const student of students) asked.push(await this.book(student, 1, week));
    for (const [i, id] of asked.slice(0, 2).entries()) {
      const step = i === 0 ? 'confirm' : 'cancel';
      await this.done(`To ${step}`, { token: this.world.host, path: `bookings/${id}/${step}`, body: { reason: 'Prov av krascher' } }, 200);
    }
  }

  /** The unit closes for a week, and who was to be there is moved elsewhere. */
  private async moveOn(id: string, week: string): Promise<void> {
    await this.done('A closure', { token: this.world.host, path: 'closures', body: { unit: this.world.units[2]!.code, firstWeek: week, lastWeek: week, reason: 'holiday' } }, 201);
    const moved = { token: this.coordinator, path: `bookings/${id}/move`, body: { unit: this.world.units[3]!.code, firstWeek: week, reason: 'Enheten stänger' }, headers: { 'if-match': '"v1"' } };
    await this.done('A move', moved, 201);
  }

  /** Kills a process at some moment of the round and starts another in its place. */
  private async kill(process: number | 'worker'): Promise<void> {
    await sleep(this.chance.below(this.order.isBrief ? 400 : 1500));
    const index = process === 'worker' ? process : this.chance.below(2);
    await this.house.kill(index);
    await (index === 'worker' ? this.house.startWorker() : this.house.start(index));
  }

  /** What is due by then is dealt with, also what the killed had in hand. */
  private async settle(days: number): Promise<void> {
    await this.house.kill('worker');
    await this.house.settle(later(days));
  }

  /** Hosts take back what is left, so that the next round finds the weeks empty. */
  private async clear(): Promise<void> {
    for (const { id } of await this.house.rows<Named>('SELECT id FROM bookings WHERE holds_place')) {
      await this.done('To clear', { token: this.world.host, path: `bookings/${id}/cancel`, body: { reason: 'Prov av krascher' } }, 200);
    }
    await this.house.rows(`DELETE FROM closures`);
    await this.house.factory.rebuildCounters();
  }

  private async done(what: string, sent: Sent, wanted: number): Promise<string> {
    const reply = await this.ask(sent);
    this.findings.answered(what, reply);
    if (reply.status !== wanted) this.findings.add([`${what} was answered ${reply.status} ${JSON.stringify(reply.body).slice(0, 200)}`]);
    return String(reply.body['id']);
  }

  /** Until somebody answers: under its key it happens once, however often it must be sent. */
  private async ask(sent: Sent): Promise<Reply> {
    this.key += 1;
    const headers = { ...sent.headers, 'idempotency-key': `crash-run-${this.order.seed}-${this.key}` };
    for (let tries = 0; ; tries += 1) {
      const reply = await this.house.send({ ...sent, headers });
      if ((reply.status !== 0 && reply.status !== 503) || tries === 200) return reply;
      await sleep(100);
    }
  }

  private get coordinator(): string {
    return this.world.coordinators[0]!;
  }
}

async function run(house: FaultHouse, order: FaultOrder): Promise<Outcome> {
  const world = await bookingWorld(house.factory, { units: 4, places: PLACES, students: EACH * ROUNDS, coordinators: 1, blocks: [2], weeks: ['2099-W36', '2099-W51'] });
  return new Turmoil(house, world, order).run();
}

/** R4, R6: whoever is killed when, each freed place goes once to whoever is next, each host is asked once, and the history is whole. */
export const crashes: Promised = {
  title: 'Whatever follows from a step happens once, whoever is killed in between',
  clients: 1,
  short: { seconds: 60, attempts: 0 },
  long: { seconds: 900, attempts: 0 },
  mutants: [ticked],
  run,
};
