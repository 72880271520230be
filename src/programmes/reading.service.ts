import { Injectable } from '@nestjs/common';
import { Doorway } from '../platform/database/doorway';
import { Reading } from '../platform/database/reading';
import { courseListing, curriculumListing, dayExceptionListing, enrolmentListing, programmeListing, requirementListing, studySiteListing, termListing, wishListing } from './reading.repository';

/** Terms, programmes and who is to do what in them, as a party sees them. */
@Injectable()
export class ProgrammesReading {
  readonly terms: Reading;
  readonly dayExceptions: Reading;
  readonly programmes: Reading;
  readonly studySites: Reading;
  readonly curricula: Reading;
  readonly courses: Reading;
  readonly requirements: Reading;
  readonly enrolments: Reading;
  readonly wishes: Reading;

  constructor(doorway: Doorway) {
    this.terms = new Reading(doorway, termListing);
    this.dayExceptions = new Reading(doorway, dayExceptionListing);
    this.programmes = new Reading(doorway, programmeListing);
    this.studySites = new Reading(doorway, studySiteListing);
    this.curricula = new Reading(doorway, curriculumListing);
    this.courses = new Reading(doorway, courseListing);
    this.requirements = new Reading(doorway, requirementListing);
    this.enrolments = new Reading(doorway, enrolmentListing);
    this.wishes = new Reading(doorway, wishListing);
  }
}
