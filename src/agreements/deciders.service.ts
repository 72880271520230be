import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Acting } from '../platform/database/acting';
import type { ActingParty } from '../platform/database/acting-party';
import { Problem } from '../shared/problem';
import type { Agreement } from './agreement';
import { AgreementsRepository } from './agreements.repository';

/** Who decides on an agreement: owners, mediators and organisations that a leg names; those that only host or cooperate do not set what they are paid. */
@Injectable()
export class DecidersService {
  constructor(private readonly agreements: AgreementsRepository) {}

  /** The agreement, where whoever asks may decide on it; locked until the end of the transaction, against new bookings too. */
  async decided(em: EntityManager, code: string, acting: Acting): Promise<Agreement & { readonly version: number }> {
    const found = await this.agreements.lockAgreement(em, code);
    if (!found) throw new Problem('not-found', 'missing', `There is no agreement "${code}".`);
    await this.assertDecides(em, found.id, acting);
    return found;
  }

  /** Whether the party's organisation decides on the agreement of the code. */
  async mayDecide(em: EntityManager, code: string, { organisationId }: ActingParty): Promise<boolean> {
    const found = await this.agreements.findAgreement(em, code);
    return found !== null && this.agreements.decides(em, found.id, organisationId);
  }

  async assertDecides(em: EntityManager, agreementId: string, acting: Acting): Promise<void> {
    if (acting === 'system' || (await this.agreements.decides(em, agreementId, acting.organisationId))) return;
    throw new Problem('not-deciding', 'forbidden', 'Only an owner or the mediator of the agreement, or an organisation that one of its legs names, decides on it.');
  }
}
