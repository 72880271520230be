import { Injectable } from '@nestjs/common';
import { carriedInto } from '../fairness/ledger';
import { LedgerRepository } from '../fairness/ledger.repository';
import { LedgerService } from '../fairness/ledger.service';
import { policyOf } from '../fairness/policy';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { requireRole } from '../platform/database/require-role';
import { writeFact } from '../platform/outbox/outbox';
import { Problem } from '../shared/problem';
import { AllocationRepository } from './allocation.repository';
import { Lease } from './lease';
import { PictureRepository } from './picture.repository';
import type { OtherOrder, Preview, PreviewOrder } from './preview';
import { PREVIEW_ASKED, previewOf } from './preview';
import type { AskedPreview } from './previews.repository';
import { PreviewsRepository } from './previews.repository';
import { SolverService } from './solver.service';
import type { TermPicture } from './term-picture';

/** Shows what another policy, or another priority order, would change in a term; changes nothing of it. */
@Injectable()
export class PreviewService {
  constructor(
    private readonly doorway: Doorway,
    private readonly repository: AllocationRepository,
    private readonly previews: PreviewsRepository,
    private readonly pictures: PictureRepository,
    private readonly lines: LedgerRepository,
    private readonly ledger: LedgerService,
    private readonly solver: SolverService,
  ) {}

  /** Asks for a preview of the university's own students, which a worker works out; gives its id. */
  async ask(party: ActingParty, order: PreviewOrder): Promise<string> {
    requireRole(party, ['coordinator'], 'preview a policy');
    const orders = order.orders ?? [];
    return this.doorway.asParty(party, async (em) => {
      const term = await this.repository.term(em, { code: order.term });
      if (!term) throw termUnknown(order.term);
      refuseUnknown(orders, await this.previews.agreements(em, orders.map(({ agreement }) => agreement)));
      const previewId = await this.previews.ask(em, party.organisationId, term.id, order);
      await writeFact(em, PREVIEW_ASKED, { previewId });
      return previewId;
    });
  }

  /** Ends a preview that is waiting or being worked out; one that is worked out stays as it is. */
  async cancel(party: ActingParty, id: string): Promise<void> {
    requireRole(party, ['coordinator'], 'cancel a preview');
    const isThere = await this.doorway.asParty(party, (em) => this.previews.isThere(em, id));
    if (!isThere) throw new Problem('not-found', 'missing', `There is no preview "${id.slice(0, 60)}".`);
    await this.doorway.asSystem((em) => this.previews.cancel(em, id));
  }

  /** Works out what was asked for; once it is there, or nobody waits for it, nothing more happens. */
  async workOut(id: string): Promise<void> {
    const asked = await this.doorway.asSystem((em) => this.previews.begin(em, id));
    if (!asked) return;
    const lease = new Lease(async () => ({ ours: true, cancelled: await this.doorway.asSystem((em) => this.previews.isCancelled(em, id)) }), {});
    try {
      const preview = await this.preview(asked, lease.signal, (searches) => this.doorway.asSystem((em) => this.previews.tellSearch(em, id, searches)));
      if (preview) await this.doorway.asSystem((em) => this.previews.finish(em, id, preview));
    } catch (error) {
      const failure = error instanceof Error ? error.message : String(error);
      await this.doorway.asSystem((em) => this.previews.fail(em, id, failure));
      throw error;
    } finally {
      lease.end();
    }
  }

  /** Solves the term as it is and as it would be, with the same lots; undefined where it was cancelled. */
  private async preview({ universityId, ...order }: AskedPreview, signal: AbortSignal, tell: (searches: number) => Promise<void>): Promise<Preview | undefined> {
    const picture = await this.doorway.asSystem(async (em) => {
      const term = await this.repository.term(em, { code: order.term });
      if (!term) throw termUnknown(order.term);
      await this.ledger.bringUpTo(em, term, universityId);
      return this.pictures.read(em, term, universityId);
    });
    const other = await this.otherwise(picture, universityId, order);
    const isOver = (): boolean => signal.aborted;
    const before = await this.solver.solve(picture, { seed: order.seed, signal });
    if (isOver()) return undefined;
    await tell(1);
    const after = await this.solver.solve(other, { seed: order.seed, signal });
    if (isOver()) return undefined;
    await tell(2);
    return previewOf({ picture, proposal: before.proposal }, { picture: other, proposal: after.proposal });
  }

  private async otherwise(picture: TermPicture, organisationId: string, { policy, orders = [] }: PreviewOrder): Promise<TermPicture> {
    const given = Object.entries(policy ?? {}).filter(([, value]) => value !== undefined);
    const policies = new Map(picture.policies).set(organisationId, { ...policyOf(picture.policies, organisationId), ...Object.fromEntries(given) });
    const studentIds = [...new Set(picture.enrolments.map(({ studentId }) => studentId))];
    const lines = await this.doorway.asSystem((em) => this.lines.linesOf(em, studentIds));
    return { ...picture, policies, carried: carriedInto(lines, picture.term.code, policies), agreements: withOrders(picture, orders) };
  }
}

const termUnknown = (code: string): Problem =>
  new Problem('term-unknown', 'missing', `There is no term "${code.slice(0, 20)}"; terms are written such as HT2026.`);

function refuseUnknown(orders: readonly OtherOrder[], known: ReadonlySet<string>): void {
  const unknown = orders.find(({ agreement }) => !known.has(agreement));
  if (unknown) throw new Problem('agreement-unknown', 'refused', `There is no agreement "${unknown.agreement}" that your students' programmes are under; name one that is.`);
}

function withOrders({ agreements }: TermPicture, orders: readonly OtherOrder[]): TermPicture['agreements'] {
  refuseUnknown(orders, new Set(agreements.map(({ code }) => code)));
  const tiers = new Map(orders.map(({ agreement, priorities }) => [agreement, priorities]));
  return agreements.map((agreement) => ({ ...agreement, tiers: tiers.get(agreement.code) ?? agreement.tiers }));
}
