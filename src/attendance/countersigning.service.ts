import { Injectable } from '@nestjs/common';
import { CompletingService } from '../bookings/completing.service';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { CountersigningRepository, type WaitingFilter } from './countersigning.repository';
import { fulfilmentOf } from './fulfilment';
import { RecordingService } from './recording.service';
import type { Signing } from './signing';
import type { WaitingPlacement } from './waiting';

/** What waits for the university, its signature, and what that completes. */
@Injectable()
export class CountersigningService {
  constructor(
    private readonly doorway: Doorway,
    private readonly repository: CountersigningRepository,
    private readonly recording: RecordingService,
    private readonly completing: CompletingService,
  ) {}

  /** Placements of the university's students with certified days that wait for it. */
  waiting(party: ActingParty, { host = null, course = null, term = null }: Partial<WaitingFilter> = {}): Promise<WaitingPlacement[]> {
    return this.doorway.asParty(party, (em) => this.repository.waiting(em, { host, course, term }));
  }

  /** Countersigns, and completes the placements whose block is fulfilled by what both sides have signed; gives how many days. */
  countersign(party: ActingParty, signing: Signing): Promise<number> {
    return this.doorway.asParty(party, async () => {
      const days = await this.recording.countersign(party, signing);
      if (days > 0) await this.completeFulfilled(signing.bookingIds);
      return days;
    });
  }

  private completeFulfilled(bookingIds: readonly string[]): Promise<void> {
    return this.doorway.asSystem(async (em) => {
      const blocks = await this.repository.signedBlocks(em, bookingIds);
      const fulfilled = blocks.filter((block) => fulfilmentOf(block, block.done).fulfilled).map(({ bookingId }) => bookingId);
      if (fulfilled.length > 0) await this.completing.complete(fulfilled, 'Alla dagar är gjorda och kontrasignerade');
    });
  }
}
