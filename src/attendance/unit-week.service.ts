import { Injectable } from '@nestjs/common';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { addDays, type Day } from '../shared/day';
import { groupBy } from '../shared/group-by';
import { Problem } from '../shared/problem';
import { mondayOf, parseWeek, type Week } from '../shared/week';
import { changeBy, type ChosenDay } from './day-choice';
import type { DayOf } from './placement-days';
import { RecordingRepository } from './recording.repository';
import { RecordingService } from './recording.service';
import { cellsOf, waitingWeeks, type Calendar, type WaitingWeek, type WeekPlacement } from './unit-week';
import { UnitWeekRepository, type AttendedUnit } from './unit-week.repository';

/** A unit of one's own; the one that a person answers for, where it is but one. */
export interface OwnUnitWeek {
  readonly unit: string;
  readonly week: Week;
  readonly today: Day;
  readonly onlyUnitId?: string | undefined;
}

/** A unit's week, told at once. */
export interface WeekOrder extends OwnUnitWeek {
  /** Days that are not as planned. */
  readonly exceptions: readonly DayOf[];
  /** Only these placements; all of the unit where none are named. */
  readonly bookingIds?: readonly string[] | undefined;
  readonly certify: boolean;
  readonly by: string;
  readonly why?: string | undefined;
}

/** What a page sends of a unit's week. */
export interface ChosenWeek extends Omit<WeekOrder, 'exceptions' | 'bookingIds'> {
  readonly days: readonly ChosenDay[];
  /** Number of the one placement that is meant. */
  readonly only?: number | undefined;
}

/** A unit's week as its staff see it. */
export interface UnitWeek {
  readonly unit: AttendedUnit;
  readonly week: Week;
  readonly calendar: Calendar;
  readonly placements: readonly WeekPlacement[];
  readonly waiting: readonly WaitingWeek[];
}

/** A unit with what waits in it. */
export interface UnitWaiting {
  readonly unit: AttendedUnit;
  /** Placements that have begun and are not long past. */
  readonly placements: number;
  readonly waiting: readonly WaitingWeek[];
}

export interface ToldWeek {
  readonly recorded: number;
  readonly certified: number;
}

/** A unit's days by the week: what is told with one gesture, what differs day by day. */
@Injectable()
export class UnitWeekService {
  private readonly days = new RecordingRepository();

  constructor(private readonly doorway: Doorway, private readonly repository: UnitWeekRepository, private readonly recording: RecordingService) {}

  /** Units with what waits in each. */
  units(party: ActingParty, today: Day, onlyUnitId: string | undefined): Promise<UnitWaiting[]> {
    return this.doorway.asParty(party, async (em) => {
      const units = await this.repository.units(em, party.organisationId, onlyUnitId);
      const { placements, calendar } = await this.read(party, units, today);
      const ofUnit = groupBy(placements, ({ unitId }) => unitId);
      return units.map((unit) => ({ unit, placements: ofUnit.get(unit.id)?.length ?? 0, waiting: waitingWeeks(ofUnit.get(unit.id) ?? [], calendar) }));
    });
  }

  /** Another organisation's unit is as missing as one that never was. */
  async overview(party: ActingParty, { unit: code, week, today, onlyUnitId }: OwnUnitWeek): Promise<UnitWeek> {
    const units = await this.doorway.asParty(party, (em) => this.repository.units(em, party.organisationId, onlyUnitId));
    const unit = units.find((each) => each.code === code);
    if (unit === undefined) throw new Problem('not-found', 'missing', `There is no unit "${code.slice(0, 40)}".`);
    const { placements, calendar } = await this.read(party, [unit], today);
    return { placements, calendar, unit, week: parseWeek(week), waiting: waitingWeeks(placements, calendar) };
  }

  /** Everybody was there on the planned days that nobody has told of, but for the exceptions; all or none of it is kept. */
  attend(party: ActingParty, order: WeekOrder): Promise<ToldWeek> {
    return this.doorway.asParty(party, async () => {
      const { placements, calendar } = await this.overview(party, order);
      const meant = placements.filter(({ id }) => order.bookingIds?.includes(id) ?? true);
      const told = new Set(order.exceptions.map(({ bookingId, day }) => `${bookingId} ${day}`));
      const asPlanned = meant.flatMap((placement) => cellsOf(placement, order.week, calendar)
        .filter(({ day, expected }) => expected && !told.has(`${placement.id} ${day}`))
        .map(({ day }): DayOf => ({ bookingId: placement.id, day, status: 'present', halfDays: 2 })));
      const unknown = [...order.exceptions.map(({ bookingId }) => bookingId), ...(order.bookingIds ?? [])].find((id) => meant.every((each) => each.id !== id));
      if (unknown !== undefined) throw new Problem('not-found', 'missing', `There is no booking "${unknown}" among those of the unit's week that are meant.`);
      return this.tell(party, order, [...asPlanned, ...order.exceptions], meant);
    });
  }

  /** What was chosen for each day; what stands already is left alone. Whoever changes a certified day says why. */
  choose(party: ActingParty, order: ChosenWeek): Promise<ToldWeek> {
    return this.doorway.asParty(party, async () => {
      const { placements } = await this.overview(party, order);
      const meant = placements.filter(({ number }) => order.only === undefined || number === order.only);
      const changes = meant.flatMap((placement) => order.days.filter(({ number }) => number === placement.number).flatMap(({ day, choice, ...done }) => {
        const standing = placement.attended.find((each) => each.day === day);
        const change = changeBy(choice, done, standing);
        return change === undefined ? [] : [{ isCertified: standing?.certified === true, day: { bookingId: placement.id, day, ...change } }];
      }));
      const isUnexplained = (order.why ?? '') === '' && changes.some(({ isCertified }) => isCertified);
      if (isUnexplained) throw new Problem('why-missing', 'invalid', 'Say why days that are certified already are told anew.');
      return this.tell(party, order, changes.map(({ day }) => day), meant);
    });
  }

  private async tell(party: ActingParty, { week, certify, ...order }: Omit<WeekOrder, 'exceptions' | 'bookingIds'>, days: readonly DayOf[], meant: readonly WeekPlacement[]): Promise<ToldWeek> {
    const recorded = days.length === 0 ? 0 : await this.recording.record(party, { ...order, days });
    const firstDay = mondayOf(week);
    const signing = { bookingIds: meant.map(({ id }) => id), firstDay, lastDay: addDays(firstDay, 6), on: order.today, by: order.by, onlyUnitId: order.onlyUnitId };
    return { recorded, certified: certify ? await this.recording.certify(party, signing) : 0 };
  }

  private read(party: ActingParty, units: readonly AttendedUnit[], today: Day): Promise<Pick<UnitWeek, 'calendar' | 'placements'>> {
    return this.doorway.asParty(party, async (em) => {
      const ids = await this.repository.begun(em, units.map(({ id }) => id), today);
      const placements = await this.doorway.asSystem((system) => this.repository.placements(system, ids));
      return { placements, calendar: { today, exceptions: await this.days.dayExceptions(em) } };
    });
  }
}
