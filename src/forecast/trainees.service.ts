import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Acting } from '../platform/database/acting';
import { actingAs } from '../platform/database/acting';
import { Doorway } from '../platform/database/doorway';
import { yearOf, type Day } from '../shared/day';
import { Problem } from '../shared/problem';
import { groupBy } from '../shared/group-by';
import type { DayGroup } from './day-group';
import { DaysService } from './days.service';
import type { Names } from './names';
import { traineeForecast, type PlacedHalfDays, type TraineeForecast } from './trainees';
import { TraineesRepository } from './trainees.repository';

const mostYears = 15;

/** Doctors in training beside the placements that the party may follow. */
@Injectable()
export class TraineesService {
  constructor(private readonly doorway: Doorway, private readonly days: DaysService, private readonly trainees: TraineesRepository) {}

  forecast(acting: Acting, { from, to }: { readonly from: number; readonly to: number }, today: Day): Promise<TraineeForecast> {
    if (to < from || to - from >= mostYears) throw new Problem('years-span', 'invalid', `to: ${to} must be ${from} or at most ${mostYears - 1} years later.`);
    return actingAs(this.doorway, acting, async (em: EntityManager) => {
      const posts = await this.trainees.stated(em, from, to);
      const { groups, names } = await this.days.follow(acting, { from: `${from}-01-01`, to: `${to}-12-31` }, today);
      return traineeForecast(posts, placedOf(groups, names), Array.from({ length: to - from + 1 }, (_, i) => from + i));
    });
  }
}

function placedOf(groups: readonly DayGroup[], { organisations }: Names): PlacedHalfDays[] {
  const there = groups.filter(({ status }) => status === 'present' || status === 'made_up');
  return [...groupBy(there, ({ hostId, day }) => `${hostId} ${yearOf(day)}`).values()].map((of) => {
    const [{ hostId, day }] = of as [DayGroup];
    const host = organisations.get(hostId);
    return { organisation: host?.code ?? '', name: host?.name ?? '', year: yearOf(day), halfDays: of.reduce((sum, group) => sum + group.halfDays * group.count, 0) };
  });
}
