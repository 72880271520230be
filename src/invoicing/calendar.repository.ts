import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';
import type { DayExceptions } from '../shared/term';

/** Days that are placement days, or are not, against the usual calendar. */
@Injectable()
export class CalendarRepository {
  async exceptions(em: EntityManager): Promise<DayExceptions> {
    const rows = await em.query<{ day: Day; kind: 'closed' | 'open' }[]>('SELECT day::text AS day, kind FROM day_exceptions');
    return new Map(rows.map((row) => [row.day, row.kind]));
  }
}
