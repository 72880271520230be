import { Injectable } from '@nestjs/common';
import { NoticesService } from '../notices/notices.service';
import { Doorway } from '../platform/database/doorway';
import { Reading } from '../platform/database/reading';
import type { Day } from '../shared/day';
import { DeadlinesRepository, publishListing } from './deadlines.repository';
import { expiryNotices, unpublishedNotices } from './publish-sentences';

/** Both parties are told when students are to be told, and when an agreement ends. */
@Injectable()
export class DeadlinesService {
  /** Placements whose publish-by date is near, was breached, or was kept too late. */
  readonly publishing: Reading;

  constructor(private readonly doorway: Doorway, private readonly repository: DeadlinesRepository, private readonly notices: NoticesService) {
    this.publishing = new Reading(doorway, publishListing);
  }

  /** Tells what the day asks for, each once; gives the next day that asks for something, as things stand. */
  doDay(day: Day): Promise<Day | undefined> {
    return this.doorway.asSystem(async (em) => {
      await this.notices.tell(em, (await this.repository.claimUnpublished(em, day)).flatMap(unpublishedNotices));
      await this.notices.tell(em, (await this.repository.expiring(em, day)).flatMap(expiryNotices));
      return this.repository.next(em, day);
    });
  }
}
