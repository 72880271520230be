import { Injectable } from '@nestjs/common';
import { AmendmentsService } from '../agreements/amendments.service';
import { DecidersService } from '../agreements/deciders.service';
import { actorName } from '../platform/database/acting';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { requireRole } from '../platform/database/require-role';
import { Problem } from '../shared/problem';
import { isSavable, type ListedOrderPreview, type OrderPreviewOverview, type TriedAgreement } from './order-overview';
import { shownTo, type StandingOrder } from './order-preview';
import { OrderPreviewsRepository } from './order-previews.repository';

/** Previews that the page lists. */
const LISTED = 10;

/** Priority orders of agreements: as they hold, as they were tried, and saved once that has been shown. */
@Injectable()
export class OrdersService {
  constructor(
    private readonly doorway: Doorway,
    private readonly repository: OrderPreviewsRepository,
    private readonly amendments: AmendmentsService,
    private readonly deciders: DecidersService,
  ) {}

  /** Throws Problem `not-found` when there is no such preview for the party. */
  async overview(party: ActingParty, id: string): Promise<OrderPreviewOverview> {
    const found = await this.doorway.asParty(party, (em) => this.repository.one(em, id));
    if (!found) throw new Problem('not-found', 'missing', `There is no order preview "${id.slice(0, 60)}".`);
    return this.doorway.asSystem(async (em) => {
      const result = await this.repository.result(em, found.id);
      const own = (await this.repository.codes(em, [party.organisationId])).get(party.organisationId) ?? '';
      const maySave = party.role === 'admin' && (await this.deciders.mayDecide(em, found.agreement, party));
      return { ...found, result: result && shownTo(own, result), maySave };
    });
  }

  /** The agreements that the party may try orders of. */
  agreements(party: ActingParty): Promise<StandingOrder[]> {
    return this.doorway.asParty(party, (em) => this.repository.agreements(em));
  }

  /** One of them with the terms to try it on and what has been tried; throws Problem `not-found` when it is not the party's. */
  agreement(party: ActingParty, code: string): Promise<TriedAgreement> {
    return this.doorway.asParty(party, async (em) => {
      const agreement = await this.repository.agreement(em, code);
      if (!agreement) throw new Problem('not-found', 'missing', `There is no agreement "${code.slice(0, 60)}".`);
      return { agreement, terms: await this.repository.terms(em), previews: await this.repository.latest(em, code, LISTED) };
    });
  }

  /** Makes the previewed order the agreement's, if what it was compared with still holds. */
  async save(party: ActingParty, id: string): Promise<void> {
    const preview = await this.overview(party, id);
    requireRole(party, ['admin'], 'change an agreement');
    if (!isSavable(preview)) throw unsavable(preview);
    await this.doorway.asSystem(async (em) => {
      await this.amendments.amend(preview.agreement, { priorities: preview.priorities }, preview.agreementVersion, party, { isPreviewed: true });
      await this.repository.saved(em, id, actorName(party));
    });
  }
}

function unsavable({ state, savedAt, agreement, agreementVersion, currentVersion }: ListedOrderPreview): Problem {
  if (state !== 'solved') return new Problem('preview-unsolved', 'refused', `The preview is ${state}; only what has been shown is saved.`);
  if (savedAt !== null) return new Problem('preview-saved', 'conflict', 'The previewed order has been saved already.');
  return new Problem('preview-outdated', 'conflict', `The agreement ${agreement} is at version ${currentVersion} and was at ${agreementVersion} when this was previewed; preview the order again.`);
}
