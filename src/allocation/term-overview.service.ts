import { Injectable } from '@nestjs/common';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import type { Day } from '../shared/day';
import { Problem } from '../shared/problem';
import type { TermOverview } from './term-overview';
import { TermOverviewRepository } from './term-overview.repository';

/** Need, places, quotas and reasons of a term on one page. */
@Injectable()
export class TermOverviewService {
  constructor(private readonly doorway: Doorway, private readonly repository: TermOverviewRepository) {}

  /** Code of the term of the day, else of the one nearest to it. */
  async currentTerm(party: ActingParty, today: Day): Promise<string> {
    const code = await this.doorway.asParty(party, (em) => this.repository.currentTerm(em, today));
    if (code === undefined) throw new Problem('term-missing', 'missing', 'There is no term yet; import a term bundle.');
    return code;
  }

  /** Throws Problem `term-missing` when there is no such term. */
  async overview(party: ActingParty, code: string): Promise<TermOverview> {
    return this.doorway.asParty(party, async (em) => {
      const head = await this.repository.head(em, code);
      if (!head) throw new Problem('term-missing', 'missing', `There is no term "${code.slice(0, 20)}"; write it like HT2026.`);
      const { id, ...term } = head;
      return {
        ...term,
        courses: await this.repository.courses(em, id),
        quotas: await this.repository.quotas(em, id),
        withoutPlace: await this.repository.withoutPlace(em, id),
        runs: await this.repository.runs(em, id),
      };
    });
  }
}
