import { Injectable } from '@nestjs/common';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import type { Day } from '../shared/day';
import { Problem } from '../shared/problem';
import type { UnitOverview, UnitPlacement } from './unit-overview';
import { UnitOverviewRepository } from './unit-overview.repository';

interface OwnUnit {
  readonly code: string;
  readonly termCode: string;
  /** The unit that the person answers for, where it is but one. */
  readonly onlyUnitId?: string | undefined;
}

/** What a unit offers and who comes, for its own staff; and who is in a week of any unit, for those who may see them. */
@Injectable()
export class UnitOverviewService {
  constructor(private readonly doorway: Doorway, private readonly repository: UnitOverviewRepository) {}

  /** Another organisation's unit is as missing as one that never was. */
  async overview(party: ActingParty, { code, termCode, onlyUnitId }: OwnUnit): Promise<UnitOverview> {
    return this.doorway.asParty(party, async (em) => {
      const unit = await this.repository.ownUnit(em, code, party.organisationId);
      const term = await this.repository.term(em, termCode);
      const isOwn = unit !== undefined && (onlyUnitId === undefined || unit.id === onlyUnitId);
      if (!isOwn || !term) throw new Problem('not-found', 'missing', `There is no unit "${code.slice(0, 40)}" in a term "${termCode.slice(0, 20)}".`);
      const scope = { unitId: unit.id, firstDay: term.firstDay, lastDay: term.lastDay };
      return {
        ...unit,
        term,
        counted: await this.repository.counted(em, scope),
        supervised: await this.repository.supervised(em, scope),
        closures: await this.repository.closures(em, scope),
        supervisors: await this.repository.supervisors(em, unit.id),
        placements: await this.repository.placements(em, scope, true),
        others: await this.repository.others(em, unit.id),
      };
    });
  }

  /** Throws Problem `not-found` when the unit is not the party's own, or not the one that the person answers for. */
  async assertOwn(party: ActingParty, code: string, onlyUnitId: string | undefined): Promise<void> {
    const unit = await this.doorway.asParty(party, (em) => this.repository.ownUnit(em, code, party.organisationId));
    if (unit && (onlyUnitId === undefined || unit.id === onlyUnitId)) return;
    throw new Problem('not-found', 'missing', `There is no unit "${code.slice(0, 40)}".`);
  }

  /** Who is at the unit between the days, as far as the party may see them. */
  async placements(party: ActingParty, code: string, firstDay: Day, lastDay: Day): Promise<UnitPlacement[]> {
    return this.doorway.asParty(party, async (em) => {
      const unitId = await this.repository.unitId(em, code);
      return unitId === undefined ? [] : this.repository.placements(em, { unitId, firstDay, lastDay });
    });
  }
}
