import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { Problem } from '../shared/problem';
import type { InvoiceDetail, InvoiceRow } from './invoice-overview';
import { InvoiceOverviewRepository } from './invoice-overview.repository';

/** A party's invoices, those it sends and those it gets. */
@Injectable()
export class InvoiceOverviewService {
  constructor(private readonly doorway: Doorway, private readonly repository: InvoiceOverviewRepository) {}

  rows(party: ActingParty, state: 'draft' | 'issued' | null): Promise<InvoiceRow[]> {
    return this.doorway.asParty(party, (em) => this.repository.rows(em, state));
  }

  /** Throws Problem `invoice-missing` when there is none, or it is somebody else's. */
  detail(party: ActingParty, id: string): Promise<InvoiceDetail> {
    return this.doorway.asParty(party, async (em) => {
      const head = isUUID(id) ? await this.repository.one(em, id) : undefined;
      if (!head) throw new Problem('invoice-missing', 'missing', `There is no invoice "${id.slice(0, 40)}".`);
      return { ...head, lines: await this.repository.lines(em, id) };
    });
  }
}
