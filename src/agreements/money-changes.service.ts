import { Injectable } from '@nestjs/common';
import type { Acting } from '../platform/database/acting';
import { Doorway } from '../platform/database/doorway';
import { requireRole } from '../platform/database/require-role';
import { Problem } from '../shared/problem';
import { AgreementsService } from './agreements.service';
import { LegsRepository } from './legs.repository';
import { LegsService } from './legs.service';
import type { MoneyChange } from './money-change';
import { RatesService } from './rates.service';
import { AgreementsReading } from './reading.service';
import { TermsService } from './terms.service';

/** Changes of an agreement's money, each made by the service that knows its rules: saved here, and tried here before that. */
@Injectable()
export class MoneyChangesService {
  constructor(
    private readonly doorway: Doorway,
    private readonly agreements: AgreementsService,
    private readonly rates: RatesService,
    private readonly terms: TermsService,
    private readonly legs: LegsService,
    private readonly standing: LegsRepository,
    private readonly reading: AgreementsReading,
  ) {}

  /** Makes the change of the agreement, which whoever asks must find; a leg must be one of its own. */
  make(agreement: string, change: MoneyChange, acting: Acting): Promise<void> {
    return this.doorway.asSystem(async (em) => {
      if (acting !== 'system') await this.reading.agreements.one(acting, agreement);
      if ('leg' in change && (await this.standing.standing(em, change.leg)).agreement !== agreement) {
        throw new Problem('not-found', 'missing', `Agreement ${agreement} has no leg "${change.leg}".`);
      }
      await this.apply(agreement, change, acting);
    });
  }

  private async apply(agreement: string, change: MoneyChange, acting: Acting): Promise<void> {
    switch (change.kind) {
      case 'rate':
        return this.agreements.setRate(change.leg, change.rate, acting);
      case 'revision': {
        const { from, factor, legs, decided } = change;
        await this.rates.revise({ from, factor, legs, agreement }, decided, acting);
        return;
      }
      case 'terms':
        return this.terms.begin(agreement, change.terms, change.corrects, acting);
      case 'leg':
        return this.legs.amend(change.leg, change.changes, change.version, acting);
      case 'succession':
        requireRole(acting, ['admin'], 'let another agreement take over');
        return this.agreements.succeed(agreement, change.successor, change.from, acting);
    }
  }
}
