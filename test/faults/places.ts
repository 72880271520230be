import { Chance } from '../../src/allocator/chance';
import { pick } from '../bench/generator/draw';
import { bookingWorld, logIn } from '../support/booking-world';
import type { BookingWorld, WorldStudent } from '../support/booking-world';
import type { Reply } from '../support/keep-alive';
import type { FaultHouse } from './fault-house';
import { Findings } from './fault-run';
import type { FaultOrder, Outcome, Promised } from './fault-run';
import { broken, oversold, unstored, withheld } from './mutants';
import { counterFaults, historyFaults, storedFaults } from './stored';

/** Places of a pool: of a unit in a week. */
const POOL = 20;
const UNITS = 6;
const STUDENTS_EACH = 4;
/** Steps that a client takes in a mixed round. */
const STEPS = 5;

/** A booking as its answer told it. */
interface Acknowledged {
  readonly id: string;
  readonly version: number;
}

/** One of the clients: who it is, whom it books for, what it has been told is booked. */
interface ClientOf {
  readonly token: string;
  readonly students: readonly WorldStudent[];
  /** Of its own, for the contests. */
  readonly contestant: WorldStudent;
  readonly active: Map<string, Acknowledged>;
}

const acknowledged = ({ body }: Reply): Acknowledged => ({ id: String(body['id']), version: Number(body['version']) });

/** Clients that book, give back and move at the same units while hosts publish fewer places and more. */
class Crowd {
  private readonly chance: Chance;
  readonly findings: Findings;
  /** What all answers together say that the history must hold. */
  private made = 0;
  private readonly ended = new Map<string, string>();

  constructor(private readonly house: FaultHouse, private readonly world: BookingWorld, private readonly clients: readonly ClientOf[], { seed, extent }: FaultOrder) {
    this.chance = new Chance(seed);
    this.findings = new Findings(extent);
  }

  async run(): Promise<Outcome> {
    // a process that has just started opens its connections and compiles its code: not all at once on top of that
    await Promise.all(this.clients.slice(0, 10).map((client) => this.bookSomething(client)));
    while (this.findings.goesOn()) {
      await this.contest();
      if (!this.findings.goesOn()) break;
      await Promise.all(this.clients.map((client, i) => this.mixed(client, i)));
      await this.audit();
    }
    return this.findings.outcome();
  }

  /** All clients want the same few places at once: as many win as there are, and the others are refused. */
  private async contest(): Promise<void> {
    const unit = this.world.units[UNITS]!;
    const places = 1 + this.chance.below(POOL);
    const week = pick(this.chance, this.world.term.slice(0, -1));
    const published = await this.publish(unit.code, week, places);
    if (published.status !== 201) this.findings.add([`${unit.code} stood empty in ${week} and could not publish ${places} places: ${JSON.stringify(published.body).slice(0, 200)}`]);
    const block = this.world.blocks[0]!;
    const replies = await Promise.all(this.clients.map((client) => this.book(client, client.contestant, { unit: unit.code, week, requirementId: block.requirementId })));
    const winners = replies.filter(({ status }) => status === 201).length;
    const wanted = Math.min(places, this.clients.length);
    if (winners !== wanted) this.findings.add([`${winners} winners of ${wanted} places at ${unit.code} in ${week}`]);
    const strange = replies.find(({ status, body }) => status !== 201 && !(status === 422 && JSON.stringify(body).includes('"capacity"')));
    if (strange && strange.status < 500) this.findings.add([`a client who came too late was answered ${strange.status} ${JSON.stringify(strange.body).slice(0, 200)}`]);
    await this.audit();
    await Promise.all(this.clients.flatMap((client) => [...client.active.values()]
      .filter(({ id }) => replies.some(({ body }) => body['id'] === id)).map((booking) => this.end(client, booking))));
  }

  /** Some steps of one client, one after the other. */
  private async mixed(client: ClientOf, index: number): Promise<void> {
    for (let i = 0; i < STEPS; i += 1) {
      const draw = this.chance.next();
      const own = [...client.active.values()];
      if (draw < 0.03 && index % 4 === 0) await this.publish(pick(this.chance, this.world.units.slice(0, UNITS)).code, pick(this.chance, this.world.term), this.chance.below(POOL + 1));
      else if (draw < 0.55 || own.length === 0) await this.bookSomething(client);
      else if (draw < 0.8) await this.end(client, pick(this.chance, own));
      else await this.move(client, pick(this.chance, own));
    }
  }

