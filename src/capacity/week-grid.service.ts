import { Injectable } from '@nestjs/common';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { weekOf, weeksFrom } from '../shared/week';
import { capacityGrid, type CapacityGrid } from './week-grid';
import { WeekGridRepository, type GridScope } from './week-grid.repository';

/** Units against weeks: what is booked of what is offered. */
@Injectable()
export class WeekGridService {
  constructor(private readonly doorway: Doorway, private readonly repository: WeekGridRepository) {}

  async grid(party: ActingParty, scope: GridScope): Promise<CapacityGrid> {
    return this.doorway.asParty(party, async (em) => {
      const units = await this.repository.units(em, scope);
      const weeks = await this.repository.weeks(em, scope);
      return capacityGrid(weeksFrom(weekOf(scope.firstDay), weekOf(scope.lastDay)), units, weeks);
    });
  }
}
