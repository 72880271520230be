import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { requireRole } from '../platform/database/require-role';
import { requireVersion } from '../platform/database/require-version';
import { Problem } from '../shared/problem';
import { TravelTimesRepository, type Way } from './travel-times.repository';

/** Ways between towns as travelled; a way counts in both directions unless the way back is given by itself. */
@Injectable()
export class TravelTimesService {
  constructor(private readonly doorway: Doorway, private readonly repository: TravelTimesRepository) {}

  /** Gives a way, or another length to the one that is there, which takes the version that was read. */
  set(fromCode: string, toCode: string, way: Way, version: number | undefined, party: ActingParty): Promise<void> {
    requireRole(party, ['admin'], 'change a travel time');
    return this.doorway.asParty(party, async (em) => {
      const ends = { from: await this.townId(em, fromCode), to: await this.townId(em, toCode) };
      if (ends.from === ends.to) throw new Problem('same-town', 'refused', `${fromCode} lies nowhere but in itself; name another town to travel to.`);
      const stored = await this.repository.lockVersion(em, ends);
      if (stored !== undefined || version !== undefined) requireVersion(version, stored ?? 0);
      await this.repository.set(em, ends, way);
    });
  }

  private async townId(em: EntityManager, code: string): Promise<string> {
    const id = await this.repository.townId(em, code);
    if (id === undefined) throw new Problem('not-found', 'missing', `There is no town "${code}"; add it first.`);
    return id;
  }
}
