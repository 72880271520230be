import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { Problem } from '../shared/problem';
import { followed } from './followed';
import type { RunOverview } from './run-overview';
import { isSettled } from './run-overview';
import { together } from './run-progress';
import { RunOverviewRepository } from './run-overview.repository';

/** A run for its coordinator: as it stands, or step by step until nothing more happens. */
@Injectable()
export class RunOverviewService implements OnModuleDestroy {
  private isClosing = false;

  constructor(private readonly doorway: Doorway, private readonly repository: RunOverviewRepository) {}

  /** Ends what is followed, or the server would wait for its readers. */
  onModuleDestroy(): void {
    this.isClosing = true;
  }

  /** Throws Problem when the term has no such run for the party. */
  async overview(party: ActingParty, term: string, number: string): Promise<RunOverview> {
    const head = /^\d{1,9}$/.test(number) ? await this.doorway.asParty(party, (em) => this.repository.head(em, term, Number(number))) : undefined;
    if (!head) throw new Problem('not-found', 'missing', `There is no allocation run ${number.slice(0, 60)} of ${term.slice(0, 20)}.`);
    const { universityId, shares, ...run } = head;
    const own = universityId === party.organisationId;
    const outcome = own && isSettled(run) ? await this.doorway.asSystem((em) => this.repository.outcome(em, run.id)) : undefined;
    return { ...run, progress: run.progress ?? together(shares) ?? null, own, outcome: outcome ?? null };
  }

  /** The run as it is now, and again each time it is looked at, the last time when it is settled. */
  follow(party: ActingParty, first: RunOverview): AsyncGenerator<RunOverview> {
    return followed(first, { look: (run) => this.overview(party, run.term, String(run.number)), isSettled, isClosing: () => this.isClosing });
  }
}
