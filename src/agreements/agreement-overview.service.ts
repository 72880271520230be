import { Injectable } from '@nestjs/common';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { AgreementMoneyService } from './agreement-money.service';
import type { AgreementOverview, AgreementSummary } from './agreement-overview';
import { AgreementOverviewRepository } from './agreement-overview.repository';

/** Agreements as a party to them sees them. */
@Injectable()
export class AgreementOverviewService {
  constructor(private readonly doorway: Doorway, private readonly repository: AgreementOverviewRepository, private readonly money: AgreementMoneyService) {}

  list(party: ActingParty): Promise<AgreementSummary[]> {
    return this.doorway.asParty(party, (em) => this.repository.summaries(em));
  }

  /** Throws Problem `not-found` when the party has no such agreement. */
  one(party: ActingParty, code: string): Promise<AgreementOverview> {
    const { repository } = this;
    return this.doorway.asParty(party, async (em) => ({
      agreement: await repository.one(em, code),
      money: await this.money.one(party, code),
      parties: await repository.parties(em, code),
      programmes: await repository.programmes(em, code),
      quotas: await repository.quotas(em, code),
      windows: await repository.windows(em, code),
      deadlines: await repository.deadlines(em, code),
      changes: await repository.changes(em, code),
      overlaps: await repository.overlaps(em, code),
      decides: await repository.decides(em, code),
    }));
  }
}
