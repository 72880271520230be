import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { BookingsService } from '../bookings/bookings.service';
import { NoticesService } from '../notices/notices.service';
import { Doorway } from '../platform/database/doorway';
import type { Day } from '../shared/day';
import { groupBy } from '../shared/group-by';
import { noticesOf, unreadyReason, type WatchedPlacement } from './sentences';
import { nextStage, stageOn, type Stage } from './watch';
import { WatchRepository } from './watch.repository';

/** Sees to it that demands are met before placements begin: warns, reminds, and ends those that are not ready as their agreement says. */
@Injectable()
export class WatchService {
  constructor(
    private readonly doorway: Doorway,
    private readonly repository: WatchRepository,
    private readonly bookings: BookingsService,
    private readonly notices: NoticesService,
  ) {}

  /** Does what the day asks for, each stage of a placement once; gives the next day that asks for something, as things stand. */
  async doDay(day: Day): Promise<Day | undefined> {
    const due = (await this.watched(day)).flatMap((placement) => {
      const stage = stageOn(placement, day);
      return stage === undefined ? [] : [{ placement, stage }];
    });
    for (const group of groupBy(due, groupOf).values()) {
      const [first] = group;
      if (first) await this.doStage(first.stage, day, group.map(({ placement }) => placement.bookingId));
    }
    const ahead = (await this.watched(day)).flatMap((placement) => nextStage(placement)?.on ?? []);
    return ahead.filter((on) => on > day).sort()[0];
  }

  private watched(day: Day): Promise<WatchedPlacement[]> {
    return this.doorway.asSystem((em) => this.repository.watched(em, day));
  }

  /** Looks again under lock, since somebody may have met a demand, or done the stage, meanwhile. */
  private doStage(stage: Stage, day: Day, bookingIds: readonly string[]): Promise<void> {
    return this.doorway.asSystem(async (em) => {
      await this.repository.lock(em, bookingIds);
      const placements = (await this.repository.watched(em, day, bookingIds)).filter((placement) => stageOn(placement, day) === stage);
      await this.tell(em, stage, day, placements);
      for (const { bookingId } of placements.filter(({ unready }) => stage === 'ended' && unready === 'cancel')) {
        await this.bookings.step(bookingId, { step: 'cancel', reason: unreadyReason }, 'system');
      }
    });
  }

  private async tell(em: EntityManager, stage: Stage, day: Day, placements: readonly WatchedPlacement[]): Promise<void> {
    const ids = placements.map(({ bookingId }) => bookingId);
    await this.repository.addStages(em, ids, stage, day);
    // What the sentences say of the end counts from this day on.
    const done = placements.map((placement) => ({ ...placement, done: { ...placement.done, [stage]: day } }));
    await this.notices.tell(em, noticesOf(stage, done, createHash('sha256').update(ids.join()).digest('hex').slice(0, 32)));
  }
}

/** People are told once of placements that begin on the same day; what ends, ends by itself. */
const groupOf = ({ stage, placement }: { readonly stage: Stage; readonly placement: WatchedPlacement }): string =>
  (stage === 'ended' ? placement.bookingId : `${stage} ${placement.universityId} ${placement.firstDay}`);
