import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import type { Page, PageRequest, Row } from '../platform/database/listing';
import type { Day } from '../shared/day';
import { Problem } from '../shared/problem';
import { bankAccount, isIban, masked, type BankAccount } from './bank-account';
import type { StepTaken } from './claim-steps.service';
import { pain001 } from './pain001';
import { payrollCsv, type PayableClaim, type PayoutMethod } from './payout';
import { payoutItemListing, payoutListing, PayoutsRepository, type ItemStatus, type StoredPayout } from './payouts.repository';

/** What is to be paid, how and when; without codes all that can be. */
export interface PayoutOrder {
  readonly method: PayoutMethod;
  readonly payOn: Day;
  readonly claims?: readonly string[] | undefined;
  readonly debtorIban?: string | undefined;
}

/** Pays back what students have paid first: one person prepares, another approves, the bank tells what became of it. */
@Injectable()
export class PayoutsService {
  constructor(private readonly doorway: Doorway, private readonly payouts: PayoutsRepository) {}

  page = (party: ActingParty, request: PageRequest): Promise<Page> => this.doorway.asParty(party, (em) => payoutListing.page(em, request));
  items = (party: ActingParty, request: PageRequest): Promise<Page> => this.doorway.asParty(party, (em) => payoutItemListing.page(em, request));
  one = (party: ActingParty, number: string): Promise<Row> => this.doorway.asParty(party, (em) => payoutListing.one(em, number));

  /** Approved claims that the party's organisation is to pay back. */
  payable(party: ActingParty): Promise<PayableClaim[]> {
    return this.doorway.asSystem((em) => this.payouts.payable(em, party.organisationId));
  }

  /** What the student has told, as far as it is ever shown again. */
  async ownAccount({ studentId = '' }: ActingParty): Promise<string | undefined> {
    const account = await this.doorway.asSystem((em) => this.payouts.account(em, studentId));
    return account && masked(account);
  }

  async keepAccount({ studentId }: ActingParty, told: Parameters<typeof bankAccount>[0]): Promise<void> {
    if (studentId === undefined) throw new Problem('not-a-student', 'missing', 'This account belongs to no student.');
    const account: BankAccount = bankAccount(told);
    await this.doorway.asSystem((em) => this.payouts.keepAccount(em, studentId, account));
  }

  /** Gives the number of the payout. A claim in one is in no other, unless the bank sends it back. */
  prepare(party: ActingParty, order: PayoutOrder, { by, today }: StepTaken): Promise<string> {
    if (order.payOn < today) throw new Problem('pay-day-passed', 'refused', `payOn ${order.payOn} has passed; choose ${today} or later.`);
    if (order.debtorIban !== undefined && !isIban(order.debtorIban)) throw new Problem('account-invalid', 'refused', 'debtorIban does not agree with its check digits.');
    return this.doorway.asSystem(async (em) => {
      const payable = (await this.payouts.payable(em, party.organisationId, true)).filter(({ code, hasAccount }) => (order.claims?.includes(code) ?? true) && (order.method === 'payroll' || hasAccount));
      const missing = order.claims?.filter((code) => !payable.some((claim) => claim.code === code)) ?? [];
      if (missing.length > 0) throw new Problem('not-payable', 'conflict', `${missing.slice(0, 5).join(', ')} cannot be paid by ${order.method}: not approved, paid already, paid by others, or the student has told no account.`);
      if (payable.length === 0) throw new Problem('nothing-to-pay', 'conflict', 'No approved claim waits to be paid back, or no student has told an account; a payroll file needs none.');
      const stored = await this.payouts.prepare(em, {
        organisationId: party.organisationId, method: order.method, payOn: order.payOn, messageId: `VIL-${randomUUID().slice(0, 23)}`, debtorIban: order.debtorIban ?? null,
        preparedBy: by.name, preparedByAccount: by.accountId ?? '',
      });
      await this.payouts.addItems(em, stored, payable);
      return stored.number;
    });
  }