  private async bookSomething(client: ClientOf): Promise<void> {
    await this.book(client, pick(this.chance, client.students), { ...this.somewhere(), requirementId: pick(this.chance, this.world.blocks).requirementId });
  }

  private somewhere(): { unit: string; week: string } {
    return { unit: pick(this.chance, this.world.units.slice(0, UNITS)).code, week: pick(this.chance, this.world.term) };
  }

  private async book(client: ClientOf, student: WorldStudent, { unit, week, requirementId }: { unit: string; week: string; requirementId: string }): Promise<Reply> {
    const reply = await this.house.send({ token: client.token, path: 'bookings', body: { enrolmentId: student.enrolmentId, requirementId, unit, firstWeek: week } });
    this.findings.answered('A booking', reply);
    if (reply.status === 201) {
      this.made += 1;
      client.active.set(String(reply.body['id']), acknowledged(reply));
    }
    return reply;
  }

  /** Gives a booking back, in one of the two ways there are; or in both at once, of which one comes first. */
  private async end(client: ClientOf, { id }: Acknowledged): Promise<void> {
    const draw = this.chance.below(5);
    const steps = draw === 0 ? (['withdraw', 'cancel'] as const) : [draw < 3 ? 'withdraw' as const : 'cancel' as const];
    const replies = await Promise.all(steps.map((step) => this.house.send({ token: client.token, path: `bookings/${id}/${step}`, body: { reason: 'Prov under last' } })));
    for (const reply of replies) this.findings.answered('To give a place back', reply);
    const done = steps.filter((_, i) => replies[i]?.status === 200);
    if (done.length !== 1) this.findings.add([`booking ${id} was given back ${done.length} times by ${steps.join(' and ')}`]);
    client.active.delete(id);
    this.ended.set(id, done[0] === 'cancel' ? 'cancelled' : 'withdrawn');
  }

  private async move(client: ClientOf, { id, version }: Acknowledged): Promise<void> {
    const { unit, week } = this.somewhere();
    const reply = await this.house.send({
      token: client.token, path: `bookings/${id}/move`, body: { unit, firstWeek: week, reason: 'Prov under last' }, headers: { 'if-match': `"v${version}"` },
    });
    this.findings.answered('A move', reply);
    if (reply.status !== 201) return;
    this.made += 1;
    client.active.delete(id);
    this.ended.set(id, 'replaced');
    client.active.set(String(reply.body['id']), acknowledged(reply));
  }

  private async publish(unit: string, week: string, places: number): Promise<Reply> {
    const body = { unit, specialty: this.world.specialty, level: 'basic', firstWeek: week, lastWeek: week, places };
    const reply = await this.house.send({ token: this.world.host, path: 'capacity-offers', body });
    this.findings.answered('An offer', reply);
    return reply;
  }

  /** What is stored against what was answered, and the counters against what is stored. */
  private async audit(): Promise<void> {
    this.findings.roundEnded();
    const active = this.clients.flatMap((client) => [...client.active.keys()]);
    this.findings.add([
      ...await counterFaults(this.house),
      ...await storedFaults(this.house, { active, ended: this.ended, made: this.made }),
      ...await historyFaults(this.house, this.made + this.ended.size),
    ]);
  }
}

async function run(house: FaultHouse, order: FaultOrder): Promise<Outcome> {
  const world = await bookingWorld(house.factory, {
    units: UNITS + 1, places: POOL, students: (STUDENTS_EACH + 1) * order.clients, coordinators: 0, blocks: [1, 2, 3],
  });
  const tokens = await logIn(house.factory, order.clients, 'coordinator', world.universityId);
  const clients = tokens.map((token, i): ClientOf => {
    const [contestant, ...students] = world.students.slice(i * (STUDENTS_EACH + 1), (i + 1) * (STUDENTS_EACH + 1));
    return { token, students, contestant: contestant!, active: new Map() };
  });
  return new Crowd(house, world, clients, order).run();
}

/** R1: a place is never sold twice nor withheld. */
export const places: Promised = {
  title: 'A place is never sold twice nor withheld',
  clients: 200,
  short: { seconds: 60, attempts: 0 },
  long: { seconds: 0, attempts: 100_000 },
  mutants: [oversold, withheld, unstored, broken],
  run,
};
