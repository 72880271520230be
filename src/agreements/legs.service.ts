import { Injectable } from '@nestjs/common';
import { actingOrganisation, type Acting } from '../platform/database/acting';
import { Doorway } from '../platform/database/doorway';
import { requireRole } from '../platform/database/require-role';
import { requireVersion } from '../platform/database/require-version';
import { amended } from '../shared/amended';
import { ChangesRepository } from './changes.repository';
import { DecidersService } from './deciders.service';
import { completeLeg, legBreaches, restingLegBreaches, type GivenLeg } from './leg-order';
import { LegsRepository } from './legs.repository';
import { codeTaken, refuseFor } from '../shared/refusal';
import { RestingRepository } from './resting.repository';

/** Who bills whom under an agreement, as those who decide on it order. */
@Injectable()
export class LegsService {
  constructor(
    private readonly doorway: Doorway,
    private readonly deciders: DecidersService,
    private readonly legs: LegsRepository,
    private readonly resting: RestingRepository,
    private readonly changes: ChangesRepository,
  ) {}

  add(given: GivenLeg, acting: Acting): Promise<void> {
    requireRole(acting, ['admin'], 'add a leg');
    const order = completeLeg(given);
    return this.doorway.asSystem(async (em) => {
      await this.deciders.decided(em, order.agreement, acting);
      if ((await this.legs.idOf(em, order.code)) !== undefined) throw codeTaken('leg', order.code);
      refuseFor('leg', order.code, legBreaches(order, await this.legs.grounds(em, order, actingOrganisation(acting))));
      await this.legs.insert(em, order);
      await this.changes.add(em, { agreement: order.agreement, what: `leg ${order.code}`, before: null, after: order }, acting);
    });
  }

  /** Changes what is given of a leg, and no more, if it is still at the version. */
  amend(code: string, changes: Partial<GivenLeg>, version: number, acting: Acting): Promise<void> {
    requireRole(acting, ['admin', 'finance'], 'change a leg');
    return this.doorway.asSystem(async (em) => {
      const { id: agreementId } = await this.deciders.decided(em, (await this.legs.standing(em, code)).agreement, acting);
      const id = (await this.legs.idOf(em, code)) ?? '';
      const { version: stored, ...standing } = await this.legs.standing(em, code);
      requireVersion(version, stored);
      const [before, after] = [completeLeg(standing), completeLeg(amended<GivenLeg>(standing, changes))];
      const grounds = await this.legs.grounds(em, after, before.ratesFrom === after.ratesFrom ? null : actingOrganisation(acting));
      const resting = restingLegBreaches(before, after, await this.resting.onAgreement(em, agreementId), await this.resting.invoicesOnLeg(em, id));
      refuseFor('leg', code, [...legBreaches(after, grounds), ...resting]);
      await this.legs.update(em, after);
      await this.changes.add(em, { agreement: after.agreement, what: `leg ${code}`, before, after }, acting);
    });
  }
}
