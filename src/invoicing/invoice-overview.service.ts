import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { Problem } from '../shared/problem';
import type { Day } from '../shared/day';
import { stateOf, type Counterpart, type InvoiceDetail, type InvoiceFilter, type InvoiceRow } from './invoice-overview';
import { InvoiceOverviewRepository } from './invoice-overview.repository';

/** A party's invoices, those it sends and those it gets. */
@Injectable()
export class InvoiceOverviewService {
  constructor(private readonly doorway: Doorway, private readonly repository: InvoiceOverviewRepository) {}

  /** Those that the filter leaves, as they stand on the day; 2 000 at most. */
  async rows(party: ActingParty, filter: InvoiceFilter, today: Day): Promise<InvoiceRow[]> {
    const { state } = filter;
    const rows = await this.doorway.asParty(party, (em) => this.repository.rows(em, filter));
    return state === undefined || state === 'issued' ? rows : rows.filter((row) => stateOf(row, today) === state);
  }

  counterparts = (party: ActingParty): Promise<Counterpart[]> => this.doorway.asParty(party, (em) => this.repository.counterparts(em));

  /** Throws Problem `invoice-missing` when there is none, or it is somebody else's. */
  detail(party: ActingParty, id: string): Promise<InvoiceDetail> {
    return this.doorway.asParty(party, async (em) => {
      const head = isUUID(id) ? await this.repository.one(em, id) : undefined;
      if (!head) throw new Problem('invoice-missing', 'missing', `There is no invoice "${id.slice(0, 40)}".`);
      const { repository } = this;
      return { ...head, lines: await repository.lines(em, id), told: await repository.told(em, id), corrections: await repository.corrections(em, id) };
    });
  }
}
