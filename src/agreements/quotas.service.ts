import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Acting } from '../platform/database/acting';
import { Doorway } from '../platform/database/doorway';
import { requireRole } from '../platform/database/require-role';
import { requireVersion } from '../platform/database/require-version';
import { amended } from '../shared/amended';
import type { Breach } from '../shared/problem';
import { ChangesRepository } from './changes.repository';
import { DecidersService } from './deciders.service';
import { belowTaken, completeQuota, quotaBreaches, rescoped, type GivenQuota, type QuotaOrder } from './quota-order';
import { QuotasRepository } from './quotas.repository';
import { codeTaken, refuseFor } from '../shared/refusal';

/** How many placements an agreement allows, as those who decide on it set it. */
@Injectable()
export class QuotasService {
  constructor(
    private readonly doorway: Doorway,
    private readonly deciders: DecidersService,
    private readonly quotas: QuotasRepository,
    private readonly changes: ChangesRepository,
  ) {}

  /** A new quota; it counts the placements that are there already, too. */
  set(given: GivenQuota, acting: Acting): Promise<void> {
    requireRole(acting, ['admin'], 'set a quota');
    const order = completeQuota(given);
    return this.doorway.asSystem(async (em) => {
      await this.deciders.decided(em, order.agreement, acting);
      if (await this.quotas.lock(em, order.code)) throw codeTaken('quota', order.code);
      await this.refuseUnfit(em, order);
      await this.quotas.insert(em, order);
      await this.changes.add(em, { agreement: order.agreement, what: `quota ${order.code}`, before: null, after: order }, acting);
      await this.count(em, order);
    });
  }

  /** Changes what is given of a quota, and no more, if it is still at the version. */
  change(code: string, changes: Partial<GivenQuota>, version: number, acting: Acting): Promise<void> {
    requireRole(acting, ['admin'], 'change a quota');
    return this.doorway.asSystem(async (em) => {
      await this.deciders.decided(em, (await this.quotas.standing(em, code)).agreement, acting);
      await this.quotas.lock(em, code);
      const { version: stored, overridden, taken, ...standing } = await this.quotas.standing(em, code);
      requireVersion(version, stored);
      const [before, after] = [completeQuota(standing), completeQuota(amended<GivenQuota>(standing, changes))];
      await this.refuseUnfit(em, after, rescoped(before, after, taken));
      if (after.places + overridden < taken) refuseFor('quota', code, [belowTaken(after, overridden, taken)]);
      await this.quotas.update(em, after);
      await this.changes.add(em, { agreement: after.agreement, what: `quota ${code}`, before, after }, acting);
      if (taken === 0) await this.count(em, after, overridden);
    });
  }

  /** Placements of the kind that are there already count too. */
  private async count(em: EntityManager, order: QuotaOrder, overridden = 0): Promise<void> {
    const taken = await this.quotas.toCount(em, order.code);
    if (taken > order.places + overridden) refuseFor('quota', order.code, [belowTaken(order, overridden, taken)]);
    await this.quotas.count(em, order.code);
  }

  private async refuseUnfit(em: EntityManager, order: QuotaOrder, more: readonly Breach[] = []): Promise<void> {
    refuseFor('quota', order.code, [...quotaBreaches(order, await this.quotas.grounds(em, order)), ...more]);
  }
}
