import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { NoticesService } from '../notices/notices.service';
import type { Level } from '../organisations/unit';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { refuse } from '../platform/database/reference';
import { requireRole } from '../platform/database/require-role';
import { writeFact } from '../platform/outbox/outbox';
import { addDays, type Day } from '../shared/day';
import { Problem, type Breach } from '../shared/problem';
import { counted, dateSwedish, weeksSwedish } from '../shared/swedish';
import { startOfDay } from '../shared/swedish-time';
import { parseWeek, weekOf } from '../shared/week';
import type { WeekSpan } from './carve';
import { OffersRepository } from './offers.repository';
import { PlansRepository, type PlannedUnit } from './plans.repository';
import { authorOf, PublishingService } from './publishing.service';
import { ReservationsRepository, type Holder, type NewReservation, type OwnReservation, type StandingReservation } from './reservations.repository';
import { combinations, MOST_HOLDERS, RESERVATION_OVER, roomBeside } from './reserved';
import { ReservedRepository } from './reserved.repository';

/** Places to keep: a number, or a share of what is published; for a university, a programme or an agreement, by its code. */
export interface ReservationOrder extends WeekSpan {
  readonly unit: string;
  readonly specialty: string;
  readonly level: Level;
  readonly places?: number | undefined;
  /** Per cent, rounded down each week. */
  readonly share?: number | undefined;
  readonly university?: string | undefined;
  readonly programme?: string | undefined;
  readonly agreement?: string | undefined;
  /** The last day on which they are kept. */
  readonly until: Day;
  readonly note?: string | undefined;
  readonly onlyUnitId?: string | undefined;
}

const hosts = ['host', 'region_coordinator', 'admin'];
const missing = (what: string, code: string): Problem => new Problem('not-found', 'missing', `There is no ${what} "${code.slice(0, 60)}".`);

/** Places kept for somebody until a day: then, or when let go before, everybody may book them. */
@Injectable()
export class ReservationsService {
  constructor(
    private readonly doorway: Doorway,
    private readonly repository: ReservationsRepository,
    private readonly reserved: ReservedRepository,
    private readonly plans: PlansRepository,
    private readonly offers: OffersRepository,
    private readonly publishing: PublishingService,
    private readonly notices: NoticesService,
  ) {}

  /** Keeps places; refused where others have booked too many of them already. Gives the reservation's id. */
  reserve(order: ReservationOrder, today: Day, party: ActingParty): Promise<string> {
    requireRole(party, hosts, 'reserve places of a unit');
    refuse('rules', wrongIn(order, today));
    return this.doorway.asParty(party, async (em) => {
      const unit = await this.unit(em, order, party);
      const holder = await this.holder(em, order);
      const { specialty, level, firstWeek, lastWeek, places = null, share = null, until, note = '' } = order;
      const reservation = { unitId: unit.id, specialty, level, firstWeek, lastWeek, places, share, until, note, ...holder };
      const id = await this.keep(em, reservation);
      await writeFact(em, RESERVATION_OVER, { reservationId: id }, startOfDay(addDays(until, 1)));
      const standing = await this.doorway.asSystem((system) => this.repository.lock(system, id));
      if (standing) await this.announce(standing, party);
      return id;
    });
  }

  /** In the unit's history, and to the universities that the places are kept for. */
  private async announce(standing: StandingReservation, party: ActingParty): Promise<void> {
    const { id, unitId, unitName, specialty, level, firstWeek, lastWeek, places, share, holder, until, universityIds } = standing;
    const many = places === null ? `${share ?? 0} % av platserna` : counted(places, 'plats', 'platser');
    const note = `${places === null ? `${share ?? 0} % ` : ''}för ${holder} till och med ${until}`;
    await this.publishing.tell(unitId, [{ kind: 'reserved', specialty, level, firstWeek, lastWeek, ...(places !== null && { after: places }), note }], authorOf(party));
    const sentence = `${unitName} har reserverat ${many} ${weeksSwedish(firstWeek, lastWeek)} för ${holder}, till och med ${dateSwedish(until)}. Boka dem, eller släpp dem om de inte behövs.`;
    await this.doorway.asSystem((em) => this.notices.tell(em, universityIds.map((organisationId) => ({
      key: `reservation ${id} ${organisationId}`, kind: 'places-reserved', sentence, to: { organisationId }, link: '/lediga-platser#reserverat',
    }))));
  }

  private async unit(em: EntityManager, { unit: code, specialty, onlyUnitId }: ReservationOrder, party: ActingParty): Promise<PlannedUnit> {
    const unit = await this.plans.ownUnit(em, code, party.organisationId, onlyUnitId);
    if (!unit) throw missing('unit of yours', code);
    if (unit.specialties.some((one) => one.code === specialty)) return unit;
    throw new Problem('specialty', 'refused', `${code} has no specialty "${specialty}"; it has ${unit.specialties.map((one) => one.code).join(', ')}.`);
  }

  private async holder(em: EntityManager, order: ReservationOrder): Promise<Holder> {
    const holder = await this.repository.holder(em, order);
    if (Object.values(holder).some((id) => id !== null)) return holder;
    throw new Problem('unknown-reference', 'refused', 'There is no such university, programme or agreement; name one that is there.');
  }

