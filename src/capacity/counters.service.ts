import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Problem } from '../shared/problem';
import { weekOf } from '../shared/week';
import { CountersRepository } from './counters.repository';
import type { Shortfall } from './counters.repository';

const counters = ['capacity', 'supervision'] as const;

function sentence({ counter, unitCode, specialty, level, monday, places, taken, bookings }: Shortfall): string {
  const whose = bookings.length > 0 ? ` (${bookings.length === 1 ? 'booking' : 'bookings'} ${bookings.join(', ')})` : '';
  return `${unitCode} ${weekOf(monday)}: ${taken} booked in ${specialty === '*' ? 'the unit' : specialty} ${level}${whose}, but ${places} would be left by ${counter}.`;
}

/** Keeps the guarded counters true to what hosts publish. */
@Injectable()
export class CountersService {
  constructor(private readonly repository: CountersRepository) {}

  /** Makes the counters of the units (of all, when none are named) anew; refused where bookings would be left without a place. */
  async rebuild(em: EntityManager, unitIds?: readonly string[]): Promise<void> {
    const units = unitIds ?? null;
    await this.repository.lock(em, units);
    for (const counter of counters) {
      const short = await this.repository.shortfalls(em, counter, units);
      if (short.length > 0) throw belowBooked(short);
      await this.repository.write(em, counter, units);
    }
  }
}

/** Closing takes places away from nobody, but gives nobody a supervisor. */
const wayOut = (short: readonly Shortfall[]): string => (short.some(({ counter }) => counter === 'supervision')
  ? 'Move or cancel those bookings first, or list another supervisor for the weeks.'
  : 'Move or cancel those bookings first, or close the weeks: then the bookings are listed with alternatives.');

function belowBooked(short: readonly Shortfall[]): Problem {
  const breaches = short.map((row) => ({ code: `${row.counter}-below-booked`, detail: sentence(row) }));
  return new Problem(
    'below-booked',
    'refused',
    `${short.length} counted weeks would fall below what is booked. ${wayOut(short)}`,
    breaches,
  );
}
