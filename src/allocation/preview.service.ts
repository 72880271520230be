import { Injectable } from '@nestjs/common';
import type { PriorityCriterion } from '../agreements/agreement';
import { carriedInto } from '../fairness/ledger';
import { LedgerRepository } from '../fairness/ledger.repository';
import { LedgerService } from '../fairness/ledger.service';
import type { FairnessPolicy } from '../fairness/policy';
import { policyOf } from '../fairness/policy';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { Problem } from '../shared/problem';
import { AllocationRepository } from './allocation.repository';
import { PictureRepository } from './picture.repository';
import type { Preview } from './preview';
import { previewOf } from './preview';
import { SolverService } from './solver.service';
import type { TermPicture } from './term-picture';

/** Another priority order for an agreement. */
export interface OtherOrder {
  /** Code of the agreement. */
  readonly agreement: string;
  readonly priorities: readonly { readonly tier: number; readonly criterion: PriorityCriterion }[];
}

/** What is to be tried: what is not given stays as it is. */
export interface PreviewOrder {
  readonly term: string;
  readonly seed: number;
  readonly policy?: { readonly [K in keyof FairnessPolicy]?: FairnessPolicy[K] | undefined } | undefined;
  readonly orders?: readonly OtherOrder[] | undefined;
}

/** Shows what another policy, or another priority order, would change in a term, without saving anything. */
@Injectable()
export class PreviewService {
  constructor(
    private readonly doorway: Doorway,
    private readonly repository: AllocationRepository,
    private readonly pictures: PictureRepository,
    private readonly lines: LedgerRepository,
    private readonly ledger: LedgerService,
    private readonly solver: SolverService,
  ) {}

  /** Solves the university's own term as it is and as it would be, with the same lots. */
  async preview({ organisationId }: ActingParty, order: PreviewOrder): Promise<Preview> {
    const picture = await this.doorway.asSystem(async (em) => {
      const term = await this.repository.term(em, { code: order.term });
      if (!term) throw new Problem('term-unknown', 'missing', `There is no term "${order.term.slice(0, 20)}"; terms are written such as HT2026.`);
      await this.ledger.bringUpTo(em, term, organisationId);
      return this.pictures.read(em, term, organisationId);
    });
    const other = await this.otherwise(picture, organisationId, order);
    const [before, after] = [await this.solver.solve(picture, order), await this.solver.solve(other, order)];
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

function withOrders({ agreements }: TermPicture, orders: readonly OtherOrder[]): TermPicture['agreements'] {
  const known = new Set(agreements.map(({ code }) => code));
  const unknown = orders.find(({ agreement }) => !known.has(agreement));
  if (unknown) throw new Problem('agreement-unknown', 'refused', `There is no agreement "${unknown.agreement}" that your students' programmes are under; name one that is.`);
  const tiers = new Map(orders.map(({ agreement, priorities }) => [agreement, priorities]));
  return agreements.map((agreement) => ({ ...agreement, tiers: tiers.get(agreement.code) ?? agreement.tiers }));
}
