import { Injectable } from '@nestjs/common';
import { TownEntity } from '../organisations/town.entity';
import { Doorway } from '../platform/database/doorway';
import { Reading } from '../platform/database/reading';
import { Writing } from '../platform/database/writing';
import type { Breach } from '../shared/problem';
import { weekOf } from '../shared/week';
import type { NewBeds } from './beds';
import { BedsEntity } from './beds.entity';
import { bedsListing, BedsRepository } from './beds.repository';
import { periodOf } from './carve';

/** Hosts tell how many beds they have for students; never below what is taken. */
@Injectable()
export class BedsService {
  readonly beds: Writing<BedsEntity, NewBeds>;
  readonly reading: Reading;

  constructor(doorway: Doorway, repository: BedsRepository) {
    this.reading = new Reading(doorway, bedsListing);
    this.beds = new Writing(doorway, BedsEntity, {
      noun: 'row of beds', roles: ['region_coordinator', 'admin'], owner: 'hostId', unique: [['code']],
      references: { town: { noun: 'town', entity: TownEntity, column: 'townId' } },
      derived: ({ firstWeek, lastWeek }) => ({ period: firstWeek > lastWeek ? 'empty' : periodOf({ firstWeek, lastWeek }) }),
      breaches: async (row, em): Promise<Breach[]> => {
        if (row.firstWeek > row.lastWeek) return [{ code: 'weeks-reversed', detail: `lastWeek: ${row.lastWeek} is before ${row.firstWeek}; give a later week` }];
        const short = await repository.shortfalls(em, row);
        return short.map(({ monday, taken }) => ({ code: 'beds-below-booked', detail: `beds: ${taken} are taken in ${weekOf(monday)}; give at least ${taken}, or move students first` }));
      },
    });
  }
}
