import { Injectable } from '@nestjs/common';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import type { AgreementMoney } from './agreement-money';
import { AgreementMoneyRepository } from './agreement-money.repository';

/** The money side of agreements as a party to them sees it. */
@Injectable()
export class AgreementMoneyService {
  constructor(private readonly doorway: Doorway, private readonly repository: AgreementMoneyRepository) {}

  /** Throws Problem `not-found` when the party has no such agreement. */
  one(party: ActingParty, code: string): Promise<AgreementMoney> {
    const { repository } = this;
    return this.doorway.asParty(party, async (em) => ({
      agreement: await repository.agreement(em, code),
      legs: await repository.legs(em, code),
      terms: await repository.terms(em, code),
      ruleSets: await repository.ruleSets(em),
      others: await repository.others(em, code),
      invoiced: await repository.invoiced(em, code),
      decides: await repository.decides(em, code),
    }));
  }
}
