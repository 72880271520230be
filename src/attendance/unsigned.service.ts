import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { NoticesService } from '../notices/notices.service';
import { Doorway } from '../platform/database/doorway';
import type { Day } from '../shared/day';
import { groupBy } from '../shared/group-by';
import { RecordingRepository } from './recording.repository';
import { unsignedNotices, unsignedStage, type EndedPlacement, type UnsignedPlacement } from './unsigned';
import { UnsignedRepository } from './unsigned.repository';
import { waitingWeeks } from './unit-week';
import { UnitWeekRepository } from './unit-week.repository';

/** Reminds hosts to certify and universities to countersign what has ended, so many days after as the agreement says. */
@Injectable()
export class UnsignedService {
  private readonly days = new RecordingRepository();

  constructor(
    private readonly doorway: Doorway,
    private readonly repository: UnsignedRepository,
    private readonly weeks: UnitWeekRepository,
    private readonly notices: NoticesService,
  ) {}

  /** Does what the day asks for, each stage of a placement once; gives the next day that asks for something. */
  doDay(day: Day): Promise<Day | undefined> {
    return this.doorway.asSystem(async (em) => {
      const due = (await this.repository.ended(em, day)).filter((placement) => unsignedStage(placement, day) !== undefined);
      const unsigned = await this.unsigned(em, due, day);
      for (const [stage, placements] of groupBy(unsigned, (placement) => unsignedStage(placement, day))) {
        if (stage === undefined) continue;
        await this.repository.addStages(em, placements.map(({ bookingId }) => bookingId), stage, day);
        await this.notices.tell(em, unsignedNotices(stage, placements));
      }
      return this.repository.next(em, day);
    });
  }

  /** Those of which something is left to sign. */
  private async unsigned(em: EntityManager, ended: readonly EndedPlacement[], today: Day): Promise<UnsignedPlacement[]> {
    const calendar = { today, exceptions: await this.days.dayExceptions(em) };
    const placements = new Map((await this.weeks.placements(em, ended.map(({ bookingId }) => bookingId))).map((placement) => [placement.id, placement]));
    return ended.flatMap((each) => {
      const placement = placements.get(each.bookingId);
      if (placement === undefined) return [];
      const toCertify = waitingWeeks([placement], calendar).reduce((sum, { days }) => sum + days, 0);
      const toCountersign = placement.attended.filter(({ certified, countersigned }) => certified && !countersigned).length;
      return toCertify + toCountersign > 0 ? [{ ...each, toCertify, toCountersign }] : [];
    });
  }
}
