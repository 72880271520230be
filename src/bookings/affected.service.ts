import { Injectable } from '@nestjs/common';
import type { FreePlace } from '../capacity/free-place';
import { FreePlacesService } from '../capacity/free-places.service';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { Problem } from '../shared/problem';
import { weekOf } from '../shared/week';
import type { AffectedPlacement } from './affected.repository';
import { AffectedRepository } from './affected.repository';

/** An affected placement with units that have room in the same weeks; rules for the student are judged when it is booked. */
export interface AffectedWithAlternatives extends AffectedPlacement {
  readonly alternatives: readonly FreePlace[];
}

/** Alternatives told of each placement at most. */
const MOST = 3;

/** Who is booked where a unit has closed. */
@Injectable()
export class AffectedService {
  constructor(private readonly doorway: Doorway, private readonly repository: AffectedRepository, private readonly places: FreePlacesService) {}

  /** Of one closure; throws Problem when there is none. */
  async ofClosure(party: ActingParty, closureId: string): Promise<AffectedWithAlternatives[]> {
    const found = await this.doorway.asParty(party, async (em) => {
      if (!(await this.repository.isClosure(em, closureId))) throw new Problem('not-found', 'missing', `There is no closure "${closureId.slice(0, 60)}".`);
      return this.repository.ofClosure(em, closureId);
    });
    return this.withAlternatives(party, found);
  }

  /** Of all closures in a term. */
  async inTerm(party: ActingParty, term: string): Promise<AffectedWithAlternatives[]> {
    return this.withAlternatives(party, await this.doorway.asParty(party, (em) => this.repository.inTerm(em, term)));
  }

  /** Asked once for those who need the same. */
  private async withAlternatives(party: ActingParty, affected: readonly AffectedPlacement[]): Promise<AffectedWithAlternatives[]> {
    const known = new Map<string, FreePlace[]>();
    const all: AffectedWithAlternatives[] = [];
    for (const placement of affected) {
      const { specialty, level, firstDay, lastDay } = placement;
      const weeks = { firstWeek: weekOf(firstDay), lastWeek: weekOf(lastDay) };
      const key = [specialty, level, weeks.firstWeek, weeks.lastWeek].join(' ');
      const places = known.get(key) ?? await this.places.search({ specialty, level, ...weeks }, party);
      known.set(key, places);
      all.push({ ...placement, alternatives: places.slice(0, MOST) });
    }
    return all;
  }
}
