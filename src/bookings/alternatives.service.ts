import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { FreePlace } from '../capacity/free-place';
import { FreePlacesService } from '../capacity/free-places.service';
import { healthcareRegionOf } from '../organisations/healthcare-region';
import { startsOf } from '../programmes/window';
import { addDays, type Day } from '../shared/day';
import { mondayOf, weekOf, type Week } from '../shared/week';
import type { ReadAttempt } from './attempts.repository';
import { AttemptsRepository } from './attempts.repository';
import type { Booking } from './booking';
import { BookingsRepository } from './bookings.repository';
import { HandBookingService } from './hand-booking.service';

/** Where a student could really be booked instead: nothing stands against it, neither rules nor counters. */
export interface Alternative {
  readonly unit: string;
  readonly name: string;
  readonly town: string;
  readonly organisation: string;
  readonly firstWeek: Week;
  readonly lastWeek: Week;
  /** Kilometres one way from the study town. */
  readonly km: number;
}

/** Where and when, by the unit's code. */
interface Place {
  readonly unit: string;
  readonly firstDay: Day;
}

/** Alternatives told of each booking at most. */
const MOST = 3;
/** Units, and weeks at the same unit, that are looked at for each. */
const MOST_LOOKED = 40;

/** Other places for bookings that cannot stay, judged as if they were booked by hand, and undone. */
@Injectable()
export class AlternativesService {
  constructor(
    private readonly repository: BookingsRepository,
    private readonly attempts: AttemptsRepository,
    private readonly hand: HandBookingService,
    private readonly places: FreePlacesService,
  ) {}

  /** Within a transaction of the system's: units in the same weeks, those in the same town, county and healthcare region first; then the same unit in the next later weeks. */
  async of(em: EntityManager, bookingIds: readonly string[]): Promise<Map<string, Alternative[]>> {
    const found = new Map<string, Alternative[]>();
    for (const booking of await this.repository.read(em, bookingIds)) found.set(booking.id, await this.ofBooking(em, booking));
    return found;
  }

  private async ofBooking(em: EntityManager, booking: Booking): Promise<Alternative[]> {
    const here = await this.attemptAt(em, booking, booking.unitId, booking.firstDay);
    if (!here) return [];
    const elsewhere = await this.fitting(em, booking, await this.elsewhere(booking, here), MOST);
    const nearest = elsewhere.sort((a, b) => a.km - b.km);
    return [...nearest, ...(await this.fitting(em, booking, laterWeeks(booking, here), MOST - nearest.length))];
  }

  private async elsewhere({ specialty, level, firstDay, lastDay }: Booking, { unit, universityId }: ReadAttempt): Promise<Place[]> {
    const asking = { organisationId: universityId, role: 'coordinator' };
    const free = await this.places.search({ specialty, level, firstWeek: weekOf(firstDay), lastWeek: weekOf(lastDay) }, asking);
    const region = healthcareRegionOf(unit.countyCode ?? '')?.name;
    const remoteness = ({ town, countyCode, healthcareRegion }: FreePlace): number =>
      [town === unit.townName, countyCode === unit.countyCode, healthcareRegion === region].filter((isSame) => !isSame).length;
    const others = free.filter((place) => place.unit !== unit.code).sort((a, b) => remoteness(a) - remoteness(b));
    return others.slice(0, MOST_LOOKED).map((place) => ({ unit: place.unit, firstDay }));
  }

  /** The first ones that nothing stands against. */
  private async fitting(em: EntityManager, booking: Booking, places: readonly Place[], most: number): Promise<Alternative[]> {
    const found: Alternative[] = [];
    for (const place of places) {
      if (found.length >= most) break;
      const attempt = await this.attempts.read(em, { ...booking, ...place }, booking.id);
      const manner = { acting: 'system' as const, reason: 'Prövning', replaces: booking };
      if (!attempt || this.hand.judge(attempt, manner).breaches.length > 0 || (await this.hand.against(em, attempt, manner)).length > 0) continue;
      const { unit, span, student } = attempt;
      found.push({ unit: unit.code, name: unit.name, town: unit.townName, organisation: unit.organisationName, firstWeek: weekOf(span.firstDay), lastWeek: weekOf(span.lastDay), km: student.km });
    }
    return found;
  }

  private async attemptAt(em: EntityManager, booking: Booking, unitId: string, firstDay: Day): Promise<ReadAttempt | undefined> {
    const code = await this.repository.unitCode(em, unitId);
    return code === undefined ? undefined : this.attempts.read(em, { ...booking, unit: code, firstDay }, booking.id);
  }
}

/** Earlier weeks may be over, or too near for anybody to get ready. */
function laterWeeks(booking: Booking, { unit, requirement, term }: ReadAttempt): Place[] {
  const first = mondayOf(term.firstWeek);
  const days = startsOf(requirement, term).map((start) => addDays(first, 7 * start)).filter((day) => day > booking.firstDay).sort();
  return days.slice(0, MOST_LOOKED).map((firstDay) => ({ unit: unit.code, firstDay }));
}
