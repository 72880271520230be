import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Problem } from '../shared/problem';
import type { Booking, NewBooking } from './booking';
import { holdsPlace, type BookingState } from './booking-state';
import { BookingsRepository } from './bookings.repository';
import { counterChange } from './counter-change';
import { MovesRepository } from './moves.repository';
import { PlacesRepository } from './places.repository';
import { refuseChanged, shortageBreaches } from './shortage';

/** Bookings to make and bookings to give up, as one change. */
export interface Rearrangement {
  readonly made: readonly NewBooking[];
  /** Given up because something else takes their place. */
  readonly replaced: readonly Booking[];
  /** Given up for nothing. */
  readonly cancelled: readonly Booking[];
  readonly actor: string;
  readonly reason: string;
  /** States that the made ones go on to at once, in order; without them their hosts are to answer. */
  readonly onwards?: readonly BookingState[];
}

/** Changes many bookings at once: all of it, with every counter and event, or nothing. */
@Injectable()
export class RearrangementService {
  private readonly moves = new MovesRepository();

  constructor(private readonly repository: BookingsRepository, private readonly places: PlacesRepository) {}

  /** The bookings as they stand, locked until the caller's transaction ends. */
  standing(em: EntityManager, ids: readonly string[]): Promise<Booking[]> {
    return this.repository.lock(em, ids);
  }

  /** The bookings as they stand, whoever changes them meanwhile. */
  read(em: EntityManager, ids: readonly string[]): Promise<Booking[]> {
    return this.repository.read(em, ids);
  }

  /** Within the caller's transaction; throws Problem `places-gone` when counters have less left than the change needs. */
  async apply(em: EntityManager, { made, replaced, cancelled, actor, reason, onwards = [] }: Rearrangement): Promise<string[]> {
    const releasing = [...replaced, ...cancelled].filter(({ state }) => holdsPlace(state));
    const shortage = await this.places.apply(em, counterChange(made, releasing));
    const breaches = shortageBreaches(shortage);
    if (breaches.length > 0) {
      throw new Problem('places-gone', 'conflict', `${breaches.length} places are no longer free. Allocate again from what is there now.`, breaches);
    }
    const step = { actor, reason };
    await this.repository.step(em, { ids: replaced.map(({ id }) => id), to: 'replaced', ...step });
    await this.repository.step(em, { ids: cancelled.map(({ id }) => id), to: 'cancelled', ...step });
    const ids = await this.repository.insert(em, made, actor, reason);
    if (onwards.length > 0) await this.repository.walk(em, { ids, path: onwards, ...step });
    else if (replaced.length > 0) await this.moves.tell(em, ids);
    refuseChanged(await this.repository.changedSince(em, ids));
    return ids;
  }
}