  /** By another person; from then on the file stays as it is, however often it is fetched. */
  approve(party: ActingParty, number: string, { by }: Pick<StepTaken, 'by'>): Promise<void> {
    return this.step(party, number, 'prepared', async (em, payout) => {
      if (payout.preparedByAccount === by.accountId) throw new Problem('two-persons', 'refused', `${by.name} has prepared the payout and cannot approve it too; let another person approve it.`);
      const content = payout.method === 'bank' ? await this.order(em, payout) : payrollCsv(await this.payouts.payrollRows(em, payout.id));
      await this.payouts.approve(em, payout.id, by, { content, sha256: createHash('sha256').update(content).digest('hex') });
    });
  }

  /** Before it is approved; its claims can be paid by another. */
  cancel(party: ActingParty, number: string, today: Day): Promise<void> {
    return this.step(party, number, 'prepared', (em, { id }) => this.payouts.cancel(em, id, today));
  }

  /** The file as it was approved, for the bank or for payroll. */
  file(party: ActingParty, number: string): Promise<{ method: PayoutMethod; messageId: string; content: string }> {
    return this.doorway.asSystem(async (em) => {
      const { id, method, messageId } = await this.found(em, party, number);
      const content = await this.payouts.file(em, id);
      if (content === undefined) throw new Problem('not-approved', 'conflict', `Payout ${number} is not approved; there is no file of it yet.`);
      return { method, messageId, content };
    });
  }

  /** What became of its items; told again it changes nothing. Without items all that wait are paid on the day. */
  statuses(party: ActingParty, number: string, told: readonly ItemStatus[] | { readonly allPaidOn: Day }): Promise<void> {
    return this.step(party, number, 'approved', async (em, { id }) => {
      const statuses = 'allPaidOn' in told ? (await this.payouts.waiting(em, id)).map((endToEndId): ItemStatus => ({ endToEndId, status: 'paid', on: told.allPaidOn })) : told;
      for (const status of statuses) {
        if (await this.payouts.status(em, id, status)) continue;
        throw new Problem('item-unknown', 'refused', `Payout ${number} has no item ${status.endToEndId.slice(0, 40)} that can become ${status.status}; nothing of this was kept.`);
      }
      await this.payouts.settleIfDone(em, id);
    });
  }

  private async order(em: EntityManager, { id, messageId, payOn, debtorIban, organisationId }: StoredPayout): Promise<string> {
    const { name, organisationNumber, bankgiro } = await this.payouts.debtor(em, organisationId);
    const transfers = await this.payouts.transfers(em, id);
    if (transfers.length !== await this.payouts.itemCount(em, id)) throw new Problem('order-not-whole', 'conflict', 'A student of this payout has no account; cancel it and prepare it anew.');
    return pain001({ messageId, createdAt: new Date().toISOString(), payOn, debtor: name, organisationNumber, debtorIban, bankgiro, transfers });
  }

  private step(party: ActingParty, number: string, state: string, take: (em: EntityManager, payout: StoredPayout) => Promise<void>): Promise<void> {
    return this.doorway.asSystem(async (em) => {
      const payout = await this.found(em, party, number);
      const isSettledAgain = state === 'approved' && payout.state === 'settled';
      if (payout.state !== state && !isSettledAgain) throw new Problem('payout-state', 'conflict', `Payout ${number} is ${payout.state}; this step takes one that is ${state}.`);
      await take(em, payout);
    });
  }

  private async found(em: EntityManager, { organisationId, role }: ActingParty, number: string): Promise<StoredPayout> {
    const payout = role === 'finance' ? await this.payouts.lock(em, organisationId, number) : undefined;
    if (payout === undefined) throw new Problem('not-found', 'missing', `There is no payout "${number.slice(0, 60)}".`);
    return payout;
  }
}
