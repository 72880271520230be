import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Acting } from '../platform/database/acting';
import { Doorway } from '../platform/database/doorway';
import { requireRole } from '../platform/database/require-role';
import type { Day } from '../shared/day';
import { Problem } from '../shared/problem';
import { refuseFor } from '../shared/refusal';
import type { Agreement } from './agreement';
import { AgreementsRepository } from './agreements.repository';
import { ChangesRepository } from './changes.repository';
import { DecidersService } from './deciders.service';
import { termsOn } from './settlement-terms';
import { followedBy, termsBreaches, type GivenTerms, type TermsOrder } from './terms-order';
import { TermsRepository } from './terms.repository';

/** How an agreement is settled from a day on, in versions. */
@Injectable()
export class TermsService {
  constructor(
    private readonly doorway: Doorway,
    private readonly deciders: DecidersService,
    private readonly agreements: AgreementsRepository,
    private readonly terms: TermsRepository,
    private readonly changes: ChangesRepository,
  ) {}

  /**
   * Begins a version of an agreement's terms; what is not given stays as on the day before, or as the version of that very
   * day has it. Days that are invoiced already are only touched where `corrects` says so: the next run then credits and
   * bills what differs.
   */
  begin(agreement: string, given: GivenTerms, corrects: boolean, acting: Acting): Promise<void> {
    requireRole(acting, ['admin', 'finance'], 'begin new terms');
    return this.doorway.asSystem(async (em) => {
      const found = await this.deciders.decided(em, agreement, acting);
      const versions = await this.terms.versions(em, agreement);
      const same = versions.find(({ fromDay }) => fromDay === given.fromDay);
      const order = followedBy(termsOn(versions, given.fromDay) as TermsOrder, given);
      await this.refuse(em, found, order, corrects);
      await this.terms.write(em, agreement, order);
      await this.changes.add(em, { agreement, what: `terms from ${given.fromDay}`, before: same ?? null, after: order }, acting);
    });
  }

  /** Takes a later version away, so that the one before it goes on. */
  takeBack(agreement: string, fromDay: Day, corrects: boolean, acting: Acting): Promise<void> {
    requireRole(acting, ['admin', 'finance'], 'take terms back');
    return this.doorway.asSystem(async (em) => {
      const { id } = await this.deciders.decided(em, agreement, acting);
      const before = (await this.terms.versions(em, agreement)).find((version) => version.fromDay === fromDay);
      const invoiced = await this.agreements.lastChargedDay(em, id);
      if (invoiced !== null && invoiced >= fromDay && !corrects) {
        throw new Problem('already-invoiced', 'conflict', `Service days until ${invoiced} are invoiced under ${agreement}; say correctsInvoiced to have the difference credited or billed.`);
      }
      if (!before || !(await this.terms.remove(em, agreement, fromDay))) {
        throw new Problem('not-found', 'missing', `${agreement} has no later terms from ${fromDay}; give the first day of a version after the first.`);
      }
      await this.changes.add(em, { agreement, what: `terms from ${fromDay}`, before, after: {} }, acting);
    });
  }

  private async refuse(em: EntityManager, { id, code, validFrom, validTo }: Agreement, order: TermsOrder, corrects: boolean): Promise<void> {
    const ruleSetKinds = await this.terms.ruleSetKinds(em, [order.housingRules, order.travelRules]);
    const lastInvoiced = await this.agreements.lastChargedDay(em, id);
    refuseFor('terms', order.fromDay, termsBreaches(order, { agreement: code, validFrom, validTo, ruleSetKinds, lastInvoiced, corrects }));
  }
}
