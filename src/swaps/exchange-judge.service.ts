import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { tierIn, type Traits } from '../allocation/priority';
import type { AgreementFacts } from '../bookings/candidate';
import type { ReadAttempt } from '../bookings/attempts.repository';
import { AttemptsRepository } from '../bookings/attempts.repository';
import type { Booking, NewBooking } from '../bookings/booking';
import { HandBookingService, type Judged } from '../bookings/hand-booking.service';
import type { Breach } from '../shared/problem';
import { PassingRepository, type WaitingBlock } from './passing.repository';

/** Who takes whose place. */
export interface Move {
  readonly taker: Pick<Booking, 'id' | 'enrolmentId' | 'requirementId'>;
  readonly giver: Pick<Booking, 'id' | 'enrolmentId' | 'requirementId' | 'firstDay' | 'groupLabel'>;
  /** Code of the giver's unit. */
  readonly unit: string;
}

/** Judges each exchange by every rule of bookings made by hand, and by the priority orders of agreements. */
@Injectable()
export class ExchangeJudge {
  constructor(
    private readonly attempts: AttemptsRepository,
    private readonly hand: HandBookingService,
    private readonly passing: PassingRepository,
  ) {}

  /** What stands against the exchange, counters apart, and the booking that it would be. */
  async judge(em: EntityManager, { taker, giver, unit }: Move): Promise<Judged> {
    const place = { unit, firstDay: giver.firstDay };
    const attempt = await this.attempts.read(em, { ...taker, ...place }, taker.id);
    if (!attempt) throw new Error(`The placement ${taker.id} is of no enrolment, or there is no unit "${unit}".`);
    const { breaches, booking } = this.hand.judge(attempt, {});
    const groupLabel = giver.requirementId === taker.requirementId ? giver.groupLabel : null;
    const passed = breaches.length > 0 ? [] : await this.passed(em, { giver, unit }, attempt, booking);
    return { breaches: [...breaches, ...passed], booking: { ...booking, replacesId: taker.id, groupLabel } };
  }

  /** Nobody who waits for such a place is passed by somebody of a later tier there, unless the present holder passed her already. */
  private async passed(em: EntityManager, { giver, unit }: Pick<Move, 'giver' | 'unit'>, attempt: ReadAttempt, booking: NewBooking): Promise<Breach[]> {
    const traits = await this.passing.traits(em, [booking.enrolmentId, giver.enrolmentId]);
    const tier = this.tierAt(attempt, traits.get(booking.enrolmentId), booking.agreementId);
    const before = await this.tierOf(em, { ...giver, unit }, giver.id);
    if (tier === undefined || before === undefined || tier <= before) return [];
    const waiting = await this.passing.waiting(em, { termId: booking.termId, specialty: booking.specialty, level: booking.level, windowWeeks: attempt.requirement.windowWeeks });
    for (const block of waiting) {
      const hers = await this.tierOf(em, { ...block, unit, firstDay: giver.firstDay });
      if (hers !== undefined && hers < tier && hers >= before) return [{ code: 'priority', detail: `Någon som står före i avtalets turordning väntar på plats på ${attempt.unit.name}. Vänta tills hon har fått plats.` }];
    }
    return [];
  }

  /** Her tier at the unit; undefined where she could not be there. */
  private async tierOf(em: EntityManager, wanted: WaitingBlock & { readonly unit: string; readonly firstDay: string }, replaces?: string): Promise<number | undefined> {
    const attempt = await this.attempts.read(em, wanted, replaces);
    if (!attempt) return undefined;
    const { breaches, booking } = this.hand.judge(attempt, {});
    if (breaches.length > 0) return undefined;
    return this.tierAt(attempt, (await this.passing.traits(em, [wanted.enrolmentId])).get(wanted.enrolmentId), booking.agreementId);
  }

  private tierAt({ agreements, unit, requirement: { level } }: ReadAttempt, traits: Traits | undefined, agreementId: string): number | undefined {
    const agreement: AgreementFacts | undefined = agreements.find(({ id }) => id === agreementId);
    return agreement && traits && tierIn(agreement, traits, { hostCounty: unit.countyCode, level });
  }
}
