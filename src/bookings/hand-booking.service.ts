import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Acting } from '../platform/database/acting';
import { actorName } from '../platform/database/acting';
import { Problem, type Breach } from '../shared/problem';
import type { ReadAttempt } from './attempts.repository';
import { AttemptsRepository } from './attempts.repository';
import type { Booking, NewBooking } from './booking';
import { holdsPlace, type FirstState } from './booking-state';
import { BookingsRepository } from './bookings.repository';
import { counterChange } from './counter-change';
import { bookingFor, brokenRules } from './judging.service';
import { LeftOverService } from './left-over.service';
import type { Shortage, ShortQuota } from './places.repository';
import { MovesRepository } from './moves.repository';
import { PlacesRepository } from './places.repository';
import { refuseChanged, shortageBreaches } from './shortage';

/** What a unit lacks and may see to: it publishes more, or registers somebody, and then accepts. */
const givenByUnits: ReadonlySet<string> = new Set(['level', 'capacity', 'supervisors']);

const refused = (breaches: readonly Breach[]): Problem =>
  new Problem('booking-refused', 'refused', `The place cannot be booked: ${breaches.map(({ detail }) => detail).join(' ')}`, breaches);

/** Ends what was only tried. */
class Undone extends Error {}

/** How an attempt is made: by whom, in which state, in place of which booking, and why beyond the quota. */
export interface Manner {
  readonly acting: Acting;
  readonly reason: string;
  /** `held` unless the student has yet to answer. */
  readonly state?: 'held' | 'offered';
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
  private readonly moves = new MovesRepository();

  constructor(
    private readonly repository: BookingsRepository,
    private readonly attempts: AttemptsRepository,
    private readonly places: PlacesRepository,
    private readonly leftOver: LeftOverService,
  ) {}

  /** Every rule that stands against it before places are counted, and the booking that it would be. */
  judge(attempt: ReadAttempt, { replaces }: Pick<Manner, 'replaces'>): Judged {
    return { breaches: brokenRules(attempt), booking: bookingFor(attempt, replaces) };
  }

  /** Within the caller's transaction; throws Problem `booking-refused` with every breach there is. Gives the new booking's id. */
  async make(em: EntityManager, attempt: ReadAttempt, manner: Manner): Promise<string> {
    const { breaches, booking } = await this.tried(em, attempt, manner);
    if (breaches.length > 0) throw refused(breaches);
    return this.written(em, booking, manner, manner.state ?? 'held');
  }

  /**
   * As `make`; but where only places are lacking that the unit itself may give more of, the booking is made without one, for the host to answer.
   * Not for a student enrolled abroad: she gets what is left over, and nothing more.
   */
  async ask(em: EntityManager, attempt: ReadAttempt, manner: Manner): Promise<string> {
    const { breaches, booking, isTaken } = await this.tried(em, attempt, manner);
    const isForUnit = !isTaken && !attempt.enrolledAbroad && breaches.every(({ code }) => givenByUnits.has(code));
    if (breaches.length > 0 && !isForUnit) throw refused(breaches);
    return this.written(em, booking, manner, isTaken ? 'held' : 'requested');
  }

  /** Everything that stands against it, counters and reserved places included; nothing is made, taken or kept locked. */
  async against(em: EntityManager, attempt: ReadAttempt, manner: Manner): Promise<readonly Breach[]> {
    let breaches: readonly Breach[] = [];
    try {
      await em.transaction(async (inner) => {
        ({ breaches } = await this.tried(inner, attempt, manner));
        throw new Undone();
      });
    } catch (error) {
      if (!(error instanceof Undone)) throw error;
    }
    return breaches;
  }

  /** Takes its places where there are enough, whatever else stands against it: then the caller's transaction must not end well. */
  private async tried(em: EntityManager, attempt: ReadAttempt, manner: Manner): Promise<Judged & { readonly isTaken: boolean }> {
    const judged = this.judge(attempt, manner);
    const { booking } = judged;
    const breaches = [...judged.breaches, ...await this.leftOver.breaches(em, attempt)];
    const short = shortageBreaches(await this.take(em, booking, manner, breaches.length === 0));
    return { breaches: [...breaches, ...short], booking, isTaken: short.length === 0 };
  }

  private async written(em: EntityManager, booking: NewBooking, manner: Manner, to: FirstState): Promise<string> {
    if (manner.replaces) {
      await this.repository.step(em, { ids: [manner.replaces.id], to: 'replaced', actor: actorName(manner.acting), reason: manner.reason });
    }
    const [id = ''] = await this.repository.insert(em, [booking], actorName(manner.acting), manner.overrideReason ?? manner.reason, to);
    refuseChanged(await this.repository.changedSince(em, [id]));
    if (manner.replaces) await this.moves.tell(em, [id]);
    return id;
  }

  private async take(em: EntityManager, booking: NewBooking, { acting, replaces, overrideReason }: Manner, isOtherwiseAllowed: boolean): Promise<Shortage> {
    const change = counterChange([booking], replaces && holdsPlace(replaces.state) ? [replaces] : []);
    const shortage = await this.places.apply(em, change);
    const isOnlyQuota = shortage.quotas.length > 0 && shortage.capacity.length + shortage.supervision.length + shortage.beds.length + shortage.reserved.length === 0;
    if (overrideReason === undefined || !isOnlyQuota || !isOtherwiseAllowed) return shortage;
    const account = acting === 'system' ? null : (acting.personId ?? null);
    await this.attempts.overrideQuotas(em, shortage.quotas.map(beyond), account, overrideReason);
    return this.places.apply(em, change);
  }
}

const beyond = ({ id, taken, wanted, places }: ShortQuota): { id: string; places: number } => ({ id, places: taken + wanted - places });
