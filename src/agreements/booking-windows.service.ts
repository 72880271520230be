import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Acting } from '../platform/database/acting';
import { Doorway } from '../platform/database/doorway';
import { requireRole } from '../platform/database/require-role';
import { requireVersion } from '../platform/database/require-version';
import { Problem } from '../shared/problem';
import { refuseFor } from '../shared/refusal';
import { windowBreaches, type BookingWindow, type WindowOrder } from './booking-window';
import { BookingWindowsRepository, type StandingWindow } from './booking-windows.repository';
import { ChangesRepository } from './changes.repository';
import { DecidersService } from './deciders.service';

const daysOf = ({ firstDay, lastDay }: BookingWindow): BookingWindow => ({ firstDay, lastDay });

/** When places may be asked for by hand, as those who decide on an agreement set it. */
@Injectable()
export class BookingWindowsService {
  constructor(
    private readonly doorway: Doorway,
    private readonly deciders: DecidersService,
    private readonly windows: BookingWindowsRepository,
    private readonly changes: ChangesRepository,
  ) {}

  /** A new window; an agreement has one for each term. Gives its id. */
  set(order: WindowOrder, acting: Acting): Promise<string> {
    requireRole(acting, ['admin'], 'set a booking window');
    return this.doorway.asSystem(async (em) => {
      await this.deciders.decided(em, order.agreement, acting);
      const there = await this.windows.of(em, order.agreement, order.term);
      if (there) throw taken(there);
      return this.add(em, order, acting);
    });
  }

  /** Changes what is given of a window, and no more, if it is still at the version. */
  change(id: string, changes: Partial<BookingWindow>, version: number, acting: Acting): Promise<void> {
    requireRole(acting, ['admin'], 'change a booking window');
    return this.doorway.asSystem(async (em) => {
      const standing = await this.decided(em, id, acting);
      requireVersion(version, standing.version);
      await this.alter(em, standing, changes, acting);
    });
  }

  /** Sets the window of the term, or changes the one that there is. */
  put(order: WindowOrder, acting: Acting): Promise<void> {
    requireRole(acting, ['admin'], 'set a booking window');
    return this.doorway.asSystem(async (em) => {
      await this.deciders.decided(em, order.agreement, acting);
      const there = await this.windows.of(em, order.agreement, order.term);
      if (there) await this.alter(em, there, daysOf(order), acting);
      else await this.add(em, order, acting);
    });
  }

  /** Takes a window away, so that places may be asked for at any time. */
  remove(id: string, acting: Acting): Promise<void> {
    requireRole(acting, ['admin'], 'take a booking window away');
    return this.doorway.asSystem(async (em) => {
      const { agreement, term, ...before } = await this.decided(em, id, acting);
      await this.windows.remove(em, id);
      await this.changes.add(em, { agreement, what: `booking window ${term}`, before: daysOf(before), after: { firstDay: null, lastDay: null } }, acting);
    });
  }

  private async add(em: EntityManager, order: WindowOrder, acting: Acting): Promise<string> {
    await this.refuseUnfit(em, order);
    const id = await this.windows.insert(em, order);
    await this.changes.add(em, { agreement: order.agreement, what: `booking window ${order.term}`, before: null, after: daysOf(order) }, acting);
    return id;
  }

  private async alter(em: EntityManager, standing: StandingWindow, { firstDay = standing.firstDay, lastDay = standing.lastDay }: Partial<BookingWindow>, acting: Acting): Promise<void> {
    const { id, agreement, term } = standing;
    const after = { firstDay, lastDay };
    await this.refuseUnfit(em, { agreement, term, ...after });
    await this.windows.update(em, id, after);
    await this.changes.add(em, { agreement, what: `booking window ${term}`, before: daysOf(standing), after }, acting);
  }

  /** The window as it stands once its agreement is locked. */
  private async decided(em: EntityManager, id: string, acting: Acting): Promise<StandingWindow> {
    await this.deciders.decided(em, (await this.windows.standing(em, id)).agreement, acting);
    return this.windows.standing(em, id);
  }

  private async refuseUnfit(em: EntityManager, order: WindowOrder): Promise<void> {
    refuseFor('booking window', `of ${order.agreement} for ${order.term}`, windowBreaches(order, await this.windows.isTerm(em, order.term)));
  }
}

const taken = ({ id, agreement, term, firstDay, lastDay }: StandingWindow): Problem => new Problem(
  'booking-window-exists', 'conflict', `Agreement ${agreement} has a window for ${term} already, ${firstDay} to ${lastDay}; change that one (PATCH /api/v1/booking-windows/${id}).`);
