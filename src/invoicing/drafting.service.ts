import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AgreementsService } from '../agreements/agreements.service';
import type { Settlement } from '../agreements/settlement';
import { Doorway } from '../platform/database/doorway';
import { Problem } from '../shared/problem';
import { DraftsRepository } from './drafts.repository';
import { draftCorrections, draftInvoices, sameDrafts, type Draft } from './invoice';
import { directionsOf, tariffOf } from './tariff';
import { WantedRepository, type RunScope } from './wanted.repository';

/** What a run drafted. */
export interface DraftedRun {
  readonly invoiceIds: readonly string[];
  readonly invoices: number;
  readonly supplementary: number;
  readonly creditNotes: number;
}

/** Runs that compare what should be charged with what is billed. Repeating one changes nothing. */
@Injectable()
export class DraftingService {
  constructor(
    private readonly doorway: Doorway,
    private readonly agreements: AgreementsService,
    private readonly wanted: WantedRepository,
    private readonly drafts: DraftsRepository,
  ) {}

  /** Drafts all that is due and not yet billed, and corrections of what is billed otherwise; earlier drafts that still hold stay as they are. */
  run(scope: RunScope): Promise<DraftedRun> {
    return this.doorway.asSystem(async (em) => {
      await this.drafts.lockRuns(em);
      const settlement = await this.agreements.readSettlement(em);
      const tariff = tariffOf(settlement, await this.wanted.serviceDays(em, scope), scope.today);
      await this.wanted.lay(em, scope, tariff, directionsOf(settlement, await this.wanted.placements(em, scope), tariff));
      await this.refuseMissingRates(em);
      await this.drafts.compare(em, scope);
      const drafts = await this.draw(em);
      const invoiceIds = await this.keepOrRedraw(em, scope, drafts, settlement);
      const count = (type: Draft['type']): number => drafts.filter((draft) => draft.type === type).length;
      return { invoiceIds, invoices: count('invoice'), supplementary: count('supplementary'), creditNotes: count('credit_note') };
    });
  }

  /** Drafts that are the same stay, with their reviews; otherwise all in scope are drawn anew. */
  private async keepOrRedraw(em: EntityManager, scope: RunScope, drafts: readonly Draft[], { legs }: Settlement): Promise<string[]> {
    const standing = await this.drafts.standingDrafts(em, scope);
    if (sameDrafts(standing, drafts, await this.drafts.prints(em))) return standing.map((draft) => draft.id);
    await this.drafts.removeDrafts(em, scope);
    return drafts.length === 0 ? [] : this.drafts.insert(em, drafts, legs);
  }

  private async draw(em: EntityManager): Promise<Draft[]> {
    const changes = await this.drafts.changedGroups(em);
    const originals = await this.drafts.originals(em, changes.map((change) => change.originalId));
    const corrections = draftCorrections(changes, await this.drafts.replacedGroups(em), originals);
    return [...draftInvoices(await this.drafts.freshGroups(em)), ...corrections];
  }

  private async refuseMissingRates(em: EntityManager): Promise<void> {
    const missing = await this.wanted.missingRates(em);
    if (missing.length === 0) return;
    const breaches = missing.map((detail) => ({ code: 'rate-missing', detail }));
    throw new Problem('rate-missing', 'refused', missing.length === 1 ? missing[0] ?? '' : `${missing.length} days lack a rate; the first: ${missing[0] ?? ''}`, breaches);
  }
}
