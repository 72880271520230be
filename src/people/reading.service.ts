import { Injectable } from '@nestjs/common';
import { Doorway } from '../platform/database/doorway';
import { Reading } from '../platform/database/reading';
import { employmentListing, studentListing } from './reading.repository';

/** Students and where they work, as a party sees them. */
@Injectable()
export class PeopleReading {
  readonly students: Reading;
  readonly employments: Reading;

  constructor(doorway: Doorway) {
    this.students = new Reading(doorway, studentListing);
    this.employments = new Reading(doorway, employmentListing);
  }
}
