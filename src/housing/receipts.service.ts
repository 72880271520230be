import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import type { Ore } from '../shared/money';
import { Problem } from '../shared/problem';
import { checkedPaper } from './checked-paper';
import { ClaimDraftsRepository, type EditedClaim } from './claim-drafts.repository';
import { MOST_RECEIPTS, type ReceiptTold } from './receipt';
import { ReceiptsRepository } from './receipts.repository';
import { HousingReading } from './reading.service';
import type { Signed } from './signed';

/** Receipts of claims: checked and drawn anew when they come, read by those who may see the claim's papers. */
@Injectable()
export class ReceiptsService {
  constructor(
    private readonly doorway: Doorway,
    private readonly reading: HousingReading,
    private readonly drafts: ClaimDraftsRepository,
    private readonly receipts: ReceiptsRepository,
  ) {}

  /** Adds a receipt to what is not handed in, or sent back; gives its id. The paper is looked at outside of any transaction. */
  async add(party: ActingParty, code: string, { bytes, amountOre, by }: { bytes: Buffer; amountOre: Ore; by: Signed }): Promise<string> {
    await this.whenOpen(party, code, () => Promise.resolve());
    const paper = await checkedPaper(bytes);
    return this.whenOpen(party, code, async (em, { id }) => {
      if ((await this.receipts.count(em, id)) >= MOST_RECEIPTS) throw new Problem('receipts-full', 'refused', `Claim ${code} has ${MOST_RECEIPTS} receipts; put several papers on one picture, or in one PDF.`);
      const added = await this.receipts.add(em, id, paper, amountOre, by);
      if (added === undefined) throw new Problem('receipt-twice', 'conflict', `Claim ${code} has that very paper already.`);
      await this.receipts.sum(em, id);
      return added;
    });
  }

  remove(party: ActingParty, code: string, id: string): Promise<void> {
    return this.whenOpen(party, code, async (em, claim) => {
      if (!(await this.receipts.remove(em, claim.id, id))) throw new Problem('not-found', 'missing', `Claim ${code} has no receipt "${id.slice(0, 60)}".`);
      await this.receipts.sum(em, claim.id);
    });
  }

  /** A claim's receipts, each with the other claims that hold the same paper: a student learns of her own only. */
  list(party: ActingParty, code: string): Promise<ReceiptTold[]> {
    return this.doorway.asParty(party, async (em) => {
      await this.reading.claims.one(party, code);
      const receipts = await this.receipts.of(em, code);
      const twins = await this.doorway.asSystem((system) => this.receipts.twins(system, code));
      const seen = await this.receipts.seen(em, twins.map((twin) => twin.code));
      return receipts.map((receipt) => {
        const same = twins.filter(({ receiptId }) => receiptId === receipt.id);
        const othersHaveIt = party.role !== 'student' && same.some(({ sameStudent }) => !sameStudent);
        return { ...receipt, alsoIn: same.map((twin) => twin.code).filter((each) => seen.has(each)), othersHaveIt };
      });
    });
  }

  /** Throws Problem `not-found` also where the papers are not for the party to see. */
  content(party: ActingParty, code: string, id: string): Promise<{ mediaType: string; number: number; content: Buffer }> {
    return this.doorway.asParty(party, async (em) => {
      const found = await this.receipts.content(em, code, id);
      if (found === undefined) throw new Problem('not-found', 'missing', `Claim "${code.slice(0, 60)}" has no receipt "${id.slice(0, 60)}".`);
      return found;
    });
  }

  private async whenOpen<T>(party: ActingParty, code: string, work: (em: EntityManager, claim: EditedClaim) => Promise<T>): Promise<T> {
    return this.doorway.asParty(party, async () => {
      await this.reading.claims.one(party, code);
      return this.doorway.asSystem(async (em) => {
        const claim = await this.drafts.lock(em, code);
        if (claim?.state !== 'draft' && claim?.state !== 'returned') throw new Problem('claim-closed', 'conflict', `Claim ${code} is handed in or decided; its receipts stay as they are.`);
        return work(em, claim);
      });
    });
  }
}
