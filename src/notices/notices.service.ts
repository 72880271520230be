import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ActingParty } from '../platform/database/acting-party';
import { actorName } from '../platform/database/acting';
import { Doorway } from '../platform/database/doorway';
import type { Page, PageRequest, Row } from '../platform/database/listing';
import type { NewNotice, Notice } from './notice';
import { noticeListing, NoticesRepository } from './notices.repository';

/** Notices that the page shows. */
const SHOWN = 100;

/** Tells people what they are to know, and remembers that they have read it. */
@Injectable()
export class NoticesService {
  constructor(private readonly doorway: Doorway, private readonly repository: NoticesRepository) {}

  /** Within the caller's transaction: told if what is told became true, and once for each key. */
  async tell(em: EntityManager, notices: readonly NewNotice[]): Promise<void> {
    if (notices.length > 0) await this.repository.add(em, notices);
  }

  page(party: ActingParty, request: PageRequest): Promise<Page> {
    return this.doorway.asParty(party, (em) => noticeListing.page(em, request));
  }

  /** The newest, those not read first. */
  newest(party: ActingParty, unitId: string | undefined): Promise<Notice[]> {
    return this.doorway.asParty(party, (em) => this.repository.newest(em, unitId ?? null, SHOWN));
  }

  /** Marks a notice as read, for all of the organisation. Throws Problem `not-found` when there is none for this party. */
  read(party: ActingParty, id: string): Promise<Row> {
    return this.doorway.asParty(party, async (em) => {
      await noticeListing.one(em, id);
      await this.repository.markRead(em, id, actorName(party));
      return noticeListing.one(em, id);
    });
  }
}
