import { Injectable } from '@nestjs/common';
import { plannedDays } from '../bookings/planned-days';
import { Doorway } from '../platform/database/doorway';
import type { Day } from '../shared/day';
import { AttendanceRepository, type AttendanceRow, type ToldBlock } from './attendance.repository';

/** Days of attendance as files and terms tell them: all at once, by codes. */
@Injectable()
export class AttendanceService {
  constructor(private readonly doorway: Doorway, private readonly attendance: AttendanceRepository) {}

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
