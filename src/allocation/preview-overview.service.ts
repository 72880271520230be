import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { Problem } from '../shared/problem';
import { followed } from './followed';
import type { PreviewOverview } from './preview-overview';
import { isWorkedOut } from './preview-overview';
import { PreviewsRepository } from './previews.repository';

/** Previews of a term that are listed. */
const LISTED = 5;

/** Previews for their coordinator: as they stand, or one step by step until it is worked out. */
@Injectable()
export class PreviewOverviewService implements OnModuleDestroy {
  private isClosing = false;

  constructor(private readonly doorway: Doorway, private readonly repository: PreviewsRepository) {}

  /** Ends what is followed, or the server would wait for its readers. */
  onModuleDestroy(): void {
    this.isClosing = true;
  }

  latest(party: ActingParty, term: string): Promise<PreviewOverview[]> {
    return this.doorway.asParty(party, (em) => this.repository.latest(em, term, LISTED));
  }

  /** Throws Problem when the term has no such preview for the party. */
  async overview(party: ActingParty, term: string, id: string): Promise<PreviewOverview> {
    const preview = await this.doorway.asParty(party, (em) => this.repository.one(em, term, id));
    if (!preview) throw new Problem('not-found', 'missing', `There is no preview "${id.slice(0, 60)}" of ${term.slice(0, 20)}.`);
    return preview;
  }

  /** The preview as it is now, and again each time it is looked at, the last time when it is worked out. */
  follow(party: ActingParty, first: PreviewOverview): AsyncGenerator<PreviewOverview> {
    return followed(first, { look: (preview) => this.overview(party, preview.term, preview.id), isSettled: isWorkedOut, isClosing: () => this.isClosing });
  }
}
