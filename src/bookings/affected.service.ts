import { Injectable } from '@nestjs/common';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { Problem } from '../shared/problem';
import type { AffectedPlacement } from './affected.repository';
import type { Alternative } from './alternatives.service';
import { AlternativesService } from './alternatives.service';
import { AffectedRepository } from './affected.repository';

/** An affected placement with where the student could be booked instead, all rules and counters asked. */
export interface AffectedWithAlternatives extends AffectedPlacement {
  readonly alternatives: readonly Alternative[];
}

/** Who is booked where a unit has closed. */
@Injectable()
export class AffectedService {
  constructor(private readonly doorway: Doorway, private readonly repository: AffectedRepository, private readonly alternatives: AlternativesService) {}

  /** Of one closure; throws Problem when there is none. */
  async ofClosure(party: ActingParty, closureId: string): Promise<AffectedWithAlternatives[]> {
    const found = await this.doorway.asParty(party, async (em) => {
      if (!(await this.repository.isClosure(em, closureId))) throw new Problem('not-found', 'missing', `There is no closure "${closureId.slice(0, 60)}".`);
      return this.repository.ofClosure(em, closureId);
    });
    return this.withAlternatives(found);
  }

  /** Of all closures in a term. */
  async inTerm(party: ActingParty, term: string): Promise<AffectedWithAlternatives[]> {
    return this.withAlternatives(await this.doorway.asParty(party, (em) => this.repository.inTerm(em, term)));
  }

  /** Looked for as the system: who asks sees the placement, and not all that decides where its student may be. */
  private async withAlternatives(affected: readonly AffectedPlacement[]): Promise<AffectedWithAlternatives[]> {
    if (affected.length === 0) return [];
    const alternatives = await this.doorway.asSystem((em) => this.alternatives.of(em, affected.map(({ id }) => id)));
    return affected.map((placement) => ({ ...placement, alternatives: alternatives.get(placement.id) ?? [] }));
  }
}
