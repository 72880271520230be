import { Injectable } from '@nestjs/common';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import type { Day } from '../shared/day';
import { Problem } from '../shared/problem';
import { claimStates, type ClaimKind, type ClaimState } from './claim';
import type { ClaimView } from './claim-view';
import { ClaimViewsRepository } from './claim-views.repository';
import type { Proposal } from './proposal';
import { ProposalsService } from './proposals.service';
import { HousingReading } from './reading.service';
import type { ClaimEvent } from './claim-event';

/** A claim with what its rule proposes. */
export interface ProposedClaim {
  readonly claim: ClaimView;
  readonly proposal: Proposal;
}

/** Claims with their proposals, for pages. */
@Injectable()
export class ClaimViewsService {
  constructor(
    private readonly doorway: Doorway,
    private readonly repository: ClaimViewsRepository,
    private readonly proposals: ProposalsService,
    private readonly reading: HousingReading,
  ) {}

  all(party: ActingParty, today: Day, states: readonly ClaimState[], kind: ClaimKind | null = null): Promise<ProposedClaim[]> {
    return this.proposed(party, today, { states, kind, code: null });
  }

  /** One claim with what became of it. Throws Problem `not-found`. */
  async one(party: ActingParty, today: Day, code: string): Promise<ProposedClaim & { events: ClaimEvent[] }> {
    const [found] = await this.proposed(party, today, { states: claimStates, kind: null, code });
    if (found === undefined) throw new Problem('not-found', 'missing', `There is no claim "${code.slice(0, 60)}".`);
    return { ...found, events: await this.reading.events(party, code) };
  }

  private proposed(party: ActingParty, today: Day, scope: Parameters<ClaimViewsRepository['views']>[1]): Promise<ProposedClaim[]> {
    return this.doorway.asParty(party, async (em) => {
      const claims = await this.repository.views(em, scope);
      if (claims.length === 0) return [];
      const proposals = new Map((await this.proposals.of(party, claims.map(({ code }) => code), today)).map((proposal) => [proposal.code, proposal]));
      return claims.flatMap((claim) => {
        const proposal = proposals.get(claim.code);
        return proposal === undefined ? [] : [{ claim, proposal }];
      });
    });
  }
}
