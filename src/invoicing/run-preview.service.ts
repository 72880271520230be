import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AgreementsService } from '../agreements/agreements.service';
import { plannedDays } from '../bookings/planned-days';
import { Doorway } from '../platform/database/doorway';
import { CalendarRepository } from './calendar.repository';
import { directionsOf } from './directions';
import { DraftingService } from './drafting.service';
import type { MissingDay, MissingRow } from './missing';
import { MissingRepository } from './missing.repository';
import { organisationsOn, previewOf, type RunPreview } from './preview';
import { RunsRepository } from './runs.repository';
import { tariffOf } from './tariff';
import type { RunScope } from './run-scope';
import { WantedRepository } from './wanted.repository';

/** What a run would do, and what it could not. */
@Injectable()
export class RunPreviewService {
  constructor(
    private readonly doorway: Doorway,
    private readonly agreements: AgreementsService,
    private readonly drafting: DraftingService,
    private readonly wanted: WantedRepository,
    private readonly missing: MissingRepository,
    private readonly calendar: CalendarRepository,
    private readonly runs: RunsRepository,
  ) {}

  /** What a run of the scope would draft, and what is missing for it; nothing is written. */
  preview(scope: RunScope): Promise<RunPreview> {
    return this.doorway.asSystem(async (em) => {
      const { documents } = await this.drafting.draw(em, scope);
      const missing = await this.missingRows(em, scope);
      return previewOf(scope.today, documents, missing, await this.runs.organisations(em, organisationsOn(documents)));
    });
  }

  /** Every single day that is missing. */
  missingDays(scope: RunScope): Promise<MissingDay[]> {
    return this.doorway.asSystem(async (em) => {
      await this.drafting.draw(em, scope);
      await this.layMissing(em, scope);
      return this.missing.days(em);
    });
  }

  /** What is missing for a run that was drawn in the same transaction. */
  async missingRows(em: EntityManager, scope: RunScope): Promise<MissingRow[]> {
    await this.layMissing(em, scope);
    return this.missing.rows(em);
  }

  private async layMissing(em: EntityManager, scope: RunScope): Promise<void> {
    const exceptions = await this.calendar.exceptions(em);
    const planned = (await this.missing.shapes(em, scope)).flatMap((shape) => plannedDays(shape, shape, exceptions).map((day) => ({ ...shape, day })));
    const settlement = await this.agreements.readSettlement(em);
    const tariff = tariffOf(settlement, await this.missing.layOpen(em, scope, planned));
    await this.missing.lay(em, scope, tariff, directionsOf(settlement, await this.wanted.placements(em, scope), tariff));
  }
}
