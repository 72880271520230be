import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Acting } from '../platform/database/acting';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { requireRole } from '../platform/database/require-role';
import { addDays, type Day } from '../shared/day';
import { Problem } from '../shared/problem';
import { AgreementsRepository, type Withdrawal } from './agreements.repository';
import { ChangesRepository } from './changes.repository';
import { DecidersService } from './deciders.service';
import { beginRate, unitMisfit, type Rate, type RateOrder } from './rate';
import type { Settlement } from './settlement';
import { undecided } from './settlement-terms';

/** Agreements, their rates, their quotas' exceptions, and what follows an agreement. */
@Injectable()
export class AgreementsService {
  constructor(
    private readonly doorway: Doorway,
    private readonly agreements: AgreementsRepository,
    private readonly deciders: DecidersService,
    private readonly changes: ChangesRepository,
  ) {}

  /** What decides who owes whom what, read within the caller's transaction. */
  readSettlement = (em: EntityManager): Promise<Settlement> => this.agreements.readSettlement(em);

  /** Takes no new bookings from the day on; running ones are kept and settled. */
  withdraw(code: string, withdrawal: Withdrawal, acting: Acting = 'system'): Promise<void> {
    return this.doorway.asSystem(async (em) => {
      const { id, withdrawnOn, withdrawnReason } = await this.deciders.decided(em, code, acting);
      await this.agreements.withdraw(em, id, withdrawal);
      const after = { withdrawnOn: withdrawal.on, withdrawnReason: withdrawal.reason ?? null };
      await this.changes.add(em, { agreement: code, what: 'agreement', before: { withdrawnOn, withdrawnReason }, after }, acting);
    });
  }

  /**
   * From the day on, placements under the agreement are settled under its successor: other parties, legs and rates.
   * Days that are already invoiced stay as they are, so the change must begin after them.
   */
  succeed(code: string, successorCode: string, from: Day, acting: Acting = 'system'): Promise<void> {
    return this.doorway.asSystem(async (em) => {
      const agreement = await this.deciders.decided(em, code, acting);
      const successor = await this.deciders.decided(em, successorCode, acting);
      const charged = await this.agreements.lastChargedDay(em, agreement.id);
      if (charged !== null && charged >= from) {
        throw new Problem('already-invoiced', 'conflict', `Days up to ${charged} are invoiced under ${code}; let ${successorCode} take over from ${addDays(charged, 1)} or later.`);
      }
      await this.agreements.succeed(em, agreement.id, successor.id, from);
      const before = { succeededFrom: agreement.succeededFrom };
      await this.changes.add(em, { agreement: code, what: 'agreement', before, after: { successor: successorCode, succeededFrom: from } }, acting);
    });
  }

  /** Begins a rate on a leg: the running one ends the day before, a preliminary one of the same day is replaced. */
  setRate(legCode: string, rate: RateOrder, acting: Acting = 'system'): Promise<void> {
    requireRole(acting, ['admin', 'finance'], 'set a rate');
    return this.doorway.asSystem(async (em) => {
      const leg = await this.agreements.findLeg(em, legCode);
      if (!leg) throw new Problem('not-found', 'missing', `There is no leg "${legCode}".`);
      await this.deciders.assertDecides(em, leg.agreementId, acting);
      if (leg.ratesFromLegId) throw new Problem('rates-inherited', 'refused', `Leg ${legCode} takes its rates from another leg; set the rate there.`);
      const misfit = unitMisfit(leg, rate.unit);
      if (misfit !== undefined) throw new Problem('unit-misfit', 'refused', misfit);
      const rates = await this.agreements.lockRates(em, leg.id);
      const { shortened, replaced, lastDay } = beginRate(rates, rate.from, rate.replaces);
      const before = rates.find(({ id }) => id === replaced);
      await this.changes.add(em, { agreement: await this.agreements.codeOf(em, leg.agreementId), what: `rate of leg ${legCode}`, before: before ? told(before) : null, after: told({ ...undecided, ...rate, firstDay: rate.from }) }, acting);
      if (replaced) return this.agreements.replaceRate(em, replaced, rate);
      if (shortened) await this.agreements.shortenRate(em, shortened.id, shortened.lastDay);
      return this.agreements.addRate(em, leg.id, rate, lastDay);
    });
  }

  /** Lets so many placements more into a quota, as the acting party, with a reason that is kept. */
  overrideQuota(party: ActingParty, quotaCode: string, places: number, reason: string): Promise<void> {
    return this.doorway.asParty(party, async (em) => {
      if (await this.agreements.overrideQuota(em, quotaCode, places, reason, party.personId ?? null)) return;
      throw new Problem('not-found', 'missing', `There is no quota "${quotaCode}".`);
    });
  }
}

/** A rate as the log tells it. */
const told = ({ firstDay, amountOre, unit, status, decision, decidedBy, decidedOn, documentNumber }: Omit<Rate, 'id' | 'legId' | 'lastDay'>): object =>
  ({ from: firstDay, amountOre, unit, status, decision, decidedBy, decidedOn, documentNumber });
