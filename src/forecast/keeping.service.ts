import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OrganisationEntity } from '../organisations/organisation.entity';
import { SpecialtyEntity, UnitEntity } from '../organisations/unit.entity';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { Reading } from '../platform/database/reading';
import { Writing } from '../platform/database/writing';
import type { Breach } from '../shared/problem';
import { addDays, type Day } from '../shared/day';
import type { Ore } from '../shared/money';
import { DayCostEntity } from './day-cost.entity';
import { dayCostListing, traineeDemandListing } from './keeping.repository';
import type { TraineeKind } from './trainee-demand';
import { TraineeDemandEntity } from './trainee-demand.entity';

/** A cost as people state it, told by codes. */
export interface NewDayCost {
  readonly unit?: string | null;
  readonly specialty?: string | null;
  readonly firstDay: Day;
  readonly lastDay?: Day | null;
  readonly amountOre: Ore;
  readonly ground: string;
  readonly shared?: boolean;
}

/** Posts as people state them, told by codes. */
export interface NewTraineeDemand {
  readonly organisation?: string | null;
  readonly kind: TraineeKind;
  readonly year: number;
  readonly posts: number;
}

/** What hosts state for forecasts: what a student-day costs them, and which others need their supervisors. */
@Injectable()
export class ForecastKeeping {
  readonly dayCosts: Writing<DayCostEntity, NewDayCost>;
  readonly traineeDemands: Writing<TraineeDemandEntity, NewTraineeDemand>;
  readonly readDayCosts: Reading;
  readonly readTraineeDemands: Reading;

  constructor(private readonly doorway: Doorway) {
    this.dayCosts = new Writing(doorway, DayCostEntity, {
      noun: 'day cost', roles: ['finance', 'region_coordinator', 'admin'], owner: 'organisationId',
      references: {
        unit: { noun: 'unit', entity: UnitEntity, column: 'unitId' },
        specialty: { noun: 'specialty', entity: SpecialtyEntity, column: 'specialty' },
      },
      breaches: async (row, em) => [...daysBreaches(row), ...(await unitBreaches(row, em)), ...(await overlapBreaches(row, em))],
    });
    this.traineeDemands = new Writing(doorway, TraineeDemandEntity, {
      noun: 'trainee demand', roles: ['region_coordinator', 'admin'], unique: [['organisationId', 'kind', 'year']],
      references: { organisation: { noun: 'organisation', entity: OrganisationEntity, column: 'organisationId' } },
      breaches: async (row, em) => [...(await regionBreaches(row, em)), ...(await nationalBreaches(row, em))],
    });
    this.readDayCosts = new Reading(doorway, dayCostListing);
    this.readTraineeDemands = new Reading(doorway, traineeDemandListing);
  }

  /** States a cost from a day on: the one that runs for the same unit and specialty ends the day before. */
  beginDayCost(cost: NewDayCost, party: ActingParty): Promise<void> {
    return this.doorway.asParty(party, async (em) => {
      const unit = cost.unit ? await em.findOneBy(UnitEntity, { code: cost.unit }) : null;
      const costs = await em.findBy(DayCostEntity, { organisationId: party.organisationId });
      const running = costs.find((one) => one.unitId === (unit?.id ?? null) && one.specialty === (cost.specialty ?? null)
        && one.firstDay < cost.firstDay && (one.lastDay === null || one.lastDay >= cost.firstDay));
      if (running) await this.dayCosts.edit({ id: running.id }, { lastDay: addDays(cost.firstDay, -1) }, party);
      await this.dayCosts.create(cost, party);
    });
  }
}

const daysBreaches = ({ firstDay, lastDay }: DayCostEntity): Breach[] =>
  (lastDay !== null && lastDay < firstDay ? [{ code: 'days-reversed', detail: `lastDay: ${lastDay} is before ${firstDay}; give a later day, or leave it out` }] : []);

async function unitBreaches({ unitId, organisationId }: DayCostEntity, em: EntityManager): Promise<Breach[]> {
  if (unitId === null) return [];
  const unit = await em.findOneByOrFail(UnitEntity, { id: unitId });
  return unit.organisationId === organisationId ? [] : [{ code: 'foreign-unit', detail: `unit: ${unit.code} is another organisation's; name one of your own` }];
}

async function overlapBreaches(row: DayCostEntity, em: EntityManager): Promise<Breach[]> {
  const costs = await em.findBy(DayCostEntity, { organisationId: row.organisationId });
  const known = row.id as string | undefined;
  const other = costs.find((cost) => cost.id !== known && cost.unitId === row.unitId && cost.specialty === row.specialty
    && cost.firstDay <= (row.lastDay ?? '9999-12-31') && row.firstDay <= (cost.lastDay ?? '9999-12-31'));
  return other ? [{ code: 'cost-overlaps', detail: `firstDay: a cost is stated from ${other.firstDay} ${other.lastDay === null ? 'until further notice' : `to ${other.lastDay}`}; end it the day before` }] : [];
}

async function regionBreaches({ organisationId }: TraineeDemandEntity, em: EntityManager): Promise<Breach[]> {
  if (organisationId === null) return [];
  const organisation = await em.findOneByOrFail(OrganisationEntity, { id: organisationId });
  return organisation.kind === 'university' ? [{ code: 'demand-of-university', detail: `organisation: ${organisation.code} is a university; name a region, a municipality or a private host` }] : [];
}

/** The whole country has one figure, whoever states it. */
async function nationalBreaches({ id, organisationId, kind, year }: TraineeDemandEntity, em: EntityManager): Promise<Breach[]> {
  if (organisationId !== null) return [];
  const rows = await em.findBy(TraineeDemandEntity, { kind, year });
  const isDoubled = rows.some((row) => row.organisationId === null && row.id !== (id as string | undefined));
  return isDoubled ? [{ code: 'demand-doubled', detail: `year: the country's ${kind} of ${year} is stated already; change that one` }] : [];
}
