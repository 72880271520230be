import { Injectable } from '@nestjs/common';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import type { Day } from '../shared/day';
import { claimStates } from './claim';
import { ClaimJudging } from './claim-judging.service';
import { proposalOf, type Proposal } from './proposal';
import { organisationCodes } from './reading.repository';
import { HousingReading } from './reading.service';

/** What rules propose, for whoever fills in a claim and for whoever decides it. */
@Injectable()
export class ProposalsService {
  constructor(private readonly doorway: Doorway, private readonly judging: ClaimJudging, private readonly reading: HousingReading) {}

  async one(party: ActingParty, code: string, today: Day): Promise<Proposal> {
    return this.doorway.asParty(party, async () => {
      await this.reading.claims.one(party, code);
      const [proposal] = await this.of(party, [code], today);
      if (proposal === undefined) throw new Error(`Claim ${code} is seen and cannot be judged.`);
      return proposal;
    });
  }

  /** For claims that the party is known to see; the way, the caps and the shares stand outside what parties may read. */
  of(party: ActingParty, codes: readonly string[], today: Day): Promise<Proposal[]> {
    return this.doorway.asSystem(async (em) => {
      const names = await organisationCodes(em);
      const judged = await this.judging.judged(em, { states: claimStates, codes, today });
      return judged.map(({ claim, judgement }) => proposalOf(claim, judgement, names, { party, today }));
    });
  }
}
