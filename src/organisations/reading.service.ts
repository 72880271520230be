import { Injectable } from '@nestjs/common';
import { Doorway } from '../platform/database/doorway';
import { Reading } from '../platform/database/reading';
import { organisationListing, specialtyListing, townListing, travelTimeListing, unitListing } from './reading.repository';

/** Organisations, towns and units, as a party sees them. */
@Injectable()
export class OrganisationsReading {
  readonly organisations: Reading;
  readonly towns: Reading;
  readonly travelTimes: Reading;
  readonly specialties: Reading;
  readonly units: Reading;

  constructor(doorway: Doorway) {
    this.organisations = new Reading(doorway, organisationListing);
    this.towns = new Reading(doorway, townListing);
    this.travelTimes = new Reading(doorway, travelTimeListing);
    this.specialties = new Reading(doorway, specialtyListing);
    this.units = new Reading(doorway, unitListing);
  }
}
