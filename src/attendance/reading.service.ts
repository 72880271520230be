import { Injectable } from '@nestjs/common';
import { Doorway } from '../platform/database/doorway';
import { Reading } from '../platform/database/reading';
import { attendanceListing } from './reading.repository';

/** Days of attendance, as a party sees them. */
@Injectable()
export class AttendanceReading {
  readonly days: Reading;

  constructor(doorway: Doorway) {
    this.days = new Reading(doorway, attendanceListing);
  }
}
