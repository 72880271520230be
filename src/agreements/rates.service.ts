import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { actingOrganisation, type Acting } from '../platform/database/acting';
import { Doorway } from '../platform/database/doorway';
import { requireRole } from '../platform/database/require-role';
import { addDays } from '../shared/day';
import { Problem } from '../shared/problem';
import { AgreementsRepository } from './agreements.repository';
import { AgreementsService } from './agreements.service';
import { ratedKinds } from './leg';
import type { RateOrder } from './rate';
import { proposalsFor, type RateProposal, type RevisionScope } from './rate-revision';
import { RatesRepository } from './rates.repository';

/** The yearly revision of rates: proposed for all legs at once, then decided. */
@Injectable()
export class RatesService {
  constructor(
    private readonly doorway: Doorway,
    private readonly agreements: AgreementsService,
    private readonly stored: AgreementsRepository,
    private readonly rates: RatesRepository,
  ) {}

  /** What the revision would make of each rate that whoever asks decides on; nothing is changed. */
  propose(scope: RevisionScope, acting: Acting): Promise<RateProposal[]> {
    return this.doorway.asSystem((em) => this.proposals(em, scope, acting));
  }

  /** Sets the proposed rates; those that are decided from that day already stay. Gives what was set. */
  revise(scope: RevisionScope, decided: Omit<RateOrder, 'from' | 'amountOre' | 'unit'>, acting: Acting): Promise<RateProposal[]> {
    requireRole(acting, ['admin', 'finance'], 'revise rates');
    return this.doorway.asSystem(async (em) => {
      const proposals = (await this.proposals(em, scope, acting)).filter(({ standing }) => standing !== 'decided');
      if (proposals.length === 0) {
        throw new Problem('nothing-to-revise', 'conflict', `No rate of yours runs until ${addDays(scope.from, -1)} and is undecided from ${scope.from}; give another day or other legs.`);
      }
      for (const { leg, revisedOre, unit } of proposals) await this.agreements.setRate(leg, { ...decided, from: scope.from, amountOre: revisedOre, unit }, acting);
      return proposals;
    });
  }

  private async proposals(em: EntityManager, { from, factor, ...scope }: RevisionScope, acting: Acting): Promise<RateProposal[]> {
    const legs = await this.rates.ratedLegs(em, scope, actingOrganisation(acting), ratedKinds);
    const rated = [];
    for (const leg of legs) rated.push({ ...leg, rates: await this.stored.lockRates(em, leg.id) });
    return proposalsFor(rated, from, addDays(from, -1), factor);
  }
}
