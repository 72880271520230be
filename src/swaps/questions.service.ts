import { Injectable } from '@nestjs/common';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { QuestionsRepository } from './reading.repository';
import type { UnitQuestion } from './unit-question';

/** Questions that the page shows. */
const SHOWN = 50;

/** What a host's units are asked about exchanges. */
@Injectable()
export class QuestionsService {
  constructor(private readonly doorway: Doorway, private readonly repository: QuestionsRepository) {}

  /** The latest first; of one unit only for somebody who answers for that one. */
  latest(party: ActingParty, onlyUnitId: string | undefined): Promise<UnitQuestion[]> {
    return this.doorway.asParty(party, (em) => this.repository.latest(em, onlyUnitId ?? null, SHOWN));
  }
}
