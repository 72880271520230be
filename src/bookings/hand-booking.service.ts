import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Acting } from '../platform/database/acting';
import { actorName } from '../platform/database/acting';
import { Problem } from '../shared/problem';
import type { Breach } from '../shared/problem';
import { agreementsFor, coversSpan } from './agreement-choice';
import { needsBed } from './candidate';
import type { ReadAttempt } from './attempts.repository';
import { AttemptsRepository } from './attempts.repository';
import type { Booking, NewBooking } from './booking';
import { BookingsRepository } from './bookings.repository';
import { counterChange } from './counter-change';
import type { Shortage, ShortQuota } from './places.repository';
import { PlacesRepository } from './places.repository';
import { rules } from './rules/rules';
import { refuseUncounted, shortageBreaches } from './shortage';

/** How an attempt is made: by whom, in place of which booking, and why beyond the quota. */
export interface Manner {
  readonly acting: Acting;
  readonly reason: string;
  readonly replaces?: Booking;
  readonly overrideReason?: string | undefined;
}

/** A booking as it would be, with what stands against it whatever places there are. */
export interface Judged {
  readonly breaches: readonly Breach[];
  readonly booking: NewBooking;
}

/** Judges one booking by every rule and every counter, and makes it when nothing stands against it. */
@Injectable()
export class HandBookingService {
  constructor(
    private readonly repository: BookingsRepository,
    private readonly attempts: AttemptsRepository,
    private readonly places: PlacesRepository,
  ) {}

  /** Every rule that stands against it before places are counted, and the booking that it would be. */
  judge(attempt: ReadAttempt, manner: Pick<Manner, 'replaces'>): Judged {
    const breaches = rules.flatMap((rule): Breach[] => {
      const detail = rule.breach(attempt);
      return detail === undefined ? [] : [{ code: rule.code, detail }];
    });
    return { breaches, booking: bookingFor(attempt, manner) };
  }

  /** Within the caller's transaction; throws Problem `booking-refused` with every breach there is. Gives the new booking's id. */
  async make(em: EntityManager, attempt: ReadAttempt, manner: Manner): Promise<string> {
    const { breaches: broken, booking } = this.judge(attempt, manner);
    const shortage = await this.take(em, booking, manner, broken.length === 0);
    const breaches = [...broken, ...shortageBreaches(shortage)];
    if (breaches.length > 0) {
      throw new Problem('booking-refused', 'refused', `The place cannot be booked: ${breaches.map(({ detail }) => detail).join(' ')}`, breaches);
    }
    if (manner.replaces) {
      await this.repository.step(em, { ids: [manner.replaces.id], to: 'replaced', actor: actorName(manner.acting), reason: manner.reason });
    }
    const [id = ''] = await this.repository.insert(em, [booking], actorName(manner.acting), manner.overrideReason ?? manner.reason);
    refuseUncounted(await this.repository.uncountedQuota(em, [id]));
    return id;
  }

  private async take(em: EntityManager, booking: NewBooking, { acting, replaces, overrideReason }: Manner, isOtherwiseAllowed: boolean): Promise<Shortage> {
    const change = counterChange([booking], replaces ? [replaces] : []);
    const shortage = await this.places.apply(em, change);
    const isOnlyQuota = shortage.quotas.length > 0 && shortage.capacity.length + shortage.supervision.length + shortage.beds.length === 0;
    if (overrideReason === undefined || !isOnlyQuota || !isOtherwiseAllowed) return shortage;
    const account = acting === 'system' ? null : (acting.personId ?? null);
    await this.attempts.overrideQuotas(em, shortage.quotas.map(beyond), account, overrideReason);
    return this.places.apply(em, change);
  }
}

const beyond = ({ id, taken, wanted, places }: ShortQuota): { id: string; places: number } => ({ id, places: taken + wanted - places });

/** Without an agreement the counters of the unit are still asked, so that all that is wrong is told at once. */
function bookingFor(attempt: ReadAttempt, { replaces }: Pick<Manner, 'replaces'>): NewBooking {
  const { studentId, termId, enrolmentId, requirement, unit, span } = attempt;
  const agreement = agreementsFor(attempt.agreements, attempt.programmeId, unit.organisationId).find((one) => !one.withdrawn && coversSpan(one, span));
  return {
    termId, enrolmentId, studentId, ...span,
    agreementId: agreement?.id ?? '',
    requirementId: requirement.id,
    unitId: unit.id,
    quotaIds: attempt.quotas.filter(({ agreementId }) => agreementId === agreement?.id).map(({ id }) => id),
    takesBed: agreement !== undefined && needsBed(agreement, attempt.student),
    specialty: requirement.specialty,
    level: requirement.level,
    groupLabel: null,
    runId: null,
    replacesId: replaces?.id ?? null,
  };
}
