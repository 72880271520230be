import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { actingOrganisation, type Acting } from '../platform/database/acting';
import { Doorway } from '../platform/database/doorway';
import { requireRole } from '../platform/database/require-role';
import { requireVersion } from '../platform/database/require-version';
import { amended } from '../shared/amended';
import { Problem } from '../shared/problem';
import { codeTaken, refuseFor } from '../shared/refusal';
import { completeRuleSet, restingRuleBreaches, type GivenRuleSet } from './rule-set-order';
import { RuleSetsRepository } from './rule-sets.repository';

/** Rules by which housing and travel are reimbursed, kept by the organisation that made them. */
@Injectable()
export class RuleSetsService {
  constructor(private readonly doorway: Doorway, private readonly ruleSets: RuleSetsRepository) {}

  make(given: GivenRuleSet, acting: Acting): Promise<void> {
    requireRole(acting, ['admin'], 'make a rule set');
    const order = completeRuleSet(given);
    return this.doorway.asSystem(async (em) => {
      if (await this.ruleSets.lock(em, order.code)) throw codeTaken('rule set', order.code);
      await this.ruleSets.insert(em, order, actingOrganisation(acting));
    });
  }

  /** Changes what is given of a rule set, and no more, if it is still at the version. */
  change(code: string, changes: Partial<GivenRuleSet>, version: number, acting: Acting): Promise<void> {
    requireRole(acting, ['admin'], 'change a rule set');
    return this.doorway.asSystem(async (em) => {
      const locked = await this.ruleSets.lock(em, code);
      if (!locked) throw new Problem('not-found', 'missing', `There is no rule set "${code.slice(0, 60)}".`);
      await this.assertKeeps(em, code, locked.keeperId, acting);
      const { version: stored, ...standing } = await this.ruleSets.standing(em, code);
      requireVersion(version, stored);
      const [before, after] = [completeRuleSet(standing), completeRuleSet(amended<GivenRuleSet>(standing, changes))];
      refuseFor('rule set', code, restingRuleBreaches(before, after, await this.ruleSets.use(em, code)));
      await this.ruleSets.update(em, after);
    });
  }

  /** Its keeper, or without one those who decide on agreements that use it; and only while no others use it. */
  private async assertKeeps(em: EntityManager, code: string, keeperId: string | null, acting: Acting): Promise<void> {
    if (acting === 'system') return;
    const { isUsed, strangers } = await this.ruleSets.users(em, code, acting.organisationId);
    const keeps = keeperId === null ? isUsed : keeperId === acting.organisationId;
    if (keeps && strangers === 0) return;
    throw new Problem('not-keeping', 'forbidden', `The rule set ${code} is kept by another organisation or used by agreements that you do not decide on; make one of your own.`);
  }
}
