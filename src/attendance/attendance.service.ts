import { Injectable } from '@nestjs/common';
import { plannedDays } from '../bookings/planned-days';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import type { Day } from '../shared/day';
import { Problem } from '../shared/problem';
import { AttendanceRepository, type AttendanceRow, type RecordedDay, type ToldBlock } from './attendance.repository';

/** Which recorded days of a booking are signed, by whom and when. */
export interface Signature {
  readonly bookingId: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly on: Day;
  readonly by: string;
}

/** Days of attendance: recorded, certified by the host, countersigned by the university; a change is a new version. */
@Injectable()
export class AttendanceService {
  constructor(private readonly doorway: Doorway, private readonly attendance: AttendanceRepository) {}

  /** Records days of a booking the party sees; a day that is recorded already gets a new version, to be certified again. */
  record(party: ActingParty, bookingId: string, days: readonly RecordedDay[]): Promise<void> {
    return this.doorway.asParty(party, async (em) => {
      if (!(await this.attendance.seesBooking(em, bookingId))) throw new Problem('not-found', 'missing', `There is no booking "${bookingId}".`);
      for (const day of days) await this.attendance.recordDay(em, bookingId, day);
    });
  }

  /** Certifies as the host; gives how many days. */
  certify(party: ActingParty, { bookingId, firstDay, lastDay, on, by }: Signature): Promise<number> {
    return this.doorway.asParty(party, (em) => this.attendance.certify(em, bookingId, firstDay, lastDay, on, by));
  }

  /** Countersigns as the university; gives how many days. */
  countersign(party: ActingParty, { bookingId, firstDay, lastDay, on, by }: Signature): Promise<number> {
    return this.doorway.asParty(party, (em) => this.attendance.countersign(em, bookingId, firstDay, lastDay, on, by));
  }

  /**
   * Takes the placements of a term as carried out as planned up to today: present, certified and countersigned. What is recorded
   * stays, and blocks that are told in full get nothing added.
   */
  recordAsBooked(termCode: string, { today, told = [] }: { today: Day; told?: readonly ToldBlock[] }): Promise<number> {
    return this.doorway.asSystem(async (em) => {
      const exceptions = await this.attendance.dayExceptions(em);
      const shapes = await this.attendance.shapes(em, termCode);
      const plan = shapes.flatMap((shape) => plannedDays(shape, shape, exceptions).map((day) => ({ ...shape, day })));
      return this.attendance.recordAsBooked(em, termCode, today, plan, told);
    });
  }

  /** Records the rows of a file by codes, signed as they say and no further; rows that no active placement fits are given back. */
  recordRows(rows: readonly AttendanceRow[]): Promise<{ recorded: number; unmatched: AttendanceRow[] }> {
    return this.doorway.asSystem((em) => this.attendance.recordRows(em, rows));
  }
}
