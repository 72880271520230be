import { Chance } from '../../src/allocator/chance';
import { pick } from '../bench/generator/draw';
import { bookingWorld, logIn } from '../support/booking-world';
import type { BookingWorld, WorldStudent } from '../support/booking-world';
import type { Reply } from '../support/keep-alive';
import type { FaultHouse } from './fault-house';
import { Findings } from './fault-run';
import type { FaultOrder, Outcome, Promised } from './fault-run';
import { bedless, broken, crowded, doubled } from './mutants';
import { bedFaults, counterFaults, doubleFaults, supervisionFaults } from './stored';

/** Students that all clients fight over. */
const WANTED = 5;
/** Bookings that a client tries in a storm. */
const STEPS = 4;
/** Students that the supervisors of one unit can take, and beds in the town of another. */
const FEW = 3;

interface Place { readonly unit: string; readonly week: string; readonly requirementId: string }

/** Clients that book the same students in random stretches, more than supervisors can take, and more than there are beds for. */
class Rush {
  private readonly chance: Chance;
  readonly findings: Findings;
  private readonly active = new Set<string>();
  private fresh: number;

  constructor(private readonly house: FaultHouse, private readonly world: BookingWorld, private readonly tokens: readonly string[], { seed, extent }: FaultOrder) {
    this.chance = new Chance(seed);
    this.findings = new Findings(extent);
    this.fresh = WANTED + tokens.length;
  }

  async run(): Promise<Outcome> {
    while (this.findings.goesOn()) {
      await Promise.all(this.tokens.map((token) => this.storm(token)));
      await this.audit();
      await this.giveAllBack();
      await this.contest(1, 'supervisors');
      await this.giveAllBack();
      await this.contest(2, 'beds');
      await this.neighbours();
      await this.giveAllBack();
    }
    return this.findings.outcome();
  }

  /** Random stretches of a few students, whoever else is at it; some are given back on the way. */
  private async storm(token: string): Promise<void> {
    for (let i = 0; i < STEPS; i += 1) {
      const block = pick(this.chance, this.world.blocks);
      const week = pick(this.chance, this.world.term.slice(0, this.world.term.length - block.weeks + 1));
      await this.book(token, pick(this.chance, this.world.students.slice(0, WANTED)), { unit: this.world.units[0]!.code, week, requirementId: block.requirementId });
      const given = this.chance.below(4) === 0 ? [...this.active][0] : undefined;
      if (given !== undefined) await this.giveBack(given);
    }
  }

  /** As many students as there are clients want what few can have: as many get it, and the others hear what there is too little of. */
  private async contest(unitIndex: number, code: string): Promise<void> {
    const week = pick(this.chance, this.world.term);
    const block = this.world.blocks.find(({ weeks }) => weeks === 1)!;
    const own = this.world.students.slice(WANTED, WANTED + this.tokens.length);
    const replies = await Promise.all(this.tokens.map((token, i) => this.book(token, own[i]!, { unit: this.world.units[unitIndex]!.code, week, requirementId: block.requirementId })));
    const winners = replies.filter(({ status }) => status === 201).length;
    if (winners !== FEW) this.findings.add([`${winners} winners of ${FEW} ${code} in ${week}`]);
    const strange = replies.find(({ status, body }) => status !== 201 && !JSON.stringify(body).includes(`"code":"${code}"`));
    if (strange) this.findings.add([`too few ${code} were told as ${strange.status} ${JSON.stringify(strange.body).slice(0, 200)}`]);
    await this.audit();
  }

  /** Two stretches at once, one ending on the day before the other begins, are two; with one week in common they are one. */
  private async neighbours(): Promise<void> {
    const [one, two] = this.world.blocks.filter(({ weeks }) => weeks === 2);
    const at = this.chance.below(this.world.term.length - 4);
    const attempt = async (gap: number): Promise<number> => {
      const student = this.next();
      const places = [{ block: one!, week: this.world.term[at]! }, { block: two!, week: this.world.term[at + gap]! }];
      const replies = await Promise.all(places.map(({ block, week }, i) =>
        this.book(this.tokens[i]!, student, { unit: this.world.units[0]!.code, week, requirementId: block.requirementId })));
      return replies.filter(({ status }) => status === 201).length;
    };
    const [adjacent, crossing] = [await attempt(2), await attempt(1)];
    if (adjacent !== 2) this.findings.add([`${adjacent} of two adjacent stretches were booked`]);
    if (crossing !== 1) this.findings.add([`${crossing} of two stretches with a week in common were booked`]);
    await this.audit();
  }

