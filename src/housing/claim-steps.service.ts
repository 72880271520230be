import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { requireVersion } from '../platform/database/require-version';
import type { Day } from '../shared/day';
import { Problem, type Breach } from '../shared/problem';
import { refuseFor } from '../shared/refusal';
import type { Bearing } from './bearer';
import type { Claim } from './claim';
import { claimBreaches } from './claim-checks';
import { ClaimDraftsRepository, type EditedClaim } from './claim-drafts.repository';
import { ClaimJudging } from './claim-judging.service';
import { comesOn } from './reach-rule';
import { ReceiptsRepository } from './receipts.repository';
import { HousingReading } from './reading.service';
import type { Signed } from './signed';

/** What whoever fills in a claim may say of it. */
export type ClaimChanges = { readonly [F in 'firstDay' | 'lastDay' | 'basis' | 'units' | 'receiptOre' | 'sharedWith' | 'home' | 'advancedBy']?: Claim[F] | undefined };

/** Who takes a step, and on which day. */
export interface StepTaken {
  readonly by: Signed;
  readonly today: Day;
}

/** What a student, or her university for her, does with a claim before it is decided. */
@Injectable()
export class ClaimStepsService {
  constructor(
    private readonly doorway: Doorway,
    private readonly reading: HousingReading,
    private readonly drafts: ClaimDraftsRepository,
    private readonly judging: ClaimJudging,
    private readonly receipts: ReceiptsRepository,
  ) {}

  /** Fills in a draft, or what was sent back; with a version, if it is still that. */
  complete(party: ActingParty, code: string, changes: ClaimChanges, by: Signed, version?: number): Promise<void> {
    return this.step(party, code, async (em, claim) => {
      if (version !== undefined) requireVersion(version, claim.version);
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
      const after = { ...claim, ...given };
      const summed: Breach[] = changes.receiptOre !== undefined && changes.receiptOre !== claim.receiptOre && (await this.receipts.count(em, claim.id)) > 0
        ? [{ code: 'receipts-summed', detail: 'receiptOre: it is the sum of the receipts; add or remove one of them' }] : [];
      refuseFor('claim', code, [...breachesOf(after), ...summed]);
      await this.drafts.complete(em, after);
      await this.drafts.tell(em, claim.id, 'completed', by);
    });
  }

  /** Hands it in. Throws Problem `too-late` past the deadline, unless a case was opened or it was handed in before that. */
  submit(party: ActingParty, code: string, { by, today }: StepTaken): Promise<void> {
    return this.step(party, code, async (em, claim) => {
      const missing: Breach[] = claim.receiptOre > 0n ? [] : [{ code: 'receipt-missing', detail: 'receiptOre: there is no receipt with a sum; add one' }];
      refuseFor('claim', code, [...breachesOf(claim), ...missing]);
      const bearing = await this.assertMayCome(em, claim, today);
      await this.drafts.submit(em, claim.id, { on: today, by, bearing });
      await this.drafts.tell(em, claim.id, 'submitted', by);
    });
  }

  /** Opens a case before the deadline, so that the right is kept while it is open. */
  openCase(party: ActingParty, code: string, reason: string, { by, today }: StepTaken): Promise<void> {
    return this.step(party, code, async (em, claim) => {
      await this.assertMayCome(em, claim, today);
      await this.drafts.openCase(em, claim.id, today, reason);
      await this.drafts.tell(em, claim.id, 'case_opened', by, reason);
    });
  }

  private async assertMayCome(em: EntityManager, claim: EditedClaim, today: Day): Promise<Bearing> {
    const [judged] = await this.judging.judged(em, { states: [claim.state], codes: [claim.code], today });
    if (judged === undefined) throw new Error(`Claim ${claim.code} is locked and cannot be judged.`);
    const { advancedBy, agreement, deadline } = judged.judgement;
    if (advancedBy !== null && advancedBy !== claim.advancedBy) {
      throw new Problem('advanced-otherwise', 'refused', `Under agreement ${agreement} the ${advancedBy} pays the rent first, not the ${claim.advancedBy}.`);
    }
    if (deadline === null || comesOn({ submittedOn: today, keptSince: claim.keptSince ?? null }) <= deadline) return judged.judgement;
    throw new Problem('too-late', 'refused', `Claim ${claim.code} was to come by ${deadline}; the right has lapsed. Ask the university whether a case was opened before that day.`);
  }

  private step(party: ActingParty, code: string, take: (em: EntityManager, claim: EditedClaim) => Promise<void>): Promise<void> {
    return this.doorway.asParty(party, async () => {
      await this.reading.claims.one(party, code);
      await this.doorway.asSystem(async (em) => {
        const claim = await this.drafts.lock(em, code);
        if (claim === undefined) throw new Problem('not-found', 'missing', `There is no claim "${code}".`);
        if (claim.state !== 'draft' && claim.state !== 'returned') throw new Problem('claim-closed', 'conflict', `Claim ${code} is ${claim.state}; only a draft, or what was sent back, is changed and handed in.`);
        await take(em, claim);
      });
    });
  }
}

const breachesOf = (claim: EditedClaim): Breach[] => claimBreaches(claim, { firstDay: claim.placementFirst, lastDay: claim.placementLast });
