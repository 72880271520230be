import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Acting } from '../platform/database/acting';
import { actingAs, actorName } from '../platform/database/acting';
import { Doorway } from '../platform/database/doorway';
import { requireRole } from '../platform/database/require-role';
import { addDays, type Day } from '../shared/day';
import { Problem } from '../shared/problem';
import { mondayOf, parseWeek, type Week } from '../shared/week';
import type { ReadAttempt, Wanted } from './attempts.repository';
import { AttemptsRepository } from './attempts.repository';
import type { Booking } from './booking';
import { holdsPlace, sideOf, transitionFor } from './booking-state';
import type { BookingStep, Side } from './booking-state';
import { BookingsRepository } from './bookings.repository';
import { counterChange } from './counter-change';
import { EndingsRepository } from './endings.repository';
import { HandBookingService } from './hand-booking.service';
import { PlacesRepository } from './places.repository';
import { shortageBreaches } from './shortage';
import { refuseToldOn } from './told-on';

/** A place that somebody asks for by hand. */
export interface PlaceOrder {
  readonly enrolmentId: string;
  readonly requirementId: string;
  /** Code of the unit. */
  readonly unit: string;
  readonly firstWeek: Week;
  /** Code of the agreement that it is to be under, where several let it be. */
  readonly agreement?: string | undefined;
  /** Why the agreement's quota is to be exceeded: takes the role admin, and is written down. */
  readonly overrideReason?: string | undefined;
}

/** Another place for a booking. */
export type MoveOrder = Pick<PlaceOrder, 'unit' | 'firstWeek' | 'agreement' | 'overrideReason'> & { readonly reason: string; readonly version?: number | undefined };

/** A step of a booking's life, with the version it was decided on, if that is to count. */
export interface StepOrder {
  readonly step: Exclude<BookingStep, 'replace' | 'redirect' | 'offer'>;
  readonly reason?: string | undefined;
  readonly version?: number | undefined;
  /** Whether whoever takes the step tells those concerned of it. */
  readonly isTold?: boolean | undefined;
  /** The day on which an end was told, where it is not the day on which it is entered. */
  readonly told?: { readonly on: Day; readonly today: Day } | undefined;
}

const missing = (what: string): Problem => new Problem('not-found', 'missing', `There is no ${what}.`);

/** Bookings made by hand, and every step of a booking's life. */
@Injectable()
export class BookingsService {
  private readonly endings = new EndingsRepository();

  constructor(
    private readonly doorway: Doorway,
    private readonly repository: BookingsRepository,
    private readonly attempts: AttemptsRepository,
    private readonly places: PlacesRepository,
    private readonly hand: HandBookingService,
  ) {}

  /** Books a place for a student of one's own university; refused with every rule that stands against it. */
  book(order: PlaceOrder, acting: Acting): Promise<Booking> {
    return this.bookAnd(order, acting, (em, id) => this.existing(em, id));
  }

  /** The same, and within its transaction what is to be told of the booking. */
  async bookAnd<T>(order: PlaceOrder, acting: Acting, tell: (em: EntityManager, id: string) => Promise<T>): Promise<T> {
    requireRole(acting, ['coordinator', 'admin'], 'book a place');
    if (order.overrideReason !== undefined) requireRole(acting, ['admin'], 'book beyond a quota');
    return this.doorway.asSystem(async (em) => {
      const attempt = await this.attempt(em, { ...order, firstDay: mondayOf(parseWeek(order.firstWeek)), asked: acting === 'system' ? undefined : {} }, acting);
      const id = await this.hand.make(em, attempt, { acting, reason: 'Bokad för hand', overrideReason: order.overrideReason });
      return tell(em, id);
    });
  }

  /** Holds a place for a student who is asked whether she wants it; judged like any other, and the host is asked once she has said yes. For jobs. */
  async offer(order: Omit<PlaceOrder, 'overrideReason'>, reason: string): Promise<Booking> {
    return this.doorway.asSystem(async (em) => {
      const attempt = await this.attempt(em, { ...order, firstDay: mondayOf(parseWeek(order.firstWeek)) }, 'system');
      return this.existing(em, await this.hand.make(em, attempt, { acting: 'system', reason, state: 'offered' }));
    });
  }

  /** Gives a booking up for another place; the old one stays in the history and the host is asked again. Windows do not bind who must leave a closed unit. */
  async move(bookingId: string, order: MoveOrder, acting: Acting): Promise<Booking> {
    requireRole(acting, ['coordinator', 'admin'], 'move a booking');
    if (order.overrideReason !== undefined) requireRole(acting, ['admin'], 'book beyond a quota');
    const side = await this.sideFor(bookingId, acting);
    return this.doorway.asSystem(async (em) => {
      const replaces = await this.locked(em, bookingId, order.version);
      transitionFor('replace', replaces.state, side, order.reason);
      const firstDay = mondayOf(parseWeek(order.firstWeek));
      const asked = acting === 'system' || (await this.attempts.isClosed(em, replaces)) ? undefined : {};
      const attempt = await this.attempt(em, { ...replaces, unit: order.unit, agreement: order.agreement, firstDay, asked }, acting, replaces.id);
      const id = await this.hand.make(em, attempt, { acting, reason: order.reason, replaces, overrideReason: order.overrideReason });
      return this.existing(em, id);
    });
  }

