import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { actorName, type Acting } from '../platform/database/acting';
import { Doorway } from '../platform/database/doorway';
import { refuse } from '../platform/database/reference';
import { groupBy } from '../shared/group-by';
import type { Breach } from '../shared/problem';
import { mondayOf, weekOf, weeksFrom } from '../shared/week';
import type { Author, NewChange } from './changes.repository';
import { ChangesRepository } from './changes.repository';
import { CountersService } from './counters.service';
import { hullOf, OffersRepository } from './offers.repository';
import { cellsOf, changesOf, rowsOf, type PlanChange, type PlanRow } from './plan';
import { combinations, roomBeside } from './reserved';
import { ReservedRepository } from './reserved.repository';

/** The account and role of whoever acts, for histories. */
export const authorOf = (acting: Acting): Author =>
  ({ actor: actorName(acting), accountId: acting === 'system' ? null : (acting.personId ?? null) });

/** The one way in which a unit's places change: offers, counters and history together. */
@Injectable()
export class PublishingService {
  constructor(
    private readonly doorway: Doorway,
    private readonly offers: OffersRepository,
    private readonly counters: CountersService,
    private readonly history: ChangesRepository,
    private readonly reserved: ReservedRepository,
  ) {}

  /** Within the caller's transaction; refused with the weeks in which more are booked. Gives what it changed. */
  async publish(em: EntityManager, unitId: string, rows: readonly PlanRow[], author: Author): Promise<PlanChange[]> {
    if (rows.length === 0) return [];
    await this.offers.queueUp(em, unitId);
    await this.refuseForeign(em, unitId, rows);
    const cells = cellsOf(rows);
    const changes = changesOf(await this.offers.published(em, unitId, hullOf(rows)), cells);
    const kinds = groupBy(rowsOf(cells), ({ specialty, level }) => `${specialty} ${level}`);
    for (const [, ofKind] of kinds) {
      const [first] = ofKind;
      if (first) await this.offers.write(em, unitId, first, ofKind);
    }
    await this.counters.rebuild(em, [unitId]);
    await this.refuseUnderReserved(unitId, changes);
    await this.tell(unitId, changes.map((change) => ({ kind: 'places', ...change })), author);
    return changes;
  }

  /** A unit offers places only in specialties of its own. */
  private async refuseForeign(em: EntityManager, unitId: string, rows: readonly PlanRow[]): Promise<void> {
    const own = await this.offers.specialties(em, unitId);
    const foreign = [...new Set(rows.map(({ specialty }) => specialty))].filter((specialty) => !own.includes(specialty));
    refuse('specialty-not-at-unit', foreign.map((specialty): Breach => (
      { code: 'specialty-not-at-unit', detail: `specialty: the unit has no ${specialty}; it has ${own.join(', ') || 'none'}. Add it to the unit first, or choose one of these` }
    )));
  }

  /** Fewer places may leave those that are reserved short, where others have taken the rest. */
  private async refuseUnderReserved(unitId: string, changes: readonly PlanChange[]): Promise<void> {
    const lowered = changes.filter(({ before, after }) => before !== null && after < before);
    const keys = lowered.flatMap(({ specialty, level, firstWeek, lastWeek }) => weeksFrom(firstWeek, lastWeek).map((week) => ({ unitId, specialty, level, monday: mondayOf(week) })));
    const weeks = await this.doorway.asSystem((em) => this.reserved.weeks(em, keys));
    refuse('reserved-below', weeks.flatMap((week): Breach[] => {
      const short = combinations(week.reserved).find((some) => roomBeside(week, some) < 0);
      const whom = short?.map(({ holder, places }) => `${places} for ${holder}`).join(' and ') ?? '';
      return short ? [{ code: 'reserved-below', detail: `${weekOf(week.monday)}: ${week.places} places would be too few for ${whom} beside what others have booked; release what is reserved first` }] : [];
    }));
  }

  /** Writes changes in the unit's history, in the transaction that is under way. */
  tell(unitId: string, changes: readonly NewChange[], author: Author): Promise<void> {
    return this.doorway.asSystem((em) => this.history.add(em, unitId, changes, author));
  }
}
