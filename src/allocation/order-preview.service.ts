import { Injectable } from '@nestjs/common';
import { LedgerService } from '../fairness/ledger.service';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { requireRole } from '../platform/database/require-role';
import { writeFact } from '../platform/outbox/outbox';
import { Problem } from '../shared/problem';
import { AllocationRepository } from './allocation.repository';
import { ORDER_PREVIEW_ASKED, orderPreviewOf, orderText, type OrderedTier, type OrderPreview, type OrderTrial } from './order-preview';
import { OrderPreviewsRepository } from './order-previews.repository';
import { PictureRepository } from './picture.repository';
import { SolverService } from './solver.service';
import type { TermPicture } from './term-picture';

/** Shows who would move under another priority order of an agreement, whosever students they are; changes nothing. */
@Injectable()
export class OrderPreviewService {
  constructor(
    private readonly doorway: Doorway,
    private readonly repository: OrderPreviewsRepository,
    private readonly terms: AllocationRepository,
    private readonly pictures: PictureRepository,
    private readonly ledger: LedgerService,
    private readonly solver: SolverService,
  ) {}

  /** Asks for a preview, which a worker works out; gives its id. Whoever is party to the agreement may ask. */
  async ask(party: ActingParty, trial: OrderTrial): Promise<string> {
    requireRole(party, ['coordinator', 'admin'], 'preview a priority order');
    refuseTwice(trial.priorities);
    const agreement = await this.doorway.asParty(party, (em) => this.repository.agreement(em, trial.agreement));
    if (!agreement) throw new Problem('not-found', 'missing', `There is no agreement "${trial.agreement.slice(0, 60)}".`);
    if (orderText(agreement.priorities) === orderText(trial.priorities)) {
      throw new Problem('order-unchanged', 'refused', `The agreement ${agreement.code} has this priority order already; change it before you preview it.`);
    }
    return this.doorway.asSystem(async (em) => {
      const term = await this.terms.term(em, { code: trial.term });
      if (!term) throw termUnknown(trial.term);
      const previewId = await this.repository.insert(em, party.organisationId, term.id, agreement, trial);
      await writeFact(em, ORDER_PREVIEW_ASKED, { previewId });
      return previewId;
    });
  }

  /** Works out what was asked for; once it is there, nothing more happens. */
  async workOut(id: string): Promise<void> {
    const asked = await this.doorway.asSystem((em) => this.repository.begin(em, id));
    if (!asked) return;
    try {
      const preview = await this.preview(asked, (searches) => this.doorway.asSystem((em) => this.repository.tellSearch(em, id, searches)));
      await this.doorway.asSystem((em) => this.repository.finish(em, id, preview));
    } catch (error) {
      const failure = error instanceof Error ? error.message : String(error);
      await this.doorway.asSystem((em) => this.repository.fail(em, id, failure));
      throw error;
    }
  }

  /** Solves the term for everybody's students by the order that holds and by the other, with the same lots. */
  private async preview(trial: OrderTrial & { readonly prioritiesBefore: readonly OrderedTier[] }, tell: (searches: number) => Promise<void>): Promise<OrderPreview> {
    const picture = await this.doorway.asSystem(async (em) => {
      const term = await this.terms.term(em, { code: trial.term });
      if (!term) throw termUnknown(trial.term);
      await this.ledger.bringUpTo(em, term, null);
      return this.pictures.read(em, term, null);
    });
    const [before, after] = [withOrder(picture, trial.agreement, trial.prioritiesBefore), withOrder(picture, trial.agreement, trial.priorities)];
    const held = await this.solver.solve(before, { seed: trial.seed });
    await tell(1);
    const other = await this.solver.solve(after, { seed: trial.seed });
    await tell(2);
    const universities = await this.doorway.asSystem((em) => this.repository.codes(em, [...new Set(picture.enrolments.map(({ universityId }) => universityId))]));
    return orderPreviewOf({ picture: before, proposal: held.proposal }, { picture: after, proposal: other.proposal }, universities);
  }
}

const withOrder = (picture: TermPicture, code: string, tiers: readonly OrderedTier[]): TermPicture =>
  ({ ...picture, agreements: picture.agreements.map((agreement) => (agreement.code === code ? { ...agreement, tiers } : agreement)) });

const termUnknown = (code: string): Problem =>
  new Problem('term-unknown', 'missing', `There is no term "${code.slice(0, 20)}"; terms are written such as HT2026.`);

function refuseTwice(priorities: readonly OrderedTier[]): void {
  const criteria = priorities.map(({ criterion }) => criterion);
  const twice = criteria.find((criterion, index) => criteria.indexOf(criterion) !== index);
  if (twice !== undefined) throw new Problem('criterion-twice', 'refused', `priorities: ${twice} stands in two tiers; leave it in one.`);
}
