import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Acting } from '../platform/database/acting';
import { Doorway } from '../platform/database/doorway';
import { requireRole } from '../platform/database/require-role';
import type { Day } from '../shared/day';
import { Problem } from '../shared/problem';
import { mondayOf, parseWeek, type Week } from '../shared/week';
import type { ReadAttempt, Wanted } from './attempts.repository';
import { AttemptsRepository } from './attempts.repository';
import type { Booking } from './booking';
import { sideOf, transitionFor } from './booking-state';
import { BookingsRepository } from './bookings.repository';
import type { PlaceOrder } from './bookings.service';
import { HandBookingService } from './hand-booking.service';

/** A place that is asked for; nobody exceeds a quota by asking. */
export type AskedPlace = Omit<PlaceOrder, 'overrideReason'>;

/** Another unit for what the host has yet to answer; the same weeks unless told otherwise. */
export interface Redirection {
  /** Code of the unit. */
  readonly unit: string;
  readonly firstWeek?: Week | undefined;
  readonly reason: string;
}

/** Bookings that begin as a question to a host. Every rule is judged as for a booking made by hand. */
@Injectable()
export class AskedBookingsService {
  constructor(
    private readonly doorway: Doorway,
    private readonly repository: BookingsRepository,
    private readonly attempts: AttemptsRepository,
    private readonly hand: HandBookingService,
  ) {}

  /** Asks a unit for a place for a student of one's own university: held at once where one is free, else asked for without one. */
  async ask({ firstWeek, ...order }: AskedPlace, acting: Acting): Promise<Booking> {
    requireRole(acting, ['coordinator', 'admin'], 'ask for a place');
    return this.doorway.asSystem(async (em) => {
      const attempt = await this.attempt(em, { ...order, firstDay: mondayOf(parseWeek(firstWeek)), asked: acting === 'system' ? undefined : {} });
      if (acting !== 'system' && acting.organisationId !== attempt.universityId) throw nothingThere();
      return this.existing(em, await this.hand.ask(em, attempt, { acting, reason: 'Begärd' }));
    });
  }

  /** The host chooses the unit for a place that its region was asked for; windows count on the day on which the university asked. */
  async give({ firstWeek, askedOn, ...order }: AskedPlace & { readonly askedOn: Day }, reason: string, acting: Acting): Promise<Booking> {
    requireRole(acting, ['host', 'region_coordinator', 'admin'], 'choose a unit for a request');
    return this.doorway.asSystem(async (em) => {
      const attempt = await this.attempt(em, { ...order, firstDay: mondayOf(parseWeek(firstWeek)), asked: { on: askedOn } });
      if (acting !== 'system' && acting.organisationId !== attempt.unit.organisationId) throw nothingThere();
      return this.existing(em, await this.hand.make(em, attempt, { acting, reason }));
    });
  }

  /** The host sends a booking that it has yet to answer on to another of its units; the old one stays in the history. */
  async redirect(bookingId: string, { unit, firstWeek, reason }: Redirection, acting: Acting): Promise<Booking> {
    return this.doorway.asSystem(async (em) => {
      const [replaces] = await this.repository.lock(em, [bookingId]);
      const parties = replaces && (await this.repository.parties(em, bookingId));
      const side = parties && (acting === 'system' ? 'system' : sideOf(acting.role, acting.organisationId, parties));
      if (!side) throw nothingThere();
      transitionFor('redirect', replaces.state, side, reason);
      const firstDay = firstWeek === undefined ? replaces.firstDay : mondayOf(parseWeek(firstWeek));
      const attempt = await this.attempt(em, { ...replaces, unit, firstDay }, replaces.id);
      if (attempt.unit.organisationId !== parties.hostId) throw nothingThere();
      return this.existing(em, await this.hand.make(em, attempt, { acting, reason, replaces }));
    });
  }

  private async attempt(em: EntityManager, wanted: Wanted, replaces?: string): Promise<ReadAttempt> {
    const attempt = await this.attempts.read(em, wanted, replaces);
    if (!attempt) throw nothingThere();
    return attempt;
  }

  private async existing(em: EntityManager, id: string): Promise<Booking> {
    const booking = await this.repository.find(em, id);
    if (!booking) throw nothingThere();
    return booking;
  }
}

const nothingThere = (): Problem => new Problem('not-found', 'missing', 'There is no such enrolment, requirement of its course, or unit.');
