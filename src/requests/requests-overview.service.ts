import { Injectable } from '@nestjs/common';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { Problem } from '../shared/problem';
import { RequestsOverviewRepository } from './requests-overview.repository';
import type { HostRequests, TermRequests } from './requests-overview';

/** Who holds things up, and what may be asked for. */
@Injectable()
export class RequestsOverviewService {
  constructor(private readonly doorway: Doorway, private readonly repository: RequestsOverviewRepository) {}

  /** Of a term, for the university. */
  async ofTerm(party: ActingParty, termCode: string): Promise<TermRequests> {
    return this.doorway.asParty(party, async (em) => {
      const term = await this.repository.term(em, termCode);
      if (!term) throw new Problem('not-found', 'missing', `There is no term "${termCode.slice(0, 20)}".`);
      const { organisationId } = party;
      return {
        term,
        open: await this.repository.open(em, organisationId, { term: term.code }),
        requests: await this.repository.requests(em, term.code, organisationId),
        blocks: await this.repository.blocks(em, term.code),
        ...(await this.repository.hosts(em, organisationId)),
      };
    });
  }

  /** Of all terms, for the host; for somebody who answers for one unit, of that. */
  async ofHost(party: ActingParty, onlyUnitId: string | undefined): Promise<HostRequests> {
    return this.doorway.asParty(party, async (em) => ({
      open: await this.repository.open(em, party.organisationId, { unitId: onlyUnitId ?? null }),
      units: await this.repository.ownUnits(em, party.organisationId),
    }));
  }
}
