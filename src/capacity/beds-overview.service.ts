import { Injectable } from '@nestjs/common';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import type { Day } from '../shared/day';
import { termWeeks } from '../shared/term';
import { mondayOf } from '../shared/week';
import type { BedsOverview } from './beds-overview';
import { BedsOverviewRepository } from './beds-overview.repository';

/** The beds that a host has told of, for those who keep them. */
@Injectable()
export class BedsOverviewService {
  constructor(private readonly doorway: Doorway, private readonly repository: BedsOverviewRepository) {}

  overview(party: ActingParty, today: Day): Promise<BedsOverview> {
    return this.doorway.asParty(party, async (em) => {
      const weeks = [...new Set((await this.repository.terms(em, today)).flatMap(termWeeks))].sort();
      return {
        organisation: await this.repository.organisation(em, party.organisationId),
        rows: await this.repository.rows(em, party.organisationId, weeks[0] === undefined ? today : mondayOf(weeks[0])),
        towns: await this.repository.towns(em, party.organisationId),
        weeks,
      };
    });
  }
}
