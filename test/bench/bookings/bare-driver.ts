import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { addDays } from '../../../src/shared/day';
import { mondayOf } from '../../../src/shared/week';
import type { BookingWorld } from '../../support/booking-world';
import type { Order, Spell } from './spell';
import { spellOf } from './spell';

const enter = `SELECT set_config('role', 'vilplats_system', true)`;
const lock = `SELECT 1 FROM capacity_weeks WHERE unit_id = $1 AND specialty = $2 AND level = 'basic' AND monday = ANY ($3) ORDER BY monday FOR UPDATE`;
const take = `UPDATE capacity_weeks SET taken = taken + 1 WHERE unit_id = $1 AND specialty = $2 AND level = 'basic' AND monday = ANY ($3)`;
const book = `INSERT INTO bookings (id, term_id, enrolment_id, student_id, requirement_id, unit_id, agreement_id, specialty, level, first_day, last_day, state)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'basic', $9, $10, 'held')`;
const tell = `INSERT INTO booking_events (booking_id, to_state, actor, reason) VALUES ($1, 'held', 'system', 'Bokad för hand')`;

/** The same rows written by the driver alone: no HTTP, no rules, nobody asked who acts; the floor under every booking. */
export class BareDriver {
  private constructor(private readonly clients: readonly Client[], private readonly world: BookingWorld) {}

  static async open(loginUrl: string, connections: number, world: BookingWorld): Promise<BareDriver> {
    const clients = Array.from({ length: connections }, () => new Client({ connectionString: loginUrl }));
    for (const client of clients) await client.connect();
    return new BareDriver(clients, world);
  }

  /** Books on all connections until the time is up. */
  async run(orders: Iterator<Order>, seconds: number): Promise<Spell> {
    return spellOf(seconds, this.clients.length, orders, (order, worker) => this.book(this.clients[worker]!, order));
  }

  async close(): Promise<void> {
    for (const client of this.clients) await client.end();
  }

  private async book(client: Client, { student, unit, block, week }: Order): Promise<boolean> {
    const { termId, agreementId, specialty } = this.world;
    const mondays = Array.from({ length: block.weeks }, (_, i) => addDays(mondayOf(week), 7 * i));
    const id = randomUUID();
    const ask = (name: string, text: string, values: unknown[]): Promise<unknown> => client.query({ name, text, values });
    await client.query('START TRANSACTION');
    await ask('enter', enter, []);
    await ask('lock', lock, [unit.id, specialty, mondays]);
    await ask('take', take, [unit.id, specialty, mondays]);
    const lastDay = addDays(mondayOf(week), 7 * block.weeks - 1);
    await ask('book', book, [id, termId, student.enrolmentId, student.id, block.requirementId, unit.id, agreementId, specialty, mondays[0], lastDay]);
    await ask('tell', tell, [id]);
    await client.query('COMMIT');
    return true;
  }
}