  /** A student whom nobody has booked for yet. */
  private next(): WorldStudent {
    const left = this.world.students.length - WANTED - this.tokens.length;
    this.fresh = WANTED + this.tokens.length + ((this.fresh + 1) % left);
    return this.world.students[this.fresh]!;
  }

  private async book(token: string, student: WorldStudent, { unit, week, requirementId }: Place): Promise<Reply> {
    const reply = await this.house.send({ token, path: 'bookings', body: { enrolmentId: student.enrolmentId, requirementId, unit, firstWeek: week } });
    this.findings.answered('A booking', reply);
    if (reply.status === 201) this.active.add(String(reply.body['id']));
    else if (reply.status < 400 || ![409, 422].includes(reply.status)) this.findings.add([`a booking was refused by ${reply.status} ${JSON.stringify(reply.body).slice(0, 200)}`]);
    return reply;
  }

  private async giveBack(id: string): Promise<void> {
    this.active.delete(id);
    const reply = await this.house.send({ token: this.tokens[0]!, path: `bookings/${id}/withdraw`, body: { reason: 'Prov under last' } });
    this.findings.answered('To withdraw', reply);
    if (reply.status !== 200) this.findings.add([`booking ${id} could not be withdrawn: ${reply.status} ${JSON.stringify(reply.body).slice(0, 200)}`]);
  }

  private async giveAllBack(): Promise<void> {
    await Promise.all([...this.active].map((id) => this.giveBack(id)));
    await this.audit();
  }

  private async audit(): Promise<void> {
    this.findings.roundEnded();
    this.findings.add([
      ...await doubleFaults(this.house), ...await supervisionFaults(this.house), ...await bedFaults(this.house), ...await counterFaults(this.house),
    ]);
  }
}

/** Three units with places for all: one with few supervisors, one in a far town with few beds. */
async function run(house: FaultHouse, order: FaultOrder): Promise<Outcome> {
  const { factory } = house;
  const world = await bookingWorld(factory, { units: 3, places: 900, students: WANTED + order.clients + 60, coordinators: 0, blocks: [1, 2, 2, 3, 4, 1, 2, 3] });
  const [, supervised, far] = world.units;
  const weeks = [world.term[0]!, world.term.at(-1)!] as const;
  await factory.supervisor(supervised!.id, weeks, FEW, [[world.specialty, 'basic']]);
  const town = await factory.town('10', { latitude: 60 });
  await factory.rows('UPDATE units SET town_id = $2 WHERE id = $1', [far!.id, town]);
  const rules = await factory.row('rule_sets', { code: 'far', kind: 'housing', name: 'Långt bort', over_km: 80 });
  await factory.rows('UPDATE agreements SET housing_rule_set_id = $2 WHERE id = $1', [world.agreementId, rules]);
  await factory.rows(
    `INSERT INTO beds (code, host_id, town_id, first_week, last_week, period, beds)
     SELECT 'few', $1, $2, $3, $4, daterange(min(monday), max(monday) + 7), $5 FROM capacity_weeks`,
    [world.regionId, town, ...weeks, FEW],
  );
  await factory.rebuildCounters();
  return new Rush(house, world, await logIn(factory, order.clients, 'coordinator', world.universityId), order).run();
}

/** R2: a student is never in two places; supervisors and beds are never over their limit. */
export const overlaps: Promised = {
  title: 'A student is never in two places, supervisors and beds never over their limit',
  clients: 50,
  short: { seconds: 60, attempts: 0 },
  long: { seconds: 0, attempts: 50_000 },
  mutants: [doubled, crowded, bedless, broken],
  run,
};