  /** Takes a booking one step further, or out of its life; places are taken and given back with it. */
  async step(bookingId: string, { step, reason = '', version, isTold, told }: StepOrder, acting: Acting): Promise<Booking> {
    const side = await this.sideFor(bookingId, acting);
    return this.doorway.asSystem(async (em) => {
      const booking = await this.locked(em, bookingId, version);
      const { to, places } = transitionFor(step, booking.state, side, reason);
      if (told) refuseToldOn({ step, ...told, side, isAdmin: acting !== 'system' && acting.role === 'admin', firstDay: booking.firstDay });
      if (places === 'take' || (places === 'release' && holdsPlace(booking.state))) await this.count(em, booking, places);
      await this.repository.step(em, { ids: [bookingId], to, actor: actorName(acting), reason, toldOn: told?.on });
      if (side !== 'system' && isTold !== true) await this.endings.tell(em, { bookingId, from: booking.state, to, side });
      return this.existing(em, bookingId);
    });
  }

  /** Confirms and publishes every booking of the term that waits for it, for both sides at once; gives how many. */
  async confirmAll(termCode: string, acting: Acting): Promise<number> {
    if (acting !== 'system') throw new Problem('role-required', 'forbidden', 'Only the system confirms for both sides; confirm your own bookings one by one.');
    return this.doorway.asSystem(async (em) => {
      const event = { actor: actorName(acting), reason: '' };
      const waiting = await this.repository.lockInStates(em, termCode, ['held']);
      const confirmed = await this.repository.lockInStates(em, termCode, ['confirmed']);
      await this.repository.walk(em, { ids: waiting, path: ['confirmed', 'published'], ...event });
      await this.repository.walk(em, { ids: confirmed, path: ['published'], ...event });
      return waiting.length + confirmed.length;
    });
  }

  /** Bookings that hold places at a unit in the weeks: what a closure would hit. */
  async at(unit: string, weeks: { readonly firstWeek: Week; readonly lastWeek: Week }, acting: Acting): Promise<Booking[]> {
    const [first, last] = [mondayOf(parseWeek(weeks.firstWeek)), addDays(mondayOf(parseWeek(weeks.lastWeek)), 6)];
    return actingAs(this.doorway, acting, (em) => this.repository.atUnit(em, unit, first, last));
  }

  private async attempt(em: EntityManager, wanted: Wanted, acting: Acting, replaces?: string): Promise<ReadAttempt> {
    const attempt = await this.attempts.read(em, wanted, replaces);
    if (!attempt || (acting !== 'system' && acting.organisationId !== attempt.universityId)) {
      throw missing('such enrolment, requirement of its course, or unit');
    }
    return attempt;
  }

  /** A booking that row security hides is as missing as one that never was. */
  private async sideFor(bookingId: string, acting: Acting): Promise<Side> {
    if (acting === 'system') return 'system';
    const isVisible = await this.doorway.asParty(acting, (em) => this.repository.isVisible(em, bookingId));
    const parties = isVisible && (await this.doorway.asSystem((em) => this.repository.parties(em, bookingId)));
    if (!parties) throw missing(`booking "${bookingId.slice(0, 60)}"`);
    const side = sideOf(acting.role, acting.organisationId, parties);
    if (!side) throw new Problem('side-required', 'forbidden', `The role ${acting.role} takes no steps with bookings.`);
    return side;
  }

  private async count(em: EntityManager, booking: Booking, places: 'take' | 'release'): Promise<void> {
    const change = places === 'take' ? counterChange([booking], []) : counterChange([], [booking]);
    const breaches = shortageBreaches(await this.places.apply(em, change));
    if (breaches.length > 0) throw new Problem('booking-refused', 'refused', 'There is no place left.', breaches);
  }

  /** Refused when the booking has changed since the version that was decided on, if one is named. */
  private async locked(em: EntityManager, id: string, version?: number): Promise<Booking> {
    const [booking] = await this.repository.lock(em, [id]);
    if (!booking) throw missing(`booking "${id.slice(0, 60)}"`);
    if (version === undefined || version === booking.version) return booking;
    throw new Problem('booking-stale', 'stale', `The booking has changed since version ${version}; it is now version ${booking.version}. Read it again.`);
  }

  private async existing(em: EntityManager, id: string): Promise<Booking> {
    const booking = await this.repository.find(em, id);
    if (!booking) throw missing(`booking "${id.slice(0, 60)}"`);
    return booking;
  }
}
