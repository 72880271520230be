import { Injectable } from '@nestjs/common';
import { settlingAgreement } from '../agreements/agreement';
import { AgreementsService } from '../agreements/agreements.service';
import type { RuleSet } from '../agreements/rule-set';
import type { Settlement } from '../agreements/settlement';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import type { Day } from '../shared/day';
import type { Ore } from '../shared/money';
import { Problem } from '../shared/problem';
import { counted } from '../shared/swedish';
import { bearingOf } from './bearer';
import { ClaimsRepository } from './claims.repository';
import { estimateOf, type CostEstimate } from './estimate';
import { EstimatesRepository, type PossibleTown } from './estimates.repository';
import { kronor } from './granted';
import { wayBetween } from './judged-claim';
import { organisationCodes } from './reading.repository';

/** What she assumes; what is left out is taken from what others have paid, where enough have. */
export interface Assumptions {
  readonly rentPerWeekOre?: Ore | undefined;
  readonly ticketsOre?: Ore | undefined;
}

/** What a placement in a town would cost a student, before she ranks her wishes. */
export interface TownEstimate extends Pick<PossibleTown, 'town' | 'townName' | 'host' | 'hostName' | 'weeks' | 'units'> {
  readonly agreement: string;
  readonly km: number;
  readonly minutes: number | null;
  /** Who bears the housing in the end, where the agreement says. */
  readonly housingBorneBy: string | null;
  /** Who pays the rent first, where the agreement says. */
  readonly housingAdvancedBy: string | null;
  readonly housing: CostEstimate;
  readonly travel: CostEstimate;
  readonly netOre: Ore | null;
  /** On what it rests, in Swedish. */
  readonly rests: string;
}

/** Estimates of housing and travel by the agreements' own rules. */
@Injectable()
export class EstimatesService {
  constructor(
    private readonly doorway: Doorway,
    private readonly agreements: AgreementsService,
    private readonly claims: ClaimsRepository,
    private readonly repository: EstimatesRepository,
  ) {}

  /** For an enrolment that the party sees, a line for each town and agreement. */
  of(party: ActingParty, enrolmentId: string, assumed: Assumptions): Promise<TownEstimate[]> {
    return this.doorway.asParty(party, async (em) => {
      if (!(await this.repository.sees(em, enrolmentId))) throw new Problem('not-found', 'missing', `There is no enrolment "${enrolmentId}".`);
      return this.doorway.asSystem(async (system) => {
        const towns = await this.repository.towns(system, enrolmentId);
        const settlement = await this.agreements.readSettlement(system);
        const [ruleSets, names] = [await this.claims.ruleSets(system), await organisationCodes(system)];
        return towns.map((town) => townEstimate(town, assumed, settlement, { ruleSets, names }));
      });
    });
  }

  /** For all that a student is enrolled in and that has not ended. */
  async mine(party: ActingParty, today: Day): Promise<{ course: string; term: string; towns: TownEstimate[] }[]> {
    const enrolments = await this.doorway.asParty(party, (em) => this.repository.enrolments(em, today));
    const estimates: { course: string; term: string; towns: TownEstimate[] }[] = [];
    for (const { id, course, term } of enrolments) estimates.push({ course, term, towns: await this.of(party, id, {}) });
    return estimates;
  }
}

interface Known {
  readonly ruleSets: ReadonlyMap<string, RuleSet>;
  readonly names: ReadonlyMap<string, { readonly code: string }>;
}

function townEstimate(town: PossibleTown, { rentPerWeekOre, ticketsOre }: Assumptions, settlement: Settlement, { ruleSets, names }: Known): TownEstimate {
  const agreement = settlingAgreement(settlement.agreements, town.agreementId, town.firstDay);
  const terms = settlement.termsOn(agreement.id, town.firstDay);
  const way = wayBetween(town.study, town.place, town);
  const rent = rentPerWeekOre ?? (town.usualRentOre === null ? undefined : BigInt(town.usualRentOre));
  const assumed = { weeks: town.weeks, rentPerWeekOre: rent, ticketsOre };
  const housing = whoeverPays(estimateOf('housing', ruleSets.get(terms.housingRuleSetId ?? ''), way, assumed), terms.housingAdvancedBy);
  const travel = estimateOf('travel', ruleSets.get(terms.travelRuleSetId ?? ''), way, assumed);
  const { borneById } = bearingOf(settlement.legsOf(agreement.id, 'housing')[0], settlement.partiesTo(agreement.id), town, 'student');
  return {
    town: town.town, townName: town.townName, host: town.host, hostName: town.hostName, weeks: town.weeks, units: town.units, agreement: agreement.code,
    km: way.km, minutes: way.minutes ?? null, housingBorneBy: names.get(borneById ?? '')?.code ?? null, housingAdvancedBy: terms.housingAdvancedBy, housing, travel,
    netOre: sumOfKnown(housing.netOre, travel.netOre), rests: restsOn(town, agreement.number, rentPerWeekOre, rent),
  };
}

/** Where another than the student pays the rent first, nothing of it is left to her. */
const whoeverPays = (byRule: CostEstimate, advancedBy: string | null): CostEstimate =>
  (byRule.eligible && (advancedBy ?? 'student') !== 'student' ? { ...byRule, paidOre: byRule.costOre, netOre: 0n } : byRule);

const sumOfKnown = (one: Ore | null, other: Ore | null): Ore | null => (one === null && other === null ? null : (one ?? 0n) + (other ?? 0n));

function restsOn({ weeks, rentsKnown }: PossibleTown, agreement: string, told: Ore | undefined, rent: Ore | undefined): string {
  const rule = `Avtal ${agreement} och ${counted(weeks, 'vecka', 'veckor')}`;
  if (told !== undefined) return `${rule}, med den hyra du angett, ${kronor(told)} i veckan.`;
  if (rent !== undefined) return `${rule}, med ${kronor(rent)} i veckan: vad ${rentsKnown} studenter från lärosätet har betalat i orten, den mittersta.`;
  return `${rule}. Vad hyran blir är inte känt: färre än tre studenter från lärosätet har bott i orten.`;
}
