import { Injectable } from '@nestjs/common';
import { actingOrganisation, type Acting } from '../platform/database/acting';
import { Doorway } from '../platform/database/doorway';
import { requireRole } from '../platform/database/require-role';
import { requireVersion } from '../platform/database/require-version';
import { amended } from '../shared/amended';
import { Problem } from '../shared/problem';
import { agreementBreaches, type AgreementGrounds } from './agreement-checks';
import { ChangesRepository } from './changes.repository';
import { completeAgreement, type AgreementOrder, type GivenAgreement } from './agreement-order';
import { DecidersService } from './deciders.service';
import { OrdersRepository } from './orders.repository';
import { codeTaken, refuseFor } from '../shared/refusal';
import { restingBreaches } from './resting';
import { RestingRepository } from './resting.repository';

/** Draws agreements up and amends them, as long as nothing rests on what would change. */
@Injectable()
export class AmendmentsService {
  constructor(
    private readonly doorway: Doorway,
    private readonly deciders: DecidersService,
    private readonly orders: OrdersRepository,
    private readonly resting: RestingRepository,
    private readonly changes: ChangesRepository,
  ) {}

  /** A new agreement; whoever draws it up is one of its owners, or mediates as a party to the ALF agreement. */
  drawUp(given: GivenAgreement, acting: Acting): Promise<void> {
    requireRole(acting, ['admin'], 'draw up an agreement');
    const order = completeAgreement(given);
    return this.doorway.asSystem(async (em) => {
      if (await this.orders.exists(em, order.code)) throw codeTaken('agreement', order.code);
      const grounds = await this.orders.grounds(em, order, actingOrganisation(acting));
      refuseFor('agreement', order.code, agreementBreaches(order, grounds));
      if (!decides(order, grounds, acting)) throw new Problem('not-deciding', 'forbidden', 'Only a university that owns the agreement, or an ALF region that mediates in it, draws it up; name your organisation so.');
      await this.orders.insert(em, order);
      await this.changes.add(em, { agreement: order.code, what: 'agreement', before: null, after: order }, acting);
    });
  }

  /** Changes what is given of an agreement, and no more, if it is still at the version; what was wrong with it before does not stand against other changes. */
  amend(code: string, changes: Partial<GivenAgreement>, version: number, acting: Acting, { isPreviewed = false } = {}): Promise<void> {
    requireRole(acting, ['admin'], 'change an agreement');
    return this.doorway.asSystem(async (em) => {
      const { id, version: stored } = await this.deciders.decided(em, code, acting);
      requireVersion(version, stored);
      const before = completeAgreement(await this.orders.standing(em, code));
      const after = completeAgreement(amended<GivenAgreement>(before, { ...changes, code }));
      if (!isPreviewed) refuseUnseen(before, after);
      const grounds = await this.orders.grounds(em, after, before.parent === after.parent ? null : actingOrganisation(acting));
      const known = new Set(agreementBreaches(before, await this.orders.grounds(em, before, null)).map(({ detail }) => detail));
      refuseFor('agreement', code, [...agreementBreaches(after, grounds).filter(({ detail }) => !known.has(detail)), ...restingBreaches(before, after, await this.resting.onAgreement(em, id), grounds.legRoles)]);
      await this.orders.update(em, after);
      await this.changes.add(em, { agreement: code, what: 'agreement', before, after }, acting);
      await this.deciders.assertDecides(em, id, acting);
    });
  }
}

const orderText = ({ priorities }: AgreementOrder): string => priorities.map(({ tier, criterion }) => `${tier} ${criterion}`).sort().join(', ');

/** Who would move under another order is seen before it is made. */
function refuseUnseen(before: AgreementOrder, after: AgreementOrder): void {
  if (orderText(before) === orderText(after)) return;
  throw new Problem('preview-first', 'refused', `priorities: another order moves students. POST /api/v1/order-previews with agreement ${before.code} shows who, and POST /api/v1/order-previews/<id>/save makes it the agreement's; leave priorities out here.`);
}

function decides({ parties }: AgreementOrder, { organisations }: AgreementGrounds, acting: Acting): boolean {
  return acting === 'system' || parties.some(({ organisation, role }) => {
    const party = organisations.get(organisation);
    return party?.id === acting.organisationId && (role === 'owner' || (role === 'mediator' && party.alf));
  });
}
