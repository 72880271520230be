import { Injectable } from '@nestjs/common';
import { AgreementEntity } from '../agreements/agreement.entity';
import { UnitEntity } from '../organisations/unit.entity';
import { Doorway } from '../platform/database/doorway';
import { Reading } from '../platform/database/reading';
import { Writing } from '../platform/database/writing';
import type { NewDemand } from './demand';
import { DemandEntity } from './demand.entity';
import { demandListing } from './reading.repository';

/** Units tell what they demand before placements, and those who decide on an agreement what it demands. */
@Injectable()
export class DemandsService {
  readonly demands: Writing<DemandEntity, NewDemand>;
  readonly reading: Reading;

  constructor(doorway: Doorway) {
    this.reading = new Reading(doorway, demandListing);
    this.demands = new Writing(doorway, DemandEntity, {
      noun: 'demand', roles: ['host', 'region_coordinator', 'admin'], unique: [['code'], ['unitId', 'kind'], ['agreementId', 'kind']],
      references: {
        unit: { noun: 'unit', entity: UnitEntity, column: 'unitId' },
        agreement: { noun: 'agreement of yours', entity: AgreementEntity, column: 'agreementId' },
      },
      breaches: ({ unitId, agreementId }) => ((unitId ?? null) === null) === ((agreementId ?? null) === null)
        ? [{ code: 'one-scope', detail: 'unit, agreement: name the unit or the agreement that demands it, and not both' }] : [],
    });
  }
}