  /** What is kept for the university's students. */
  ofOwn(party: ActingParty): Promise<OwnReservation[]> {
    return this.doorway.asParty(party, (em) => this.repository.ofUniversity(em, party.organisationId));
  }

  /** Lets go of some of the places, or of all: by the unit, or by the university that they are kept for. They are free for all at once. */
  release(id: string, party: ActingParty, some?: number): Promise<void> {
    requireRole(party, [...hosts, 'coordinator'], 'release reserved places');
    return this.doorway.asSystem(async (em) => {
      const standing = await this.repository.lock(em, id);
      const isOwn = standing && (party.role === 'coordinator' ? standing.universityIds.includes(party.organisationId)
        : standing.hostId === party.organisationId || (party.role === 'admin' && standing.universityIds.includes(party.organisationId)));
      if (!isOwn) throw missing('reservation of yours', id);
      if (standing.isReleased) throw new Problem('already-released', 'refused', 'These places are released already; nothing is reserved any more.');
      const left = some === undefined || standing.places === null ? 0 : standing.places - some;
      await this.letGo(em, standing, Math.max(0, left), party);
    });
  }

  /** Lets go of what is kept, once its last day is over. Done once. */
  async expire(id: string, today: Day): Promise<void> {
    await this.doorway.asSystem(async (em) => {
      const standing = await this.repository.lock(em, id);
      if (!standing || standing.isReleased || standing.until >= today) return;
      await this.letGo(em, standing, 0, 'system');
    });
  }

  private async letGo(em: EntityManager, standing: StandingReservation, left: number, acting: ActingParty | 'system'): Promise<void> {
    const { id, unitId, specialty, level, firstWeek, lastWeek, places, holder } = standing;
    await this.repository.keep(em, id, left > 0 ? left : null);
    await this.publishing.tell(unitId, [{ kind: 'released', specialty, level, firstWeek, lastWeek, ...(places !== null && { before: places, after: left }), note: `för ${holder}` }], authorOf(acting));
    const sentence = `Platser på ${standing.unitName} ${weeksSwedish(firstWeek, lastWeek)} som var reserverade för ${holder} är fria för alla${left > 0 ? `; ${left} är reserverade än` : ''}.`;
    const link = `/enheter/${encodeURIComponent(standing.unit)}/kapacitet`;
    await this.notices.tell(em, [
      { key: `reservation-released ${id} ${left} host`, kind: 'reservation-released', sentence, to: { organisationId: standing.hostId, unitId }, link },
      ...standing.universityIds.map((organisationId) => ({ key: `reservation-released ${id} ${left} ${organisationId}`, kind: 'reservation-released', sentence, to: { organisationId }, link: '/lediga-platser' })),
    ]);
  }

  /** Nobody books in the weeks until this is decided. */
  private async keep(em: EntityManager, reservation: NewReservation): Promise<string> {
    await this.offers.queueUp(em, reservation.unitId);
    const keys = await this.repository.lockWeeks(em, reservation);
    const id = await this.repository.insert(em, reservation);
    const weeks = await this.doorway.asSystem((system) => this.reserved.weeks(system, keys));
    refuse('places-taken', weeks.flatMap(({ monday, ...week }): Breach[] => {
      const own = week.reserved.filter(({ key }) => key === (reservation.universityId ?? reservation.programmeId ?? reservation.agreementId));
      if (week.reserved.length > MOST_HOLDERS) return [{ code: 'too-many-holders', detail: `${weekOf(monday)}: places are reserved for ${week.reserved.length} already, at most ${MOST_HOLDERS} can be; release one first` }];
      const wanted = reservation.places ?? 0;
      if (wanted > week.places) return [{ code: 'places', detail: `${weekOf(monday)}: ${wanted} places cannot be reserved of ${week.places}; publish more places, reserve fewer, or leave the week out` }];
      const short = combinations(week.reserved).filter((some) => own.some((one) => some.includes(one))).map((some) => roomBeside(week, some)).find((room) => room < 0);
      return short === undefined ? [] : [{ code: 'places-taken', detail: `${weekOf(monday)}: ${week.places} places, of which others have taken or reserved too many: ${-short} too few to reserve; publish more places, reserve fewer, or leave the week out` }];
    }));
    return id;
  }
}

function wrongIn(order: ReservationOrder, today: Day): Breach[] {
  const [first, last] = [parseWeek(order.firstWeek), parseWeek(order.lastWeek)];
  const named = [order.university, order.programme, order.agreement].filter((code) => code !== undefined);
  return [
    ...(first <= last ? [] : [{ code: 'weeks-reversed', detail: `firstWeek: ${first} is after ${last}; give the first week first` }]),
    ...(named.length === 1 ? [] : [{ code: 'one-holder', detail: 'university, programme, agreement: name exactly one of them' }]),
    ...((order.places === undefined) !== (order.share === undefined) ? [] : [{ code: 'places-or-share', detail: 'places, share: give exactly one of them' }]),
    ...(order.until >= today ? [] : [{ code: 'until-passed', detail: `until: ${order.until} has passed; give ${today} or a later day` }]),
  ];
}
