import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { WaitingRepository } from '../bookings/waiting.repository';
import { FreePlacesService } from '../capacity/free-places.service';
import { NoticesService } from '../notices/notices.service';
import { weekOf } from '../shared/week';
import { FreedPlacesRepository } from './freed-places.repository';
import { leftNotices } from './offer-notices';
import type { FreedPlace } from './reserve-offer';

/** Freed places that no reserve is asked about any more. */
@Injectable()
export class LeftPlacesService {
  constructor(
    private readonly places: FreedPlacesRepository,
    private readonly waiting: WaitingRepository,
    private readonly free: FreePlacesService,
    private readonly notices: NoticesService,
  ) {}

  /** Somebody else had it first, or it is no place any more: nothing is said. */
  async gone(em: EntityManager, id: string, now: Date): Promise<void> {
    await this.places.settle(em, id, 'gone', now);
  }

  /** Tells the university, if the place is free still; and those that may come after it, if it is not reserved. */
  async leave(em: EntityManager, id: string, place: FreedPlace, now: Date): Promise<void> {
    const { unit, specialty, level, firstDay, lastDay, universityId } = place;
    const found = await this.free.search({ specialty, level, firstWeek: weekOf(firstDay), lastWeek: weekOf(lastDay) }, { organisationId: universityId, role: 'coordinator' });
    const room = found.find((one) => one.unit === unit);
    if (!room) return this.gone(em, id, now);
    await this.places.settle(em, id, 'left', now);
    const waiting = await this.waiting.for(em, { ...place, universityId: undefined });
    const others = room.free > 0 ? await this.places.others(em, place, [...new Set(waiting.map((block) => block.universityId))]) : [];
    await this.notices.tell(em, leftNotices(place, { others, isForAll: room.free > 0 }));
  }
}
