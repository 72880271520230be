import { Injectable } from '@nestjs/common';
import { Doorway } from '../platform/database/doorway';
import { Writing } from '../platform/database/writing';
import { OrganisationEntity } from './organisation.entity';
import { UnitEntity } from './unit.entity';

/** Organisations keep their own particulars, hosts their own units. */
@Injectable()
export class OrganisationsService {
  readonly organisations: Writing<OrganisationEntity>;
  readonly units: Writing<UnitEntity>;

  constructor(doorway: Doorway) {
    this.organisations = new Writing(doorway, OrganisationEntity, {
      noun: 'organisation', roles: ['admin'], ownerOf: (_, { id }) => Promise.resolve(id),
    });
    this.units = new Writing(doorway, UnitEntity, {
      noun: 'unit', roles: ['region_coordinator', 'admin'], ownerOf: (_, { organisationId }) => Promise.resolve(organisationId),
    });
  }
}
