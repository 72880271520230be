import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AgreementsService } from '../agreements/agreements.service';
import { actingAs, type Acting } from '../platform/database/acting';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';

import { groupBy } from '../shared/group-by';
import { coverageOf, receivedBy, type CoverageGrounds, type HostCoverage, type Mediated, type UnitCoverage } from './coverage';
import { CoverageRepository } from './coverage.repository';
import { ForecastRepository } from './forecast.repository';
import type { DayCost } from './day-cost';
import type { Named, Names } from './names';
import { NamesRepository } from './names.repository';

/** Which days coverage is about: those of a calendar year, of a term, or all. */
export interface CoverageOrder {
  readonly year?: number | undefined;
  readonly term?: string | undefined;
}

/** Costs as they are stated, by name, and what there is to choose from. */
export interface StatedCosts {
  readonly units: readonly Named[];
  readonly specialties: readonly Named[];
  readonly costs: readonly (DayCost & { readonly unitName: string | null; readonly specialtyName: string | null })[];
}

interface Read {
  readonly names: Names;
  readonly grounds: CoverageGrounds;
}

/** Compensation of issued documents against what receiving students costs, as far as the party may follow it. */
@Injectable()
export class CoverageService {
  constructor(
    private readonly doorway: Doorway,
    private readonly agreements: AgreementsService,
    private readonly repository: CoverageRepository,
    private readonly forecast: ForecastRepository,
    private readonly names: NamesRepository,
  ) {}

  /** Per host organisation. */
  async hosts(acting: Acting, order: CoverageOrder = {}): Promise<HostCoverage[]> {
    const { names, grounds } = await this.read(acting, order);
    return split(grounds, ({ hostId }) => hostId).map(([hostId, own]) => ({ ...hostOf(names, hostId), ...coverageOf(receivedBy(hostId, own)) })).sort(byCode);
  }

  /** Per unit of each host; what no unit can be told for, as claims that the host has paid itself, stands on the claim's unit too. */
  async units(acting: Acting, order: CoverageOrder = {}): Promise<UnitCoverage[]> {
    const { names, grounds } = await this.read(acting, order);
    return split(grounds, ({ hostId, unitId }) => `${hostId} ${unitId}`).map(([key, own]) => {
      const [hostId = '', unitId = ''] = key.split(' ');
      const unit = names.units.get(unitId);
      return { ...hostOf(names, hostId), unit: unit?.code ?? '', unitName: unit?.name ?? '', ...coverageOf(receivedBy(hostId, own)) };
    }).sort((a, b) => byCode(a, b) || a.unitName.localeCompare(b.unitName, 'sv'));
  }

  /** What the acting organisation has stated of its own cost, and what it may state more of. */
  stated(party: ActingParty): Promise<StatedCosts> {
    return this.doorway.asParty(party, async (em) => {
      const names = await this.names.all(em);
      const units = await this.repository.ownUnits(em);
      const specialties = await this.repository.specialties(em);
      const costs = (await this.repository.costs(em)).filter(({ organisationId }) => organisationId === party.organisationId);
      return {
        units, specialties,
        costs: costs.map((cost) => ({
          ...cost, unitName: names.units.get(cost.unitId ?? '')?.name ?? null, specialtyName: specialties.find(({ code }) => code === cost.specialty)?.name ?? null,
        })),
      };
    });
  }

  /** What mediators got and passed on, agreement by agreement. */
  mediated(acting: Acting): Promise<Mediated[]> {
    return actingAs(this.doorway, acting, (em) => this.repository.mediated(em));
  }

  private read(acting: Acting, { year, term }: CoverageOrder): Promise<Read> {
    const span = year === undefined ? {} : { from: `${year}-01-01`, to: `${year}-12-31` };
    return actingAs(this.doorway, acting, async (em) => {
      const names = await this.names.all(em);
      const isAsked = (row: { termId: string }): boolean => term === undefined || names.terms.get(row.termId)?.code === term;
      const days = (await this.forecast.served(em, span)).filter(({ stage, status }) => stage !== 'recorded' && (status === 'present' || status === 'made_up'));
      const claims = (await this.forecast.claimed(em, span)).filter(({ state, advancedBy, billed }) => state === 'approved' && advancedBy === 'host' && !billed);
      const portions = (await this.repository.portions(em)).filter((portion) => year === undefined || portion.year === year);
      const grounds = {
        days: days.filter(isAsked), portions: portions.filter(isAsked), ownClaims: claims.filter(isAsked),
        costs: await this.repository.costs(em), unfundedAgreements: await this.unfunded(),
      };
      return { names, grounds };
    });
  }

  private unfunded(): Promise<Set<string>> {
    return this.doorway.asSystem(async (em: EntityManager) => {
      const { agreements } = await this.agreements.readSettlement(em);
      return new Set([...agreements.values()].filter(({ funding }) => funding === 'none').map(({ id }) => id));
    });
  }
}

type Placed = { readonly hostId: string; readonly unitId: string };

/** The grounds of each of those that have any. */
function split(grounds: CoverageGrounds, keyOf: (placed: Placed) => string): [string, CoverageGrounds][] {
  const days = groupBy(grounds.days, keyOf);
  const portions = groupBy(grounds.portions, keyOf);
  const ownClaims = groupBy(grounds.ownClaims, keyOf);
  const keys = new Set([...days.keys(), ...portions.keys(), ...ownClaims.keys()]);
  return [...keys].map((key) => [key, { ...grounds, days: days.get(key) ?? [], portions: portions.get(key) ?? [], ownClaims: ownClaims.get(key) ?? [] }]);
}

function hostOf(names: Names, hostId: string): Pick<HostCoverage, 'host' | 'name' | 'countyCode'> {
  const host = names.organisations.get(hostId);
  return { host: host?.code ?? '', name: host?.name ?? '', countyCode: host?.countyCode ?? null };
}

const byCode = (a: HostCoverage, b: HostCoverage): number => (a.host < b.host ? -1 : Number(a.host > b.host));
