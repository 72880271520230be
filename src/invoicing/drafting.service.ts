import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AgreementsService } from '../agreements/agreements.service';
import type { Settlement } from '../agreements/settlement';
import { ComparisonRepository } from './comparison.repository';
import { directionsOf } from './directions';
import { DraftsRepository } from './drafts.repository';
import { FeesService } from './fees.service';
import { draftCorrections, draftInvoices, drawnOn, sameDrafts, type Draft, type DrawnDocument } from './invoice';
import { laterRows, lateRows, tariffOf, wholeWeeks, type ServiceDay } from './tariff';
import type { RunScope } from './run-scope';
import { WantedRepository } from './wanted.repository';

/** What a run would draft: all documents that make up the difference between what is due and what is billed. */
export interface Drawing {
  readonly documents: readonly DrawnDocument[];
}

/** What a run drafted. */
export interface DraftedRun {
  readonly invoiceIds: readonly string[];
  readonly invoices: number;
  readonly supplementary: number;
  readonly creditNotes: number;
}

/** Compares what should be charged with what is billed. Repeating it changes nothing. */
@Injectable()
export class DraftingService {
  constructor(
    private readonly agreements: AgreementsService,
    private readonly wanted: WantedRepository,
    private readonly comparison: ComparisonRepository,
    private readonly drafts: DraftsRepository,
    private readonly fees: FeesService,
  ) {}

  /**
   * Draws what is due and not yet billed, and corrections of what is billed otherwise, within a transaction of the system's, and
   * writes nothing. A leg with due days that lack a rate gets no new invoices, since a period is billed whole.
   */
  async draw(em: EntityManager, scope: RunScope): Promise<Drawing> {
    const settlement = await this.agreements.readSettlement(em);
    const known = await this.wanted.knownOn(em, scope);
    const seen = { ...scope, today: known };
    const fees = await this.fees.owed(em, seen, settlement);
    const tariff = tariffOf(settlement, [...await this.servedDays(em, seen, settlement), ...fees.days]);
    const direction = directionsOf(settlement, await this.wanted.placements(em, scope), tariff);
    const legs = [...settlement.legs.values()];
    const late = lateRows(legs, await this.wanted.signedOn(em, seen));
    const later = laterRows(legs, await this.wanted.firstDays(em, seen));
    await this.wanted.lay(em, scope, known, { tariff, direction, late, later, fees: fees.rows });
    await this.comparison.compare(em, scope);
    return { documents: await this.documents(em, settlement) };
  }

  /** Writes the drafts that `draw` gave in the same transaction; those of earlier runs that still hold stay as they are, with their reviews. */
  async keepOrRedraw(em: EntityManager, scope: RunScope, { documents }: Drawing, runId: string): Promise<DraftedRun> {
    const standing = await this.drafts.standingDrafts(em, scope);
    const count = (type: Draft['type']): number => documents.filter((document) => document.type === type).length;
    const counts = { invoices: count('invoice'), supplementary: count('supplementary'), creditNotes: count('credit_note') };
    if (standing.length === documents.length && sameDrafts(standing, documents, await this.drafts.prints(em))) {
      const invoiceIds = standing.map((draft) => draft.id);
      await this.drafts.move(em, invoiceIds, runId);
      return { invoiceIds, ...counts };
    }
    await this.drafts.removeDrafts(em, scope);
    return { invoiceIds: documents.length === 0 ? [] : await this.drafts.insert(em, documents, runId), ...counts };
  }

  private async servedDays(em: EntityManager, scope: RunScope, settlement: Settlement): Promise<ServiceDay[]> {
    const days = await this.wanted.serviceDays(em, scope);
    const isByMonth = [...settlement.legs.keys()].some((legId) => settlement.ratesOf(legId).some((rate) => rate.unit === 'month'));
    return isByMonth ? wholeWeeks(days) : days;
  }

  private async documents(em: EntityManager, { legs }: Settlement): Promise<DrawnDocument[]> {
    const changes = await this.comparison.changedGroups(em);
    const originals = await this.comparison.originals(em, changes.map((change) => change.originalId));
    const corrections = draftCorrections(changes, await this.comparison.replacedGroups(em), originals);
    return [...draftInvoices(await this.comparison.freshGroups(em)), ...corrections].flatMap((draft) => {
      const leg = legs.get(draft.legId);
      return leg ? [drawnOn(leg, draft, originals)] : [];
    });
  }
}
