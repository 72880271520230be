import { Injectable } from '@nestjs/common';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import type { Day } from '../shared/day';
import { Problem } from '../shared/problem';
import { sieFile } from './sie';
import { vouchersOf, type Voucher, type VoucherAccount } from './voucher';
import { voucherCsv } from './voucher-csv';
import { VouchersRepository, type PostingOffice } from './vouchers.repository';

/** Which invoices are posted: issued from the first to the last day, sent or received, both where it is left out. */
export interface VoucherScope {
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly side?: 'sent' | 'received' | undefined;
}

/** Vouchers of issued invoices, for the books that are kept elsewhere. */
@Injectable()
export class VouchersService {
  constructor(private readonly doorway: Doorway, private readonly repository: VouchersRepository) {}

  plan = (party: ActingParty): Promise<VoucherAccount[]> => this.doorway.asParty(party, (em) => this.repository.plan(em));

  /** Puts a plan in the place of the one that was; throws Problem `doubled-account` when a purpose is given twice for a kind. */
  async replacePlan(party: ActingParty, plan: readonly VoucherAccount[]): Promise<VoucherAccount[]> {
    const keys = plan.map(({ purpose, kind }) => `${purpose} ${kind}`.trim());
    const doubled = keys.find((key, i) => keys.indexOf(key) !== i);
    if (doubled !== undefined) throw new Problem('doubled-account', 'refused', `The plan has two accounts for ${doubled}; leave one.`);
    return this.doorway.asParty(party, async (em) => {
      await this.repository.replacePlan(em, plan);
      return this.repository.plan(em);
    });
  }

  /** The vouchers as SIE 4I in code page 437. */
  async sie(party: ActingParty, scope: VoucherScope, today: Day): Promise<Buffer> {
    const { office, vouchers, plan } = await this.posted(party, scope);
    return sieFile({ organisation: office.name, organisationNumber: office.organisationNumber, madeOn: today }, vouchers, plan);
  }

  csv = async (party: ActingParty, scope: VoucherScope): Promise<string> => voucherCsv((await this.posted(party, scope)).vouchers);

  private posted(party: ActingParty, { firstDay, lastDay, side }: VoucherScope): Promise<{ office: PostingOffice; vouchers: Voucher[]; plan: VoucherAccount[] }> {
    if (lastDay < firstDay) throw new Problem('period-turned', 'invalid', `The period ends ${lastDay}, before it starts ${firstDay}; turn the days.`);
    return this.doorway.asParty(party, async (em) => {
      const plan = await this.repository.plan(em);
      return { office: await this.repository.office(em), plan, vouchers: vouchersOf(await this.repository.issued(em, firstDay, lastDay, side ?? null), plan) };
    });
  }
}
